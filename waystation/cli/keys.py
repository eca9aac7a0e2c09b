"""Make the keys of a new installation: the encryption keys and the signing key."""

from __future__ import annotations

import argparse
from pathlib import Path

from .running import house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation keys``."""
    parser.add_argument("folder", type=Path, help="where to put keys.json and secret_key (0600)")


def run(args: argparse.Namespace) -> int:
    """Write both files; existing ones are never touched."""
    from waystation.common.crypto.keyfile import fresh_keys, write_new

    folder: Path = args.folder.absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys, secret = folder / "keys.json", folder / "secret_key"
    for path in (keys, secret):
        if path.exists():
            return house.fail(f"{path} is there already and stays as it is; without it nothing can be read.")
    write_new(keys, fresh_keys())
    house.new_secret_key(secret)
    print(f"WAYSTATION_KEYS_FILE={keys}\nDJANGO_SECRET_KEY_FILE={secret}")
    print("Back both up, apart from the database's backups: without the first, encrypted fields are lost.")
    return 0
