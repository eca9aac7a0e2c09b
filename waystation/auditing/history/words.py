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

from waystation.clients.models import FieldChange
from waystation.common.wording import words
from waystation.common.wording.labels import LABELS, label
from waystation.rules import agreements, contacts, matters, orders, people, screening
from waystation.rules.files import plans
from waystation.rules.obligations import NotPossibleReason
from waystation.rules.places import leaves
from waystation.rules.privacy import COLUMNS, Sort, Viewer

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
    "orders.agreement": gettext_lazy("协议"),
    "orders.careoffer": gettext_lazy("提供的帮助"),
    "orders.agreementsheet": gettext_lazy("协议文本"),
    "orders.agreementsignature": gettext_lazy("协议签名"),
    "orders.matter": gettext_lazy("待处理事项"),
    "orders.leave": gettext_lazy("请假"),
    "orders.matterstep": gettext_lazy("事项的一步"),
    "orders.objection": gettext_lazy("异议"),
    "screening.screening": gettext_lazy("检测"),
    "contacts.contact": gettext_lazy("谈话走访"),
    "contacts.appointment": gettext_lazy("约见"),
    "assessment.planitem": gettext_lazy("帮扶计划"),
    "assessment.gain": gettext_lazy("小进步"),
    "casework.notpossible": gettext_lazy("未能完成的说明"),
}
#: Words of a field wherever it stands; before it by table and field, where it means something else there.
FIELDS: Mapping[str, Promise] = {
    "added_by": gettext_lazy("登记人"),
    "answer": gettext_lazy("本人的回答"),
    "area": gettext_lazy("所属区域"),
    "article": gettext_lazy("依据的条文"),
    "at": gettext_lazy("时间"),
    "attempts": gettext_lazy("找过几次"),
    "authority": gettext_lazy("决定机关"),
    "born_on": gettext_lazy("出生日期"),
    "by": gettext_lazy("登记人"),
    "by_when": gettext_lazy("完成期限"),
    "closed_by": gettext_lazy("办结人"),
    "clients.client.closed_on": gettext_lazy("结案日期"),
    "closed_on": gettext_lazy("办结日期"),
    "code": gettext_lazy("内容"),
    "confirmed_on": gettext_lazy("复核日期"),
    "consented": gettext_lazy("本人是否同意"),
    "content": gettext_lazy("扫描件"),
    "dated_on": gettext_lazy("文书日期"),
    "contact": gettext_lazy("外出期间的联系方式"),
    "correction_reason": gettext_lazy("更正原因"),
    "county": gettext_lazy("去往的县（市、区）"),
    "destination": gettext_lazy("具体地点"),
    "orders.leave.decided_by": gettext_lazy("答复人"),
    "orders.leave.decided_on": gettext_lazy("答复日期"),
    "needs_approval": gettext_lazy("是否须经同意"),
    "opinion": gettext_lazy("意见"),
    "proof": gettext_lazy("证明材料"),
    "report": gettext_lazy("书面报告"),
    "returned_by": gettext_lazy("销假登记人"),
    "returned_on": gettext_lazy("销假日期"),
    "tester": gettext_lazy("外出期间由谁检测"),
    "orders.leave.told_on": gettext_lazy("报告日期"),
    "orders.leave.way": gettext_lazy("报告方式"),
    "orders.leave.words": gettext_lazy("事由"),
    "decided_at": gettext_lazy("答复时间"),
    "decided_by": gettext_lazy("认定人"),
    "decided_on": gettext_lazy("认定日期"),
    "decider": gettext_lazy("决定者"),
    "decision": gettext_lazy("答复"),
    "duty": gettext_lazy("职责"),
    "ended_on": gettext_lazy("结束日期"),
    "ends_on": gettext_lazy("结束日期"),
    "expires_on": gettext_lazy("期满日期"),
    "family_served_on": gettext_lazy("送达家属日期"),
    "file_number": gettext_lazy("档案编号"),
    "from_on": gettext_lazy("开始日期"),
    "from_stage": gettext_lazy("原来的阶段"),
    "from_state": gettext_lazy("原来的状态"),
    "given_on": gettext_lazy("同意日期"),
    "goal": gettext_lazy("目标"),
    "heard_on": gettext_lazy("听取说明的日期"),
    "held_at": gettext_lazy("时间"),
    "held_on": gettext_lazy("日期"),
    "home_address": gettext_lazy("户籍地址"),
    "id_number": gettext_lazy("证件号码"),
    "kin": gettext_lazy("家属"),
    "kind": gettext_lazy("类别"),
    "kit_expires_on": gettext_lazy("试剂有效期"),
    "kit_lot": gettext_lazy("试剂批号"),
    "late_reason": gettext_lazy("迟报到原因"),
    "lives_with_client": gettext_lazy("是否同住"),
    "living_address": gettext_lazy("现住地址"),
    "made_by": gettext_lazy("登记人"),
    "made_on": gettext_lazy("约定日期"),
    "material": gettext_lazy("检材"),
    "matter": gettext_lazy("所属事项"),
    "met": gettext_lazy("见到谁"),
    "met_whom": gettext_lazy("见到的人"),
    "miss_kind": gettext_lazy("未检测的情形"),
    "name": gettext_lazy("姓名"),
    "named": gettext_lazy("指定的签字人"),
    "nature": gettext_lazy("检测性质"),
    "next_on": gettext_lazy("下次日期"),
    "note": gettext_lazy("说明"),
    "noted_by": gettext_lazy("登记人"),
    "number": gettext_lazy("号码"),
    "objector": gettext_lazy("谁提出"),
    "observations": gettext_lazy("观察"),
    "offer": gettext_lazy("提供的帮助"),
    "offered_by": gettext_lazy("登记人"),
    "on": gettext_lazy("日期"),
    "opened_by": gettext_lazy("登记人"),
    "opened_on": gettext_lazy("发生日期"),
    "order": gettext_lazy("所属措施"),
    "outcome": gettext_lazy("结果"),
    "outcome_note": gettext_lazy("结果说明"),
    "outcome_on": gettext_lazy("结果日期"),
    "paper": gettext_lazy("文书"),
    "paper_place": gettext_lazy("纸件存放处"),
    "phone": gettext_lazy("电话"),
    "place": gettext_lazy("地点"),
    "positive_for": gettext_lazy("阳性项目"),
    "present": gettext_lazy("在场的人"),
    "printed_from": gettext_lazy("决定书上的起始日期"),
    "printed_to": gettext_lazy("决定书上的截止日期"),
    "promised": gettext_lazy("答应的事"),
    "purpose": gettext_lazy("检测目的"),
    "qualification": gettext_lazy("认定"),
    "qualified_on": gettext_lazy("认定日期"),
    "reason": gettext_lazy("原因"),
    "recorded_by": gettext_lazy("登记人"),
    "registered_by": gettext_lazy("建档人"),
    "registered_on": gettext_lazy("建档日期"),
    "relation": gettext_lazy("关系"),
    "remark": gettext_lazy("备注"),
    "replaces": gettext_lazy("所更正的记录"),
    "reported_on": gettext_lazy("报到日期"),
    "scope": gettext_lazy("同意事项"),
    "served_on": gettext_lazy("送达日期"),
    "settled_by": gettext_lazy("结果登记人"),
    "sex": gettext_lazy("性别"),
    "signer": gettext_lazy("指定的签字人"),
    "signed_on": gettext_lazy("签订日期"),
    "stage": gettext_lazy("阶段"),
    "starts_on": gettext_lazy("开始日期"),
    "state": gettext_lazy("状态"),
    "state_on": gettext_lazy("状态日期"),
    "station": gettext_lazy("派出所"),
    "step": gettext_lazy("步骤"),
    "substances": gettext_lazy("滥用物质"),
    "taken_at": gettext_lazy("检测时间"),
    "taken_on": gettext_lazy("检测日期"),
    "text": gettext_lazy("姓名"),
    "title": gettext_lazy("标题"),
    "to_on": gettext_lazy("结束日期"),
    "to_stage": gettext_lazy("后来的阶段"),
    "to_state": gettext_lazy("后来的状态"),
    "told_on": gettext_lazy("告知本人的日期"),
    "topics": gettext_lazy("话题"),
    "until": gettext_lazy("至何日"),
    "user": gettext_lazy("成员"),
    "was_stage": gettext_lazy("答复时的阶段"),
    "what": gettext_lazy("内容"),
    "who": gettext_lazy("由谁负责"),
    "words": gettext_lazy("内容"),
    "withdrawn_at": gettext_lazy("撤回时间"),
    "withdrawn_by": gettext_lazy("撤回人"),
    "withdrawn_on": gettext_lazy("撤回日期"),
    "withdrawn_reason": gettext_lazy("撤回原因"),
    "witness": gettext_lazy("见证人"),
    "worker": gettext_lazy("责任人"),
    "years": gettext_lazy("年限"),
    "agreement": gettext_lazy("协议"),
    "measures": gettext_lazy("具体措施"),
    "party": gettext_lazy("签字的一方"),
    "read_on": gettext_lazy("读给本人听的日期"),
    "refused_on": gettext_lazy("未签的日期"),
    "refused_reason": gettext_lazy("未签的原因"),
    "settled_at": gettext_lazy("结果登记时间"),
    "sheet": gettext_lazy("协议文本"),
    "strokes": gettext_lazy("签名"),
    "template": gettext_lazy("范本"),
    "way": gettext_lazy("方式"),
    "wishes": gettext_lazy("本人的想法和要求"),
    "orders.agreementsheet.text": gettext_lazy("签订时的原文"),
}
#: Codes of rules: table.field → their list. Fields with ``choices`` bring their words themselves.
LISTS: Mapping[str, type[StrEnum]] = {
    "assessment.gain.goal": plans.Goal,
    "assessment.planitem.goal": plans.Goal,
    "assessment.planitem.outcome": plans.PlanOutcome,
    "casework.notpossible.reason": NotPossibleReason,
    "clients.document.kind": people.Paper,
    "contacts.appointment.what": contacts.Kind,
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
    "screening.screening.material": screening.Material,
    "screening.screening.nature": screening.Nature,
    "screening.screening.purpose": screening.Purpose,
}
#: Codes that no list of the rules names.
CODES: Mapping[str, Promise] = {
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
