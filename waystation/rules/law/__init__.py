"""Every legal and practice number, as a dated parameter with its article, source and confidence mark.

National law stands here, in code, reviewed. A place may set its own figures as dated rows
(``LocalParameter``), which the caller passes in; the most specific area wins. An old decision keeps its
old figure: rules ask for the law *on the day of the event*, never on today.

Marks (how far to trust a figure): ``L`` law text read in full; ``L~`` read through a quotation; ``P``
practice seen; ``S`` from published accounts of practice; ``G``
generally known, the text not seen; ``D`` our own proposal where no text has a number.
"""

from waystation.rules.law.catalogue import CATALOGUE, LocalText, Variant
from waystation.rules.law.figures import DEFINITIONS, NATION
from waystation.rules.law.force import Law, check_local, in_force, law_on, page, rows_for
from waystation.rules.law.shapes import (
    LAW_SINCE,
    REGULATION_SINCE,
    Definition,
    LawRow,
    LocalParameter,
    Mark,
    Parameter,
    Plain,
    Source,
    Unit,
    Value,
    Why,
    why,
)

__all__ = [
    "CATALOGUE",
    "DEFINITIONS",
    "LAW_SINCE",
    "NATION",
    "REGULATION_SINCE",
    "Definition",
    "Law",
    "LawRow",
    "LocalParameter",
    "LocalText",
    "Mark",
    "Parameter",
    "Plain",
    "Source",
    "Unit",
    "Value",
    "Variant",
    "Why",
    "check_local",
    "in_force",
    "law_on",
    "page",
    "rows_for",
    "why",
]
