"""Four schemes to begin with. A district changes the numbers before it approves; each says its source.

A point is worth 0.1 yuan in all of them, so that one figure anchors their size: in the only Chinese trial of
prizes (two independent tracks, 12 weeks, methadone clinics) a client earned 371 yuan on average, 31 a week
(Hser 2011, Addiction 106:1801; prices of 2011). Amounts without a source of their own are the house's choice
around that anchor, to be piloted and reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class TemplateCode(StrEnum):
    """The templates."""

    MENU = "menu"
    ATTENDANCE = "attendance"
    DRAWS = "draws"
    ABSTINENCE = "abstinence"


class Mark(StrEnum):
    """How sure a number is: published, common knowledge of the field, or the house's choice (evidence §0)."""

    PUBLISHED = "published"
    KNOWN = "known"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number of a template comes from. ``place``: its path in the configuration."""

    place: str
    source: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Template:
    """A scheme to begin with. ``config`` lacks only ``id``, ``version`` and ``valid_from``."""

    code: TemplateCode
    config: Mapping[str, Any]
    sources: tuple[Source, ...]


_HOUSE = "calibrated to 371 yuan in 12 weeks (Hser 2011); pilot and report"
_ANCHOR = Source(
    "yuan_per_point", "Hser 2011, Addiction 106:1801: 371 yuan a client in 12 weeks", Mark.PUBLISHED
)
#: Long: expiring points is a loss (evidence §1.5).
_KEPT = {"months": 24, "notice_days": 60}
_EXPIRY = Source("expiry", "evidence §1.5: 24 months, notice 60 days", Mark.HOUSE)
_SPENT = {"who": ["client", "named_relative"], "daily_limit": 1000, "needs_code": True}
_LIMIT = Source("redeem.daily_limit", "100 yuan a day: household goods, not a month's supply", Mark.HOUSE)
_PRIMING = Source("priming.on_enrol", "Kirby 1998: low starts can fail; an early visible win", Mark.PUBLISHED)

#: The article's menu (S0-49…53): the same for every success, an hour of service or a session each.
_MENU: tuple[dict[str, Any], ...] = (
    {
        "id": "service",
        "event": "voluntary_service",
        "schedule": "flat",
        "flat": {"points": 20, "each_unit": True, "max_units": 4},
    },
    {"id": "counselling", "event": "counselling_attended", "schedule": "flat", "flat": 50},
    {"id": "training", "event": "training_attended", "schedule": "flat", "flat": 50},
    {"id": "certificate", "event": "certificate", "schedule": "flat", "flat": 200},
    {"id": "taught", "event": "taught", "schedule": "flat", "flat": 80},
    {"id": "work", "event": "work_record_good", "schedule": "flat", "flat": 100, "caps": {"month": 100}},
    {"id": "own-step", "event": "own_step_done", "schedule": "flat", "flat": 30, "caps": {"month": 120}},
    {"id": "family", "event": "family_session", "schedule": "flat", "flat": 50},
)
_ATTENDED = ["appointment_kept", "contact_kept", "group_attended"]
_FORGIVING: dict[str, Any] = {
    "on_fail": {"pay": 0, "reset_to": "start", "streak": "zero"},
    "on_absent": {"unexcused": "fail", "excused": "freeze"},
    "recovery": {"after": 3, "restore_to": "last_earned"},
}
_RECOVERY = Source("tracks.recovery.after", "between 5 (Higgins) and 2 (California): 3", Mark.HOUSE)
_TAPER = Source(
    "tracks.phases", "dense 12 weeks, sparse 12 weeks (Higgins; evidence §1.4 no. 9)", Mark.PUBLISHED
)


def _config(*tracks: dict[str, Any], priming: int, month: int) -> dict[str, Any]:
    return {
        "currency": "points",
        "yuan_per_point": "0.1",
        "tracks": list(tracks),
        "priming": {"on_enrol": priming},
        "expiry": _KEPT,
        "caps": {"month": {"points": month, "kind": "hard"}},
        "redeem": _SPENT,
    }


_EVERY = (_ANCHOR, _EXPIRY, _LIMIT, _PRIMING)

TEMPLATES: Mapping[TemplateCode, Template] = {
    one.code: one
    for one in (
        Template(
            TemplateCode.MENU,
            _config(
                *_MENU,
                {"id": "attendance", "event": _ATTENDED, "schedule": "flat", "flat": 30},
                priming=100,
                month=1500,
            ),
            (*_EVERY, Source("tracks.flat", _HOUSE, Mark.HOUSE)),
        ),
        Template(
            TemplateCode.ATTENDANCE,
            _config(
                {
                    "id": "attendance",
                    "event": _ATTENDED,
                    "schedule": "escalating",
                    "escalating": {"start": 60, "step": 10, "max": 200, "bonus_every": 4, "bonus": 60},
                    "phases": [{"weeks": "1-12"}, {"weeks": "13-24", "flat": 60}],
                    **_FORGIVING,
                },
                *_MENU,
                priming=100,
                month=2400,
            ),
            (
                *_EVERY,
                Source("tracks.escalating", _HOUSE, Mark.HOUSE),
                Source(
                    "tracks.escalating.start",
                    "Kirby 1998: a high start works, a low one did not",
                    Mark.PUBLISHED,
                ),
                _RECOVERY,
                _TAPER,
            ),
        ),
        Template(
            TemplateCode.DRAWS,
            _config(
                {
                    "id": "attendance",
                    "event": _ATTENDED,
                    "schedule": "draws",
                    "draws": {
                        "start": 1,
                        "step": 1,
                        "max": 8,
                        "bowl": [
                            ["message", "0.5", 0],
                            ["small", "0.418", 20],
                            ["large", "0.08", 200],
                            ["jumbo", "0.002", 1000],
                        ],
                        "opt_out": 27,
                    },
                    "phases": [{"weeks": "1-12"}, {"weeks": "13-24", "flat": 60}],
                    **_FORGIVING,
                },
                *_MENU,
                priming=100,
                month=2400,
            ),
            (
                *_EVERY,
                Source("tracks.draws", "Petry's bowl: 1 draw, one more each time, cap 8–15", Mark.PUBLISHED),
                Source(
                    "tracks.draws.bowl",
                    "500 slips: 50 % message, 41.8 % small, 8 % large, 0.2 % jumbo",
                    Mark.KNOWN,
                ),
                Source("tracks.draws.bowl.points", _HOUSE, Mark.HOUSE),
                _RECOVERY,
                _TAPER,
            ),
        ),
        Template(
            TemplateCode.ABSTINENCE,
            _config(
                {
                    "id": "abstinence",
                    "event": "test_result",
                    "on": False,
                    "schedule": "escalating",
                    "escalating": {"start": 60, "step": 10, "max": 200, "bonus_every": 3, "bonus": 60},
                    "phases": [{"weeks": "1-12"}, {"weeks": "13-24", "flat": 60}],
                    **_FORGIVING,
                    "disclosure": {"recovery_after": 1},
                },
                {"id": "attendance", "event": _ATTENDED, "schedule": "flat", "flat": 30},
                *_MENU,
                priming=100,
                month=2400,
            ),
            (
                *_EVERY,
                Source("tracks.escalating", _HOUSE, Mark.HOUSE),
                Source("tracks.disclosure", "no punishment for honesty: 1 success instead of 3", Mark.HOUSE),
                _RECOVERY,
                _TAPER,
            ),
        ),
    )
}
