"""Areas, organisations, people who sign in, and what they were granted."""

from __future__ import annotations

from importlib import import_module
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from waystation.common import crypto
from waystation.common.fields import EncryptedTextField, SealedBytesField
from waystation.rules.roles import Role
from waystation.rules.team.covers import CoverReason

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
    is_village = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="area_village_is_community", condition=Q(is_village=False) | Q(kind="community")
            ),
            models.CheckConstraint(
                name="area_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(name="area_code_once", fields=["code"], condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_name(self) -> str:
        """As ``get_kind_display``, with the two kinds of community told apart (S1-10, S1-11)."""
        if self.kind != self.Kind.COMMUNITY:
            return str(self.Kind(self.kind).label)
        return gettext("行政村") if self.is_village else gettext("社区")


class AreaFact(models.Model):
    """A figure of an area as of a day, with where it comes from: size, people (S1-12, S1-13), the way."""

    class Kind(models.TextChoices):
        SIZE = "size", _("面积（平方公里）")
        POPULATION = "population", _("常住和流动人口（人）")
        RESIDENTS = "residents", _("常住人口（人）")
        FLOATING = "floating", _("流动人口（人）")
        DISTANCE = "distance", _("到街道中心的路程（公里）")

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    on = models.DateField()
    source = models.CharField(max_length=100)
    made_by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="area_fact_once_a_day", fields=["area", "kind", "on"]),
            models.CheckConstraint(name="area_fact_not_negative", condition=Q(value__gte=0)),
        ]


class AreaChange(models.Model):
    """A merge, split, move, renaming or end, with its day: the history of the tree.

    ``parents``: of a merger, where each old area (id as text) hung before, and whether the successor was
    ``founded`` by it (1) or there before (0), so that it can be taken back.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", _("合并")
        SPLIT = "split", _("拆分")
        MOVE = "move", _("调整隶属")
        RENAME = "rename", _("更名")
        END = "end", _("撤销")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    on = models.DateField()
    sources = models.ManyToManyField(Area, related_name="changes_from")
    results = models.ManyToManyField(Area, related_name="changes_to")
    old_name = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)
    parents = models.JSONField(default=dict, blank=True)
    made_by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)


class Organisation(models.Model):
    """An office, centre, station … at an area; a workstation has its centre as parent (S0-12)."""

    class Kind(models.TextChoices):
        COMMISSION = "commission", _("禁毒委员会（禁毒工作委）")
        OFFICE = "office", _("禁毒办")
        STREET_OFFICE = "street_office", _("街道办事处（乡镇政府）")
        CENTRE = "centre", _("社区戒毒社区康复中心")
        WORKSTATION = "workstation", _("工作站")
        POLICE_STATION = "police_station", _("派出所")
        POLICE_BUREAU = "police_bureau", _("公安局（分局、支大队）")
        HOSPITAL = "hospital", _("医院（卫生服务机构）")
        ISOLATION_CENTRE = "isolation_centre", _("强制隔离戒毒所")
        DEPARTMENT = "department", _("部门（民政、人社、卫健等）")
        GOVERNANCE = "governance", _("综治办（政法委）")
        PEOPLES_GROUP = "peoples_group", _("群团组织（团委、工会、妇联）")
        ASSOCIATION = "association", _("社会组织")
        MERCHANT = "merchant", _("商户")
        EMPLOYER = "employer", _("用人单位")
        PROPERTY = "property", _("物业等社会单位")

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
    # When the first-day tour was finished or skipped; None: it is still offered.
    toured_at = models.DateTimeField(null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="users"
    )
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    #: Until when the longest pass that opens a file holds (``clients.guards``); None: there is none. It
    #: spares everybody else the question; what is open stands with the passes.
    passes_until = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    #: New notices, counted when the request began (``middleware.who``); None: nobody has counted.
    unread: int | None = None

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Session(AbstractBaseSession):
    """A signed-in browser, as Django keeps it, and whose it is; ``user`` is empty before the sign-in."""

    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="sessions")

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
        return store


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


class Post(models.Model):
    """Who holds which post of an organisation, from when to when, and for which area (S1-14, S1-15, S2-27).

    The title is free; some titles are counted (``queries.staff``). The holder is somebody with an account,
    or a name alone: most secretaries, volunteers and grid managers never sign in. ``name`` is always
    filled, so that the history reads the same after the account has gone.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    holder = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="post_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="post_open_once",
                fields=["organisation", "area", "title", "name"],
                condition=Q(ends_on__isnull=True),
            ),
        ]


class Cover(models.Model):
    """One colleague looks after another's files from a day to a day (代管). Both reach them meanwhile.

    A proposal of the worker until ``confirmed_at``, perhaps without a deputy yet; declined or ended early by
    ``ended_at``. It widens whose files the deputy reaches, never the areas: those stay the deputy's own
    grants'.
    """

    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="covered_by")
    deputy = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="covers")
    reason = models.CharField(max_length=10, choices=[(one.value, one.value) for one in CoverReason])
    starts_on = models.DateField()
    ends_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="cover_of_somebody_else", condition=~Q(worker=F("deputy"))),
            models.CheckConstraint(name="cover_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="cover_confirmed_by_somebody",
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, deputy__isnull=False),
            ),
            models.CheckConstraint(
                name="cover_ended_by_somebody",
                condition=Q(ended_at__isnull=True) | Q(ended_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["deputy", "ends_on"], condition=Q(ended_at__isnull=True), name="cover_by_deputy"
            ),
            models.Index(
                fields=["worker", "ends_on"], condition=Q(ended_at__isnull=True), name="cover_by_worker"
            ),
        ]


class SheetUpload(models.Model):
    """A workbook of areas or accounts between its preview and its confirmation.

    ``content`` rests encrypted and goes when it is imported; ``passwords`` go when they are taken.
    """

    kind = models.CharField(max_length=10)
    file_name = models.CharField(max_length=120)
    content = SealedBytesField()
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
