"""Titles of posts: the usual ones for a chooser, and which of them are counted as whose.

The titles are those of the places that this house is built after (S0-20, S1-14, S1-15, S1-54 to S1-56,
S2-26 to S2-30); any other title may be written, too.
"""

from __future__ import annotations

from enum import StrEnum


class Staff(StrEnum):
    """Who is counted on the page of an area."""

    FULL_TIME = "full_time"
    VOLUNTEER = "volunteer"
    GRID = "grid"


#: Titles that count; the first of each is the usual one.
COUNTED: dict[Staff, tuple[str, ...]] = {
    Staff.FULL_TIME: ("专职工作人员", "专职禁毒社工", "禁毒专干", "专干", "社工"),
    Staff.VOLUNTEER: ("志愿者", "禁毒志愿者"),
    Staff.GRID: ("网格员", "网格管理员", "网格长"),
}
#: The usual titles, as a chooser offers them.
USUAL = (
    "党工委书记、禁毒工作委第一主任",
    "禁毒工作委主任",
    "禁毒办主任",
    "中心主任",
    "工作站站长",
    "联络员",
    "大队教导员",
    "社区民警",
    "院长",
    "副院长",
    "值班医生",
    *(titles[0] for titles in COUNTED.values()),
)


def staff_of(title: str) -> Staff | None:
    """As whom a holder of ``title`` is counted; None: not counted."""
    return next((kind for kind, titles in COUNTED.items() if title in titles), None)
