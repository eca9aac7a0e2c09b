"""The house keeps its rules; and each rule finds the violation planted for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import waystation
from tests.architecture import house

PACKAGE = Path(waystation.__file__).parent
Rule = Callable[[Path], list[str]]

ACTION = """
@transaction.atomic
def close(*, by, thing, today):
    thing.state = "closed"
    thing.save(update_fields=["state"])
    audit.record(by, "x.closed", thing)
"""

#: rule → (where, a file that breaks it, a file of the same kind that does not)
PLANTED: dict[Rule, tuple[str, str, str]] = {
    house.long_files: ("clients/queries.py", "x = 1\n" * 401, "x = 1\n" * 400),
    house.long_functions: (
        "clients/views.py",
        "def page(request):\n" + "    x = 1\n" * 25,
        "def page(request):\n" + "    x = 1\n" * 24,
    ),
    house.forbidden_file_names: ("clients/utils.py", "", ""),
    house.unsafe_actions: ("clients/actions.py", ACTION.replace("audit.record(", "print("), ACTION),
    house.clock_readings: (
        "clients/queries.py",
        "import datetime\nx = datetime.date.today()\n",
        "def late(today): return today\n",
    ),
    house.careless_writes: ("clients/actions.py", ACTION.replace('update_fields=["state"]', ""), ACTION),
    house.jobs_without_scope: (
        "casework/jobs/nightly.py",
        "@app.task(queue='x')\ndef nightly(timestamp): pass\n",
        "@app.task(queue='x')\n@scope.everything()\ndef nightly(timestamp): pass\n",
    ),
    house.swallowed_exceptions: (
        "clients/queries.py",
        "try:\n    pass\nexcept Exception:\n    pass\n",
        "try:\n    pass\nexcept ValueError:\n    pass\n",
    ),
    house.unmarked_chinese: ("clients/forms.py", 'label = "姓名"\n', 'label = _("姓名")\n'),
    house.lively_templates: (
        "clients/jinja2/clients/x.html",
        '<p style="color: red">x</p>\n',
        '<p class="late">x</p>\n',
    ),
    house.broken_marks: ("clients/forms.py", '_(f"共{n}条")\n', '_("共%(n)s条") % {"n": n}\n'),
    house.bare_legal_numbers: (
        "orders/queries.py",
        "timedelta(days=15)\n",
        "timedelta(days=law.days('report_deadline_days'))\n",
    ),
}


@pytest.mark.parametrize("rule", house.ALL, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rule(rule: Rule) -> None:
    assert rule(PACKAGE) == []


@pytest.mark.parametrize("folder", ["tests", "bench", "scripts"])
def test_files_beside_the_package_are_no_longer_than_those_in_it(folder: str) -> None:
    assert house.long_files(PACKAGE.parent / folder) == []


#: What Playwright reads off a page at that moment, come or not; ``expect`` and ``tests.browser.reads`` wait.
READ_OFF = re.compile(
    r"\.(is_visible|is_hidden|all_inner_texts|all_text_contents)\(\)|networkidle|evaluate\([^)]*scrollWidth"
)


def test_no_test_reads_a_page_off_before_it_has_come() -> None:
    assert READ_OFF.search('assert page.locator("h2").all_inner_texts() == ["合并档案"]')
    assert READ_OFF.search('assert page.evaluate("document.body.scrollWidth <= innerWidth")')
    files = (PACKAGE.parent / "tests").rglob("*.py")
    found = [file.name for file in files if READ_OFF.search(file.read_text(encoding="utf-8"))]
    assert found == [Path(__file__).name], "only the example above"


@pytest.mark.parametrize("rule", PLANTED, ids=lambda rule: rule.__name__)
def test_a_planted_violation_is_found(rule: Rule, tmp_path: Path) -> None:
    place, bad, _good = PLANTED[rule]
    file = tmp_path / place
    file.parent.mkdir(parents=True)
    file.write_text(bad, encoding="utf-8")
    assert len(rule(tmp_path)) == 1
    assert rule(tmp_path)[0].startswith(place)


@pytest.mark.parametrize(
    "rule", [r for r in PLANTED if r is not house.forbidden_file_names], ids=lambda rule: rule.__name__
)
def test_the_same_without_the_violation_passes(rule: Rule, tmp_path: Path) -> None:
    place, _bad, good = PLANTED[rule]
    file = tmp_path / place
    file.parent.mkdir(parents=True)
    file.write_text(good, encoding="utf-8")
    assert rule(tmp_path) == []


def test_an_eleventh_module_in_a_room_is_found(tmp_path: Path) -> None:
    room = tmp_path / "clients"
    room.mkdir()
    for number in range(11):
        (room / f"m{number}.py").write_text("", encoding="utf-8")
    assert house.crowded_rooms(tmp_path) == ["clients: 11 modules, at most 10"]


def test_unmarked_chinese_in_a_template_is_found(tmp_path: Path) -> None:
    page = tmp_path / "clients" / "jinja2" / "clients" / "x.html"
    page.parent.mkdir(parents=True)
    page.write_text('{# 说明 #}<h1>{{ _("姓名") }}</h1>\n<p>电话</p>\n', encoding="utf-8")
    assert [line.split(" ")[0] for line in house.unmarked_chinese(tmp_path)] == [
        "clients/jinja2/clients/x.html:2"
    ]


def test_every_rule_has_a_planted_violation() -> None:
    assert set(house.ALL) - set(PLANTED) == {house.crowded_rooms}
