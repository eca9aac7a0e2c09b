"""A way in, the one-time code that opens it, and the browsers in which it is open."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.rules.portal import Door


class Login(models.Model):
    """The way in of one client, one relative or one till. It is no staff account and becomes none.

    ``number`` is drawn by chance and says nothing of the person. ``client``: whose file; of a till empty.
    ``till`` and ``area``: one till of a merchant (``points.Till``), and where it lies. ``password`` is empty
    until the person chose one; until then only one-time codes open.
    """

    kind = models.CharField(max_length=6, choices=[(door.value, door.value) for door in Door])
    number = models.CharField(max_length=8, unique=True)
    client = models.ForeignKey(
        "clients.Client", null=True, blank=True, on_delete=models.CASCADE, related_name="logins"
    )
    kin = models.ForeignKey(
        "clients.Kin", null=True, blank=True, on_delete=models.PROTECT, related_name="logins"
    )
    till = models.ForeignKey(
        "points.Till", null=True, blank=True, on_delete=models.PROTECT, related_name="logins"
    )
    area = models.ForeignKey(
        "accounts.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    password = models.CharField(max_length=128, blank=True)
    password_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    last_in_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="login_is_somebodys",
                condition=Q(kind="client", client__isnull=False, kin__isnull=True, till__isnull=True)
                | Q(kind="kin", client__isnull=False, kin__isnull=False, till__isnull=True)
                | Q(
                    kind="till",
                    client__isnull=True,
                    kin__isnull=True,
                    till__isnull=False,
                    area__isnull=False,
                ),
            ),
            models.UniqueConstraint(
                name="login_open_once",
                fields=["client", "kin"],
                condition=Q(ended_at__isnull=True, client__isnull=False),
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                name="login_of_till_once",
                fields=["till"],
                condition=Q(ended_at__isnull=True, till__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def door(self) -> Door:
        return Door(self.kind)


class OneTimeCode(models.Model):
    """A code handed to a named person in the centre; opens once.

    ``code`` is the keyed fingerprint (``common.crypto.blind``): whoever has the database alone cannot try the
    hundred million. ``tries``: wrong ones so far.
    """

    login = models.ForeignKey(Login, on_delete=models.CASCADE, related_name="codes")
    code = models.BinaryField(max_length=16)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="code_open_once",
                fields=["login"],
                condition=Q(used_at__isnull=True, voided_at__isnull=True),
            )
        ]


class Session(models.Model):
    """One browser in which a way in is open. ``key``: the keyed fingerprint of what the cookie says.

    ``device``: ``android/wechat`` (``accounts.sign_in.devices``).
    """

    login = models.ForeignKey(Login, on_delete=models.CASCADE, related_name="sessions")
    key = models.BinaryField(max_length=16, unique=True)
    device = models.CharField(max_length=30, blank=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["login"], name="portal_session_open", condition=Q(ended_at__isnull=True))
        ]
