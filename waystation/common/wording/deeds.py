"""What verbs of the record mean: areas, organisations, accounts (the rest: ``auditing.wording``)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACCOUNTS: Mapping[str, Promise] = {
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
    "accounts.sessions_ended": _("在其他设备上退出账号"),
    "accounts.sheet_imported": _("导入区域或账号表格"),
    "accounts.sheet_uploaded": _("上传区域或账号表格"),
    "accounts.sign_in_failed": _("登录失败"),
    "accounts.signed_in": _("登录"),
    "accounts.signed_out": _("退出登录"),
    "accounts.signed_out_idle": _("长时间未操作，自动退出"),
    "accounts.spraying_refused": _("拒绝从同一网络连续试多个账号的密码"),
    "accounts.too_often": _("操作太频繁，被要求稍候"),
    "accounts.tour_ended": _("看完或跳过入门介绍"),
    "accounts.totp_activated": _("开启动态验证码"),
    "accounts.totp_deactivated": _("关闭动态验证码"),
    "accounts.webauthn_added": _("添加通行密钥"),
    "accounts.webauthn_removed": _("删除通行密钥"),
}
