"""The record: its entries, its sums, its export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from waystation.accounts.middleware import UserRequest
from waystation.auditing import access, actions, export, forms, queries, wording
from waystation.common.forms import searched


@searched.searched("person", "file", besides=("over", "since", "until", "kind", "reason"))
def listed(request: UserRequest) -> HttpResponse:
    """Entries, or their sums by person, file, reason or day."""
    asked, over = forms.asked(request, timezone.localdate()), forms.over(request.GET)
    context: dict[str, Any] = {"asked": asked, "over": over, "kinds": forms.KINDS, "rows": [], "sums": []}
    context["reasons"] = wording.choices()
    with access.reading():
        if over:
            context["sums"] = queries.sums(request.user, asked, over)
        else:
            context["rows"], context["older"] = queries.page(request.user, asked)
    sealed = context["sealed"] = partial(searched.sealed, session_key=request.session.session_key or "")
    context["filters"] = {key: value for key, value in _filters(asked, sealed).items() if value}
    return render(request, "auditing/record.html", context)


def _filters(asked: queries.Asked, sealed: Callable[[str], str]) -> dict[str, str]:
    return {
        "since": asked.since.isoformat(),
        "until": asked.until.isoformat(),
        "person": sealed(asked.person),
        "file": sealed(asked.file),
        "kind": asked.kind,
        "reason": asked.reason,
    }


def exported(request: UserRequest, as_file: str) -> HttpResponseBase:
    """What the filters leave, as CSV or workbook; the export is itself on the record."""
    asked, user = forms.asked(request, timezone.localdate()), request.user
    actions.note_export(by=user, asked=asked, form=as_file)
    name = f"record-{asked.since:%Y%m%d}-{asked.until:%Y%m%d}.{as_file}"
    response: HttpResponseBase
    if as_file == "csv":
        response = StreamingHttpResponse(_lines(user, asked), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    else:
        with access.reading():
            book = export.workbook(queries.exported(user, asked))
        response = FileResponse(book, as_attachment=True, filename=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _lines(user: Any, asked: queries.Asked) -> Iterator[str]:
    """Read while it is sent, after the page's own transaction and scope are over."""
    with access.reading():
        yield from export.csv_lines(queries.exported(user, asked))
