"""``python -m waystation`` is the same program as the ``waystation`` command."""

from waystation.cli.main import main

if __name__ == "__main__":
    main()
