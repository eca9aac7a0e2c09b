"""What the pages about merging and splitting show: who may be one person, and both files in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waystation.accounts.models import Area, Organisation, User
from waystation.casework import hanging
from waystation.casework.models import Refiling
from waystation.casework.refiling.parting import Unit
from waystation.casework.refiling.questions import Field, OneConsent, Twice
from waystation.clients.access import viewer, visible_to
from waystation.clients.models import Client, Consent, Kin, Sex, TeamMember
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.rules import activities, changes, contacts, matters, orders, screening
from waystation.rules.care.asking import AskKind
from waystation.rules.files import plans
from waystation.rules.files.refiling import RefilingState, Side
from waystation.rules.messages import Channel, MessageCode
from waystation.rules.people import Substance
from waystation.rules.privacy import COLUMNS, Viewer
from waystation.rules.roles import Verb

#: More pairs than this are not looked for at once; settling some brings the next.
MOST_PAIRS = 500
_SQL = Path(__file__).with_name("duplicates.sql").read_text(encoding="utf-8")

REASONS = {
    "name_and_birth": gettext_lazy("姓名、出生日期相同"),
    "pinyin_and_birth": gettext_lazy("姓名同音、出生日期相同"),
    "phone": gettext_lazy("电话相同"),
}
FIELD_WORDS = {
    "name": gettext_lazy("姓名"),
    "sex": gettext_lazy("性别"),
    "born_on": gettext_lazy("出生日期"),
    "id_number": gettext_lazy("身份证号码"),
    "area_id": gettext_lazy("所在社区"),
    "worker_id": gettext_lazy("责任人"),
    "station_id": gettext_lazy("派出所"),
    "home_address": gettext_lazy("户籍地址"),
    "living_address": gettext_lazy("现住址"),
    "substances": gettext_lazy("曾使用的物质"),
    "remark": gettext_lazy("备注"),
    "registered_on": gettext_lazy("建档日期"),
}
TABLE_WORDS = {
    "clients.ClientName": gettext_lazy("名字"),
    "clients.Phone": gettext_lazy("电话"),
    "clients.Kin": gettext_lazy("家属"),
    "clients.Document": gettext_lazy("文书"),
    "clients.Consent": gettext_lazy("同意书"),
    "clients.TeamMember": gettext_lazy("帮教小组"),
    "clients.Telling": gettext_lazy("告知本人"),
    "notices.Message": gettext_lazy("对外消息"),
    "notices.Address": gettext_lazy("消息地址"),
    "clients.Protection": gettext_lazy("特别保护"),
    "clients.Recusal": gettext_lazy("回避"),
    "clients.Client": gettext_lazy("以前合并进来的档案"),
    "orders.Order": gettext_lazy("措施"),
    "orders.IsolationSpell": gettext_lazy("强制隔离戒毒"),
    "orders.Circumstance": gettext_lazy("不适用强制隔离戒毒的情形"),
    "orders.Matter": gettext_lazy("待处理事项"),
    "orders.Leave": gettext_lazy("请假"),
    "orders.Absence": gettext_lazy("离开情况"),
    "orders.Move": gettext_lazy("变更执行地"),
    "orders.SharedFile": gettext_lazy("双向管控"),
    "screening.TestRequest": gettext_lazy("委托检测"),
    "orders.Leaver": gettext_lazy("出所通知"),
    "orders.Aftercare": gettext_lazy("自愿后续关怀"),
    "screening.Screening": gettext_lazy("检测"),
    "screening.Drawn": gettext_lazy("抽检通知"),
    "contacts.Contact": gettext_lazy("谈话走访"),
    "contacts.Ask": gettext_lazy("自助申请"),
    "contacts.Search": gettext_lazy("查找"),
    "contacts.RoundMark": gettext_lazy("摸排"),
    "contacts.Appointment": gettext_lazy("约见"),
    "assessment.PlanItem": gettext_lazy("帮扶计划"),
    "assessment.Gain": gettext_lazy("小进步"),
    "activities.Attendance": gettext_lazy("活动签到"),
    "activities.Certificate": gettext_lazy("证书"),
    "activities.WorkRecord": gettext_lazy("工作情况"),
    "casework.NotPossible": gettext_lazy("无法完成的登记"),
    "casework.ChangeRequest": gettext_lazy("更正、撤回的申请"),
    "papers.IssuedPaper": gettext_lazy("出具的文书"),
    "points.Redemption": gettext_lazy("积分兑换"),
}


@dataclass(frozen=True)
class Pair:
    """Two files that may be one person, and why."""

    one: Client
    other: Client
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons in words."""
        said = [r for r in self.reasons if r != "pinyin_and_birth" or "name_and_birth" not in self.reasons]
        return words.listed(str(REASONS[reason]) for reason in said)


