"""The result of a tried scheme as lines, in Chinese or English; needs no settings of a house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import translation

from waystation.cli.trials.tried.telling import speak


def told(result: Mapping[str, Any], language: str) -> str:
    """Everything that follows, as lines."""
    speak()
    with translation.override(language):
        return "".join(f"{line}\n" for line in _lines(result))


def _lines(result: Mapping[str, Any]) -> Iterator[str]:
    from django.utils.translation import gettext as _

    from waystation.common.wording import words
    from waystation.common.wording.labels import label
    from waystation.rules.points.schemes import Wallet

    yield _("截至%(day)s。只是试算，不保存。") % {"day": result["on"]}
    for entry in result["entries"]:
        yield "  " + _entry(entry)
    yield ""
    for wallet, held in result["balances"].items():
        yield _("%(wallet)s：%(points)s分，值%(yuan)s元") % {
            "wallet": label(Wallet(wallet)), "points": held["points"], "yuan": held["yuan"]
        }  # fmt: skip
    for one in result["next"]:
        yield _next(one)
    for one in result["queued"]:
        place = {"points": one["points"], "event": one["event"], "due": one["due"] or _("需要有人决定")}
        yield _("排队等候：%(event)s的%(points)s分（%(due)s）") % place
    for one in result["odds"]:
        slips = [f"{name} {share}: {points}" for name, share, points in one["bowl"]]
        yield words.headed(_("公布的中奖机会（%(track)s）") % {"track": one["track"]}, words.listed(slips))


def _entry(entry: Mapping[str, Any]) -> str:
    from waystation.common.wording.labels import label
    from waystation.rules.points.schemes import WhyCode

    drawn = ", ".join(f"{slip} {points}" for _, slip, points in entry["draws"])
    parts = (entry["on"], entry["event"], entry["track"], f"+{entry['points']}", label(WhyCode(entry["why"])))
    return "  ".join(part for part in (*parts, drawn) if part)


def _next(one: Mapping[str, Any]) -> str:
    from django.utils.translation import gettext as _

    place = {
        "track": one["track"],
        "points": one["points"],
        "draws": one["draws"],
        "left": one["until_restored"],
    }
    if one["points"] is None and not one["draws"]:
        return _("下一次（%(track)s）：不再计分") % place
    said = (
        _("下一次（%(track)s）：%(points)s分")
        if one["points"] is not None
        else _("下一次（%(track)s）：抽奖%(draws)s次")
    )
    back = _("；再成功%(left)s次，恢复到原来的分值") % place if one["until_restored"] else ""
    return said % place + back
