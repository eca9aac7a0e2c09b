"""What is due, for whom, and since when; and the roster batches that brought files in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from waystation.common import history
from waystation.common.fields import EncryptedTextField, SealedBytesField
from waystation.rules.changes import ChangeState


class Obligation(models.Model):
    """One thing due for one client, as ``rules.obligations`` computed it. Finished and missed ones stay.

    ``key`` is the rule's stable identity within the client. The row is a copy for lists and searches;
    the truth is the rule applied to the facts.

    A row does not age by itself, so it also says what it becomes as the days pass and nothing else happens:
    ``opens_as`` from the day it opens, ``late_as`` after the due day, ``closes_as`` once it has closed. Lists
    read the state of today from these (``queries.obligations``), also when no nightly pass has run.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="obligations")
    order = models.ForeignKey("orders.Order", null=True, on_delete=models.CASCADE, related_name="obligations")
    key = models.CharField(max_length=60)
    rule = models.CharField(max_length=40)
    opens_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField()
    state = models.CharField(max_length=14)
    opens_as = models.CharField(max_length=14, default="open")
    late_as = models.CharField(max_length=14, default="overdue")
    closes_as = models.CharField(max_length=14, default="missed")
    priority = models.SmallIntegerField(default=0)
    why = models.JSONField(default=dict)
    fulfilled_by = models.CharField(max_length=40, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="obligation_once", fields=["client", "key"])]
        indexes = [
            models.Index(
                fields=["client", "due_on"],
                condition=models.Q(state__in=["upcoming", "open", "overdue"]),
                name="obligation_unsettled",
            )
        ]


class ObligationChange(models.Model):
    """The history of one obligation: from which state to which, when, by whose record."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="changes")
    from_state = models.CharField(max_length=14, blank=True)
    to_state = models.CharField(max_length=14)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")


@history.follow(besides="key")
class NotPossible(models.Model):
    """ "Could not be done", said by a person with a reason; withdrawn if it was a mistake."""

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="not_possible")
    key = models.CharField(max_length=60)
    reason = models.CharField(max_length=30)
    note = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="not_possible_once",
                fields=["client", "key"],
                condition=models.Q(withdrawn_at__isnull=True),
            )
        ]


class NightlyPass(models.Model):
    """How far the pass over all files has come on one day; a pass that was cut off goes on from here."""

    on = models.DateField(unique=True)
    last_client_id = models.BigIntegerField(default=0)
    clients = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    failed = models.JSONField(default=list)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)


class ColumnMap(models.Model):
    """How an organisation's rosters name their columns, remembered from the last corrected mapping."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    header = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="column_map_once", fields=["organisation", "header"])]


class RosterBatch(models.Model):
    """One uploaded roster: read, previewed, confirmed, written by a job, undone whole within 24 hours.

    ``content`` is the file, encrypted; it goes when the batch is dropped, undone or can no longer be undone.
    ``choices``: ``{"places": {community as written: area id}}``; ``summary``: what the reader said of the
    whole file (sheets, columns, notes, count of each warning), without anything of a person.
    """

    class State(models.TextChoices):
        READING = "reading", _("正在读取")
        PREVIEW = "preview", _("待确认")
        QUEUED = "queued", _("等待写入")
        WRITING = "writing", _("正在写入")
        DONE = "done", _("已导入")
        FAILED = "failed", _("中途停止")
        UNDOING = "undoing", _("正在撤销")
        UNDONE = "undone", _("已撤销")
        DROPPED = "dropped", _("已放弃")

    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    file_name = models.CharField(max_length=120)
    content = SealedBytesField(null=True)
    marked = SealedBytesField(null=True)
    mapping = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PREVIEW)
    today = models.DateField()
    rows = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    planned = models.IntegerField(default=0)
    written = models.IntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    form_key = models.UUIDField(null=True, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)


class RosterRow(models.Model):
    """One row of a batch: what was read (encrypted), what becomes of it, and which file it made.

    ``found``: whether the person is on file already; ``candidates``: the visible files that may be meant.
    ``takes``: which proposed changes were ticked. ``before``: what the file said (encrypted) and which rows
    were added to it, for undoing. ``mark``: the last audit entry when the row was written; a later one means
    that the file was touched.
    """

    class Verdict(models.TextChoices):
        CLEAN = "clean", _("可导入")
        WARNED = "warned", _("有提醒")
        REJECTED = "rejected", _("有错误")

    class Found(models.TextChoices):
        NOBODY = "nobody", _("新学员")
        ON_FILE = "on_file", _("已在册")
        LIKELY = "likely", _("可能是同一人")
        ELSEWHERE = "elsewhere", _("已在别处建档")

    class Choice(models.TextChoices):
        OPEN = "open", _("待选择")
        NEW = "new", _("新建档案")
        SAME = "same", _("是同一人")
        SKIP = "skip", _("跳过")

    batch = models.ForeignKey(RosterBatch, on_delete=models.CASCADE, related_name="entries")
    row = models.IntegerField()
    data = SealedBytesField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices, default=Verdict.CLEAN)
    found = models.CharField(max_length=9, choices=Found.choices, default=Found.NOBODY)
    choice = models.CharField(max_length=10, choices=Choice.choices)
    candidates = models.JSONField(default=list)
    takes = models.JSONField(default=list)
    community = models.CharField(max_length=60, blank=True)
    area = models.ForeignKey("accounts.Area", null=True, on_delete=models.PROTECT, related_name="+")
    worker_name = models.CharField(max_length=60, blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    client = models.ForeignKey("clients.Client", null=True, on_delete=models.SET_NULL, related_name="+")
    made_file = models.BooleanField(default=False)
    before = SealedBytesField(null=True)
    mark = models.BigIntegerField(null=True)
    done = models.BooleanField(default=False)
    note = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="roster_row_once", fields=["batch", "row"])]
        indexes = [models.Index(fields=["batch", "verdict", "found"], name="roster_row_by_verdict")]


