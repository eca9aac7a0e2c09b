"""The words of a file's history: what a table, a field and a value are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waystation.auditing.history.fields import FIELDS
from waystation.clients.models import FieldChange
from waystation.common.wording import words
from waystation.common.wording.labels import LABELS, label
from waystation.rules import activities, agreements, contacts, matters, orders, people, screening
from waystation.rules.care import rounds, searching
from waystation.rules.files import plans
from waystation.rules.obligations import NotPossibleReason
from waystation.rules.places import leaves
from waystation.rules.privacy import COLUMNS, Sort, Viewer
from waystation.rules.screening.calls import ToldHow
from waystation.rules.specimens import objections, sampling

#: The tables that are followed → what their rows are called.
THINGS: Mapping[str, Promise] = {
    "clients.client": gettext_lazy("基本资料"),
    "clients.clientname": gettext_lazy("姓名"),
    "clients.phone": gettext_lazy("电话"),
    "clients.kin": gettext_lazy("家属"),
    "clients.document": gettext_lazy("文书"),
    "clients.consent": gettext_lazy("同意书"),
    "clients.teammember": gettext_lazy("帮教小组"),
    "clients.areaspell": gettext_lazy("所属区域"),
    "orders.order": gettext_lazy("措施"),
    "orders.orderstep": gettext_lazy("措施的步骤"),
    "orders.isolationspell": gettext_lazy("强制隔离戒毒"),
    "orders.orderact": gettext_lazy("办理日期"),
    "orders.circumstance": gettext_lazy("不适用强制隔离戒毒的情形"),
    "orders.agreement": gettext_lazy("协议"),
    "orders.careoffer": gettext_lazy("提供的帮助"),
    "orders.agreementsheet": gettext_lazy("协议文本"),
    "orders.agreementsignature": gettext_lazy("协议签名"),
    "orders.matter": gettext_lazy("待处理事项"),
    "orders.leave": gettext_lazy("请假"),
    "orders.matterstep": gettext_lazy("事项的一步"),
    "orders.objection": gettext_lazy("异议"),
    "screening.screening": gettext_lazy("检测"),
    "screening.drawn": gettext_lazy("抽检通知"),
    "screening.sampling": gettext_lazy("样本采集"),
    "screening.specimen": gettext_lazy("样本"),
    "screening.objection": gettext_lazy("检测结果异议"),
    "contacts.roundmark": gettext_lazy("摸排"),
    "contacts.search": gettext_lazy("查找"),
    "contacts.searchstep": gettext_lazy("查找的一步"),
    "contacts.searchdecision": gettext_lazy("查找的决定"),
    "contacts.contact": gettext_lazy("谈话走访"),
    "contacts.appointment": gettext_lazy("约见"),
    "assessment.planitem": gettext_lazy("帮扶计划"),
    "assessment.gain": gettext_lazy("小进步"),
    "activities.attendance": gettext_lazy("活动签到"),
    "activities.certificate": gettext_lazy("证书"),
    "activities.workrecord": gettext_lazy("工作情况"),
    "casework.notpossible": gettext_lazy("未能完成的说明"),
}
#: Codes of rules: table.field → their list. Fields with ``choices`` bring their words themselves.
LISTS: Mapping[str, type[StrEnum]] = {
    "activities.attendance.state": activities.AttendanceState,
    "activities.attendance.how": activities.SignedHow,
    "activities.attendance.proof": activities.ExcuseProof,
    "activities.certificate.kind": activities.CertificateKind,
    "activities.certificate.seen": activities.ProofSeen,
    "activities.workrecord.proof": activities.WorkProof,
    "assessment.gain.goal": plans.Goal,
    "assessment.planitem.goal": plans.Goal,
    "assessment.planitem.need": plans.Need,
    "assessment.planitem.outcome": plans.PlanOutcome,
    "casework.notpossible.reason": NotPossibleReason,
    "clients.document.kind": people.Paper,
    "contacts.appointment.what": contacts.Kind,
    "contacts.roundmark.mark": rounds.Whereabouts,
    "contacts.roundmark.how": rounds.KnownBy,
    "contacts.search.end": searching.SearchEnd,
    "contacts.searchstep.step": searching.SearchStep,
    "contacts.searchstep.outcome": searching.StepOutcome,
    "contacts.searchdecision.decision": searching.Decision,
    "contacts.contact.kind": contacts.Kind,
    "contacts.contact.met": contacts.Met,
    "contacts.contact.outcome": contacts.Outcome,
    "contacts.contact.reason": contacts.Reason,
    "contacts.contact.topics": contacts.Topic,
    "orders.leave.decision": leaves.Decision,
    "orders.leave.reason": leaves.LeaveReason,
    "orders.leave.way": leaves.ToldHow,
    "orders.careoffer.offer": matters.Offer,
    "orders.matter.kind": matters.MatterKind,
    "orders.agreementsheet.state": agreements.SheetState,
    "orders.agreementsignature.party": agreements.Party,
    "orders.agreementsignature.way": agreements.SignedBy,
    "orders.matter.outcome": matters.MatterOutcome,
    "orders.isolationspell.end": orders.SpellEnd,
    "orders.isolationspell.ground": orders.Situation,
    "orders.orderact.act": orders.Act,
    "orders.orderstep.ground": orders.Situation,
    "orders.orderstep.restraint": orders.Restraint,
    "orders.matter.qualification": matters.Qualification,
    "orders.matter.stage": matters.Stage,
    "orders.matterstep.from_stage": matters.Stage,
    "orders.matterstep.step": matters.Step,
    "orders.matterstep.to_stage": matters.Stage,
    "orders.objection.decision": matters.ObjectionDecision,
    "orders.objection.objector": matters.Objector,
    "orders.objection.was_stage": matters.Stage,
    "orders.order.kind": orders.Kind,
    "orders.order.state": orders.State,
    "orders.orderstep.decider": orders.Decider,
    "orders.orderstep.from_state": orders.State,
    "orders.orderstep.step": orders.Step,
    "orders.orderstep.to_state": orders.State,
    "screening.drawn.told_how": ToldHow,
    "screening.objection.answer_told_how": people.ToldHow,
    "screening.objection.decision": objections.Decision,
    "screening.objection.origin": objections.Origin,
    "screening.objection.stage": objections.Stage,
    "screening.sampling.result_signed": sampling.Signed,
    "screening.sampling.signed": sampling.Signed,
    "screening.sampling.told_how": people.ToldHow,
    "screening.screening.kind": sampling.TestKind,
    "screening.screening.same_sex": sampling.SameSex,
    "screening.specimen.part": sampling.Part,
    "screening.screening.material": screening.Material,
    "screening.screening.nature": screening.Nature,
    "screening.screening.purpose": screening.Purpose,
}
#: Codes that no list of the rules names.
CODES: Mapping[str, Promise] = {
    **{f"orders.orderstep.ground.{one}": LABELS[type(one), str(one)] for one in orders.TerminationReason},
    "contacts.appointment.state.cancelled": gettext_lazy("已取消"),
    "contacts.appointment.state.kept": gettext_lazy("已赴约"),
    "contacts.appointment.state.missed": gettext_lazy("未赴约"),
    "contacts.appointment.state.planned": gettext_lazy("已约定"),
    "contacts.appointment.what.screening": gettext_lazy("检测"),
    "orders.matter.state.closed": gettext_lazy("已办结"),
    "orders.matter.state.open": gettext_lazy("未办结"),
}


def thing(table: str) -> str:
    """What a table's rows are called; a history outlives a table, which then says its own name."""
    return str(THINGS.get(table, table))


