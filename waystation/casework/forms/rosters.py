"""Uploading a roster, and what was decided about its rows and columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from waystation.accounts.access import paths
from waystation.accounts.forms.fields import AreaChoice, OrganisationChoice
from waystation.accounts.models import Area, User
from waystation.accounts.queries import areas_below, organisations_below
from waystation.casework.actions.rosters import Decision
from waystation.casework.roster.sentences import RosterUnreadable
from waystation.clients.forms.fields import KeyedForm
from waystation.rules.roles import Verb

_MEGABYTE = 1024 * 1024


class UploadForm(KeyedForm):
    """The file, the place it is for, and whose layout it is."""

    file = forms.FileField(
        label=_("名册文件"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )
    area = AreaChoice(label=_("这份名册属于哪里"), help_text=_("街道的名册选街道，社区的名册选社区。"))
    organisation = OrganisationChoice(
        label=_("编制单位"), required=False, help_text=_("系统按单位记住各列的含义，下次直接使用。")
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        area, organisation = self.fields["area"], self.fields["organisation"]
        assert isinstance(area, AreaChoice)  # noqa: S101 - declared above
        assert isinstance(organisation, OrganisationChoice)  # noqa: S101 - declared above
        area.offer(areas_below(user, Verb.IMPORT_ROSTER).exclude(kind=Area.Kind.CITY))
        organisation.offer(organisations_below(user, Verb.IMPORT_ROSTER))
        own = paths(user, Verb.IMPORT_ROSTER)
        if len(own) == 1:
            area.initial = Area.objects.filter(path=own[0]).values_list("pk", flat=True).first()
        organisation.initial = user.organisation_id
        self.fields["file"].help_text = _("xlsx、xls或csv，最大%(most)sMB。") % {
            "most": settings.UPLOAD_MAX_BYTES // _MEGABYTE
        }

    def clean_file(self) -> Any:
        """Too large is said before a byte of it is read."""
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_MAX_BYTES:
            said = RosterUnreadable(
                "too_big",
                megabytes=round(file.size / _MEGABYTE),
                limit=settings.UPLOAD_MAX_BYTES // _MEGABYTE,
            )
            raise forms.ValidationError(str(said))
        return file


def _is_number(text: str) -> bool:
    """Whether it can be the number of a row; more digits than any has are no number."""
    return text.isascii() and text.isdigit() and len(text) < 16


def decisions(post: QueryDict) -> dict[int, Decision]:
    """``choice-12`` = ``new``, ``skip`` or ``same:34`` (whose file); ``take-12`` = fields, several."""
    found = {}
    for name, value in post.items():
        _word, _dash, number = name.partition("choice-")
        if _word or not _dash or not _is_number(number):
            continue
        choice, _colon, client = str(value).partition(":")
        takes = tuple(post.getlist(f"take-{number}"))
        found[int(number)] = Decision(choice, takes, int(client) if _is_number(client) else None)
    return found


def places(post: QueryDict, names: Sequence[str]) -> dict[str, int]:
    """``place-0``, ``place-1`` … in the order of ``names``: the id of the chosen area."""
    given = {name: post.get(f"place-{place}", "") for place, name in enumerate(names)}
    return {name: int(value) for name, value in given.items() if _is_number(value)}


def mapping(
    post: QueryDict, columns: Sequence[Mapping[str, Any]], known: Mapping[str, str]
) -> dict[str, str]:
    """The corrections of the columns: what is chosen otherwise than shown, beside what was corrected before.

    ValidationError when two columns are taken for the same field.
    """
    titles = [column["title"] for column in columns]
    chosen = {column["letter"]: post.get(f"column-{column['letter']}", "") for column in columns}
    fields = [field for field in chosen.values() if field]
    if len(fields) != len(set(fields)):
        raise forms.ValidationError(_("同一个栏目不能对应两列，请检查。"))
    found = dict(known)
    for column in columns:
        now, before = chosen[column["letter"]], column["field"]
        if now == before:
            continue
        if before and before not in fields:
            found[before] = ""
        if now:
            found[now] = column["title"] if titles.count(column["title"]) == 1 else column["letter"]
    return found
