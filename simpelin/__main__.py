"""``python -m simpelin`` and the ``simpelin`` command."""

import sys

from simpelin.app import main

if __name__ == "__main__":
    sys.exit(main())