def field(table: str, name: str) -> str:
    """What a field is called; one that is gone says its own name."""
    return str(FIELDS.get(f"{table}.{name}") or FIELDS.get(name) or name)


def things() -> list[tuple[str, str]]:
    """For the filter: what can have been changed."""
    return [(table, str(said)) for table, said in THINGS.items()]


#: What keys to them hold (an id, a path) → names of people, offices and places.
_NAMES = """
    SELECT 'accounts.user', id::text, name FROM accounts_user WHERE id = ANY(%(users)s)
    UNION ALL SELECT 'accounts.organisation', id::text, name FROM accounts_organisation
    WHERE id = ANY(%(organisations)s)
    UNION ALL SELECT 'accounts.area', key, name FROM accounts_area, unnest(ARRAY[id::text, path]) AS key
    WHERE id = ANY(%(areas)s) OR path = ANY(%(paths)s)
"""


@dataclass(frozen=True, slots=True)
class Words:
    """The names that changes mention (label and key → name), and who reads them."""

    names: Mapping[tuple[str, str], str]
    viewer: Viewer

    @classmethod
    def of(cls, changes: Iterable[FieldChange], viewer: Viewer) -> Words:
        """One statement, whatever the number of changes."""
        wanted: dict[str, set[Any]] = {
            "accounts.user": set(),
            "accounts.organisation": set(),
            "accounts.area": set(),
        }
        for row in changes:
            for name, values in row.held.items():
                key = _column(row.thing, name)
                if isinstance(key, models.ForeignKey):
                    wanted[key.related_model._meta.label_lower] |= set(values) - {None}
        areas = wanted["accounts.area"]
        given = {
            "users": list(wanted["accounts.user"]),
            "organisations": list(wanted["accounts.organisation"]),
            "areas": [key for key in areas if isinstance(key, int)],
            "paths": [key for key in areas if isinstance(key, str)],
        }
        with connection.cursor() as cursor:
            cursor.execute(_NAMES, given)
            return cls({(table, key): name for table, key, name in cursor.fetchall()}, viewer)

    def shows(self, table: str, name: str) -> bool:
        """Whether the reader sees values of this field; of one that is there no more nobody does."""
        known = _column(table, name) is not None
        return known and self.viewer.whole(COLUMNS.get(f"{table}.{name}", Sort.PLAIN))

    def both(self, table: str, name: str, values: list[Any]) -> tuple[str, str]:
        """A value before and after, as they are read."""
        before, after = values
        return self._value(table, name, before), self._value(table, name, after)

    def _value(self, table: str, name: str, value: Any) -> str:
        found = _column(table, name)
        if value in (None, "", []):
            return _("空")
        if isinstance(found, models.ForeignKey):
            return self.names.get((found.related_model._meta.label_lower, str(value)), _("已不存在"))
        if isinstance(value, list):
            return words.listed(_code(table, name, found, one) for one in value)
        return _moment(found, value) or _code(table, name, found, value)


def _column(table: str, name: str) -> Any:
    """The field; None for one that is there no more."""
    try:
        return apps.get_model(table)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist):
        return None


def _code(table: str, name: str, found: Any, value: Any) -> str:
    """The words of a code; the value itself where it is none (a number, a code that is gone)."""
    codes = LISTS.get(f"{table}.{name}")
    if codes is not None and (codes, str(value)) in LABELS:
        return label(codes(value))
    listed = dict(getattr(found, "choices", None) or ())
    return str(CODES.get(f"{table}.{name}.{value}") or listed.get(value, value))


def _moment(found: Any, value: Any) -> str:
    """Yes and no, days and hours; nothing for other fields."""
    if isinstance(found, models.BooleanField):
        return _("是") if value else _("否")
    if isinstance(found, models.DateTimeField):
        at = timezone.localtime(datetime.fromisoformat(value))
        return f"{words.day(at.date())} {at:%H:%M}"
    if isinstance(found, models.DateField):
        return words.day(date.fromisoformat(value))
    return str(value)[:5] if isinstance(found, models.TimeField) else ""
