"""Papers (文书): what an office issued and may reprint, its own templates, its numbers, prints of many at
once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField, SealedBytesField


class Form(models.TextChoices):
    """What a template is written in."""

    TYPST = "typ", "PDF"
    WORD = "docx", "Word"


class PaperTemplate(models.Model):
    """An office's own template of one kind, in force from ``since`` until another follows or it goes back
    to the
    shipped one. Never changed: a new upload is a new row, so every version stays readable."""

    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="paper_templates"
    )
    kind = models.CharField(max_length=30)
    form = models.CharField(max_length=4, choices=Form.choices)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    file_name = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paper_template_in_force_once",
                fields=["organisation", "kind", "form"],
                condition=Q(until__isnull=True),
            ),
            models.CheckConstraint(
                name="paper_template_until_after_since",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]


class PaperNumbering(models.Model):
    """How an office writes the numbers of one kind (``rules.papers.numbers``)."""

    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="paper_numberings"
    )
    kind = models.CharField(max_length=30)
    pattern = models.CharField(max_length=60)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="paper_numbering_once", fields=["organisation", "kind"])]


class PaperCounter(models.Model):
    """The last number of an office, kind and year; its row is the queue in which papers stand."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="paper_counter_once", fields=["organisation", "kind", "year"])
        ]


class IssuedPaper(models.Model):
    """A paper with its number, as it was handed out: the facts it says and the very bytes, both sealed.

    ``sequence`` has no gaps for an office, kind and year; a cancelled paper keeps its number. ``template``:
    the office's own, None: the shipped one, whose digest is ``digest``. ``check_id``: what its code leads to.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="issued_papers")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    facts = EncryptedTextField()
    template = models.ForeignKey(
        PaperTemplate, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    digest = models.CharField(max_length=64)
    content = SealedBytesField()
    size_bytes = models.IntegerField()
    pages = models.PositiveSmallIntegerField()
    check_id = models.UUIDField(unique=True)
    form_key = models.UUIDField(unique=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_reason = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="issued_paper_number_once", fields=["organisation", "kind", "year", "sequence"]
            ),
            models.CheckConstraint(
                name="issued_paper_cancelled_with_reason",
                condition=Q(cancelled_on__isnull=True, cancelled_by__isnull=True, cancelled_reason="")
                | (Q(cancelled_on__isnull=False, cancelled_by__isnull=False) & ~Q(cancelled_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["client", "-issued_on"], name="issued_paper_by_client")]


class PaperBatch(models.Model):
    """One kind printed for many clients into one PDF. Its maker's alone, and gone after some days.

    ``values``: what was typed for all of them, sealed. ``issues``: each gets a number; else drafts without.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        STOPPED = "stopped"

    kind = models.CharField(max_length=30)
    issues = models.BooleanField(default=False)
    values = EncryptedTextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    content = SealedBytesField(null=True, blank=True)
    size_bytes = models.IntegerField(default=0)
    error = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField(unique=True)


class BatchLine(models.Model):
    """One client of a batch: printed, or left out and why (a code of ``common/wording``)."""

    batch = models.ForeignKey(PaperBatch, on_delete=models.CASCADE, related_name="lines")
    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="paper_lines")
    place = models.PositiveIntegerField()
    done = models.BooleanField(default=False)
    left_out = models.CharField(max_length=40, blank=True)
    paper = models.ForeignKey(
        IssuedPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="batch_lines"
    )
    content = SealedBytesField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="batch_line_once", fields=["batch", "client"]),
        ]
        indexes = [models.Index(fields=["batch", "place"], name="batch_line_by_batch")]


class ErasedPaper(models.Model):
    """The number of a paper whose file was deleted: the register keeps no gap, and its code still answers.

    Nothing of whom and nothing of what it said.
    """

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    cancelled_on = models.DateField(null=True, blank=True)
    check_id = models.UUIDField(unique=True)
    erased_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="erased_paper_number_once", fields=["organisation", "kind", "year", "sequence"]
            )
        ]
