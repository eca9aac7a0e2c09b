"""The rules in words: what makes a task and why; every figure, its article, and the local ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waystation.accounts.access import reach
from waystation.accounts.models import Area, User
from waystation.common.wording.labels import label
from waystation.common.wording.messages import basis, sentence
from waystation.orders.models import LocalParameter
from waystation.rules import law
from waystation.rules.obligations import RULES, RuleCode


@dataclass(frozen=True)
class Automatic:
    """One automatic rule."""

    code: str
    title: str
    reason: str
    figures: list[tuple[str, str]]
    rests: bool


@dataclass(frozen=True)
class Local:
    """A place's own figure."""

    area: str
    value: str
    since: date
    until: date | None
    source: str


@dataclass(frozen=True)
class Figure:
    """One figure of the nation, and what the viewer's own places made of it."""

    key: str
    title: str
    value: str
    basis: str
    mark: str
    since: date
    until: date | None
    local: list[Local] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    """Figures that belong together: one folded section of the page."""

    key: str
    title: Promise
    figures: list[Figure]


#: The sections of the page and how the keys of their figures begin; what begins otherwise is in the first.
_GROUPS: tuple[tuple[str, Promise, tuple[str, ...]], ...] = (
    ("orders", gettext_lazy("措施、期限与严重违反"), ()),
    ("tests", gettext_lazy("检测"), ("test_", "positive_", "hair_")),
    ("meetings", gettext_lazy("会见与工作量"), ("contact_", "lost_", "caseload_")),
    ("looks", gettext_lazy("查阅档案"), ("stated_", "oversight_", "break_")),
)


def grouped(figures: list[Figure]) -> list[Group]:
    """The figures under their sections, each in its order."""
    groups = [Group(key, title, []) for key, title, _begin in _GROUPS]
    for figure in figures:
        at = (n for n, (_key, _name, starts) in enumerate(_GROUPS) if figure.key.startswith(starts))
        groups[next(at, 0)].figures.append(figure)
    return groups


_CHOICES: Mapping[str, Promise] = {
    "separate": gettext_lazy("分别计数"),
    "together": gettext_lazy("合并计数"),
    "year": gettext_lazy("保证每年次数"),
    "window": gettext_lazy("每个窗口一次"),
}


def shown(value: object, unit: law.Unit) -> str:
    """A figure as people write it: 15 天, 第1年12次、第2年6次, 是."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, (tuple, list)):
        if unit is law.Unit.ONE_IN_DAYS:
            return _one_in(value)
        if len(value) == 1:
            return _("%(n)s 次") % {"n": value[0]}
        years = (_("第%(year)s年 %(n)s 次") % {"year": year, "n": n} for year, n in enumerate(value, start=1))
        return _("，").join(years)
    if unit is law.Unit.CHOICE:
        return str(_CHOICES.get(str(value), value))
    return f"{value} {sentence(unit)}"


def _one_in(value: Sequence[int]) -> str:
    """A daily chance as people write it: 每天三十分之一 → 30 天中 1 天."""
    if len(value) == 1:
        return _("每天 1/%(n)s") % {"n": value[0]}
    years = (_("第%(year)s年每天 1/%(n)s") % {"year": year, "n": n} for year, n in enumerate(value, start=1))
    return _("，").join(years)


def automatic() -> list[Automatic]:
    """Every rule that makes tasks."""
    return [
        Automatic(
            RuleCode(code).value,
            label(RuleCode(code)),
            sentence(rule.reason),
            [(key, sentence(law.DEFINITIONS[key].title)) for key in rule.parameters],
            rule.rests,
        )
        for code, rule in RULES.items()
    ]


def figures(user: User) -> list[Figure]:
    """Every figure; one statement for the local ones of the viewer's areas and of those above and below."""
    local: dict[str, list[Local]] = {}
    units = {row.key: row.unit for row in law.page()}
    for row in _local_rows(user):
        entry = Local(row.area.name, shown(row.value, units[row.key]), row.since, row.until, row.article)
        local.setdefault(row.key, []).append(entry)
    return [
        Figure(
            row.key,
            sentence(row.title),
            shown(row.value, row.unit),
            basis(row.source, row.article),
            label(row.mark),
            row.since,
            row.until,
            local.get(row.key, []),
        )
        for row in law.page()
    ]


def _local_rows(user: User) -> list[LocalParameter]:
    paths = sorted({grant.path for grant in reach(user)})
    above = {path[:n] for path in paths for n in range(Area.steplen, len(path) + 1, Area.steplen)}
    rows = LocalParameter.objects.select_related("area").order_by("key", "area__path", "since")
    return [
        row for row in rows if row.area.path in above or any(row.area.path.startswith(path) for path in paths)
    ]
