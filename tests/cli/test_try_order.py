"""``waystation try order FILE``: facts in, what follows out; whatever the file holds, never a traceback."""

from __future__ import annotations

import copy
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waystation.cli.main import main
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.trial import case
from waystation.rules.trial.reading import MOST_BYTES

TOP = Path(__file__).resolve().parents[2]
CASES = sorted((TOP / "docs" / "try").glob("order-*.expected.json"))
PAGE = (TOP / "docs" / "try.md").read_text(encoding="utf-8")
ORDER = {"kind": "treatment", "years": 3, "served_on": "2026-03-02", "reported_on": "2026-03-10"}


def facts_of(expected: Path) -> Path:
    return expected.with_name(expected.name.replace(".expected", ""))


def printed(capfdbinary, *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["try", "order", *words])
    out, err = capfdbinary.readouterr()
    return int(left.value.code), out.decode(), err.decode()


@pytest.mark.parametrize("expected", CASES, ids=lambda path: path.name.partition(".")[0])
def test_a_documented_case_gives_what_the_page_says(expected, capfdbinary):
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    name = facts_of(expected)
    code, out, err = printed(capfdbinary, str(name), "--on", wanted["on"], "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == wanted
    assert f"`{name.stem}`" in PAGE


def test_there_are_the_cases_that_were_promised():
    assert len(CASES) >= 10


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        inner = {name: part for name, part in value.items() if name != "params"}
        return set(inner).union(*(_keys(part) for part in inner.values())) if inner else set()
    return set().union(*(_keys(part) for part in value)) if isinstance(value, list) and value else set()


def test_the_page_names_every_key_that_is_read_and_printed():
    shown = [json.loads(path.read_text(encoding="utf-8")) for path in CASES]
    given = [json.loads(facts_of(path).read_text(encoding="utf-8")) for path in CASES]
    for key in sorted(_keys(shown) | _keys(given)):
        assert f"`{key}`" in PAGE, key


WRONG = [
    ("{", "JSON"),
    ("", "JSON"),
    ("[]", "{ … }"),
    ('{"orders": [{"kind": NaN}]}', "JSON"),
    ("[" * 5000, "JSON"),
    ('{"a": ' + "1" * 5000 + "}", "JSON"),
    ('{"orders": [], "orders": []}', "orders"),
    ('{"ordrs": []}', "“orders”"),
    ('{"orders": {}}', "orders："),
    ('{"orders": [7]}', "orders[0]"),
    ('{"orders": [{"years": 3}]}', "orders[0].kind：缺少这一项"),
    ('{"orders": [{"kind": "x", "years": 3}]}', "treatment, recovery"),
    ('{"orders": [{"kind": "treatment", "years": "3"}]}', "orders[0].years：请写1到10之间的整数"),
    ('{"orders": [{"kind": "treatment", "years": true}]}', "orders[0].years"),
    ('{"orders": [{"kind": "treatment", "years": 2}]}', "orders[0].years：社区戒毒的期限不能是2年"),
    ('{"orders": [{"kind": "recovery", "years": 3, "served_on": "2026-02-30"}]}', "served_on：请写日期"),
    ('{"orders": [{"kind": "recovery", "years": 3, "served_on": "20260203"}]}', "orders[0].served_on"),
    ('{"orders": [{"kind": "recovery", "years": 3, "served_on": "9999-12-31"}]}', "1950到2150"),
    ('{"orders": [{"kind": "recovery", "years": 3, "end": {"as": "completed"}}]}', "end.on：缺少日期"),
    ('{"orders": [{"kind": "recovery", "years": 3, "after_isolation": 4}]}', "orders[0].after_isolation"),
    ('{"tests": [{"taken_on": "2026-01-01", "outcome": "missed"}]}', "tests[0].miss：缺席要写明"),
    ('{"tests": [{"taken_on": "2026-01-01", "outcome": "negative", "miss": "excused"}]}', "tests[0].miss"),
    ('{"tests": [{"taken_on": "2026-01-01", "outcome": "negative", "finding": {}}]}', "tests[0].finding"),
    ('{"tests": [{"taken_on": "2026-01-01", "outcome": "negative", "order": 9}]}', "tests[0].order"),
    ('{"tests": [{"id": 1, "taken_on": "2026-01-01", "outcome": "negative"}, '
     '{"id": 1, "taken_on": "2026-01-02", "outcome": "negative"}]}', "tests[1].id：编号1用了两次"),
    ('{"local_rules": [{"key": "nothing", "value": 1, "since": "2020-01-01"}]}', "local_rules[0].key"),
    ('{"local_rules": [{"key": "report_deadline_days", "value": 20, "since": "2020-01-01", "source": "x"}]}',
     "不能多于国家规定的15"),
    ('{"local_rules":[{"key":"test_plan_treatment","value":[1,"x"], "since": "2020-01-01", "source": "x"}]}',
     "local_rules[0].value"),
    ('{"leaves": [{"told_on": "2026-01-01", "starts_on": "2026-01-09", "ends_on": "2026-01-05"}]}',
     "leaves[0].ends_on：2026年1月5日早于“starts_on”"),
    ('{"isolations": [{"decided_on": "2025-01-01", "end": "expired"}]}', "isolations[0].ended_on"),
    ('{"isolations": [{"decided_on": "2025-05-01", "served_on": "2025-04-01"}]}', "isolations[0].served_on"),
    ('{"objections": [{"against": "test", "made_on": "2026-01-01"}]}', "objections[0].id：缺少这个数"),
    ('{"not_possible": [{"reason": "other", "entered_on": "2026-01-01"}]}', "not_possible[0].key"),
    ('{"person": {"circumstances": [{"kind": "under_age", "from_on": "2026-01-01"}]}}', "person.born_on"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_said_with_its_place(tmp_path, capfdbinary, text, said):
    path = tmp_path / "case.json"
    path.write_text(text, encoding="utf-8")
    code, out, err = printed(capfdbinary, str(path), "--on", "2026-11-26")
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("bytes_", [b"\xff\xfe{}", b" " * (MOST_BYTES + 1)])
def test_bytes_that_are_no_case(tmp_path, capfdbinary, bytes_):
    path = tmp_path / "case.json"
    path.write_bytes(bytes_)
    assert printed(capfdbinary, str(path), "--lang", "en")[0] == 2


def test_a_file_that_is_not_there_and_a_folder(tmp_path, capfdbinary):
    for place in (tmp_path / "nowhere.json", tmp_path):
        code, _out, err = printed(capfdbinary, str(place))
        assert code == 2
        assert str(place) in err


def test_it_reads_what_is_piped_in_and_speaks_both_languages(capfdbinary, monkeypatch):
    for language, said in (("zh", "只是试算，不保存"), ("en", "Only tried; nothing is saved.")):
        text = json.dumps({"orders": [ORDER]}).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + text)))
        code, out, err = printed(capfdbinary, "-", "--on", "2026-11-26", "--lang", language)
        assert (code, err) == (0, "")
        assert said in out


