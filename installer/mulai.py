"""Where the frozen program starts (build.spec)."""

import multiprocessing
import sys

from simpelin.app import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
