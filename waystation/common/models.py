"""Tables that belong to no room."""

from __future__ import annotations

from django.db import models


class KeyCheck(models.Model):
    """A value that only the right key makes or opens, kept beside the data that the key sealed.

    With it a start tells a foreign key file from the right one before a single row is read. ``index``: there
    is one row, of the key that made all blind indexes. Holds nothing secret.
    """

    class Kind(models.TextChoices):
        ENCRYPT = "encrypt"
        INDEX = "index"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    key_id = models.SmallIntegerField()
    value = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="key_check_once", fields=["kind", "key_id"])]