def pairs(user: User, *, client: Client | None = None) -> list[tuple[int, int, tuple[str, ...]]]:
    """Ids of files in reach that may be one person (one of them ``client``), surest first: one statement."""
    visible, params = visible_to(user, Verb.MERGE_FILES).order_by().values("pk").query.sql_with_params()
    wanted = client.pk if client else None
    with connection.cursor() as cursor:
        # The only thing put in is a statement that Django made from a query set.
        cursor.execute(_SQL.replace("{visible}", visible), [*params, wanted, wanted, MOST_PAIRS])
        return [(one, other, tuple(reasons)) for one, other, reasons in cursor.fetchall()]


def shown_pairs(user: User, found: Sequence[tuple[int, int, tuple[str, ...]]]) -> list[Pair]:
    """The files of some pairs: one statement."""
    ids = {pk for one, other, _reasons in found for pk in (one, other)}
    rows = visible_to(user, Verb.MERGE_FILES).filter(pk__in=ids).select_related("area", "worker").in_bulk()
    return [
        Pair(rows[one], rows[other], reasons) for one, other, reasons in found if {one, other} <= rows.keys()
    ]


def acts(user: User) -> QuerySet[Refiling]:
    """The merges and splits of files that ``user`` reaches."""
    mine = visible_to(user, Verb.CONFIRM_MERGE)
    return Refiling.objects.filter(Q(target__in=mine) | Q(source__in=mine)).select_related(
        "target", "source", "made_by", "confirmed_by", "undone_by"
    )


def must_act(user: User, act_id: int) -> Refiling:
    """One merge or split. 404: while it is proposed, for whoever does not reach both files; afterwards, for
    whoever does not reach the one that stays."""
    act = acts(user).filter(pk=act_id).first()
    if act is None:
        raise Http404
    if act.state == RefilingState.PROPOSED:
        pair = [act.target_id, act.source_id]
        if visible_to(user, Verb.CONFIRM_MERGE).filter(pk__in=pair).count() != len(pair):
            raise Http404
    return act


# --- values in words ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ShownField:
    """One field that differs, in words, as this person may see it."""

    field: Field
    label: str
    target: str
    source: str

    @property
    def both(self) -> bool:
        """Whether "both" can be chosen."""
        return Side.BOTH in self.field.answers


def shown_fields(user: User, target: Client, source: Client, fields: Sequence[Field]) -> list[ShownField]:
    """The fields that differ, side by side; at most three statements."""
    names = _names(fields)
    return [
        ShownField(
            f,
            str(FIELD_WORDS[f.name]),
            _said(f.name, f.target, viewer(user, target), names),
            _said(f.name, f.source, viewer(user, source), names),
        )
        for f in fields
    ]


def _names(fields: Sequence[Field]) -> dict[tuple[str, Any], str]:
    """The names behind ids of areas, workers and stations."""
    tables: dict[str, tuple[type[Model], str]] = {
        "area_id": (Area, "path"),
        "worker_id": (User, "pk"),
        "station_id": (Organisation, "pk"),
    }
    found: dict[tuple[str, Any], str] = {}
    for f in fields:
        if f.name in tables:
            model, key = tables[f.name]
            rows = model._default_manager.filter(**{f"{key}__in": [v for v in (f.target, f.source) if v]})
            found |= {(f.name, value): name for value, name in rows.values_list(key, "name")}
    return found


def _said(name: str, value: Any, seen_by: Viewer, names: dict[tuple[str, Any], str]) -> str:
    if not value:
        return _("（空）")
    if (name, value if not isinstance(value, list) else None) in names:
        return names[name, value]
    if name == "sex":
        return str(Sex(value).label)
    if name in {"born_on", "registered_on"}:
        return words.day(value)
    if name == "substances":
        value = words.listed(label(Substance(one)) for one in value)
    return seen_by.show(COLUMNS[f"clients.client.{name}"], str(value)) or _("（不显示）")


def twice_words(row: Twice) -> str:
    """What a double entry is about."""
    model = "screening.Screening" if row.source._meta.model_name == "screening" else "contacts.Contact"
    return words.headed(str(TABLE_WORDS[model]), _row(model, row.source))


@dataclass(frozen=True)
class ShownConsent:
    """A consent that holds in one file and was withdrawn in the other, in words."""

    pair: OneConsent
    what: str
    #: The number of the file in which it holds, and of the other.
    holds_in: str
    withdrawn_in: str


