"""Column titles: which field a title means, in the many words that streets use."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from waystation.casework.roster.cells.text import squeezed


def _titles() -> dict[str, str]:
    """Title → field, from ``titles.txt`` beside this module."""
    known: dict[str, str] = {}
    field = ""
    for line in (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            known.update(dict.fromkeys(line.split(), field))
        elif line.endswith(":"):
            field = line[:-1]
    return known


#: Columns whose title is a kind of order; their cells hold ticks.
TICKS: dict[str, str] = {
    "社区戒毒": "tick_treatment",
    "社戒": "tick_treatment",
    "社区戒毒人员": "tick_treatment",
    "社区康复": "tick_recovery",
    "社康": "tick_recovery",
    "社区康复人员": "tick_recovery",
}

#: Fields of the person that relatives and staff have too.
_OWN = frozenset(("name", "phone", "sex", "id", "address", "household"))
#: Titles above a group of columns whose members speak of somebody else.
KIN = re.compile(r"家属|亲属|监护|家庭成员|家庭情况|家庭联系|紧急联系|担保|父母|配偶|联系人|家人")
STAFF = re.compile(
    r"专干|社工|民警|责任|帮教|帮扶|网格|干部|工作人员|小组|医生|专职|禁毒办|包保|派出所|单位|填报|填表"
)

_KNOWN = _titles()
_MARKS = re.compile(r"[()（）\[\]【】{}<>《》/\\、,，.。:：;；*＊#_—–\-|·\"'“”?？!！+&]")
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
_WHEN = r"(?:日期|时间|年月日|日)"
_GUESSES: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...] = (
    (
        "id",
        re.compile(r"身份证|公民身份|身份号码|证件号"),
        re.compile(r"类型|种类|名称|地址|住址|复印|是否|有效期|照片|类别"),
    ),
    ("period", re.compile(r"起止"), None),
    (
        "served",
        re.compile(
            rf"(?:送达|签收|(?:收|接|领)(?:到|取).*决定).*{_WHEN}|(?:决定书?|责令书|文书).*(?:送达|签收)|^接收(?:日期|时间)$"
        ),
        re.compile(r"是否|方式|地点|回执|单位|人员|情况|应|通知"),
    ),
    (
        "reported",
        re.compile(rf"报[到道].*{_WHEN}|{_WHEN}.*报[到道]"),
        re.compile(r"是否|应|截止|期限|地点|状态|情况|单位|最迟|前"),
    ),
    (
        "agreed",
        re.compile(rf"(?:协议|签约).*{_WHEN}|{_WHEN}.*(?:协议|签约)"),
        re.compile(r"是否|到期|起|止|期限|届满|解除|有效"),
    ),
    ("decided", re.compile(rf"(?:决定|责令).*{_WHEN}"), re.compile(r"送达|收|解除|强|隔离|领取|执行|起|止")),
    (
        "ends",
        re.compile(rf"(?:到期|期满|届满|截止|结束|终止){_WHEN}?$"),
        re.compile(r"报到|隔离|强|刑|检测|尿检"),
    ),
    ("starts", re.compile(rf"(?:起始|开始|起算){_WHEN}?$"), re.compile(r"报到|隔离|强|吸|刑|检测|尿检")),
    ("years", re.compile(r"(?:期限|年限)(?:年|月|数)?$"), re.compile(r"报到|隔离|强|吸毒|刑|吸食")),
    ("number", re.compile(r"(?:决定书|文书|责令书).*(?:文?号|编号|字号)|文号"), re.compile(r"协议|解除")),
    (
        "drugs",
        re.compile(r"毒品|(?:滥用|吸食).*(?:种类|类型|物质)"),
        re.compile(r"时间|日期|年|次数|来源|方式|初|首"),
    ),
    ("household", re.compile(r"户籍|户口"), re.compile(r"性质|类型|派出所|社区|区县|省|类别")),
    ("address", re.compile(r"(?:居住|现住|住|家庭).*(?:址|地)$|住址"), re.compile(r"派出所|是否|类")),
    ("phone", re.compile(r"电话|手机|联系方式|联系号码"), re.compile(r"是否|品牌|型号|微信|运营")),
    (
        "kind",
        re.compile(
            r"(?:人员|对象|管控|戒毒|措施|康复|执行)[^时日]*(?:类别|类型|种类|性质)$|社戒.*社康|社区戒毒.*社区康复$"
        ),
        re.compile(r"毒品|吸毒|风险|等级|姓名|日期|时间"),
    ),
    (
        "community",
        re.compile(r"(?:社区|村|委会|村居|居民委员会|村民委员会)(?:名称|全称)?$"),
        re.compile(r"戒毒|康复|是否|意见|派出所|民警|干部|医"),
    ),
    ("sex", re.compile(r"性别"), None),
    ("worker", re.compile(r"(?:专干|社工|责任人|帮教人|专职人员)(?:姓名)?$"), None),
    ("name", re.compile(r"姓名"), re.compile(r"曾用")),
)
GUESSED = 0.7


def key_of(title: str) -> str:
    """A title without blanks, brackets, slashes and stars, in capitals: how titles are compared."""
    return _MARKS.sub("", squeezed(title)).upper()


@lru_cache(maxsize=8192)
def field_of(title: str, group: str = "") -> tuple[str | None, float]:
    """The field a title means, and how sure that is: 1.0 known, 0.9 without its brackets, 0.7 guessed.

    ``group`` is the title merged above it ("家属情况" over 姓名, 关系, 电话).
    """
    whole, above = key_of(title), key_of(group)
    if above:
        if KIN.search(above) and not _KNOWN.get(whole, "").startswith("kin_"):
            return _of_kin(whole)
        if STAFF.search(above) and "社区戒毒" not in above:
            return ("worker", GUESSED) if _KNOWN.get(whole) == "name" else (None, 0.0)
        if (joined := _KNOWN.get(above + whole)) is not None:
            return joined, 1.0
    return _of_one(title, whole)


def _of_kin(whole: str) -> tuple[str | None, float]:
    known = {"name": "kin_name", "phone": "kin_phone"}.get(_KNOWN.get(whole) or "")
    if known:
        return known, 1.0
    return ("kin_relation", 1.0) if "关系" in whole else (None, 0.0)


def _of_one(title: str, whole: str) -> tuple[str | None, float]:  # noqa: PLR0911 — from sure to unsure
    if not whole or len(whole) > 40:
        return None, 0.0
    if whole in _KNOWN:
        return _KNOWN[whole], 1.0
    bare = key_of(_BRACKETS.sub("", squeezed(title)))
    if bare in _KNOWN and not (_KNOWN[bare] in _OWN and (KIN.search(whole) or STAFF.search(whole))):
        return _KNOWN[bare], 0.9
    if len(whole) > 24:
        return None, 0.0
    if KIN.search(whole):
        if "关系" in whole:
            return "kin_relation", GUESSED
        if re.search(r"电话|手机|联系方式", whole):
            return "kin_phone", GUESSED
        return ("kin_name", GUESSED) if "姓名" in whole else (None, 0.0)
    if STAFF.search(whole) and not re.search(r"决定|文书|责令", whole):
        return (
            ("worker", GUESSED)
            if re.search(r"(?:专干|社工|责任人|帮教人|专职人员)(?:姓名)?$", whole)
            else (None, 0.0)
        )
    for field, wanted, unwanted in _GUESSES:
        if (wanted.search(bare or whole) or wanted.search(whole)) and not (
            unwanted and unwanted.search(whole)
        ):
            return field, GUESSED
    return None, 0.0


def is_title(text: str) -> bool:
    """Whether a cell's text is a column title beyond doubt (not a guess)."""
    key = key_of(text)
    return key in _KNOWN or key_of(_BRACKETS.sub("", squeezed(text))) in _KNOWN
