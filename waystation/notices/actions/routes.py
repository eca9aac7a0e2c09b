"""Real channels: set up and switched off by administrators; an office's own words for the texts."""

from __future__ import annotations

from django.db import transaction

from waystation.accounts.access import must_area
from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.notices import access
from waystation.notices.models import Route, Wording
from waystation.rules.messages import Channel, Language, MessageCode, check_text
from waystation.rules.messages.texts import check_words
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def add_route(
    *, by: User, area: Area, channel: Channel, target: str, sender: str = "", takes_key: bool = False
) -> Route:
    """Set a channel up for ``area`` and everything below it; its address rests sealed and is never shown.

    Raises Http404, and RuleBroken ``messages.target_without_place``, ``messages.key_without_place``,
    ``messages.word_refused``, ``messages.route_there``.
    """
    area = must_area(by, area.pk, Verb.MANAGE_CHANNELS)
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    target, sender = target.strip(), sender.strip()
    if "{to}" not in target:
        raise RuleBroken("messages.target_without_place")
    if takes_key and "{key}" not in target:
        raise RuleBroken("messages.key_without_place")
    check_words(sender)
    if Route.objects.filter(area=area, channel=channel, is_on=True).exists():
        raise RuleBroken("messages.route_there")
    row = Route.objects.create(
        area=area, channel=channel.value, target=target, sender=sender, takes_key=takes_key, made_by=by
    )
    audit.record(by, "notices.route_added", row, channel=channel.value, area=area.path)
    return row


@transaction.atomic
def switch_off(*, by: User, route: Route) -> Route:
    """Nothing goes through it any more; its lines in the log stay. Twice is once."""
    row = access.must_route(by, route.pk, lock=True)
    if row.is_on:
        row.is_on = False
        row.save(update_fields=["is_on"])
        audit.record(by, "notices.route_off", row)
    return row


@transaction.atomic
def word(*, by: User, area: Area, code: MessageCode, language: Language, text: str) -> Wording | None:
    """Word a text anew for ``area`` and below; an empty text goes back to ours (None).

    Raises Http404, and RuleBroken as ``rules.messages.check_text``.
    """
    area = must_area(by, area.pk, Verb.WORD_MESSAGES)
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    standing = Wording.objects.filter(area=area, code=code, language=language).first()
    if not text.strip():
        if standing is not None:
            audit.record(by, "notices.wording_back", standing, code=code.value)
            standing.delete()
        return None
    text = check_text(code, text)
    if standing is None:
        standing = Wording.objects.create(area=area, code=code, language=language, text=text, made_by=by)
    elif standing.text == text:
        return standing
    else:
        standing.text, standing.made_by = text, by
        standing.save(update_fields=["text", "made_by", "made_at"])
    audit.record(by, "notices.worded", standing, code=code.value, language=language.value)
    return standing
