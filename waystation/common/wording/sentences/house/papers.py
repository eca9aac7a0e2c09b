"""What the room of papers refuses, and why somebody was left out of a print of many."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PAPERS: dict[str, str | Promise] = {
    "papers.no_office": _("没有可以出具文书的单位，请管理员给您的账号设置单位，或者在区域里登记中心。"),
    "papers.template_fails": _("本单位的模板现在不能使用，请在“文书模板”里恢复系统模板或者重新上传。"),
    "papers.template_fails_at": _("模板不能生成文书：%(words)s。请改正后再上传。"),
    "papers.template_large": _("文件太大或者内部内容太多，模板不超过%(most)sKB，请去掉图片后再上传。"),
    "papers.template_type": _("不能读取这个文件。Word模板请用.docx，PDF模板请用UTF-8文本的.typ。"),
    "papers.template_acts": _("模板里有不允许的内容：%(what)s。模板只能排版，请去掉后再上传。"),
    "papers.template_unknown": _("模板用了没有的字段：%(names)s。请对照字段表改正（箭头后是可能想写的）。"),
    "papers.template_lacks": _("模板缺少必要的字段：%(names)s。没有它们就看不出是谁的文书，请补上。"),
    "papers.template_form": _("请选择.typ或者.docx文件。"),
    "papers.pattern_broken": _("文号格式不对，请参照：{kind}〔{year}〕第{n}号。"),
    "papers.pattern_place": _("文号格式里没有“%(place)s”这一项，可以用{kind}、{year}、{n}。"),
    "papers.pattern_needs": _("文号格式须有年份{year}和序号{n}，否则会重号。"),
    "papers.pattern_long": _("文号太长，不超过%(most)s个字。"),
    "papers.reason_needed": _("请写明作废的原因，编号会保留。"),
    "papers.nobody": _("请至少选择一位学员。"),
    "papers.too_many": _("一次最多%(most)s位，请分批打印。"),
    "papers.out_of_reach": _("您没有这份档案的权限。"),
    "papers.too_many_scans": _("一次最多上传%(most)s个文件，请分几次。"),
    "papers.scan_of_other_file": _("有扫描件的二维码属于另一份档案，什么都还没有保存。请看下面是哪一个。"),
    "papers.file_too_large": _("整册超过%(most)s兆字节，请分别下载扫描件。"),
}
