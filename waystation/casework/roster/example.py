"""An empty roster to fill: the usual columns, a line of hints, an example on a sheet of its own."""

from __future__ import annotations

import io

_COLUMNS = (
    ("姓名", "必填", "张三"),
    ("性别", "可不填，按证件号码判断", "男"),
    ("身份证号码", "必填，18位，按文本填写", "990101199003150014"),
    ("联系电话", "几个号码用顿号隔开", "13800000000"),
    ("户籍地址", "", "某市某区某路1号"),
    ("现居住地址", "", "某市某区某路2号"),
    ("所属社区", "写全称", "桂花社区"),
    ("人员类别", "社区戒毒或社区康复", "社区戒毒"),
    ("决定书文号", "", "某公（禁）社戒决字〔2026〕1号"),
    ("决定书送达日期", "如2026-11-02", "2026-01-05"),
    ("报到日期", "没有报到请留空", "2026-01-10"),
    ("协议签订日期", "没有签订请留空", "2026-01-12"),
    ("期限(年)", "整年数", "3"),
    ("滥用毒品种类", "几种用顿号隔开", "冰毒"),
    ("家属姓名", "", "张四"),
    ("与本人关系", "", "父亲"),
    ("家属电话", "", "13800000001"),
    ("禁毒专干", "与系统中的姓名一致时自动分配", "王敏"),
    ("备注", "", ""),
)


def workbook() -> bytes:
    """An xlsx file; every cell is text, so that numbers keep their digits."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True, "bg_color": "#E8EEF4", "border": 1})
    text = book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("花名册")
    sheet.set_column(0, len(_COLUMNS) - 1, 18, text)
    sheet.freeze_panes(1, 1)
    for place, (title, hint, _example) in enumerate(_COLUMNS):
        sheet.write_string(0, place, title, bold)
        if hint:
            sheet.write_comment(0, place, hint)
    page = book.add_worksheet("填写说明")
    page.set_column(0, 2, 28)
    for number, line in enumerate((("列", "说明", "例"), *_COLUMNS)):
        for place, words in enumerate(line):
            page.write_string(number, place, words, bold if number == 0 else None)
    book.close()
    return out.getvalue()
