"""The outbox: what leaves the house to clients, relatives and staff, and by which way."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.messages import ELECTRONIC, Channel, Language, MessageCode, MessageState

_CHANNELS = [(one.value, one.value) for one in Channel]
_ELECTRONIC = [(one.value, one.value) for one in ELECTRONIC]


class Route(models.Model):
    """A real channel as an administrator set it up, for an area and everything below it; the nearest counts.

    ``target``: an address of the library that sends (apprise), sealed, with ``{to}`` and ``{key}`` where the
    receiver and the message's key go; never shown again. ``takes_key``: the gateway itself drops a second
    message with the same key, so that one of which nobody knows whether it went may be sent again.
    """

    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=_ELECTRONIC)
    target = EncryptedTextField()
    sender = models.CharField(max_length=20, blank=True)
    takes_key = models.BooleanField(default=False)
    is_on = models.BooleanField(default=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    tested_at = models.DateTimeField(null=True, blank=True)
    tested_answer = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="route_once", fields=["area", "channel"], condition=Q(is_on=True))
        ]


class Wording(models.Model):
    """A text as an office words it for its area; the nearest counts. Checked by ``rules.messages``."""

    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=20, choices=[(one.value, one.value) for one in MessageCode])
    language = models.CharField(max_length=2, choices=[(one.value, one.value) for one in Language])
    text = models.CharField(max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="wording_once", fields=["area", "code", "language"])]


class Address(models.Model):
    """Where a client or relative gets e-mail or messenger messages; telephones stand with the person."""

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="addresses")
    kin = models.ForeignKey("clients.Kin", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=_ELECTRONIC)
    value = EncryptedTextField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="address_open_once",
                fields=["client", "kin", "channel"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
            )
        ]


class Message(models.Model):
    """One message to one person: a code with days, times and numbers. Never its text, never the address.

    To the ``client``, to a relative (``kin``, of that file), or to an ``account``. ``key``: the same message
    goes once. ``not_before``: outside the quiet hours; ``not_after``: later it would be of no use. A claim
    holds until ``claimed_until``; past that nobody knows whether it went.
    """

    client = models.ForeignKey(
        "clients.Client", null=True, blank=True, on_delete=models.PROTECT, related_name="messages"
    )
    kin = models.ForeignKey("clients.Kin", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=20, choices=[(one.value, one.value) for one in MessageCode])
    params = models.JSONField(default=dict)
    language = models.CharField(max_length=2, default=Language.CHINESE.value)
    key = models.CharField(max_length=100, unique=True)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField(null=True, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in MessageState],
        default=MessageState.WAITING.value,
    )
    channel = models.CharField(max_length=10, choices=_CHANNELS, blank=True)
    route = models.ForeignKey(Route, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    claimed_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_code = models.CharField(max_length=30, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="message_to_somebody",
                condition=Q(client__isnull=False, account__isnull=True)
                | Q(client__isnull=True, kin__isnull=True, account__isnull=False),
            ),
            models.CheckConstraint(
                name="message_claimed_until",
                condition=Q(state="claimed", claimed_until__isnull=False)
                | (~Q(state="claimed") & Q(claimed_until__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["not_before", "id"], condition=Q(state="waiting"), name="message_waiting"),
            models.Index(fields=["state", "not_before"], name="message_by_state"),
            models.Index(fields=["client", "-made_at"], name="message_by_client"),
        ]


class Delivery(models.Model):
    """One handing over to a channel, or printing: when, which, what came of it. Only ever added."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="deliveries")
    at = models.DateTimeField()
    channel = models.CharField(max_length=10, choices=_CHANNELS)
    route = models.ForeignKey(Route, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12)
    detail = models.CharField(max_length=30, blank=True)

    class Meta:
        indexes = [models.Index(fields=["message", "at"], name="delivery_by_message")]
