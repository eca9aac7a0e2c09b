"""Areas, organisations, people who sign in, and what they were granted."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from waystation.common import crypto
from waystation.common.fields import EncryptedTextField
from waystation.rules.roles import Role

_SHEET = "accounts.sheetupload.content"


class Area(MP_Node):
    """A node of the one area tree: city › district › street › community › grid.

    ``path`` (treebeard) is what scoped rows carry. An area that was merged away ends and moves below its
    successor, so its files and its history stay reachable under it (S1-09).
    """

    class Kind(models.TextChoices):
        CITY = "city", _("市")
        DISTRICT = "district", _("区县")
        STREET = "street", _("街道（乡镇）")
        COMMUNITY = "community", _("社区（村）")
        GRID = "grid", _("网格")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=60)
    code = models.CharField(max_length=12, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="area_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(name="area_code_once", fields=["code"], condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return self.name


class AreaChange(models.Model):
    """A merge, split, move or renaming, with its day: the history of the tree."""

    class Kind(models.TextChoices):
        MERGE = "merge", _("合并")
        SPLIT = "split", _("拆分")
        MOVE = "move", _("调整隶属")
        RENAME = "rename", _("更名")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    on = models.DateField()
    sources = models.ManyToManyField(Area, related_name="changes_from")
    results = models.ManyToManyField(Area, related_name="changes_to")
    old_name = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)


class Organisation(models.Model):
    """An office, centre, station … at an area; a workstation has its centre as parent (S0-12)."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("禁毒办")
        STREET_OFFICE = "street_office", _("街道办事处（乡镇政府）")
        CENTRE = "centre", _("社区戒毒社区康复中心")
        WORKSTATION = "workstation", _("工作站")
        POLICE_STATION = "police_station", _("派出所")
        POLICE_BUREAU = "police_bureau", _("公安局（分局、支大队）")
        HOSPITAL = "hospital", _("医院（卫生服务机构）")
        ISOLATION_CENTRE = "isolation_centre", _("强制隔离戒毒所")
        DEPARTMENT = "department", _("部门（民政、人社等）")
        ASSOCIATION = "association", _("社会组织")
        MERCHANT = "merchant", _("商户")
        EMPLOYER = "employer", _("用人单位")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="organisations")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organisation_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(name="organisation_once_per_area", fields=["area", "kind", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Django asks for one; accounts are made by ``actions.create_account``."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=username)


class User(AbstractBaseUser):
    """Somebody who signs in. What they may do stands in their grants, never here."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=40)
    email = models.EmailField(blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="users"
    )
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """Role × area × dates. Withdrawn by an end date, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="grants")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="grant_open_once",
                fields=["user", "role", "area", "organisation"],
                condition=Q(ends_on__isnull=True),
                nulls_distinct=False,
            ),
        ]


class SheetUpload(models.Model):
    """A workbook of areas or accounts between its preview and its confirmation.

    ``content`` rests encrypted and goes when it is imported; ``passwords`` go when they are taken.
    """

    kind = models.CharField(max_length=10)
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    passwords = EncryptedTextField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    done_on = models.DateField(null=True, blank=True)

    def seal(self, content: bytes) -> None:
        """Take the workbook in, encrypted."""
        self.content = crypto.encrypt_bytes(content, column=_SHEET)

    def opened(self) -> bytes:
        """The workbook; empty once it is imported."""
        return crypto.decrypt_bytes(bytes(self.content), column=_SHEET)


class Draft(models.Model):
    """A half-filled form, kept so that idle sign-out, a dead battery or a lost network lose nothing."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=40)
    subject_id = models.BigIntegerField(default=0)
    data = EncryptedTextField()
    page = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="draft_once", fields=["user", "form", "subject_id"])]
