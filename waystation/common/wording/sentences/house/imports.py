"""The sentences of what the import of rosters refuses; ``messages`` brings them together."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROSTERS: dict[str, str | Promise] = {
    "rosters.not_in_preview": _("“%(file)s”已经不在预览状态，请刷新后查看。"),
    "rosters.confirmed_meanwhile": _("%(who)s刚才已确认导入这份名册，请刷新后查看进度。"),
    "rosters.undecided": _("还有%(count)s行可能是已在册的人，请先在“在册核对”中逐行选择。"),
    "rosters.unplaced": _("还有%(count)s行没有确定社区，请先选择社区。"),
    "rosters.nothing_to_write": _("没有可写入的内容：没有新的学员，也没有勾选要更新的栏目。"),
    "rosters.undo_too_late": _("已超过撤销期限，或没有可撤销的内容。"),
    "rosters.touched": _("导入后已有%(count)s份档案有新的记录或变动，不能整批撤销。"),
}
