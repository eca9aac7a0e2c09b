"""What the reader says, in Chinese: refusals, problems (what is wrong, how to mend it), notes.

The codes are stable and may be stored; the sentences may change. A row's own words (a date as typed)
may stand in a problem's sentence, so problems are as confidential as the roster itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waystation.casework.roster.shapes import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

REFUSALS: dict[str, str] = {
    "cannot_open": "打不开文件“%(name)s”：%(reason)s。请检查文件是否存在、是否有读取权限。",
    "not_a_file": "“%(name)s”不是文件。请指定一个花名册文件。",
    "empty_file": "文件是空的。请重新导出花名册后再试。",
    "too_big": "文件有 %(megabytes)s MB，超过 %(limit)s MB 的上限。"
    "请删去图片和无关的工作表，或按社区分成几个文件。",
    "too_many_cells": "工作表“%(sheet)s”占用的单元格过多（上限 %(limit)s 万）。"
    "请删去表格右侧和下方的空白行列后另存，再试一次。",
    "password": "文件设有密码。请用 Excel 打开，取消密码后另存，再试一次。",
    "broken_file": "文件已损坏，无法读取。请用 Excel 打开并另存为“Excel 工作簿（*.xlsx）”，再试一次。",
    "broken_csv": "文本文件第 %(line)s 行附近格式有误（多半是引号不成对）。"
    "请用 Excel 打开检查，另存为 xlsx 后再试。",
    "zip_bomb": "文件解压后异常庞大，已拒绝读取。请用 Excel 打开花名册，只保留需要的工作表，另存后再试。",
    "wrong_type": "这是 %(kind)s 文件，不是花名册工作簿。请用 Excel 另存为 xlsx、xls 或 csv 后再试。",
    "html": "这个文件名义上是表格，实际上是网页（HTML）。"
    "请用 Excel 打开，另存为“Excel 工作簿（*.xlsx）”后再试。",
    "xml": "这个文件是 XML 表格。请用 Excel 打开，另存为“Excel 工作簿（*.xlsx）”后再试。",
    "unknown_encoding": "认不出文件的类型或文字编码。"
    "请用 Excel 打开，另存为 xlsx，或另存为 UTF-8 编码的 csv。",
    "no_cells": "文件里没有任何内容。请检查是否选错了文件。",
    "no_table": "没有找到花名册表格：前 %(searched)s 行里没有同时含“姓名”“身份证号码”等列名的表头。"
    "请检查表头，或指定各列。",
    "no_such_sheet": "没有名为“%(sheet)s”的工作表。现有工作表：%(sheets)s。",
    "no_such_column": "没有“%(column)s”这一列。请用表头上的列名或列的字母（如 D）指定。",
    "no_such_field": "没有名为“%(field)s”的栏目。可用的栏目：%(fields)s。",
}


class RosterUnreadable(Exception):
    """A file that is not read at all. ``str()`` is the Chinese sentence; ``code`` names the reason."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(REFUSALS[code] % params)
        self.code = code
        self.params: Mapping[str, object] = params


#: Field → what a person calls it, where the roster has no such column.
FIELD_NAMES: dict[str, str] = {
    "seq": "序号",
    "name": "姓名",
    "former_name": "曾用名",
    "sex": "性别",
    "id": "身份证号码",
    "phone": "联系电话",
    "address": "现住址",
    "household": "户籍地址",
    "community": "所属社区",
    "kind": "人员类别",
    "number": "决定书文号",
    "served": "送达日期",
    "reported": "报到日期",
    "agreed": "协议签订日期",
    "years": "期限",
    "period": "起止时间",
    "starts": "起始日期",
    "ends": "到期日期",
    "decided": "决定日期",
    "drugs": "毒品种类",
    "kin_name": "家属姓名",
    "kin_relation": "与本人关系",
    "kin_phone": "家属电话",
    "worker": "禁毒专干",
    "remark": "备注",
    "tick_treatment": "社区戒毒",
    "tick_recovery": "社区康复",
}

