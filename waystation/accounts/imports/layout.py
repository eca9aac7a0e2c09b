"""The sheets and their columns, the same for the template that goes out and the workbook that comes in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from waystation.accounts.models import Area, Organisation
from waystation.rules.roles import Role


class Kind(StrEnum):
    """What a workbook brings."""

    TREE = "tree"
    ACCOUNTS = "accounts"


@dataclass(frozen=True)
class Column:
    """A heading, whether it must be filled, and what the template says about it."""

    title: str
    needed: bool
    hint: str


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name."""

    name: str
    columns: tuple[Column, ...]
    example: tuple[str, ...]


#: The headings.
AREA = "区域全称"
LEVEL = "层级"
DIVISION = "区划代码"
ORG_KIND = "类别"
ORG_NAME = "机构名称"
ORG_ABOVE = "上级机构"
USERNAME = "用户名"
NAME = "姓名"
HOME = "单位"
ROLE = "角色"
STATION = "派出所"
POST = "职务"
SINCE = "任职自"

AREA_KINDS = {
    "市": Area.Kind.CITY,
    "区县": Area.Kind.DISTRICT,
    "街道": Area.Kind.STREET,
    "社区": Area.Kind.COMMUNITY,
    "村": Area.Kind.COMMUNITY,
    "网格": Area.Kind.GRID,
}
#: The level that is a community with a villagers' committee.
VILLAGE = "村"
ORGANISATION_KINDS = {
    "禁毒委": Organisation.Kind.COMMISSION,
    "禁毒办": Organisation.Kind.OFFICE,
    "街道办事处": Organisation.Kind.STREET_OFFICE,
    "中心": Organisation.Kind.CENTRE,
    "工作站": Organisation.Kind.WORKSTATION,
    "派出所": Organisation.Kind.POLICE_STATION,
    "公安局": Organisation.Kind.POLICE_BUREAU,
    "医院": Organisation.Kind.HOSPITAL,
    "强制隔离戒毒所": Organisation.Kind.ISOLATION_CENTRE,
    "部门": Organisation.Kind.DEPARTMENT,
    "综治办": Organisation.Kind.GOVERNANCE,
    "群团组织": Organisation.Kind.PEOPLES_GROUP,
    "社会组织": Organisation.Kind.ASSOCIATION,
    "商户": Organisation.Kind.MERCHANT,
    "用人单位": Organisation.Kind.EMPLOYER,
    "物业": Organisation.Kind.PROPERTY,
}
ROLES = {
    "专干": Role.WORKER,
    "社工": Role.WORKER,
    "站长": Role.HEAD,
    "区禁毒办": Role.DISTRICT,
    "市禁毒办": Role.CITY,
    "民警": Role.POLICE,
    "医务": Role.MEDIC,
    "就业专员": Role.JOB_OFFICER,
    "网格员": Role.HELPER,
    "志愿者": Role.HELPER,
    "审计": Role.AUDITOR,
    "管理员": Role.ADMIN,
}

_PATH = "从市写起，用“/”隔开"
AREAS = Sheet(
    "区域",
    (
        Column(AREA, True, _PATH),
        Column(LEVEL, True, "、".join(AREA_KINDS)),
        Column(DIVISION, False, "6到12位数字"),
    ),
    ("楚安市/江湾区/永丰街道", "街道", ""),
)
ORGANISATIONS = Sheet(
    "机构",
    (
        Column(AREA, True, _PATH),
        Column(ORG_KIND, True, "、".join(ORGANISATION_KINDS)),
        Column(ORG_NAME, True, ""),
        Column(ORG_ABOVE, False, "机构名称，须在表中更靠前或已存在"),
    ),
    ("楚安市/江湾区/永丰街道", "中心", "永丰街道社区戒毒社区康复中心", ""),
)
POSTS = Sheet(
    "任职",
    (
        Column(ORG_NAME, True, "机构名称"),
        Column(POST, True, "例如中心主任、联络员、志愿者、网格员"),
        Column(NAME, True, ""),
        Column(USERNAME, False, "有账号的填用户名"),
        Column(AREA, False, "负责区域，不填为机构所在区域"),
        Column(SINCE, False, "例如2026-11-02，不填为今天"),
    ),
    ("永丰街道社区戒毒社区康复中心", "志愿者", "林秀", "", "楚安市/江湾区/永丰街道/桂花社区", "2026-11-02"),
)
ACCOUNTS = Sheet(
    "账号",
    (
        Column(USERNAME, True, "小写字母、数字"),
        Column(NAME, True, ""),
        Column(HOME, True, "机构名称"),
        Column(ROLE, False, "、".join(ROLES)),
        Column(AREA, False, _PATH + "；填了角色就要填"),
        Column(STATION, False, "民警必填"),
    ),
    ("wangmin", "王敏", "永丰街道社区戒毒社区康复中心", "专干", "楚安市/江湾区/永丰街道", ""),
)
SHEETS = {Kind.TREE: (AREAS, ORGANISATIONS, POSTS), Kind.ACCOUNTS: (ACCOUNTS,)}
#: A row costs a handful of statements (an account also a slow password hash), all in one transaction.
MAX_ROWS = {Kind.TREE: 2000, Kind.ACCOUNTS: 300}
