"""The person: one file each. Fields follow domain.md §4.2 cut to what the work needs (PIPL Art. 6)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from waystation.common import history
from waystation.common.fields import BlindIndexField, EncryptedTextField, SealedBytesField
from waystation.rules.people import Told, ToldHow

from .guards import AccessPass, ProtectedReader, Protection, Recusal
from .sealed import Deletion, Hold, Sealing, Unsealing

__all__ = [
    "SEALED",
    "AccessPass",
    "AreaSpell",
    "Client",
    "ClientName",
    "Consent",
    "Deletion",
    "Document",
    "FieldChange",
    "FileCounter",
    "Hold",
    "Kin",
    "Phone",
    "ProtectedReader",
    "Protection",
    "Recusal",
    "Sealing",
    "Sex",
    "TeamMember",
    "Telling",
    "Unsealing",
]


class Sex(models.TextChoices):
    MALE = "male", _("男")
    FEMALE = "female", _("女")


#: The sealed columns of a file, which no list shows: a list leaves them closed (``defer``).
SEALED = ("id_number", "home_address", "living_address", "remark")


@history.follow(
    file="OLD.id", besides="pinyin without_worker_since is_protected has_recusals is_sealed merged_into"
)
class Client(models.Model):
    """One person, one file (一人一档). ``area`` is carried by path, so that scope is a prefix of one column.

    ``id_index`` and ``id_tail`` are blind indexes of the whole identity number and of its last four
    characters. ``worker`` is the responsible worker of today; the history stands in :class:`TeamMember`.
    """

    class State(models.TextChoices):
        OPEN = "open", _("在册")
        CLOSED = "closed", _("已结案")

    file_number = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    pinyin = models.CharField(max_length=120, db_index=True)
    sex = models.CharField(max_length=6, choices=Sex.choices)
    born_on = models.DateField()
    id_number = EncryptedTextField()
    id_index = BlindIndexField(of="id_number", purpose="id", null=True, unique=True)
    id_tail = BlindIndexField(of="id_number", purpose="id_tail", last=4, null=True, db_index=True)
    home_address = EncryptedTextField()
    living_address = EncryptedTextField()
    substances = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    remark = EncryptedTextField()
    area = models.ForeignKey(
        "accounts.Area",
        to_field="path",
        db_column="area_path",
        on_delete=models.PROTECT,
        related_name="clients",
    )
    station = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="clients"
    )
    without_worker_since = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    registered_on = models.DateField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    #: Somebody stands around it (``guards``): special protection, recusals. Kept by the actions of these.
    is_protected = models.BooleanField(default=False)
    has_recusals = models.BooleanField(default=False)
    #: Closed and put away (``sealed``): in no list and no search. Kept by the actions of sealing.
    is_sealed = models.BooleanField(default=False)
    form_key = models.UUIDField(null=True, blank=True, unique=True)
    changed_at = models.DateTimeField(auto_now=True)
    # A closed file that was merged: a signpost, seen by nobody as a file (``access.visible_to``).
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_files"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="client_merged_is_closed",
                condition=Q(merged_into__isnull=True) | Q(state="closed", worker__isnull=True),
            ),
            models.CheckConstraint(
                name="client_without_worker_since",
                condition=Q(worker__isnull=True, without_worker_since__isnull=False)
                | Q(worker__isnull=False, without_worker_since__isnull=True),
            ),
            models.CheckConstraint(
                name="client_sealed_is_closed", condition=Q(is_sealed=False) | Q(state="closed")
            ),
            models.CheckConstraint(
                name="client_closed_has_day",
                condition=Q(state="open", closed_on__isnull=True)
                | Q(state="closed", closed_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["worker", "state"], name="client_by_worker")]

    def __str__(self) -> str:
        return self.file_number


class FileCounter(models.Model):
    """The last file number of a year; its row is the queue in which registrations stand."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField()


@history.follow(besides="pinyin initials")
class ClientName(models.Model):
    """Every name a client can be found by: the present one and former ones, with their pinyin."""

    class Kind(models.TextChoices):
        CURRENT = "current", _("现用名")
        FORMER = "former", _("曾用名")
        NICKNAME = "nickname", _("别名")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.CharField(max_length=60, db_index=True)
    pinyin = models.CharField(max_length=120, db_index=True)
    initials = models.CharField(max_length=20, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="client_name_once", fields=["client", "text"])]