#: Code → (severity, what is wrong, how to mend it).
PROBLEMS: dict[str, tuple[Severity, str, str]] = {
    "missing_name": (ERROR, "没有姓名。", "请补填姓名。"),
    "name_unusual": (WARNING, "姓名“%(name)s”不像人名。", "请核对姓名；确实如此可不改。"),
    "name_with_note": (
        WARNING,
        "姓名后面带有括号说明，已略去。",
        "请核对；括号里的内容可移到“备注”或“曾用名”。",
    ),
    "missing_id": (ERROR, "没有身份证号码。", "请补填 18 位身份证号码。"),
    "id_length": (ERROR, "身份证号码应为 18 位，现为 %(length)s 位。", "请对照身份证补全或改正。"),
    "id_characters": (
        ERROR,
        "身份证号码里有数字和末位 X 以外的字符。",
        "请只填数字，末位可为 X；其他证件请另行登记。",
    ),
    "id_check_digit": (ERROR, "身份证号码校验码不符，号码有误。", "请对照身份证逐位核对。"),
    "id_birth_date": (
        ERROR,
        "身份证号码中的出生日期 %(birth)s 不存在或在今天之后。",
        "请对照身份证核对第 7 至 14 位。",
    ),
    "id_precision_lost": (
        ERROR,
        "身份证号码被存成了数字，后几位已丢失。",
        "请先把该列设为“文本”格式，再重新录入号码。",
    ),
    "id_15_digits": (WARNING, "15 位旧号码，已换算为 18 位。", "请对照现行身份证核对。"),
    "id_area_unknown": (WARNING, "身份证号码前 6 位不是已知的行政区划代码。", "请核对；号码无误可不改。"),
    "id_area_year": (WARNING, "身份证号码前 6 位的行政区划在出生当年并不存在。", "请核对；号码无误可不改。"),
    "sex_contradicts_id": (
        ERROR,
        "性别填“%(sex)s”，身份证号码显示为“%(by_id)s”。",
        "请核对性别和身份证号码，改正有误的一处。",
    ),
    "unknown_sex": (WARNING, "认不出性别“%(text)s”，已按身份证号码判断。", "请填“男”或“女”。"),
    "phone_unusual": (WARNING, "电话号码不是通常的手机号或固定电话。", "请核对电话号码。"),
    "phone_unreadable": (
        WARNING,
        "电话号码无法识别，未采用。",
        "请填 11 位手机号；号码被存成科学计数时请改为文本重新录入。",
    ),
    "missing_kind": (ERROR, "没有人员类别。", "请填“社区戒毒”或“社区康复”。"),
    "unknown_kind": (
        ERROR,
        "人员类别“%(text)s”不是社区戒毒，也不是社区康复。",
        "请改为“社区戒毒”或“社区康复”；其他人员请从本表移出。",
    ),
    "kind_derived": (WARNING, "没有填人员类别，已按%(source)s判断为%(kind)s。", "请核对；无误可不改。"),
    "kind_contradicts_number": (
        WARNING,
        "人员类别是%(kind)s，决定书文号看起来是%(other)s。",
        "请核对人员类别和文号。",
    ),
    "missing_served": (WARNING, "没有送达日期，无法推算报到期限。", "请补填决定书送达日期。"),
    "impossible_date": (ERROR, "日期“%(text)s”不存在。", "请改为实际日期，如 2026-11-02。"),
    "unreadable_date": (ERROR, "日期“%(text)s”无法识别。", "请写成年-月-日，如 2026-11-02；没有日期请留空。"),
    "ambiguous_date": (ERROR, "日期“%(text)s”分不清月和日。", "请写成年-月-日，如 2026-11-02。"),
    "date_without_day": (WARNING, "日期“%(text)s”没有写明到哪一天，未采用。", "请补全到日，如 2026-11-02。"),
    "date_with_words": (WARNING, "日期“%(text)s”后面带有文字，已只取日期。", "请核对；文字可移到“备注”。"),
    "date_before_law": (WARNING, "日期 %(date)s 早于《禁毒法》施行（2008年6月1日）。", "请核对年份。"),
    "future_served": (ERROR, "送达日期 %(date)s 在今天之后。", "请核对送达日期。"),
    "future_reported": (ERROR, "报到日期 %(date)s 在今天之后。", "请核对；尚未报到请留空。"),
    "future_agreed": (ERROR, "协议签订日期 %(date)s 在今天之后。", "请核对；尚未签订请留空。"),
    "report_before_served": (
        ERROR,
        "报到日期 %(reported)s 早于送达日期 %(served)s。",
        "请核对两个日期，改正有误的一处。",
    ),
    "agreed_before_reported": (
        WARNING,
        "协议签订日期 %(agreed)s 早于报到日期 %(reported)s。",
        "请核对两个日期。",
    ),
    "agreed_before_served": (
        WARNING,
        "协议签订日期 %(agreed)s 早于送达日期 %(served)s。",
        "请核对两个日期。",
    ),
    "agreed_without_report": (WARNING, "有协议签订日期，却没有报到日期。", "请补填报到日期。"),
    "reported_late": (
        WARNING,
        "报到距送达 %(days)s 天，超过 %(limit)s 天。",
        "请核对日期；确属逾期报到可不改。",
    ),
    "missing_years": (WARNING, "没有期限。", "请补填期限（年）。"),
    "unreadable_years": (WARNING, "期限“%(text)s”无法识别，未采用。", "请填整年数，如 3。"),
    "years_not_whole": (WARNING, "期限“%(text)s”不是整年，未采用。", "请填整年数，如 3。"),
    "years_not_allowed": (ERROR, "%(kind)s的期限不应为 %(years)s 年。", "请对照决定书核对期限。"),
    "years_unusual": (
        WARNING,
        "%(kind)s的期限通常为 %(usual)s 年，这里是 %(years)s 年。",
        "请对照决定书核对期限。",
    ),
    "years_contradict_period": (WARNING, "期限 %(years)s 年与起止时间不符。", "请核对期限和起止时间。"),
    "duplicate_in_file": (
        ERROR,
        "与“%(sheet)s”第 %(excel_row)s 行身份证号码相同，以前一行为准。",
        "请删去重复的一行，或改正身份证号码。",
    ),
    "community_unknown": (WARNING, "所属社区“%(text)s”不在本单位的社区名单里。", "请改为名单里的全称。"),
    "community_ambiguous": (
        WARNING,
        "所属社区“%(text)s”可能指几个社区，未补全。",
        "请写全称（××社区或××村）。",
    ),
    "community_derived": (
        WARNING,
        "没有填所属社区，已按%(source)s判断为%(community)s。",
        "请核对；无误可不改。",
    ),
    "formula_without_value": (
        WARNING,
        "这一格是公式，文件里没有存计算结果，按空白处理。",
        "请用 Excel 打开并保存一次，或改填数值。",
    ),
    "cell_error": (WARNING, "这一格显示 %(text)s，按空白处理。", "请改正公式或填入数值。"),
    "hidden_row": (WARNING, "这一行在表格里是隐藏的，也已读入。", "不需要的人员请删去整行。"),
}

