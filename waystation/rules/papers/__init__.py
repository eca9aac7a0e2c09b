"""Papers of a file (文书): their kinds and fields, how they are numbered, which slot of a file is how full.

Sources: domain.md §4.1 (the 23 kinds), §4.2 (fields), cut to what the work needs (PIPL Art. 6).
"""

from waystation.rules.papers.fields import (
    BLANK_ROWS,
    COMMON,
    DRAWN,
    FIELDS,
    FIGURES,
    LISTS,
    LONG,
    LONGEST_LINE,
    LONGEST_TEXT,
    RECORDED,
    Needs,
    samples,
)
from waystation.rules.papers.index import Filling, SlotFacts, filling
from waystation.rules.papers.kinds import KINDS, SLOTS, PaperKind, Sheet, kind_of
from waystation.rules.papers.naming import slot_of
from waystation.rules.papers.numbers import check_pattern, written_number
from waystation.rules.papers.scans import CodeFound, Placed, Remark, is_foreign, placed

__all__ = [
    "BLANK_ROWS",
    "COMMON",
    "DRAWN",
    "FIELDS",
    "FIGURES",
    "KINDS",
    "LISTS",
    "LONG",
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "RECORDED",
    "SLOTS",
    "CodeFound",
    "Filling",
    "Needs",
    "PaperKind",
    "Placed",
    "Remark",
    "Sheet",
    "SlotFacts",
    "check_pattern",
    "filling",
    "is_foreign",
    "kind_of",
    "placed",
    "samples",
    "slot_of",
    "written_number",
]