class HandOver(models.Model):
    """A caseload on its way from one worker to others: planned file by file, carried out by a job.

    How far it is, is counted from its ``files``.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("等待移交")
        MOVING = "moving", _("正在移交")
        DONE = "done", _("已移交")
        STOPPED = "stopped", _("已停下")
        UNDOING = "undoing", _("正在撤销")
        UNDONE = "undone", _("已撤销")

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    on = models.DateField()
    error = models.CharField(max_length=200, blank=True)
    form_key = models.UUIDField(unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)


class HandOverFile(models.Model):
    """One file of a hand-over: who takes it, what became of it, words for the successor (sealed)."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("等待移交")
        MOVED = "moved", _("已移交")
        LEFT = "left", _("没有移交")

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="files")
    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="hand_overs")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = EncryptedTextField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    moved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="hand_over_file_once", fields=["hand_over", "client"])]


class HandOut(models.Model):
    """One act of handing clients to a worker, kept so that it can be taken back where nothing happened.

    ``hand_over``: the larger act it is a part of, which is then taken back as a whole.
    """

    hand_over = models.ForeignKey(HandOver, null=True, on_delete=models.CASCADE, related_name="parts")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)


class HandedOut(models.Model):
    """One client of a hand-out: who carried the file before, and since when nobody did."""

    batch = models.ForeignKey(HandOut, on_delete=models.CASCADE, related_name="entries")
    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    before = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    without_since = models.DateField(null=True)
    place = models.ForeignKey("clients.TeamMember", on_delete=models.CASCADE, related_name="+")
    undone = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="handed_out_once", fields=["batch", "client"])]


class Refiling(models.Model):
    """Two files that became one (merge), or one that became two (split).

    ``source``: the file the rows came from, ``target``: the one they went to. After a merge ``source`` is the
    signpost, after a split ``target`` is the new file; ``source_number`` is the number of that one.
    ``choices``: the answers, codes and ids only. ``seen``: fingerprint of both files as they were shown.
    ``kept``: what is needed to take it back (``refiling.keeping``), sealed; ``reason``: a person's words.
    """

    kind = models.CharField(max_length=5)
    state = models.CharField(max_length=8)
    source = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="+")
    source_number = models.CharField(max_length=20)
    choices = models.JSONField(default=dict)
    reason = EncryptedTextField()
    seen = models.CharField(max_length=64)
    kept = EncryptedTextField()
    on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="refiling_two_files", condition=~models.Q(source=models.F("target")))
        ]


class NotSame(models.Model):
    """Somebody looked: two files that look alike are two people. ``one`` has the smaller id."""

    one = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="not_same_once", fields=["one", "other"]),
            models.CheckConstraint(name="not_same_in_order", condition=models.Q(one__lt=models.F("other"))),
        ]


class ChangeRequest(models.Model):
    """Somebody asks to correct or take back a legal record; a second person decides (``rules.changes``).

    ``subject`` and ``row_id`` name the record. ``asked`` rests sealed, as JSON: ``posted``, the form as it
    was sent; ``before``, what the record said then; ``mark``, a fingerprint of the record, by which the
    decision sees that somebody changed it meanwhile. ``words``: the second person's.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="change_requests")
    subject = models.CharField(max_length=12)
    row_id = models.BigIntegerField()
    what = models.CharField(max_length=8)
    asked = EncryptedTextField()
    reason = EncryptedTextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=ChangeState.WAITING.value)
    words = EncryptedTextField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="change_waits_once",
                fields=["subject", "row_id"],
                condition=models.Q(state=ChangeState.WAITING.value),
            ),
            models.CheckConstraint(
                name="change_second_person",
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("asked_by")),
            ),
            models.CheckConstraint(
                name="change_decided_by_somebody",
                condition=models.Q(state__in=["waiting", "taken_back"], decided_by__isnull=True)
                | models.Q(state__in=["approved", "refused", "lapsed"], decided_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["client"],
                condition=models.Q(state=ChangeState.WAITING.value),
                name="change_waiting",
            ),
            models.Index(fields=["subject", "row_id"], name="change_by_row"),
        ]
