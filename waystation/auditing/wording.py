"""The record in plain words: what each verb of the record means, and each reason."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Verb of the record → what the person did.
DEEDS: Mapping[str, Promise] = {
    "accounts.account_changed": _("修改账号资料"),
    "accounts.account_closed": _("停用账号"),
    "accounts.account_created": _("新建账号"),
    "accounts.account_reopened": _("重新启用账号"),
    "accounts.account_unlocked": _("解除账号锁定"),
    "accounts.area_created": _("新建区域"),
    "accounts.area_ended": _("撤销区域"),
    "accounts.area_moved": _("调整区域隶属"),
    "accounts.area_renamed": _("区域更名"),
    "accounts.area_split": _("拆分区域"),
    "accounts.areas_merged": _("合并区域"),
    "accounts.fact_corrected": _("更正区域数据"),
    "accounts.fact_recorded": _("登记区域数据"),
    "accounts.grant_ended": _("结束权限"),
    "accounts.granted": _("给予权限"),
    "accounts.house_founded": _("建立系统首个区域和管理员"),
    "accounts.locked_out": _("账号因多次输错密码被锁定"),
    "accounts.merge_undone": _("撤回区域合并"),
    "accounts.organisation_changed": _("修改机构"),
    "accounts.organisation_created": _("新建机构"),
    "accounts.organisation_ended": _("撤销机构"),
    "accounts.password_changed": _("修改自己的密码"),
    "accounts.password_reset": _("重置他人密码"),
    "accounts.passwords_taken": _("取走批量账号的一次性密码"),
    "accounts.post_ended": _("结束任职"),
    "accounts.post_filled": _("登记任职"),
    "accounts.recovery_codes_generated": _("生成备用码"),
    "accounts.recovery_codes_used": _("用备用码登录"),
    "accounts.sheet_imported": _("导入区域或账号表格"),
    "accounts.sheet_uploaded": _("上传区域或账号表格"),
    "accounts.sign_in_failed": _("登录失败"),
    "accounts.signed_in": _("登录"),
    "accounts.signed_out": _("退出登录"),
    "accounts.signed_out_idle": _("长时间未操作，自动退出"),
    "accounts.totp_activated": _("开启动态验证码"),
    "accounts.totp_deactivated": _("关闭动态验证码"),
    "accounts.webauthn_added": _("添加通行密钥"),
    "accounts.webauthn_removed": _("删除通行密钥"),
    "audit.entries_adopted": _("把旧版本的记录收入防篡改链"),
    "audit.exported": _("导出审计记录"),
    "audit.month_signed": _("确认月度签字页已签字存档"),
    "audit.sealed": _("为审计记录加封"),
    "casework.cover_asked": _("请求同事代管"),
    "casework.cover_confirmed": _("确认代管"),
    "casework.cover_ended": _("提前结束代管"),
    "casework.cover_moved": _("调整代管的日期或代管人"),
    "casework.cover_named": _("指定代管人"),
    "casework.cover_over": _("代管到期"),
    "casework.hand_out_undone": _("撤回批量分配"),
    "casework.handed_out": _("批量分配学员"),
    "casework.nightly_file_set_aside": _("夜间核对时搁置一份档案"),
    "casework.nightly_pass_finished": _("完成夜间核对"),
    "casework.not_possible_entered": _("说明一项工作未能完成"),
    "casework.not_possible_withdrawn": _("撤回未能完成的说明"),
    "casework.roster_choices_made": _("处理名册中的疑问行"),
    "casework.roster_columns_mapped": _("对应名册的列"),
    "casework.roster_confirmed": _("确认导入名册"),
    "casework.roster_continued": _("继续导入名册"),
    "casework.roster_dropped": _("放弃导入名册"),
    "casework.roster_failed": _("名册导入中断"),
    "casework.roster_forgotten": _("清除名册内容"),
    "casework.roster_marked": _("下载标注后的名册"),
    "casework.roster_read": _("读入名册"),
    "casework.roster_undo_ordered": _("要求撤回名册导入"),
    "casework.roster_undo_refused": _("名册导入不能撤回"),
    "casework.roster_undone": _("撤回名册导入"),
    "casework.roster_uploaded": _("上传名册"),
    "casework.roster_written": _("完成名册导入"),
    "casework.synthetic_district_founded": _("生成虚构的试验数据"),
    "clients.additions_undone": _("撤回导入时补充的内容"),
    "clients.area_moved": _("调整档案所属区域"),
    "clients.consent_given": _("登记同意书"),
    "clients.consent_withdrawn": _("登记撤回同意"),
    "clients.document_added": _("添加文书"),
    "clients.document_opened": _("打开文书扫描件"),
    "clients.document_withdrawn": _("撤下文书"),
    "clients.file_closed": _("结案"),
    "clients.file_reopened": _("重新打开档案"),
    "clients.history_opened": _("查看档案的修改历史"),
    "clients.id_number_shown": _("查看完整身份证号"),
    "clients.identity_changed": _("修改身份资料"),
    "clients.kin_added": _("添加家属"),
    "clients.kin_changed": _("修改家属资料"),
    "clients.kin_ended": _("移除家属"),
    "clients.looked_at": _("查看档案中的一页"),
    "clients.name_added": _("添加姓名"),
    "clients.name_removed": _("删除姓名"),
    "clients.opened": _("打开档案"),
    "clients.phone_added": _("添加电话"),
    "clients.phone_ended": _("停用电话"),
    "clients.registered": _("建档"),
    "clients.registration_undone": _("撤回建档"),
    "clients.team_member_added": _("添加帮教小组成员"),
    "clients.team_member_ended": _("移除帮教小组成员"),
    "clients.worker_assigned": _("确定责任人"),
    "clients.worker_assignment_undone": _("撤回责任人的确定"),
    "contacts.appointment_changed": _("修改约见"),
    "contacts.appointment_moved": _("改约"),
    "contacts.appointment_planned": _("约见"),
    "contacts.appointment_settled": _("记录约见结果"),
    "contacts.corrected": _("更正谈话走访记录"),
    "contacts.edited": _("修改谈话走访记录"),
    "contacts.miss_let_stand": _("认定未到访属实"),
    "contacts.miss_reconsidered": _("重新认定未到访"),
    "contacts.recorded": _("记谈话走访"),
    "contacts.withdrawn": _("撤回谈话走访记录"),
    "notices.all_read": _("把消息全部标为已读"),
    "notices.read": _("阅读消息"),
    "notices.sent": _("发出消息"),
    "orders.local_rule_added": _("添加地方规定"),
    "orders.local_rule_ended": _("结束地方规定"),
    "orders.matter_closed": _("办结待处理事项"),
    "orders.matter_noted": _("在待处理事项中补充说明"),
    "orders.matter_opened": _("产生待处理事项"),
    "orders.order_corrected": _("更正措施的日期"),
    "orders.order_recorded": _("登记措施"),
    "orders.order_undone": _("撤回措施登记"),
    "orders.step_recorded": _("登记措施的一步"),
    "orders.step_withdrawn": _("撤回措施的一步"),
    "orders.term_computed": _("重新计算期限"),
    "screening.corrected": _("更正检测记录"),
    "screening.edited": _("修改检测记录"),
    "screening.miss_let_stand": _("认定未检测属实"),
    "screening.miss_reconsidered": _("重新认定未检测"),
    "screening.recorded": _("记检测"),
    "screening.withdrawn": _("撤回检测记录"),
}

#: Reason of an opening → why.
REASONS: Mapping[str, Promise] = {
    "caseload": _("本人负责"),
    "covered": _("代管"),
    "order_duty": _("执法职责"),
    "queue": _("站务待办"),
    "reception": _("接访、值班"),
    "standing_in": _("代班"),
    "inspection": _("督导检查"),
    "joint_case": _("共同办理"),
    "file_check": _("核对档案"),
    "other": _("其他"),
}
#: Reasons of a look at a file that is not the own work.
OUTSIDE = ("reception", "standing_in", "inspection", "joint_case", "file_check", "other")


def deed(verb: str) -> str:
    """What somebody did; the verb itself, should it have no words yet."""
    return str(DEEDS.get(verb, verb))


def why(reason: str) -> str:
    """The reason in words; nothing for none."""
    return str(REASONS.get(reason, reason))


def choices() -> list[tuple[str, str]]:
    """For the filter: all looks outside the own work together, then each reason."""
    return [("outside", str(_("所有非本职查看"))), *((code, str(words)) for code, words in REASONS.items())]
