"""Notices in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from waystation.accounts.models import User
from waystation.accounts.sign_in import devices
from waystation.common.reading import statements
from waystation.common.wording.messages import sentence
from waystation.notices import access
from waystation.notices.models import Notice


@dataclass(frozen=True)
class Shown:
    """One notice with its sentence."""

    notice: Notice
    text: str


def listed(user: User, *, unread_only: bool = False) -> QuerySet[Notice]:
    """The notices to ``user`` with the client each speaks of."""
    rows = access.visible_to(user).select_related("client")
    return rows.filter(read_at__isnull=True) if unread_only else rows


_NEW = "SELECT count(*) FROM notices_notice WHERE to_id = %s AND read_at IS NULL"


def new_for(user: User) -> int:
    """How many are new to ``user``: what the bell of every page asks, so in plain SQL."""
    ((count,),) = statements.rows(_NEW, [user.pk])
    return int(count)


def shown(notice: Notice) -> Shown:
    """The notice in the language of the moment."""
    data = notice.data
    if "device" in data:
        data = {**data, "device": devices.in_words(data["device"])}
    return Shown(notice, sentence(notice.code, data))
