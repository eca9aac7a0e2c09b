"""Pages of one test and of an objection to its result."""

from .objections import objection
from .pages import seal, test_deed, test_page

__all__ = ["objection", "seal", "test_deed", "test_page"]
