"""What a person does with the own data: agree, no longer agree, open a paper, take everything along."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from waystation.audit import actions as audit
from waystation.clients.actions.papers import ABOUT_KIN
from waystation.clients.models import Client, Consent
from waystation.common import crypto
from waystation.papers.actions.issuing import COLUMN
from waystation.rules.problems import RuleBroken

from ..models import Login
from ..queries import own

#: What somebody may agree to alone; the rest is explained and signed at the centre.
OFFERED = (Consent.Scope.FAMILY_CONTACT, Consent.Scope.FAMILY_PROGRESS, Consent.Scope.POINTS)


@transaction.atomic
def give(*, by: Login, client: Client, scope: str, kin_id: int | None, today: date) -> Consent:
    """The client agrees, by themselves: nobody recorded it (``recorded_by`` is empty). Given twice is once.

    Raises Http404 for what is not ``OFFERED``, RuleBroken ``clients.kin_needed``,
    ``clients.kin_of_other_file``.
    """
    if scope not in OFFERED:
        raise Http404
    client = Client.objects.select_for_update().get(pk=client.pk)
    kin_id = kin_id if scope in ABOUT_KIN else None
    if scope in ABOUT_KIN and kin_id is None:
        raise RuleBroken("clients.kin_needed")
    if kin_id is not None and not client.kin.filter(pk=kin_id, ends_on__isnull=True).exists():
        raise RuleBroken("clients.kin_of_other_file")
    standing = client.consents.filter(scope=scope, kin=kin_id, withdrawn_on__isnull=True).first()
    if standing is not None:
        return standing
    made = Consent.objects.create(client=client, scope=scope, kin_id=kin_id, given_on=today)
    audit.record(None, "clients.consent_given", made, client_id=client.pk, scope=scope, login=by.pk)
    return made


@transaction.atomic
def withdraw(*, by: Login, client: Client, consent_id: int, today: date) -> Consent:
    """No longer agreed, at once and without a reason (PIPL Art. 15). Withdrawn twice is once."""
    client = Client.objects.select_for_update().get(pk=client.pk)
    row = client.consents.filter(pk=consent_id).first()
    if row is None:
        raise Http404
    if row.withdrawn_on is None:
        row.withdrawn_on = max(today, row.given_on)
        row.save(update_fields=["withdrawn_on"])
        audit.record(
            None, "clients.consent_withdrawn", row, client_id=client.pk, scope=row.scope, login=by.pk
        )
    return row


@transaction.atomic
def open_paper(*, by: Login, client: Client, paper_id: int) -> bytes:
    """A paper as it was handed out to the person, byte for byte.

    404 for another's, for the office's own and for one that was cancelled.
    """
    row = own.handed_out(client).filter(pk=paper_id).first()
    if row is None:
        raise Http404
    audit.record(None, "portal.paper_opened", row, client_id=client.pk, kind=row.kind, login=by.pk)
    return crypto.decrypt_bytes(bytes(row.content), column=COLUMN)


@transaction.atomic
def take_everything(*, by: Login, client: Client) -> bytes:
    """An archive of what is kept about the person: tables as JSON, papers as they were handed out."""
    told = own.everything(client)
    rows = list(own.handed_out(client).order_by("pk"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", _readme())
        archive.writestr("data.json", json.dumps(told, ensure_ascii=False, indent=1, default=str))
        for row in rows:
            content = crypto.decrypt_bytes(bytes(row.content), column=COLUMN)
            archive.writestr(f"papers/{row.issued_on.isoformat()}-{row.pk}.pdf", content)
    audit.record(None, "portal.copied", client, client_id=client.pk, papers=len(rows), login=by.pk)
    return made.getvalue()


def _readme() -> str:
    return _(
        "data.json 是系统里记着的您的资料，papers 里是交给过您的文书。工作人员手写的记录可能说到别人，"
        "不在这里面，您可以到中心查阅、复制。哪里不对，可以在“办事”里要求更正。请把这个文件放在安全的地方。"
    )
