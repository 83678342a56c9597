"""``python -m simpelin`` and the ``simpelin`` command."""

import sys


def main() -> int:
    """The process's exit status; Ctrl-C while the program is still being loaded is one too."""
    try:
        from simpelin.app import main as jalankan

        return jalankan()
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