def shown_consents(
    user: User, target: Client, source: Client, consents: Sequence[OneConsent]
) -> list[ShownConsent]:
    """What each such consent allows, and of whom, as this person may see it."""
    numbers = {client.pk: client.file_number for client in (target, source)}
    seen_by = viewer(user, target)
    return [
        ShownConsent(
            pair,
            str(Consent.Scope(row.scope).label)
            + (words.bracketed(_relative(seen_by, row.kin)) if row.kin else ""),
            numbers[row.client_id],
            numbers[pair.withdrawn.client_id],
        )
        for pair in consents
        for row in (pair.standing,)
    ]


def _relative(seen_by: Viewer, kin: Kin) -> str:
    name = seen_by.show(COLUMNS["clients.kin.name"], kin.name)
    return f"{Kin.Relation(kin.relation).label} {name}".strip()


# --- rows in words, for splitting ---------------------------------------------------------------------


def unit_words(unit: Unit) -> list[str]:
    """What a unit holds, a line for each table; one statement a table."""
    lines = []
    for hangs in hanging.MOVING:
        ids = unit.rows.get(hangs.model)
        if ids:
            rows = list(hanging.manager(hangs).filter(pk__in=ids).order_by("pk")[:SHOWN_ROWS])
            said = words.listed(text for row in rows if (text := _row(hangs.model, row)))
            more = _("等%(n)s条") % {"n": len(ids)} if len(ids) > len(rows) else ""
            lines.append(words.headed(str(TABLE_WORDS[hangs.model]), f"{said}{more}"))
    return lines


#: Rows of one table that are named; the rest is counted.
SHOWN_ROWS = 6


def _row(model: str, row: Any) -> str:
    """One row in a few words; nothing sealed but the last digits of a phone."""
    said = _SAID.get(model)
    return str(said(row)) if said else ""


_SAID: Mapping[str, Callable[[Any], object]] = {
    "clients.ClientName": lambda row: row.text,
    "clients.Phone": lambda row: "…" + str(row.number)[-4:],
    "clients.Kin": lambda row: row.name + words.bracketed(str(Kin.Relation(row.relation).label)),
    "clients.Document": lambda row: row.title,
    "clients.Consent": lambda row: Consent.Scope(row.scope).label,
    "clients.TeamMember": lambda row: TeamMember.Duty(row.duty).label,
    "clients.Telling": lambda row: words.day(row.on),
    "orders.Order": lambda row: label(orders.Kind(row.kind)) + words.bracketed(row.number),
    "casework.ChangeRequest": lambda row: label(changes.Subject(row.subject)),
    "orders.Leave": lambda row: words.day(row.starts_on),
    "orders.Absence": lambda row: words.day(row.from_on),
    "orders.Move": lambda row: words.day(row.asked_on),
    "orders.SharedFile": lambda row: words.day(row.letter_on),
    "screening.TestRequest": lambda row: words.day(row.asked_on),
    "orders.IsolationSpell": lambda row: words.day(row.decided_on),
    "orders.Circumstance": lambda row: words.day(row.from_on),
    "orders.Leaver": lambda row: words.day(row.release_on),
    "orders.Matter": lambda row: label(matters.MatterKind(row.kind)),
    "orders.Aftercare": lambda row: words.day(row.starts_on),
    "screening.Screening": lambda row: words.joined(
        [words.day(row.taken_on), label(screening.Outcome(row.outcome))]
    ),
    "screening.Drawn": lambda row: words.day(row.on),
    "contacts.Contact": lambda row: words.joined([words.day(row.held_on), label(contacts.Kind(row.kind))]),
    "contacts.Ask": lambda row: label(AskKind(row.kind)),
    "contacts.Search": lambda row: words.day(row.opened_on),
    "contacts.RoundMark": lambda row: words.day(row.on),
    "contacts.Appointment": lambda row: words.day(row.on),
    "assessment.PlanItem": lambda row: label(plans.Goal(row.goal)),
    "assessment.Gain": lambda row: words.day(row.on),
    "activities.Attendance": lambda row: words.day(row.verified_at.date()),
    "activities.Certificate": lambda row: label(activities.CertificateKind(row.kind)),
    "activities.WorkRecord": lambda row: words.day(row.month),
    "casework.NotPossible": lambda row: words.day(row.on),
    "papers.IssuedPaper": lambda row: row.number,
    "notices.Message": lambda row: label(MessageCode(row.code)),
    "notices.Address": lambda row: label(Channel(row.channel)),
    "points.Redemption": lambda row: words.day(row.ordered_on),
}
