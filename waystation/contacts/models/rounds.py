"""Rounds: what is known of each person, one row for a person and a round."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common import history


@history.follow()
class RoundMark(models.Model):
    """What somebody knew of a person in the round that begins on ``round_on``; ``mark`` empty: taken back.

    ``mark`` is a ``rules.care.rounds.Whereabouts``, ``how`` a ``KnownBy`` where the mark is "known". Never a
    place. A later mark of the same round replaces the earlier; the history keeps both.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="round_marks")
    round_on = models.DateField()
    mark = models.CharField(max_length=8, blank=True)
    how = models.CharField(max_length=12, blank=True)
    on = models.DateField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="round_mark_once", fields=["client", "round_on"]),
            models.CheckConstraint(
                name="round_known_says_how",
                condition=Q(mark="known") & ~Q(how="") | ~Q(mark="known") & Q(how=""),
            ),
        ]
