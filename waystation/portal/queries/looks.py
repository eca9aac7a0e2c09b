"""Who looked at a person's file: the part somebody plays, in words, and no name (PIPL Arts. 44, 45)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.models import Organisation
from waystation.audit.queries import Entry, looks_at
from waystation.clients.models import Client

#: Looks that are told, the newest.
MOST = 300
_KIND = Organisation.Kind


@dataclass(frozen=True)
class Look:
    """How often somebody of one office looked on one day."""

    on: date
    who: str
    times: int


def looks(client: Client) -> list[Look]:
    """The newest days first; one statement. What a person did as the own worker is told as such."""
    rows = looks_at(client.pk).select_related("actor__organisation").order_by("-pk")[:MOST]
    found: dict[tuple[date, str], int] = {}
    for entry in rows:
        key = (timezone.localtime(entry.at).date(), _who(entry, client))
        found[key] = found.get(key, 0) + 1
    return [Look(on, who, times) for (on, who), times in found.items()]


def _who(entry: Entry, client: Client) -> str:
    if entry.actor is None:
        return _("系统")
    if entry.actor_id == client.worker_id:
        return _("您的工作人员")
    office = entry.actor.organisation
    said = {
        _KIND.CENTRE: _("服务中心的工作人员"),
        _KIND.WORKSTATION: _("服务中心的工作人员"),
        _KIND.STREET_OFFICE: _("街道（乡镇）的工作人员"),
        _KIND.POLICE_STATION: _("派出所民警"),
        _KIND.POLICE_BUREAU: _("公安机关民警"),
        _KIND.HOSPITAL: _("医务人员"),
    }
    return said.get(_KIND(office.kind), _("上级部门的工作人员")) if office else _("其他工作人员")
