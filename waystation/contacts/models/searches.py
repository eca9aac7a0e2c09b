"""Looking for somebody who is out of reach: the search, its steps, what the head decided. No places are
followed: a step says what was asked and answered, never where somebody was."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common import history
from waystation.common.fields import EncryptedTextField

_OF_SEARCH = "(SELECT s.client_id FROM contacts_search s WHERE s.id = OLD.search_id)"


@history.follow()
class Search(models.Model):
    """One search. ``lost_since``: the last day with a contact; ``box_until``: the end of the first time box;
    ``found_on``: the client was reached; ``end``: a member of ``rules.care.searching.SearchEnd``."""

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="searches")
    order = models.ForeignKey("orders.Order", null=True, on_delete=models.PROTECT, related_name="+")
    lost_since = models.DateField()
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    box_until = models.DateField()
    found_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    end = models.CharField(max_length=10, blank=True)
    end_note = EncryptedTextField()
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="search_one_open", fields=["client"], condition=Q(closed_on__isnull=True)
            ),
            models.CheckConstraint(
                name="search_closed_has_end",
                condition=Q(closed_on__isnull=True, end="") | (Q(closed_on__isnull=False) & ~Q(end="")),
            ),
        ]


@history.follow(file=_OF_SEARCH)
class SearchStep(models.Model):
    """One lawful step: what was tried, by whom, what came of it. ``kin``: the relative who was asked, with
    the client's consent on file; ``reason``: why a step was taken out of turn."""

    search = models.ForeignKey(Search, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=8)
    on = models.DateField()
    outcome = models.CharField(max_length=12)
    kin = models.ForeignKey("clients.Kin", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    partner = EncryptedTextField()
    note = EncryptedTextField()
    reason = EncryptedTextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    form_key = models.UUIDField(unique=True)


@history.follow(file=_OF_SEARCH)
class SearchDecision(models.Model):
    """What the head decided at the end of a time box, with the day of the next look."""

    search = models.ForeignKey(Search, on_delete=models.PROTECT, related_name="decisions")
    decision = models.CharField(max_length=6)
    on = models.DateField()
    next_on = models.DateField()
    note = EncryptedTextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    form_key = models.UUIDField(unique=True)
