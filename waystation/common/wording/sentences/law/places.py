"""Leave, absence, move, two places, tests elsewhere: what is refused, and why something is due."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACES: dict[str, str | Promise] = {
    "leave.no_order": _("本人没有正在执行的措施（或者还没有报到），不需要登记请假。"),
    "leave.backwards": _("回来的日期早于出发日期，请核对。"),
    "leave.told_in_future": _("报告日期晚于今天，请核对。"),
    "leave.too_long": _("一次请假最长%(most)s天。时间更长的，请办理变更执行地或者双向管控。"),
    "leave.overlaps": _("与已登记的请假（%(since)s至%(until)s）日期重叠，请核对，或者改为续假。"),
    "leave.not_out": _("这次请假现在不在外出期间，不能这样办理；请刷新页面核对。"),
    "leave.not_longer": _("续假后的日期应晚于现在的期满日%(until)s，请核对。"),
    "leave.back_before_start": _("销假日期早于出发日期%(starts_on)s，请核对。"),
    "leave.back_in_future": _("销假日期晚于今天，请核对。"),
    "leave.back_already": _("已于%(on)s销假；登记错了的，请先撤回销假。"),
    "leave.reason_needed": _("请写明原因。"),
    "leave.is_over": _("这次请假已撤回，不能更正。"),
    "leave.nothing_to_decide": _("这次请假不需要答复。"),
    "leave.decided_meanwhile": _("已经有人答复了，请刷新页面。"),
    "leave.opinion_needed": _("不同意的，请写明理由。"),
    "leave.why.answer": _(
        "依据%(basis)s：%(told_on)s报告，%(starts_on)s出发；在%(value)s天内、出发以前答复。"
    ),
    "leave.why.return": _("依据%(basis)s：请假到%(until)s止，期满后%(value)s天内销假。"),
    "absence.no_order": _("本人没有正在执行的措施（或者还没有报到），不需要登记。"),
    "absence.future": _("日期晚于今天，请核对。"),
    "absence.backwards": _("日期的先后不对，请核对：先离开，后发现；回来不早于离开。"),
    "absence.is_open": _("%(from_on)s起的离开情况已经登记，请在那一条里补充。"),
    "absence.withdrawn": _("这一条已撤回，不能再办理。"),
    "absence.still_away": _("本人还没有回来，请先登记回来的日期，再认定。"),
    "absence.leave_held": _("这几天在请假（%(since)s至%(until)s）以内，不能认定为擅自离开。"),
    "absence.short": _("不足%(least)s天的离开不需要报告，不能认定为擅自离开。"),
    "absence.reason_needed": _("请写明撤回的原因。"),
    "move.no_order": _("本人没有正在执行的措施（或者正在中止），现在不能申请变更执行地。"),
    "move.on_its_way": _("已有一件变更执行地正在办理，请先办完或者撤回。"),
    "move.future": _("日期晚于今天，请核对。"),
    "move.place_needed": _("请选择转往的街道；不在名单里的，填写对方单位名称（只填一项）。"),
    "move.same_place": _("仍在本街道，不必变更执行地；请用“转到其他社区”。"),
    "move.area_ended": _("%(area)s已撤销或者合并，请改选合并后的街道。"),
    "move.not_now": _("这件变更执行地现在是“%(state)s”，不能“%(step)s”；请刷新页面核对。"),
    "move.no_papers": _("请至少勾选一份随案移送的文书。"),
    "move.reason_needed": _("请写明原因。"),
    "move.area_not_yours": _("请选择您负责的街道里的社区。"),
    "move.inside": _("对方街道在本系统内，由对方接收，不用登记回执。"),
    "move.reported_already": _("本人已于%(on)s到新执行地报到，不能撤销接收；需要的，请重新申请变更。"),
    "move.undo_too_late": _("接收后超过%(days)s天，不能撤销；需要的，请重新申请变更。"),
    "move.before_accepted": _("报到日期早于接收日期%(on)s，请核对。"),
    "move.nobody_there": _("原街道当时没有责任人，不能退回；请重新申请变更。"),
    "move.report_first": _("请先登记本人到新执行地报到；通知日期不早于报到日期。"),
    "move.why.agreement": _(
        "依据%(basis)s：变更后要签订新的协议；条文没有写明天数，系统按到新执行地报到之日%(reported_on)s后%(value)s天计算。"
    ),
    "move.why.send": _("依据%(basis)s：%(asked_on)s申请，%(value)s天（当地规定的，为工作日）内移送材料。"),
    "move.why.answer": _(
        "依据%(basis)s：%(sent_on)s移送，对方应在%(value)s天内接收或者退回；接收以前仍由原街道负责。"
    ),
    "move.why.report": _(
        "依据%(basis)s：执行地自%(accepted_on)s变更，本人应在%(value)s日内到新的街道报到；期限连续计算。"
    ),
    "move.why.police": _(
        "依据%(basis)s：本人%(reported_on)s报到，街道在%(value)s天（当地规定的，为工作日）内通知公安机关。"
    ),
    "shared.no_order": _("本人没有正在执行的措施，不能发起双向管控。"),
    "shared.future": _("日期晚于今天，请核对。"),
    "shared.words_needed": _("请写明发起双向管控的原因。"),
    "shared.work_unnamed": _("请逐项选择由哪一方做。"),
    "shared.exists": _("已有一件双向管控正在办理，请先办完。"),
    "shared.same_place": _("对方应是另一个街道。"),
    "shared.not_now": _("这件双向管控现在是“%(state)s”，不能这样办理；请刷新页面核对。"),
    "shared.reason_needed": _("请写明原因。"),
    "shared.protected": _("特别保护的档案不能双向管控，请先由站长与对方商定查阅人。"),
    "shared.own_wish": _("终止须由另一方同意，不能由申请的一方同意。"),
    "shared.why.answer": _("依据%(basis)s：%(letter_on)s发函，对方应在%(value)s天内答复。"),
    "shared.why.end": _(
        "依据%(basis)s：%(asked_on)s一方申请终止，另一方应在%(value)s天内答复；同意以前两地都负责。"
    ),
    "elsewhere.no_order": _("本人没有正在执行的措施，不能委托检测。"),
    "elsewhere.future": _("日期晚于今天，请核对。"),
    "elsewhere.backwards": _("最迟检测日期早于委托日期，请核对。"),
    "elsewhere.before_asked": _("检测日期早于委托日期%(on)s，请核对。"),
    "elsewhere.place_needed": _("请选择受委托的街道；不在名单里的，填写对方单位名称（只填一项）。"),
    "elsewhere.not_now": _("这件委托现在是“%(state)s”，不能这样办理；请刷新页面核对。"),
    "elsewhere.reason_needed": _("请写明原因。"),
    "elsewhere.result_needed": _("请填写结果、日期和检测地点；阳性的请选择项目。"),
    "elsewhere.why.answer": _("依据%(basis)s：请对方最迟%(by_on)s检测，过后%(value)s天仍无结果的催问。"),
    "elsewhere.why.take": _("依据%(basis)s：结果于%(posted_on)s寄回，%(value)s天内登记到档案。"),
    "places.leave_waiting": _("有一份请假等您答复：%(starts_on)s出发。"),
    "places.leave_answered": _("请假已答复：%(decision)s。"),
    "places.move_arrived": _("%(from_name)s请您接收一份变更执行地的档案。"),
    "places.move_taken": _("您移送的一份档案已由%(to_name)s接收，由对方负责。"),
    "places.move_back": _("您移送的一份档案被%(to_name)s退回，请看退回的原因。"),
    "places.move_withdrawn": _("%(from_name)s撤回了一件变更执行地。"),
    "places.move_yours": _("由您负责一名转入的学员，请在期限内办理报到并签订新协议。"),
    "places.move_undone": _("%(to_name)s撤销了接收，一份档案退回由您负责。"),
    "places.shared_letter": _("%(from_name)s来函，请您共同负责一名学员（双向管控）。"),
    "places.shared_yes": _("%(to_name)s同意双向管控，由%(who)s共同负责。"),
    "places.shared_no": _("%(to_name)s没有同意双向管控，请看答复。"),
    "places.shared_end_asked": _("对方申请终止双向管控，须您同意；同意以前两地都负责。"),
    "places.shared_ended": _("双向管控已终止。"),
    "places.test_asked": _("%(from_name)s委托您单位做一次检测，最迟%(by_on)s。"),
    "places.test_posted": _("委托检测的结果已寄回，请登记到档案。"),
    "places.test_refused": _("委托检测没有被接受，请另作安排；不计入本人。"),
}
