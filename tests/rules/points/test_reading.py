"""A scheme is read strictly: the place of every mistake, in plain words."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.points.made import DRAWS, HIGGINS
from waystation.common.wording.messages import sentence
from waystation.rules.points.schemes.reading import read
from waystation.rules.points.schemes.templates import TEMPLATES
from waystation.rules.points.schemes.trial import tried
from waystation.rules.problems import RuleBroken

GOOD: dict[str, Any] = {
    "id": "made",
    "version": 1,
    "valid_from": "2026-01-01",
    "yuan_per_point": 0.25,
    "tracks": [
        {
            **HIGGINS,
            "phases": [{"weeks": "1-12"}, {"weeks": 13, "flat": 60}],
            "on_fail": {"pay": 0, "reset_to": "start", "streak": "zero"},
            "on_absent": {"unexcused": "fail", "excused": "freeze"},
            "disclosure": {"recovery_after": 1},
            "caps": {"event": None, "month": {"points": 100, "kind": "soft"}},
        },
        DRAWS,
    ],
    "priming": {"on_enrol": 20},
    "expiry": {"months": 24, "notice_days": 60},
    "redeem": {"who": ["client", "named_relative"], "daily_limit": 500, "needs_code": True},
}
TRACK = "tracks[0]"
WRONG: list[tuple[tuple[str | int, ...], Any, str, str]] = [
    (("id",), "有空格 的", "points.name_needed", "id"),
    (("valid_from",), "1.1.2026", "trial.day_needed", "valid_from"),
    (("currency",), "yuan", "trial.code_needed", "currency"),
    (("yuan_per_point",), 0, "points.share_needed", "yuan_per_point"),
    (("yuan_per_point",), "1e-999999999", "points.share_needed", "yuan_per_point"),
    (("tracks",), [], "points.no_track", "tracks"),
    (("tracks", 1, "id"), "tests", "points.track_twice", "tracks[1].id"),
    (("tracks", 0, "event"), "reported_somebody", "trial.code_needed", f"{TRACK}.event"),
    (("tracks", 0, "event"), ["test_result", "taught"], "points.tests_stand_alone", f"{TRACK}.event"),
    (("tracks", 0, "schedule"), "lottery", "trial.code_needed", f"{TRACK}.schedule"),
    (("tracks", 0, "schedule"), "flat", "points.schedule_missing", f"{TRACK}.flat"),
    (("tracks", 0, "escalating", "step"), -5, "points.never_below_zero", f"{TRACK}.escalating.step"),
    (("tracks", 0, "escalating", "start"), 2.5, "trial.number_needed", f"{TRACK}.escalating.start"),
    (("tracks", 0, "escalating", "max"), 5, "points.max_below_start", f"{TRACK}.escalating.max"),
    (("tracks", 0, "phases", 1, "weeks"), "14-20", "points.phases_not_in_row", f"{TRACK}.phases[1].weeks"),
    (("tracks", 0, "phases", 0, "weeks"), "12-1", "points.weeks_needed", f"{TRACK}.phases[0].weeks"),
    (("tracks", 0, "phases", 1, "draws"), {}, "points.one_schedule", f"{TRACK}.phases[1].draws"),
    (("tracks", 0, "on_fail", "pay"), -1, "points.never_below_zero", f"{TRACK}.on_fail.pay"),
    (("tracks", 0, "on_fail", "reset_to"), "zero", "trial.code_needed", f"{TRACK}.on_fail.reset_to"),
    (("tracks", 0, "on_absent", "excused"), "fail", "points.excused_freezes", f"{TRACK}.on_absent.excused"),
    (("tracks", 0, "disclosure", "recovery_after"), 9, "points.honesty_costs",
     f"{TRACK}.disclosure.recovery_after"),
    (("tracks", 0, "caps", "month", "kind"), "firm", "trial.code_needed", f"{TRACK}.caps.month.kind"),
    (("tracks", 0, "caps", "week"), 10, "trial.unknown_key", f"{TRACK}.caps.week"),
    (("tracks", 0, "recover"), {}, "trial.unknown_key_near", f"{TRACK}.recover"),
    (("tracks", 1, "draws", "bowl"), [["message", 0.6, 0], ["small", 0.4, 4]], "points.too_few_wins",
     "tracks[1].draws.bowl"),
    (("tracks", 1, "draws", "bowl", 0, 1), 0.4, "points.shares_not_whole", "tracks[1].draws.bowl"),
    (("tracks", 1, "draws", "bowl", 0, 1), "half", "points.share_needed", "tracks[1].draws.bowl[0].share"),
    (("tracks", 1, "draws", "bowl", 0), ["message"], "points.slip_needed", "tracks[1].draws.bowl[0]"),
    (("tracks", 1, "draws", "bowl"), "full", "points.bowl_needed", "tracks[1].draws.bowl"),
    (("tracks", 1, "draws", "opt_out"), 3, "points.opt_out_costs", "tracks[1].draws.opt_out"),
    (("priming", "on_enrol"), -1, "points.never_below_zero", "priming.on_enrol"),
    (("expiry", "months"), 1, "trial.number_needed", "expiry.months"),
    (("redeem", "who"), ["merchant"], "trial.code_needed", "redeem.who"),
    (("deduct",), 5, "trial.unknown_key", "deduct"),
]  # fmt: skip


def changed(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    made: Any = copy.deepcopy(GOOD)
    below = made
    for step in path[:-1]:
        below = below[step]
    below[path[-1]] = value
    return made


def test_the_whole_format_is_read() -> None:
    scheme = read(GOOD)
    assert [track.id for track in scheme.tracks] == ["tests", "prizes"]
    assert (scheme.priming, scheme.expiry.months if scheme.expiry else 0) == (20, 24)


@pytest.mark.parametrize(
    ("path", "value", "code", "place"), WRONG, ids=[f"{p[-1]}-{c}" for p, _, c, _ in WRONG]
)
def test_every_mistake_has_its_place_and_a_sentence(path, value, code, place) -> None:
    with pytest.raises(RuleBroken) as refused:
        read(changed(path, value))
    assert (refused.value.code, refused.value.params["path"]) == (code, place)
    assert sentence(code, refused.value.params)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.code)
def test_templates_are_read_and_every_source_points_at_something(template) -> None:
    config = {"id": str(template.code), "version": 1, "valid_from": "2026-01-01", **template.config}
    scheme = read(json.loads(json.dumps(config)))
    assert scheme.tests is (template.code == "abstinence")
    assert not any(track.is_on for track in scheme.tracks if "test_result" in track.events)
    for source in template.sources:
        first, _, rest = source.place.partition(".")
        below = config[first]
        held = below if isinstance(below, list) else [below]
        assert not rest or any(rest.split(".")[0] in one for one in held), source.place


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
ANY = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner)
)
KEYS = [path for path, *_ in WRONG] + [("tracks", 0), ("tracks", 1, "draws"), ("caps",)]


@settings(max_examples=200, deadline=None)
@given(path=st.sampled_from(KEYS), value=ANY)
def test_whatever_stands_there_only_a_refusal_comes_of_it(path, value) -> None:
    try:
        tried(json.dumps({"scheme": changed(path, value), "seed": "00" * 16, "events": [value]}))
    except RuleBroken as refused:
        said = sentence(refused.code, refused.params), refused.params["path"]
        refusal = said
    else:
        refusal = None
    assert refusal is None or all(refusal)
