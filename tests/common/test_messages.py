import ast
import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from django.utils import translation

import waystation
from waystation.common.wording import labels, messages, words
from waystation.rules import contacts, law, obligations, orders, roles, screening
from waystation.rules.law import Law, why
from waystation.rules.orders import Kind, OrderFacts, State

CODE = re.compile(r"(law|orders|screening|contacts|obligations)\.[a-z_.]*[a-z]|(id|sex|phone)_[a-z_]+")
PACKAGE = Path(waystation.__file__).parent
# Written in code, but names of rules, not of sentences.
RULE_CODES = {str(code) for code in obligations.RuleCode}
COLUMNS = {"id_number"}  # a field that merging asks about


def texts(path):
    """Every text that stands alone in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def literals(path):
    """Every text in a file that looks like a code of the rules, docstrings left out."""
    return (text for text in texts(path) if CODE.fullmatch(text))


def made_by_rules():
    """The codes that rules put together: titles and reasons."""
    codes = {row.title for row in law.page()}
    codes |= {text for rule in obligations.RULES.values() for text in (rule.title, rule.reason)}
    told = OrderFacts(1, Kind.TREATMENT, State.RUNNING, 3, date(2025, 5, 3), None, date(2025, 5, 3))
    today = date(2025, 6, 1)
    return codes | {deadline.title for deadline in orders.deadlines(told, Law(today), today)}


def test_every_code_of_the_rules_has_a_sentence():
    # Who sees what is written in names of tables and columns, which are no codes.
    no_codes = {
        PACKAGE / "rules" / "privacy" / name for name in ("__init__.py", "columns.py", "sight.py", "masks.py")
    }
    paths = set((PACKAGE / "rules").rglob("*.py")) - no_codes
    written = {code for path in paths for code in literals(path)}
    assert len(written) > 50
    missing = (written | made_by_rules()) - RULE_CODES - COLUMNS - set(messages.SENTENCES)
    assert missing == set()


def test_every_code_of_an_identity_number_has_a_sentence():
    codes = {code for code in literals(PACKAGE / "common" / "persons" / "identity.py") if code.count("_") > 0}
    assert codes - {"id_number"} == set(messages.IDENTITY)


def test_no_sentence_is_without_use():
    paths = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "wording"]
    used = {text for path in paths for text in texts(path)} | made_by_rules()
    # A scan is looked at in a process of its own, which says what is wrong without naming the room.
    used |= {
        f"clients.{text}" for path in (PACKAGE / "clients" / "scans").glob("*.py") for text in texts(path)
    }
    assert set(messages.SENTENCES) - used == set()


@pytest.mark.parametrize("code", sorted(messages.SENTENCES))
def test_a_sentence_holds_only_named_places(code):
    text = str(messages.SENTENCES[code])
    assert re.sub(r"%\([a-z_]+\)s", "", text).count("%") == 0
    assert text.strip() == text != ""


def test_a_deadline_explains_itself_in_chinese():
    reason = why(
        "orders.why.sign_in", source="law.source.drr", article="14", value=15, served_on=date(2026, 5, 3)
    )
    with translation.override("zh-hans"):
        assert messages.because(reason) == (
            "依据《戒毒条例》第十四条：决定书于2026年5月3日送达，自收到之日起15日内报到。"
        )


def test_a_reason_that_went_through_json_reads_the_same():
    params = {"reason": "in_hospital", "entered_on": "2026-11-02"}
    with translation.override("zh-hans"):
        assert messages.sentence("obligations.note.not_possible", params) == (
            "2026年11月2日记录为无法完成：住院。不计入本人。"
        )


def test_a_month_is_shown_without_its_day():
    with translation.override("zh-hans"):
        title = messages.sentence("obligations.title.contact.monthly", {"month": date(2026, 11, 1)})
    assert title == "2026年11月会见"


def test_a_refused_step_names_kind_state_and_step_in_words():
    params = {"kind": Kind.RECOVERY, "state": State.DECEASED, "step": orders.Step.SIGN_IN}
    with translation.override("zh-hans"):
        text = messages.sentence("orders.step_not_lawful", params)
    assert text == "社区康复处于“已故”时不能登记“报到”，请先核对当前状态。"


def test_a_figure_is_named_by_its_title():
    with translation.override("zh-hans"):
        text = messages.sentence("law.above_nation", {"key": "report_deadline_days", "nation": 15})
    assert text == "“收到决定书后的报到期限”不能多于国家规定的15，请改小。"


def test_a_local_text_stands_as_it_was_typed():
    assert messages.basis("", "《某省禁毒条例》第三十三条") == "《某省禁毒条例》第三十三条"


@pytest.mark.parametrize(
    ("number", "text"), [(7, "七"), (10, "十"), (14, "十四"), (20, "二十"), (38, "三十八")]
)
def test_articles_are_written_in_chinese_numerals(number, text):
    with translation.override("zh-hans"):
        assert words.number(number) == text


def test_in_english_the_numerals_stay_arabic():
    with translation.override("en"):
        assert "14" in messages.article_text("14")


def test_a_code_without_a_sentence_is_a_fault():
    with pytest.raises(KeyError):
        messages.sentence("orders.no_such_code")


LISTS = [
    found
    for module in (contacts, law, obligations, orders, screening)
    for found in vars(module).values()
    if isinstance(found, type)
    and issubclass(found, StrEnum)
    and found not in {StrEnum, law.Source, law.Unit, roles.Role}
]


@pytest.mark.parametrize("kind", sorted(set(LISTS), key=lambda kind: (kind.__module__, kind.__name__)))
def test_every_member_of_every_list_has_words_that_name_nobody_an_addict(kind):
    for member in kind:
        assert labels.label(member)
        assert "吸毒人员" not in labels.label(member)


def test_the_choices_of_a_form_keep_the_order_of_their_list():
    allowed = contacts.REASONS[contacts.Outcome.MOVED]
    with translation.override("zh-hans"):
        found = [(value, str(words)) for value, words in labels.choices(contacts.Reason, allowed)]
    assert found == [
        ("moved_within", "搬到本街道其他地址"),
        ("moved_away", "搬离本街道"),
        ("address_unknown", "新地址不详"),
    ]
    assert len(labels.choices(screening.Outcome)) == len(screening.Outcome)


def test_what_only_looks_like_a_day_is_said_as_it_was_typed():
    assert "2026-02-31" in messages.sentence("files.not_found", {"number": "2026-02-31"})
