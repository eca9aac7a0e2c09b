"""``python -m bench`` is ``waystation bench``."""

from __future__ import annotations

import argparse
import sys

from bench.pages import run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench", description=run.__doc__)
    run.add_arguments(parser)
    sys.exit(run.run(parser.parse_args()))
