"""The product's settings for the type checker, which reads them without a server or a key of its own."""

import os

for _name, _value in {
    "DJANGO_SECRET_KEY": "for the type checker only",
    "DATABASE_URL": "postgresql://nobody@/nothing",
    "WAYSTATION_KEYS_FILE": os.devnull,
}.items():
    os.environ.setdefault(_name, _value)

from waystation.config.settings import *  # noqa: E402, F403 - after the environment is complete
