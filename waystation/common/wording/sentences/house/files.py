"""The sentences of what the rooms of files and orders refuse; ``messages`` brings them together."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS: dict[str, str | Promise] = {
    "orders.still_running": _("本人还有一个没有结束的措施，请先登记其结束，再录入新的决定书。"),
    "orders.number_taken": _("本人档案中已有文号为“%(number)s”的决定书，请核对。"),
    "orders.already_recorded": _("“%(step)s”刚才已由%(who)s登记（%(on)s），请刷新后核对。"),
    "orders.step_in_future": _("“%(step)s”的日期%(on)s晚于今天，请核对。"),
    "orders.step_before_last": _("“%(step)s”的日期%(on)s早于上一步的日期%(since)s，请核对。"),
    "orders.note_needed": _("请填写“%(step)s”所依据的文书名称或者文号。"),
    "orders.not_yet_over": _("期限到%(last_day)s届满，在此之前不能登记期满解除；提前结束请选择其他步骤。"),
    "orders.late_reason_needed": _(
        "报到已超过期限%(due_on)s。可以登记，请写明本人说明的原因；没有说明的写“未说明”。"
    ),
    "orders.agreement_in_force": _("已有%(since)s签订的协议；新协议的日期应当晚于这一天，请核对。"),
    "orders.paper_of_other_file": _("所选材料不属于这份档案，请重新选择。"),
    "orders.reason_needed": _("请写明更正的原因。"),
    "orders.day_needed": _("送达日期和报到日期登记后可以更正，不能清空，请填写正确的日期。"),
    "orders.day_not_yet": _("还没有登记报到，请用“登记报到”填写，不在更正中填写。"),
    "orders.matter_closed": _("这件事项已由%(who)s于%(on)s办结，请刷新后查看。"),
    "orders.matter_note_needed": _("请写明了解到的情况，本人的说明也要记录。"),
    "orders.area_not_yours": _("您不能为这个区域设置地方规定，请从列表中选择。"),
    "orders.local_rule_exists": _(
        "这个区域从%(since)s起已有同一项地方规定，请先停用原来的规定或者换一个日期。"
    ),
}

PLANS: dict[str, str | Promise] = {
    "plans.what_needed": _("请写明是什么事。"),
    "plans.who_needed": _("请写明谁来做。"),
    "plans.outcome_future": _("结果的日期%(on)s晚于今天，请核对。"),
    "plans.outcome_before_item": _("结果的日期%(on)s早于约定的日期%(made_on)s，请核对。"),
    "plans.outcome_day_needed": _("请填写是哪一天的结果。"),
    "plans.gain_future": _("进步的日期%(on)s晚于今天，请核对。"),
}

FILES: dict[str, str | Promise] = {
    "files.on_its_way": _("其中一份档案正在变更执行地或者双向管控，请先办完再合并、拆分。"),
    "files.reason_needed": _("请写明理由：怎样核实的。"),
    "files.choice_missing": _("还有没有选择的项目，请逐项选择后再确认。"),
    "files.changed_meanwhile": _("核对期间，档案里又有了新的记录。下面已是最新内容，请再看一遍，然后确认。"),
    "files.changed_since_proposed": _("提交以后，档案又有了新的记录，请放弃后重新提交。"),
    "files.merged_meanwhile": _("其中一份档案刚才已被合并，请刷新后查看。"),
    "files.already_proposed": _("这两份档案的合并已经提交，正在等第二人核对。"),
    "files.same_file": _("这是同一份档案，请选择另一份。"),
    "files.second_person": _("须由提交人以外的第二人核对。"),
    "files.not_waiting": _("这项合并已经放弃或者撤销，请刷新后查看。"),
    "files.not_done": _("这项合并还没有办理，不需要撤销。"),
    "files.undo_too_late": _("撤销的期限到%(last_day)s为止。如果确实是两个人，请拆分档案。"),
    "files.changed_since": _("移动过的内容已有改动，不能整体撤销。如果确实是两个人，请拆分档案。"),
    "files.unit_unknown": _("所选内容已不在这份档案里，请刷新后重新选择。"),
    "files.protected": _("特别保护的档案不能拆分；请先由两人解除保护，拆分后再分别设置。"),
    "files.not_found": _(
        "在您负责的范围内没有档案号%(number)s。请核对；另一份在别的街道时，请同时负责两处的负责人办理。"
    ),
    "files.merge_proposed": _("有一项档案合并（%(number)s）等您核对，请打开学员页面查看。"),
    "files.merge_confirmed": _("您提交的档案合并（%(number)s）已由第二人核对办理。"),
    "files.merge_dropped": _("档案合并（%(number)s）已放弃，档案没有改变。"),
    "files.merged": _("档案%(number)s已并入这位学员的档案。"),
    "files.split": _("从这位学员的档案拆分出新档案%(number)s，请核对。"),
    "files.undone": _("档案%(number)s的合并或者拆分已撤销，档案恢复原样。"),
    "files.why.only_one": _("（只有一份填写了）"),
    "files.why.both": _("（默认两份都保留）"),
    "files.why.later_is_milder": _("（默认用较晚的一天：此前没有记录的不算未完成）"),
    "files.why.choose": _("（请核对后选择）"),
    "files.why.stays": _("（默认用保留的档案）"),
}

CLIENTS: dict[str, str | Promise] = {
    "clients.name_needed": _("请填写姓名。"),
    "clients.born_needed": _("请填写出生日期，或者填写证件号码由系统读取。"),
    "clients.born_impossible": _("出生日期%(born_on)s不可能，请核对。"),
    "clients.born_contradicts_id": _("出生日期%(born_on)s与证件号码中的%(stated)s不同，请核对。"),
    "clients.sex_needed": _("请选择性别，或者填写证件号码由系统读取。"),
    "clients.id_on_file": _("这个证件号码已有档案，不能重复建档。请先查找；查不到时请联系上级禁毒办核实。"),
    "clients.area_not_yours": _("这个区域不在您负责的范围内，请从列表中选择。"),
    "clients.area_ended": _("“%(area)s”已于%(ended_on)s撤销，请选择现在的社区。"),
    "clients.worker_not_here": _("%(who)s不负责这个区域，请选择负责该区域的工作人员。"),
    "clients.not_yours_to_assign": _("只有站长可以把学员分配给别人。"),
    "clients.assigned_meanwhile": _("刚才已有人把这位学员分配给%(who)s，请刷新后再决定。"),
    "clients.unassigned_meanwhile": _("刚才已有人取消了这位学员的责任人，请刷新后再决定。"),
    "clients.name_listed": _("这个名字已经登记过。"),
    "clients.name_is_current": _("现用名不能移除，请用“修改”更名。"),
    "clients.phone_needed": _("请填写电话号码。"),
    "clients.kin_needed": _("请先选择家属，再登记对其的同意。"),
    "clients.kin_of_other_file": _("所选家属不属于这份档案，请重新选择。"),
    "clients.consent_open": _("这项同意已经登记，正在有效。"),
    "clients.consent_future": _("同意的日期%(on)s晚于今天，请核对。"),
    "clients.consent_backwards": _("撤回日期%(on)s早于同意日期%(given_on)s，请核对。"),
    "clients.paper_of_other_file": _("所选材料不属于这份档案，请重新选择。"),
    "clients.paper_future": _("材料日期%(on)s晚于今天，请核对。"),
    "clients.scan_too_large": _("文件超过%(most)s兆字节，请压缩或者分开上传。"),
    "clients.scan_type": _("只能上传 PDF、JPEG、PNG 或者 WebP 文件；这个文件的内容不是其中任何一种。"),
    "clients.scan_heic": _(
        "这是苹果手机的 HEIC 照片，系统不能读取。请在手机上打开这张照片，截屏后上传截图；"
        "以后拍照前，在“设置”的“相机”里把“格式”改为“兼容性最佳”。"
    ),
    "clients.scan_locked": _("这个 PDF 设了密码，系统打不开。请先去掉密码，或者把它打印成新的 PDF 再上传。"),
    "clients.scan_broken": _("这个文件读不出来，可能没有传完或者已经损坏。请重新扫描或者拍照后再上传。"),
    "clients.scan_too_many_pixels": _(
        "这张图片太大（超过五千万像素）。请调低相机的像素，或者截屏后上传截图。"
    ),
    "clients.reason_needed": _("请写明原因。"),
    "clients.responsible_by_assignment": _("责任人由站长分配，请用“分配工作人员”。"),
    "clients.member_needed": _("请选择人员，或者填写姓名。"),
    "clients.same_area": _("学员现在就在这个区域，不需要调整。"),
    "clients.file_closed": _("档案已经结案，请先重新启用。"),
    "clients.order_running": _("本人还有没有结束的措施，请先登记其结束，再结案。"),
}
