"""The product's settings on the run's own throw-away database server.

The address stands in the environment before the product's settings are read, and an address that the caller's
shell carries is never used: the tests empty tables.
"""

from tests import postgres

postgres.prepare()

from waystation.config.settings import *  # noqa: E402, F403 - after the address is known; a settings module is its names
from waystation.config.settings import DATABASES  # noqa: E402

DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"].get("OPTIONS", {}).pop(
    "pool", None
)  # each test's database is dropped under its connections
SHOW_DESIGN = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# One process runs all tests; the limits have tests of their own (tests/accounts/test_limits.py).
PAGE_LIMITS = False
