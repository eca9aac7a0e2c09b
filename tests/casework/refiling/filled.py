"""Two files with something in every table, and how to compare what the database holds."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils import timezone

from tests.activities.making import make_attendance, make_certificate, make_session, make_work
from tests.care.making import make_leaver, make_search
from tests.casework.draws.street import make_call
from tests.casework.places.making import make_places
from tests.casework.reading import busy_client, make_appointment, make_contact, make_matter, make_screening
from tests.make_papers import make_paper
from tests.notices.making import message_rows
from tests.people import Cast
from tests.points.shop.rows import make_redemption
from waystation.accounts.models import User
from waystation.assessment.models import Gain, PlanItem
from waystation.casework import hanging
from waystation.casework.actions.refiling import merge
from waystation.casework.models import ChangeRequest, NotPossible, Refiling
from waystation.casework.refiling import keeping
from waystation.casework.refiling.questions import questions
from waystation.clients.models import (
    Client,
    ClientName,
    Consent,
    Document,
    FieldChange,
    Kin,
    Phone,
    Recusal,
    TeamMember,
    Telling,
)
from waystation.contacts.models import Ask, RoundMark, Search
from waystation.orders.models import (
    Aftercare,
    AgreementSheet,
    AgreementText,
    Circumstance,
    IsolationSpell,
    OrderAct,
    Release,
    ReleaseRecord,
)


def today() -> dt.date:
    """The day of every act here."""
    return timezone.localdate()


def filled(world: Cast, name: str = "陈安", *, order: bool = True, n: int = 1, **values: Any) -> Client:
    """A file with a row in every table that hangs on files."""
    by, day = world.worker, today()
    client = busy_client(world, name, **values) if order else world.client(name, **values)
    kin = Kin.objects.create(client=client, name=f"家属{n}", relation="mother", phone=f"1390000000{n}")
    paper = Document.objects.create(
        client=client, kind="consent", title=f"同意书{n}", dated_on=day, added_by=by, content=b"sealed"
    )
    Consent.objects.create(
        client=client, scope="family_contact", kin=kin, paper=paper, given_on=day, recorded_by=by
    )
    Consent.objects.create(client=client, scope="points", given_on=day, recorded_by=by)
    Phone.objects.create(
        client=client,
        number=f"1380000000{n}",
        number_index=bytes([n]) * 16,
        number_tail=bytes([n]) * 16,
    )
    TeamMember.objects.create(client=client, duty="family", kin=kin, starts_on=day)
    ClientName.objects.create(
        client=client, kind="nickname", text=f"小名{n}", pinyin=f"xiaoming{n}", initials="xm"
    )
    if order:
        make_screening(client, by, taken_on=day - dt.timedelta(days=2 + n))
        make_contact(client, by, held_on=day - dt.timedelta(days=3 + n))
        make_matter(client, by)
    Telling.objects.create(
        client=client, what="privacy", way="in_person", on=day, told_by=by, form_key=uuid.uuid4()
    )
    Recusal.objects.create(client=client, user=world.other_worker, tie="relative", declared_at=timezone.now())
    Client.objects.filter(pk=client.pk).update(has_recusals=True)
    client.refresh_from_db()
    make_appointment(client, by, on=day + dt.timedelta(days=n))
    PlanItem.objects.create(
        client=client,
        goal="mind",
        what=f"小组{n}",
        who="本人",
        made_on=day,
        made_by=by,
        form_key=uuid.uuid4(),
    )
    Gain.objects.create(client=client, what=f"做饭{n}", on=day, noted_by=by, form_key=uuid.uuid4())
    ChangeRequest.objects.create(
        client=client,
        subject="screening",
        row_id=client.screenings.values_list("pk", flat=True).first() or 0,
        what="withdraw",
        asked='{"posted": "", "before": {}, "mark": ""}',
        reason="登记错人",
        asked_by=by,
        asked_at=timezone.now(),
        state="taken_back",
    )
    NotPossible.objects.create(client=client, key=f"order:0/x{n}", reason="other", on=day, by=by)
    _of_the_law(client, by, n)
    _of_the_centre(client, by, n)
    if order:
        _under_the_order(client, by, n)
    return client


def _of_the_law(client: Client, by: User, n: int) -> None:
    """Isolation, circumstances, hand-over, search, contact after the end, a paper: each is over."""
    day = today()

    def ago(days: int) -> dt.date:
        return day - dt.timedelta(days=days + n)

    IsolationSpell.objects.create(
        client=client, decided_on=ago(900), ended_on=ago(200), end="expired", recorded_by=by
    )
    Circumstance.objects.create(
        client=client, kind="pregnant", from_on=ago(500), to_on=ago(300), recorded_by=by
    )
    make_leaver(
        client.area,
        by,
        client=client,
        told_on=ago(220),
        release_on=ago(200),
        ended_on=ago(210),
        end="other",
    )
    Aftercare.objects.create(
        client=client,
        starts_on=ago(150),
        every_months=1,
        ends_on=ago(100),
        form_key=uuid.uuid4(),
        made_by=by,
    )
    make_search(
        client,
        by,
        lost_since=ago(190),
        opened_on=ago(160),
        box_until=ago(130),
        closed_on=ago(155),
        end="returned",
    )
    make_paper(client, by)
    RoundMark.objects.create(client=client, round_on=ago(200), mark="seen", on=ago(199), marked_by=by)


def _of_the_centre(client: Client, by: User, n: int) -> None:
    """What was taken part in, brought, ordered for points, asked for and told: each is settled."""
    assert by.organisation is not None
    make_attendance(make_session(by.organisation, by), client, by)
    make_certificate(client, by)
    make_work(client, by, month=dt.date(2000 + n, 10, 1))
    make_redemption(client, by, cancelled_by=by, cancelled_at=timezone.now(), cancelled_reason="wrong_entry")
    message_rows(client, by)
    client.addresses.update(kin=client.kin.get())
    Ask.objects.create(
        client=client,
        form_key=uuid.uuid4(),
        kind="call",
        asked_on=today() - dt.timedelta(days=n),
        withdrawn_on=today(),
        asked_at=timezone.now(),
    )


def _under_the_order(client: Client, by: User, n: int) -> None:
    """Leave, absence, move, second place, test elsewhere, a drawn day: each is over."""
    day, order = today(), client.orders.get()
    make_places(client, order, by)
    gone, back = day - dt.timedelta(days=9), day - dt.timedelta(days=8)
    client.leaves.update(told_on=gone, starts_on=gone, ends_on=back, returned_on=back)
    client.absences.update(noticed_on=back, from_on=gone, to_on=back)
    for rows in (client.moves, client.shared, client.test_requests):
        rows.update(state="withdrawn")
    make_call(client, back)
    _under_its_own_entry(client, by, n)


def _under_its_own_entry(client: Client, by: User, n: int) -> None:
    """What names the order alone: an act, a sheet, a release; and what names it beside the file."""
    day, order = today(), client.orders.get()
    for model in (IsolationSpell, Search):
        model.objects.filter(client=client).update(order=order)
    OrderAct.objects.create(order=order, act="file_sent", on=day, recorded_by=by)
    OrderAct.objects.create(order=order, act=("street_told", "police_told")[n % 2], on=day, recorded_by=by)
    made = {"order": order, "template": AgreementText.objects.first(), "made_on": day, "made_by": by}
    AgreementSheet.objects.create(**made, state="refused", refused_on=day)
    AgreementSheet.objects.create(**made)
    agreement = order.agreements.filter(ends_on__isnull=True).first()
    AgreementSheet.objects.create(**made, state="signed", agreement=agreement)
    Release.objects.create(order=order, opened_by=by)
    for deed in ("client_told", ("street_told", "family_told")[n % 2]):
        ReleaseRecord.objects.create(order=order, deed=deed, on=day, form_key=uuid.uuid4(), recorded_by=by)
    NotPossible.objects.create(
        client=client, key=f"lost:{order.pk}/2026-01-01", reason="other", on=day, by=by
    )
    matter = client.matters.get()
    matter.key = f"severe:{order.pk}/tests"
    matter.save(update_fields=["key"])


def chosen(target: Client, source: Client, **more: str) -> dict[str, str]:
    """What is proposed, the file that stays where nothing is, and ``more``."""
    asked = questions(target, source)
    first = {question: "target" if "target" in a else sorted(a)[0] for question, a in asked.wanted.items()}
    return {**first, **asked.proposed, **more}


def seen(*clients: Client) -> str:
    """The fingerprint a page would show now."""
    return keeping.seen(keeping.state(clients))


def merged(by: User, target: Client, source: Client, **more: str) -> Refiling:
    """Two files made one by one person, or proposed."""
    return merge(
        by=by,
        target=target,
        source=source,
        chosen=chosen(target, source, **more),
        reason="本人到场核对",
        seen=seen(target, source),
        today=today(),
        now=timezone.now(),
    )


def whole() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table about clients, but for the acts, their history and their notices."""
    tables = {hanging.table(row) for row in hanging.HANGING} | {apps.get_model("clients.Client")}
    tables |= {child for row in hanging.HANGING for child, _column in hanging.children(row)}
    found = {}
    with connection.cursor() as cursor:
        for model in sorted(
            tables - {Refiling, FieldChange, apps.get_model("notices.Notice")}, key=lambda m: m._meta.label
        ):
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{model._meta.db_table}" t ORDER BY id')  # noqa: S608  # our own table
            found[model._meta.label] = [row for (row,) in cursor.fetchall()]
    return found