@history.follow()
class Phone(models.Model):
    """A number the client can be reached at. Ended numbers stay (they explain lost contact)."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="phones")
    number = EncryptedTextField()
    number_index = BlindIndexField(of="number", purpose="phone", db_index=True)
    number_tail = BlindIndexField(of="number", purpose="phone_tail", last=4, db_index=True)
    note = models.CharField(max_length=40, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="phone_once", fields=["client", "number_index"], condition=Q(ends_on__isnull=True)
            )
        ]


@history.follow()
class Kin(models.Model):
    """A relative or other person of the household. What they may be told stands in :class:`Consent`."""

    class Relation(models.TextChoices):
        FATHER = "father", _("父亲")
        MOTHER = "mother", _("母亲")
        SPOUSE = "spouse", _("配偶")
        CHILD = "child", _("子女")
        BROTHER = "brother", _("兄弟")
        SISTER = "sister", _("姐妹")
        GRANDPARENT = "grandparent", _("祖父母")
        OTHER = "other", _("其他")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="kin")
    name = models.CharField(max_length=60)
    relation = models.CharField(max_length=12, choices=Relation.choices)
    phone = EncryptedTextField()
    phone_index = BlindIndexField(of="phone", purpose="phone", null=True, db_index=True)
    lives_with_client = models.BooleanField(default=False)
    note = EncryptedTextField()
    ends_on = models.DateField(null=True, blank=True)


@history.follow(besides="content_type size_bytes")
class Document(models.Model):
    """A paper of the file (domain.md §4.1); the scan, if there is one, rests encrypted."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=100)
    dated_on = models.DateField()
    paper_place = models.CharField(max_length=60, blank=True)
    content = SealedBytesField(null=True, blank=True)
    content_type = models.CharField(max_length=40, blank=True)
    size_bytes = models.IntegerField(default=0)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True)


@history.follow()
class Consent(models.Model):
    """What the client agreed to, on which paper, and until when (PIPL Arts. 13–16, 29).

    ``recorded_by`` is empty where the client agreed by themselves, in the portal.
    """

    class Scope(models.TextChoices):
        FAMILY_CONTACT = "family_contact", _("可与家属联系（约见、提醒）")
        FAMILY_PROGRESS = "family_progress", _("可向家属说明进展")
        WORK_PROFILE = "work_profile", _("可向就业专员提供求职资料")
        HEALTH_SHARING = "health_sharing", _("可与医疗机构交换健康信息")
        POINTS = "points", _("参加积分活动")
        PHOTO = "photo", _("活动中可拍照（不外传）")
        MESSAGE_SMS = "message_sms", _("可发短信（不写明事由）")
        MESSAGE_MESSENGER = "message_messenger", _("可用微信等发消息（不写明事由）")
        MESSAGE_EMAIL = "message_email", _("可发电子邮件（不写明事由）")
        MESSAGE_LETTER = "message_letter", _("可寄纸质信件（不写明事由）")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=20, choices=Scope.choices)
    kin = models.ForeignKey(Kin, null=True, blank=True, on_delete=models.PROTECT, related_name="consents")
    given_on = models.DateField()
    paper = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
            ),
            models.UniqueConstraint(
                name="consent_open_once",
                fields=["client", "scope", "kin"],
                condition=Q(withdrawn_on__isnull=True),
                nulls_distinct=False,
            ),
        ]


@history.follow()
class TeamMember(models.Model):
    """One place in the help team (帮教小组, DRR Art. 17; S0-31, S1-57), with its dates."""

    class Duty(models.TextChoices):
        WORKER = "worker", _("专职工作人员（责任人）")
        DEPUTY = "deputy", _("协办工作人员")
        POLICE = "police", _("社区民警")
        MEDIC = "medic", _("社区医务人员")
        OFFICER = "officer", _("禁毒专干")
        GRID = "grid", _("网格员")
        VOLUNTEER = "volunteer", _("志愿者")
        FAMILY = "family", _("家属")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="team")
    duty = models.CharField(max_length=10, choices=Duty.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="team_places"
    )
    kin = models.ForeignKey(Kin, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    phone = EncryptedTextField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="team_one_responsible",
                fields=["client"],
                condition=Q(duty="worker", ends_on__isnull=True),
            ),
            models.CheckConstraint(
                name="team_member_is_somebody",
                condition=Q(user__isnull=False) | Q(kin__isnull=False) | ~Q(name=""),
            ),
        ]


@history.follow()
class AreaSpell(models.Model):
    """Where a file belonged, from day to day."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="area_spells")
    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="area_spell_open_once", fields=["client"], condition=Q(ends_on__isnull=True)
            )
        ]


class Telling(models.Model):
    """That the client was told, when, by whom and how (告知; PIPL Arts. 17, 30; S1-48). Never changed.

    ``version``: which text of the notice; ``note``: what the client said or asked, sealed.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="tellings")
    what = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Told])
    way = models.CharField(max_length=10, choices=[(one.value, one.value) for one in ToldHow])
    version = models.CharField(max_length=10, blank=True)
    on = models.DateField()
    note = EncryptedTextField()
    form_key = models.UUIDField()
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="telling_once", fields=["client", "form_key"])]
        indexes = [models.Index(fields=["client", "-on"], name="telling_by_client")]


class FieldChange(models.Model):
    """One row of a file was changed or removed: which fields, at the beginning of which transaction.

    Written by triggers alone (``common.history``) and never changed. ``thing``: the row's table; ``row_id``:
    its id. ``held``: field → [before, after]; ``sealed``: fields of which only that they changed is kept.
    ``client``: the file to which the row belonged before, also one whose registration was taken back.
    """

    class Kind(models.TextChoices):
        CHANGED = "changed"
        REMOVED = "removed"

    client = models.ForeignKey(
        Client, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    thing = models.CharField(max_length=60)
    row_id = models.BigIntegerField()
    kind = models.CharField(max_length=7, choices=Kind.choices)
    held = models.JSONField()
    sealed = ArrayField(models.CharField(max_length=63))
    at = models.DateTimeField()
    transaction = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["client", "-at"], name="field_change_by_client")]
