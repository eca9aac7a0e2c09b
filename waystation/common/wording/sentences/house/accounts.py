"""What is refused of accounts and areas, and why."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACCOUNTS: dict[str, str | Promise] = {
    "accounts.area_ended": _("“%(name)s”已经停用，请选择在用的区域。"),
    "accounts.area_name_taken": _("同一上级下已有“%(name)s”，请换一个名称，或直接使用已有的区域。"),
    "accounts.area_code_taken": _("区划代码%(division)s已被使用过，请核对。"),
    "accounts.kind_not_below": _(
        "这一层级不能设在“%(name)s”之下，层级从高到低为市、区县、街道、社区、网格。"
    ),
    "accounts.root_stays": _("最上级区域不能移动、合并或拆分。"),
    "accounts.move_below_itself": _("不能把区域移到它自己的下级，请另选上级。"),
    "accounts.change_in_future": _("日期不能晚于今天，调整会立即生效，请在生效当天再办理。"),
    "accounts.change_before_start": _("“%(name)s”自%(on)s起启用，调整日期应在此之后。"),
    "accounts.merge_needs_two": _("合并至少需要两个区域，请再选一个。"),
    "accounts.merge_needs_successor": _("请选择并入哪个区域，或填写新区域的上级和名称。"),
    "accounts.merge_nested": _("“%(name)s”与其他所选区域是上下级关系，不能一起合并。"),
    "accounts.merge_into_smaller": _("“%(name)s”的层级高于合并后的区域，不能合并。"),
    "accounts.split_needs_two": _("拆分至少需要两个不同的新名称，请每行写一个。"),
    "accounts.organisation_name_taken": _("该区域已有同类机构“%(name)s”，请直接使用，或核对名称。"),
    "accounts.organisation_ended": _("机构“%(name)s”已经停用，请选择在用的机构。"),
    "accounts.organisation_circle": _("上级机构不能是它自己或它的下级，请另选。"),
    "accounts.organisation_in_use": _(
        "还有%(people)s个账号、%(below)s个下级机构属于该机构，请先把它们转到别处，再停用。"
    ),
    "accounts.area_in_use": _(
        "还有在册学员%(clients)s人、机构%(organisations)s个、权限%(grants)s条、下级区域%(areas)s个、"
        "任职%(posts)s条属于该区域，请先转到别处，再撤销。"
    ),
    "accounts.undo_too_late": _("只有当天办理、之后没有再调整过的合并才能撤回。"),
    "accounts.undo_in_use": _("“%(name)s”名下已经有新的学员、机构或权限，不能撤回合并。"),
    "accounts.username_not_found": _("没有用户名为“%(username)s”的账号，请核对；没有账号的请留空。"),
    "accounts.day_form": _("“%(column)s”里的“%(value)s”不是日期，请写成2026-11-02。"),
    "accounts.post_needs_holder": _("请选择任职人的账号，或填写姓名。"),
    "accounts.post_twice": _("%(name)s已经担任“%(title)s”，请先结束原来的任职。"),
    "accounts.post_one_holder": _("已选择账号，请把姓名留空。"),
    "accounts.fact_whole_number": _("人数应为整数，请修改。"),
    "accounts.end_before_start": _("结束日期不能早于%(on)s，请修改。"),
    "accounts.end_in_past": _("最后一天最早只能是昨天，已经过去的权限不能追改。"),
    "accounts.username_form": _("用户名为3到30个小写字母、数字、点、横线或下划线，以字母或数字开头。"),
    "accounts.username_taken": _("用户名“%(username)s”已被使用，请换一个。"),
    "accounts.own_account": _("不能停用自己的账号，请由另一位管理员办理。"),
    "accounts.account_has_clients": _(
        "该账号名下还有%(count)s名在册学员，请先由站长移交、安排代管或留站分配，再办理。"
    ),
    "accounts.account_covers": _("该账号还在代管%(count)s位同事的学员，请先由站长另选代管人，再办理。"),
    "accounts.account_is_open": _("该账号正在使用中，无需恢复。"),
    "accounts.account_closed": _("该账号已经停用，请先恢复账号，再给权限。"),
    "accounts.account_reaches_further": _("该账号还有您管理范围以外的权限或单位，请由上级管理员办理。"),
    "accounts.own_grant": _("不能给自己增加权限，请由另一位管理员办理。"),
    "accounts.grant_twice": _("该账号在“%(name)s”已有同样的权限，日期有重叠，请先结束原来的。"),
    "accounts.grant_over": _("该权限已在%(on)s结束。"),
    "accounts.police_need_station": _("民警的权限要选定派出所，民警只能看到本所的学员。"),
    "accounts.last_admin": _("这是最后一位长期有效的管理员，请先给另一位同事管理员权限。"),
    "accounts.workbook_empty": _("工作簿里没有可以导入的行。请使用模板，工作表名称为%(sheets)s。"),
    "accounts.workbook_too_long": _("共%(rows)s行，一次最多导入%(most)s行，请分成几个文件。"),
    "accounts.workbook_too_big": _(
        "文件太大，最大%(megabytes)sMB。请删去图片和多余的工作表，或分成几个文件。"
    ),
    "accounts.workbook_locked": _("文件有密码保护，或是旧版xls格式。请去掉密码，另存为xlsx格式再上传。"),
    "accounts.workbook_broken": _(
        "文件打不开，可能已损坏或不是Excel工作簿。请用Excel打开后另存为xlsx格式再上传。"
    ),
    "accounts.workbook_headings": _(
        "工作表“%(sheet)s”里没有找到表头，应有这些列：%(headings)s。请使用模板。"
    ),
    "accounts.sheet_has_problems": _("有%(count)s行有问题，全部没有导入。请改正后重新上传。"),
    "accounts.cell_missing": _("“%(column)s”没有填，请补上。"),
    "accounts.cell_unknown": _("“%(column)s”里的“%(value)s”不认识，请填：%(known)s。"),
    "accounts.area_not_found": _("没有找到区域“%(name)s”，请核对全称，或把它放在表中更靠前的一行。"),
    "accounts.area_other_kind": _("“%(name)s”已有，层级是%(kind)s，与表中不同，请核对。"),
    "accounts.code_form": _("区划代码“%(value)s”应为6到12位数字，请核对。"),
    "accounts.name_too_long": _("名称太长，最多%(most)s个字。"),
    "accounts.organisation_not_found": _("没有找到机构“%(name)s”，请核对名称，或先导入机构。"),
    "accounts.organisation_ambiguous": _("有几个机构都叫“%(name)s”，请在页面上逐个办理。"),
    "accounts.username_other_person": _("用户名“%(username)s”已属于另一位同事，请换一个用户名。"),
    "accounts.already_founded": _("系统里已经有管理员，请由管理员登录后建立区域和账号。"),
}
