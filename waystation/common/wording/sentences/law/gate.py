"""Sentences of the hand-over from isolation."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GATE: dict[str, str | Promise] = {
    "gate.told_future": _("通知日期%(on)s晚于今天，请核对。"),
    "gate.release_far_away": _("出所日期%(release_on)s和通知日期%(told_on)s相差一年以上，请核对年份。"),
    "gate.area_not_yours": _("您不能为这个区域登记出所人员，请另选区域。"),
    "gate.already_expected": _("这个证件号码已经登记过，还在等待接回。请在“出所必接”中查找，不必再登记。"),
    "gate.name_needed": _("请填写姓名。"),
    "gate.ended": _("这次接回已于%(on)s结束登记，不能再修改。"),
    "gate.step_future": _("日期%(on)s晚于今天，请在做完以后登记。"),
    "gate.before_release": _("日期%(on)s早于出所日期%(release_on)s。出所日期有变的，请先更改出所日期。"),
    "gate.after_release": _("日期%(on)s晚于出所日期%(release_on)s。出所以后的联系，请记在学员的谈话走访里。"),
    "gate.reason_needed": _("请写明为什么没有接到。"),
    "gate.done_needed": _("请写明当天做了什么，例如：联系了家属、到住处看望。"),
    "gate.agreed_needed": _("接人办法要和本人商量好，本人同意了再登记。"),
    "gate.worker_not_here": _("%(who)s不在这个区域工作，请另选一位。"),
    "gate.attached": _("已经关联了另一份档案，请先核对。"),
    "gate.score_impossible": _("评估分数应在0到%(most)s之间，没有分数的不填。"),
    "gate.sheet_has_problems": _("表中有%(count)s行有问题，没有导入。请改好后重新上传。"),
    "gate.sheet_headings": _("没有找到表头。表头要有：%(headings)s。"),
    "gate.sheet_empty": _("表中没有填写的行。"),
    "gate.sheet_too_long": _("表中有%(rows)s行，一次最多%(most)s行，请分开导入。"),
    "gate.sheet_too_big": _("文件太大，请只保留名单一张表再上传。"),
    "gate.cell_needed": _("“%(column)s”没有填。"),
    "gate.cell_day": _("“%(column)s”不是日期：%(value)s。请写成2026-11-02。"),
    "gate.cell_number": _("“%(column)s”不是数字：%(value)s。"),
    "gate.cell_area": _("没有找到区域“%(value)s”。请写街道或者社区的名称。"),
    "gate.cell_sex": _("“性别”请写男或者女。"),
    "gate.expected": _("有一名学员将于%(release_on)s出所，请指定责任人。"),
    "gate.assigned": _("有一名学员将于%(release_on)s出所，由您接回，请先与本人联系。"),
    "gate.why.assign": _("%(release_on)s出所。提前%(value)s天指定责任人，才来得及联系（%(basis)s）。"),
    "gate.why.contact": _(
        "%(release_on)s出所。最迟提前%(value)s天见一面或者打电话，让本人知道谁来接（%(basis)s）。"
    ),
    "gate.why.plan": _(
        "%(release_on)s出所。最迟提前%(value)s天和本人、家属约好谁接、在哪里、怎么回来（%(basis)s）。"
    ),
    "gate.why.meet": _("%(release_on)s出所，当天有人接，不让本人一个人走出来（%(basis)s）。"),
    "gate.why.sign_in": _(
        "%(release_on)s出所，当天能办的就办报到；法定期限是收到决定书后%(value)s天（%(basis)s）。"
    ),
    "gate.why.agreement": _("%(release_on)s出所，当天能签的就签协议；最迟报到后%(value)s天（%(basis)s）。"),
    "gate.why.papers": _("%(release_on)s出所，%(value)s个工作日内收到所里的材料（%(basis)s）。"),
    "gate.why.assessment": _("%(release_on)s出所，%(value)s个工作日内收到所里的诊断评估（%(basis)s）。"),
    "gate.why.help_plan": _("%(release_on)s出所，%(value)s天内和本人写出第一份帮扶计划（%(basis)s）。"),
    "gate.why.follow_up": _("%(release_on)s出所，第%(months)s个月再看看过得怎样（%(basis)s）。"),
    "obligations.title.gate.assign": _("出所必接：指定责任人"),
    "obligations.title.gate.contact": _("出所前联系本人"),
    "obligations.title.gate.plan": _("约定接人办法"),
    "obligations.title.gate.meet": _("出所当天接到人"),
    "obligations.title.gate.papers": _("收到所里移交的材料"),
    "obligations.title.gate.assessment": _("登记所里的诊断评估"),
    "obligations.title.gate.help_plan": _("写第一份帮扶计划"),
    "obligations.title.gate.follow_up": _("出所第%(months)s个月随访"),
    "obligations.reason.gate.assign": _("收到出所通知后，要有人负责接回。"),
    "obligations.reason.gate.contact": _("出所前先联系，本人知道外面有人等。"),
    "obligations.reason.gate.plan": _("和本人、家属商量好怎样接，路上不落单。"),
    "obligations.reason.gate.meet": _("出所当天有人接；没有接到的，写明原因和当天做了什么。"),
    "obligations.reason.gate.papers": _("所里的材料要转到街道，帮扶才接得上。"),
    "obligations.reason.gate.assessment": _("所里的诊断评估写明身心和适应情况，帮扶计划从这里开始。"),
    "obligations.reason.gate.help_plan": _("出所后头几天最需要具体的帮助。"),
    "obligations.reason.gate.follow_up": _("出所后一、三、六、十二个月各随访一次。"),
    "law.title.gate_assign_days": _("出所前多少天指定责任人"),
    "law.title.gate_contact_days": _("出所前多少天联系本人、约定接人办法"),
    "law.title.gate_papers_workdays": _("出所后多少个工作日内收到所里的材料和评估"),
    "law.title.gate_help_plan_days": _("出所后多少天内写出第一份帮扶计划"),
    "law.title.gate_follow_up_first": _("出所后第一次随访"),
    "law.title.gate_follow_up_second": _("出所后第二次随访"),
    "law.title.gate_follow_up_third": _("出所后第三次随访"),
    "law.title.gate_follow_up_last": _("出所后最后一次随访"),
    "law.title.gate_follow_up_window_days": _("随访可以提前的天数"),
    "law.title.gate_board_days": _("出所名单提前多少天列出"),
}