NOTES: dict[str, str] = {
    "no_table_in_sheet": "工作表“%(sheet)s”里没有花名册表格，已略过。",
    "hidden_sheet": "工作表“%(sheet)s”是隐藏的，其中 %(rows)s 行也已读入。",
    "table_without_header": "工作表“%(sheet)s”没有表头，按前一张表的各列读取。请核对。",
    "no_column": "工作表“%(sheet)s”没有“%(field)s”这一列。",
    "hidden_rows": "工作表“%(sheet)s”有 %(rows)s 个隐藏行，也已读入。",
}


def problem_words(code: str, params: Mapping[str, Any]) -> tuple[Severity, str, str]:
    """Severity, what is wrong, how to mend it."""
    severity, message, mend = PROBLEMS[code]
    return severity, message % params, mend % params


def note_words(code: str, **params: object) -> str:
    """The sentence of a note."""
    return NOTES[code] % params


#: Words of the marked workbook.
MARKED: dict[str, str] = {
    "error": "【拒绝】",
    "warning": "【提醒】",
    "title": "问题",
    "author": "驿站",
}
LEGEND: dict[str, str] = {
    "sheet": "说明",
    "other_sheet": "检查说明",
    "counts": "共 %(rows)s 行：可导入 %(accepted)s 行，拒绝 %(rejected)s 行。",
    "error": "这种颜色的单元格有错误，所在行不会导入，改正后请重新上传。",
    "warning": "这种颜色的单元格需要核对，所在行仍会导入。",
    "how": "单元格批注和每行末尾的“问题”列写明了问题和改法；再次上传时不必删去“问题”列。",
}