def test_json_needs_no_django_no_database_and_no_settings(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"orders": [ORDER]}), encoding="utf-8")
    program = (
        "import sys; from waystation.cli.main import main\n"
        f"sys.argv[1:] = ['try', 'order', {str(path)!r}, '--json']\n"
        "try: main()\n"
        "except SystemExit as left: assert left.code == 0\n"
        "assert 'django' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(TOP), "PYTHONUTF8": "1"},
        timeout=60,
    )
    assert json.loads(done.stdout)["format"] == "waystation.try.order/1"


def test_what_lies_ahead_is_not_known_yet():
    facts = {"orders": [{**ORDER, "end": {"as": "completed", "on": "2029-03-09"}}]}
    before = case.tried(json.dumps(facts), date(2026, 3, 5))
    assert before["orders"][0]["state"] == "awaiting_sign_in"
    assert before["not_known_yet"] == ["orders[0].end.on", "orders[0].reported_on"]
    after = case.tried(json.dumps(facts), date(2029, 3, 9))
    assert after["orders"][0]["state"] == "completed"
    assert after["not_known_yet"] == []


def test_duties_are_listed_as_far_ahead_as_is_asked():
    text = json.dumps({"orders": [ORDER]})
    near, far = (case.tried(text, date(2026, 4, 1), until=day) for day in (None, date(2030, 1, 1)))
    assert near["until"] == "2026-07-02"
    keys = [item["key"] for item in far["obligations"]]
    assert len(keys) > len(near["obligations"])
    assert {item["key"] for item in near["obligations"]} < set(keys)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**12) | st.text(max_size=12) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
GIVEN = [json.loads(facts_of(path).read_text(encoding="utf-8")) for path in CASES]


def _places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for key, part in inner for found in _places(part, (*place, key)))]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(range(len(GIVEN))), st.data())
def test_a_case_with_anything_anywhere_is_tried_or_refused_in_words(which, data):
    facts = copy.deepcopy(GIVEN[which])
    *way, last = data.draw(st.sampled_from(_places(facts)[1:]))
    holder = facts
    for step in way:
        holder = holder[step]
    holder[last] = data.draw(JSON | st.sampled_from(["2026-02-29", "1950-01-01", "2150-12-31", "2026-01-31"]))
    assert _said(json.dumps(facts), data.draw(st.sampled_from(DAYS))) is not None


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_tried_or_refused_in_words(text):
    assert _said(text) is not None


DAYS = (date(1950, 1, 1), date(2026, 2, 28), date(2026, 11, 26), date(2150, 12, 31))


def _said(text: str | bytes, on: date = DAYS[2]) -> str:
    """Why a case is refused, in words with its place; empty when it is tried."""
    try:
        case.tried(text, on)
    except RuleBroken as wrong:
        return f"{wrong.params['path']}：{sentence(wrong.code, wrong.params)}"
    return ""
