"""The unpredictable part of the test plan: who is called today, and what that guarantees.

A floor (one hidden, uniformly drawn day in every block of days) *plus* an independent chance every day. The
floor guarantees the plan's yearly count; the chance leaves nobody a safe day. Both are read off numbers that
only the keeper of a secret key can make, so nobody can foresee a day, and an auditor with the key finds the
same days again. The algorithm, to the byte, stands in ``docs/try.md``, "try schedule".

``numbers`` makes the numbers; ``blocks`` cuts a term; ``terms`` is what a draw looks at; ``morning`` decides
one client's day and ``site`` a site's; ``course`` runs days one after another; ``chances``, ``detection``
and ``proof`` say what all this is worth.
"""

from waystation.rules.screening.draw.blocks import Block, Floor, Plan, block_length, blocks, year_of
from waystation.rules.screening.draw.course import Account, Course, account
from waystation.rules.screening.draw.morning import Called, Morning, Part, look
from waystation.rules.screening.draw.numbers import RULE_VERSION, Keyed
from waystation.rules.screening.draw.site import Drawn, Eligible, drawn_at, level
from waystation.rules.screening.draw.terms import Rest, RestReason, Terms, asks

__all__ = [
    "RULE_VERSION",
    "Account",
    "Block",
    "Called",
    "Course",
    "Drawn",
    "Eligible",
    "Floor",
    "Keyed",
    "Morning",
    "Part",
    "Plan",
    "Rest",
    "RestReason",
    "Terms",
    "account",
    "asks",
    "block_length",
    "blocks",
    "drawn_at",
    "level",
    "look",
    "year_of",
]
