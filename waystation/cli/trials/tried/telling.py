"""The result of a tried case as plain text, in Chinese or English; needs no settings of a house."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.utils import translation

import waystation
from waystation.rules.problems import RuleBroken


def speak() -> None:
    """Make the texts of the screens available where no settings are loaded."""
    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        places = [Path(waystation.__file__).parent / "locale"]
        settings.configure(INSTALLED_APPS=[], LANGUAGE_CODE="zh-hans", LOCALE_PATHS=places, USE_I18N=True)
    if not apps.ready:
        django.setup()


def refusal(wrong: RuleBroken, language: str) -> str:
    """The place of what is wrong, and what to write there."""
    speak()
    from waystation.common.wording import words
    from waystation.common.wording.messages import sentence

    with translation.override(language):
        said = sentence(wrong.code, wrong.params)
        place = str(wrong.params.get("path", ""))
        return words.headed(place, said) if place else said


def told(result: Mapping[str, Any], language: str) -> str:
    """Everything that follows, as lines."""
    speak()
    from waystation.common.wording import trials

    with translation.override(language):
        return "".join(f"{line}\n" for line in _lines(trials.shown(result)))


def _lines(shown: Any) -> Iterator[str]:
    from django.utils.translation import gettext as _

    from waystation.common.wording import words

    yield _("截至%(day)s。只是试算，不保存。") % {"day": shown.on}
    for order in shown.orders:
        yield ""
        yield from _order(order)
    yield ""
    yield words.headed(_("要做的事"), "" if shown.live else _("没有"))
    yield from _dated(shown.live)
    if shown.settled:
        yield words.headed(_("没有完成、也不再要求的"), "")
        yield from _dated(shown.settled)
    yield _("已经完成的：%(n)s项") % {"n": shown.done}
    if shown.later:
        yield words.headed(_("在这一天还没有发生，没有计入"), words.listed(shown.later))


def _order(order: Any) -> Iterator[str]:
    from django.utils.translation import gettext as _

    from waystation.common.wording import words

    number = _("决定%(id)s") % {"id": order.id}
    yield words.headed(number, words.joined((order.title, order.standing)))
    yield "  " + words.headed(_("期限"), order.term)
    if order.term_why:
        yield f"    {order.term_why}"
    yield from _dated(order.deadlines)
    yield "  " + words.headed(_("依法可以作出的下一步"), "" if order.steps else _("没有"))
    for step in order.steps:
        yield "  - " + words.joined((step.title, step.decider, step.basis))
    yield f"  {order.reading}"
    for count in order.counts:
        yield f"  - {count.title} {count.count}/{count.limit}" + (_("（已满）") if count.reached else "")
    yield "  " + words.headed(
        _("如果换一种算法"),
        words.joined(f"{one.title} {one.count}/{one.limit}" for one in order.other_reading),
    )
    for left_out in order.not_counted:
        yield "  - " + words.joined((_("没有计入"), left_out))
    for one in order.situations:
        yield "  " + words.headed(one.title, one.found)
        yield from (f"  - {said}" for said in one.law)
    for found in order.findings:
        yield "  ! " + found


def _dated(lines: Any) -> Iterator[str]:
    for line in lines:
        yield f"  - {line.when} {line.title} [{line.state}]"
        yield f"      {line.why}"
        if line.note:
            yield f"      {line.note}"
