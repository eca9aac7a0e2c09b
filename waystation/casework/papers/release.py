"""Papers of a release: the approval before it, the notice, and who was told when."""

from __future__ import annotations

from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.orders.models import ReleaseRecord
from waystation.papers.rendering.values import Value
from waystation.rules.people import ToldHow
from waystation.rules.release import ReleaseDeed

from .common import Teller, day, told
from .legal import family
from .work import counts, gains

Facts = dict[str, Value]

_RELEASED = ("《戒毒条例》第二十三条", "《中华人民共和国禁毒法》第四十八条、《戒毒条例》第四十条")


def _deeds(teller: Teller) -> dict[ReleaseDeed, ReleaseRecord]:
    """What was done on the release of the order; struck lines are none."""
    if teller.order is None:
        return {}
    rows = ReleaseRecord.objects.filter(order=teller.order, withdrawn_at__isnull=True)
    return {ReleaseDeed(row.deed): row for row in rows.select_related("kin")}


def approval(teller: Teller) -> Facts:
    """What was counted over the whole term, and when the papers went to the police."""
    began = (teller.order.reported_on if teller.order else None) or teller.client.registered_on
    sent = _deeds(teller).get(ReleaseDeed.PAPERS_SENT)
    return {
        **counts(teller, began, teller.today),
        "progress": gains(teller, began),
        "papers_sent_on": told(day(sent.on), _number(teller, sent)) if sent else "",
    }


def notice(teller: Teller) -> Facts:
    """The end of the term, the number of the notice, and how client, family and street were told."""
    order, deeds = teller.order, _deeds(teller)
    on = (order.ended_on or order.expires_on) if order else None
    told_client = deeds.get(ReleaseDeed.CLIENT_TOLD)
    return {
        "ended_on": day(on),
        "legal_basis": _RELEASED[teller.is_recovery],
        "family_name": family(teller),
        "notice_number": _number(teller, told_client),
        "told_client": _told(told_client),
        "told_family": _family_told(teller, deeds.get(ReleaseDeed.FAMILY_TOLD)),
        "told_street": _street_told(teller, deeds.get(ReleaseDeed.STREET_TOLD)),
        "pack_given": _told(deeds.get(ReleaseDeed.PACK_GIVEN)),
    }


def _number(teller: Teller, row: ReleaseRecord | None) -> str:
    return teller.show("orders.releaserecord.number", row.number) if row else ""


def _told(row: ReleaseRecord | None) -> str:
    """2026年9月1日，当面."""
    if row is None:
        return ""
    return told(day(row.on), str(label(ToldHow(row.way))) if row.way in set(ToldHow) else "")


def _street_told(teller: Teller, row: ReleaseRecord | None) -> str:
    return told(_told(row), _number(teller, row))


def _family_told(teller: Teller, row: ReleaseRecord | None) -> str:
    """Who was told; or why nobody could be."""
    if row is None:
        return ""
    if row.kin is None:
        return told(
            day(row.on), words.headed("未告知", teller.show("orders.releaserecord.why_not", row.why_not))
        )
    name = teller.show("clients.kin.name", row.kin.name)
    return told(_told(row), name + words.bracketed(str(row.kin.get_relation_display())))
