"""What a template may name: single values and lists, with an invented sample for each.

Every value is text, as it is printed. The words that explain a field stand in ``common/wording``. Values of a
person's own carry their sort in the facts (``casework.papers``); nothing here is about anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(" ".join(lines).split())


#: Single values of every paper: the office, the paper itself, the person, the order.
COMMON = _words(
    "office number issued_on file_number name sex born_on id_number phone home_address living_address",
    "area street station worker measure order_number authority served_on reported_on term_from",
    "term_to years",
)

#: Code → invented sample: every field a template can name.
FIELDS: Mapping[str, str] = {
    "office": "永丰街道社区戒毒社区康复中心",
    "number": "永戒〔2026〕第12号",
    "issued_on": "2026年11月2日",
    "file_number": "2026-000123",
    "name": "陈安",
    "sex": "男",
    "born_on": "1990年3月15日",
    "id_number": "990102199003150017",
    "phone": "19900000001",
    "home_address": "楚安市江湾区永丰街道桂花路8号",
    "living_address": "楚安市江湾区永丰街道桂花路8号2栋301室",
    "area": "桂花社区",
    "street": "永丰街道",
    "station": "永丰派出所",
    "worker": "王敏",
    "measure": "社区戒毒",
    "order_number": "江公社戒决字〔2026〕15号",
    "authority": "楚安市公安局江湾分局",
    "served_on": "2026年1月5日",
    "reported_on": "2026年1月10日",
    "term_from": "2026年1月10日",
    "term_to": "2029年1月9日",
    "years": "3",
    # figures of the law on the day of the paper
    "report_days": "15",
    "report_by": "2026年1月20日",
    "absence_days": "3",
    "move_days": "15",
    "breach_tests": "3",
    "breach_times": "3",
    "breach_days": "30",
    "notify_days": "7",
    "review_days": "60",
    "lawsuit_months": "6",
    "contacts_per_month": "1",
    "tests_by_year": "第1年12次，第2年6次，第3年4次",
    # single kinds
    "family_served_on": "2026年1月5日",
    "case_facts": "经检测呈阳性，本人承认使用，有吸毒检测报告、本人陈述为证。",
    "legal_basis": "《中华人民共和国禁毒法》第三十三条",
    "signed_on": "2026年1月12日",
    "reason": "未按约定到站接受检测",
    "detail": "10月12日应到站检测，本人没有到站，也没有事先说明；10月14日经电话联系后补检，结果为阴性。",
    "client_words": "当天工厂加班走不开，手机没有电，以后会提前说明。",
    "happened_on": "2026年10月12日",
    "counted": "无正当理由未到检测1次，离开所在区县累计0天",
    "family_state": "与母亲同住，家庭支持较好。",
    "history": "2024年起使用合成毒品，曾在定点医院门诊治疗。",
    "situation": "身体基本健康，夜班较多，睡眠差，对复发有担心。",
    "treatment": "无需药物维持治疗；每季度到社区卫生服务中心随访一次。",
    "counselling": "每月一次个别谈话，参加“回归”小组。",
    "relief_plan": "介绍参加电焊技能培训，协助申请临时救助。",
    "meeting_place": "永丰街道中心一楼服务窗口",
    "test_on": "2026年11月3日",
    "test_at": "上午9时至11时",
    "test_place": "永丰街道社区戒毒社区康复中心检测室",
    "test_material": "尿液",
    "test_nature": "公安机关检测",
    "period_from": "2026年7月1日",
    "period_to": "2026年12月31日",
    "tests_done": "6",
    "tests_negative": "6",
    "tests_missed": "1",
    "contacts_done": "6",
    "matters_open": "0",
    "progress": "能主动联系，已稳定就业三个月。",
    "from_place": "楚安市江湾区永丰街道",
    "to_place": "楚安市江湾区清河街道",
    "to_address": "清河街道柳林路12号",
    "leave_from": "2026年11月10日",
    "leave_to": "2026年11月16日",
    "leave_days": "7",
    "leave_where": "楚宁市",
    "leave_phone": "19900000001",
    "back_on": "2026年11月16日",
    "paused_on": "2026年6月1日",
    "paused_until": "2026年6月15日",
    "resumed_on": "2026年6月16日",
    "restraint": "刑事拘留",
    "ended_on": "2026年9月1日",
    "end_reason": "收监执行刑罚",
    "family_name": "魏平",
    # an agreement: in force from – to, and what the printed text is
    "agreed_from": "2026年1月12日",
    "agreed_to": "2029年1月9日",
    "agreed_state": "按签订时的原文打印。",
    # a matter: what two people found, and the report to the authority
    "found": "一般违反协议",
    "found_by": "王敏，2026年10月16日",
    "confirmed_by": "赵站长，2026年10月17日",
    "served_how": "当面送达，2026年10月18日",
    "report": "10月12日未到站接受检测，未说明原因；已听取本人说明，由两人分别认定和复核。",
    "report_signed": "孙民警，2026年10月20日",
    "report_receipt": "永丰派出所，吴民警签收，2026年10月21日",
    # a change of place
    "asked_on": "2026年9月1日",
    "sent_on": "2026年9月3日",
    "approval_out": "同意移送。赵站长，2026年9月3日",
    "approval_in": "同意接收，责任人李强。钱站长，2026年9月6日",
    "returned_why": "户籍地与居住地不一致，请补居住证明",
    "arrived_on": "2026年9月10日",
    "police_told_on": "2026年9月11日",
    # a release
    "notice_number": "江公社戒解字〔2026〕9号",
    "papers_sent_on": "2026年8月20日",
    "told_client": "2026年9月1日，当面",
    "told_family": "2026年9月1日，电话，魏平（母亲）",
    "told_street": "2026年9月3日，永街函〔2026〕3号",
    "pack_given": "2026年9月1日，当面",
    # a test, for a medic alone
    "medicine": "复方甘草片，每日三次",
}

#: List → its columns with the sample of one row; ``n`` (the running number) is added when it is printed.
LISTS: Mapping[str, Mapping[str, str]] = {
    "tests": {
        "on": "2026-10-14",
        "at": "09:20",
        "place": "中心检测室",
        "material": "尿液",
        "nature": "公安机关检测",
        "result": "阴性（吗啡、冰毒、氯胺酮板），本次未检：依托咪酯",
        "tester": "王敏",
        "note": "",
    },
    "samples": {
        "on": "2026-10-15",
        "collectors": "王敏、赵站长，女性工作人员",
        "seals": "A：20261015A；B：20261015B；2026-10-15 09:40封存，已签名",
        "results": "吗啡（300 ng/mL）阳性；冰毒（1000 ng/mL）阴性",
        "told": "2026-10-15 09:45，当面",
        "signed": "拒绝签名：要求复检",
    },
    "custody": {
        "at": "2026-10-15 10:05",
        "part": "A样本",
        "seal": "20261015A",
        "step": "送检",
        "by": "孙民警",
        "to": "市毒化实验室，运输箱",
        "condition": "完好",
    },
    "objections": {
        "on": "2026-10-16",
        "what": "实验室检测，本人提出异议",
        "decision": "同意，2026-10-17，永丰派出所",
        "laboratory": "市毒化中心，2026-10-18送检",
        "report": "毒检〔2026〕77号，未证实",
        "told": "2026-10-20，电话",
    },
    "contacts": {
        "on": "2026-10-20",
        "kind": "谈话",
        "met": "本人",
        "place": "中心谈话室",
        "topics": "工作、复发预防",
        "note": "夜班改为白班，睡眠好转。",
        "who": "王敏",
    },
    "kin": {"name": "魏平", "relation": "母亲", "phone": "19900000002", "home": "同住"},
    "team": {"duty": "社区民警", "name": "孙民警", "phone": ""},
    "plan": {
        "goal": "工作和生活",
        "what": "参加电焊培训",
        "who": "本人、就业专员",
        "by": "2026-12-31",
        "outcome": "",
    },
    "matters": {"on": "2026-10-12", "what": "未到检测", "outcome": "已说明情况", "note": "补检阴性"},
    "days": {"on": "2026-11-01", "until": "2026-11-30", "what": "计划检测", "state": "未到期"},
    "terms": {"head": "一起做的事（具体措施）", "words": "检测：按计划接受检测，第1年12次，第2年6次。"},
    "signers": {
        "title": "本人",
        "name": "陈安",
        "way": "在屏幕上签",
        "on": "2026年1月12日",
        "drawn": "M200 500 L700 300 L900 700 L1600 400 L2200 600",
    },
    "documents": {"title": "社区戒毒协议书", "on": "2026-01-12", "place": "档案柜3号"},
    "activities": {"on": "2026-09-08", "what": "志愿服务", "place": "桂花社区", "hours": "2", "note": ""},
    "relief": {"on": "2026-05-06", "what": "临时救助", "who": "街道民政办", "result": "已发放", "note": ""},
}

#: Empty rows of a list that holds nothing: a form to be filled in by hand.
BLANK_ROWS = 8


class Needs(StrEnum):
    """What makes a slot complete: a signed paper back in the file, or the printed list alone."""

    SIGNATURE = "signature"
    PRINT = "print"


def samples(fields: Iterable[str], lists: Iterable[str], *, rows: int = 3) -> dict[str, object]:
    """Invented facts for a preview: every field of a kind, ``rows`` rows in each list."""
    found: dict[str, object] = {name: FIELDS[name] for name in fields}
    found.update({name: [dict(LISTS[name]) for _ in range(rows)] for name in lists})
    return found


#: Figures of the law on the day of the paper: printed, never typed.
FIGURES = frozenset(
    _words(
        "report_days report_by absence_days move_days breach_tests breach_times breach_days notify_days",
        "review_days lawsuit_months contacts_per_month tests_by_year legal_basis",
    )
)
#: What two people found, what was signed, sent, told: printed as it was recorded, never typed over.
RECORDED = frozenset(
    _words(
        "agreed_from agreed_to agreed_state found found_by confirmed_by served_how report report_signed",
        "report_receipt asked_on sent_on approval_out approval_in returned_why arrived_on police_told_on",
        "notice_number papers_sent_on told_client told_family told_street pack_given",
        "medicine",
    )
)
#: Columns that hold a drawing (lines of an SVG path in a field of 2500 × 1000), no words.
DRAWN = frozenset({"drawn"})
#: Typed fields that take more than a line.
LONG = frozenset(
    _words(
        "case_facts detail client_words family_state history situation treatment counselling relief_plan",
        "progress counted",
    )
)
#: The longest that can be typed.
LONGEST_LINE, LONGEST_TEXT = 120, 4000
