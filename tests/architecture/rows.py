"""A row of every kind that an address may name, for one client and for the whole cast."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.utils import timezone

from tests.activities.making import make_attendance, make_certificate, make_session, make_work
from tests.care.making import make_assessment, make_leaver, make_search, make_step
from tests.casework.draws.street import make_call
from tests.casework.places.making import make_places
from tests.make import make_area, make_client, make_cover, make_order, make_organisation, make_user
from tests.make_papers import make_paper
from tests.notices.making import make_route, message_rows
from tests.orders.making import make_sheet, make_text
from tests.people import Cast, cast
from tests.points.making import make_points, make_request
from tests.points.schemes.making import make_earned
from tests.points.shop.rows import shop_rows
from tests.points.shops import make_wallet_rows, merchant_rows
from tests.portal.making import inside, make_code, make_login
from tests.privacy.making import make_pass
from tests.screening.samples import make_positive, make_sample
from waystation.accounts.models import Area, AreaChange, Organisation, Post, SheetUpload, User
from waystation.assessment.models import Gain, PlanItem
from waystation.casework.models import (
    ChangeRequest,
    HandedOut,
    HandOut,
    HandOver,
    HandOverFile,
    NotPossible,
    Refiling,
    RosterBatch,
)
from waystation.clients.models import (
    Client,
    ClientName,
    Consent,
    Deletion,
    Document,
    Hold,
    Kin,
    Phone,
    ProtectedReader,
    Protection,
    Recusal,
    Sealing,
    TeamMember,
    Telling,
    Unsealing,
)
from waystation.contacts.models import Appointment, Ask, Contact, RoundMark
from waystation.orders.models import (
    Aftercare,
    CareOffer,
    Circumstance,
    IsolationSpell,
    Matter,
    MatterStep,
    Objection,
    OrderAct,
    OrderStep,
    Release,
    ReleaseRecord,
)
from waystation.papers.models import BatchLine, PaperBatch
from waystation.portal.models import Login
from waystation.rules.roles import Role

TODAY = date(2026, 11, 2)
Values = dict[str, object]


def _rows(client: Client, by: User) -> Values:
    """One row of every kind that an address may name, for one client."""
    order = make_order(client=client, reported_on=date(2026, 10, 1))
    key = {"client": client, "form_key": uuid4(), "recorded_by": by}
    kin = Kin.objects.create(client=client, name="魏平", relation="mother")
    document = Document.objects.create(
        client=client, kind="agreement", title="协议书", dated_on=date(2026, 10, 2), added_by=by
    )
    matter = Matter.objects.create(
        client=client, order=order, kind="positive_test", key=f"c{client.pk}", opened_on=TODAY, opened_by=by
    )
    taken = MatterStep.objects.create(
        matter=matter,
        form_key=uuid4(),
        step="hear",
        on=TODAY,
        from_stage="opened",
        to_stage="heard",
        recorded_by=by,
    )
    its = {"matter": matter, "form_key": uuid4()}
    objection = Objection.objects.create(**its, objector="client", made_on=TODAY, recorded_by=by)
    offer = CareOffer.objects.create(**its, offer="rights", answer="explained", on=TODAY, offered_by=by)
    hand_out = HandOut.objects.create(made_by=by, worker=by, on=TODAY)
    place = TeamMember.objects.create(client=client, duty="volunteer", name="志愿者", starts_on=TODAY)
    HandedOut.objects.create(batch=hand_out, client=client, without_since=TODAY, place=place)
    somebody = make_user()
    Telling.objects.create(client=client, what="privacy", way="paper", on=TODAY, form_key=uuid4(), told_by=by)
    Release.objects.create(order=order, opened_by=by)
    Aftercare.objects.create(client=client, starts_on=TODAY, every_months=1, form_key=uuid4(), made_by=by)
    Sealing.objects.create(client=client, sealed_on=TODAY)
    now = timezone.now()
    test = make_positive(client, by)
    sheet = make_sheet(order, by)
    area = Area.objects.get(path=client.area_id)
    RoundMark.objects.create(client=client, round_on=TODAY, mark="seen", on=TODAY, marked_by=by)
    leaver = make_leaver(area, by, client=client, worker=client.worker)
    make_assessment(leaver, by)
    hand_over = HandOver.objects.create(worker=by, on=TODAY, made_by=by, form_key=uuid4())
    HandOverFile.objects.create(hand_over=hand_over, client=client, to=by)
    return make_places(client, order, by) | {
        **make_wallet_rows(client, by),
        "hand_over_id": hand_over.pk,
        "client_id": client.pk,
        "withdrawn_id": (earned := make_earned(client, by)).pk,
        "scheme_version_id": earned.event.enrolment.version_id,
        "posting_id": make_points(client, by).posting,
        "sheet_id": sheet.pk,
        "leaver_id": leaver.pk,
        "search_id": make_search(client, by).pk,
        "gate_step_id": make_step(leaver, by).pk,
        "order_id": order.pk,
        "order_act_id": OrderAct.objects.create(order=order, act="street_told", on=TODAY, recorded_by=by).pk,
        "spell_id": IsolationSpell.objects.create(client=client, decided_on=TODAY, recorded_by=by).pk,
        "circumstance_id": Circumstance.objects.create(
            client=client, kind="pregnant", from_on=TODAY, recorded_by=by
        ).pk,
        "record_id": ReleaseRecord.objects.create(
            order=order, deed="papers_sent", on=TODAY, form_key=uuid4(), recorded_by=by
        ).pk,
        "step_id": OrderStep.objects.create(
            order=order, step="sign_in", on=TODAY, to_state="running", decider="street", recorded_by=by
        ).pk,
        "matter_id": matter.pk,
        "taken_id": taken.pk,
        "objection_id": objection.pk,
        "offer_id": offer.pk,
        "kin_id": kin.pk,
        "document_id": document.pk,
        "batch_id": hand_out.pk,
        "phone_id": Phone.objects.create(
            client=client, number="19900000001", number_index=b"1" * 16, number_tail=b"1" * 16
        ).pk,
        "name_id": ClientName.objects.create(
            client=client, kind="former", text="曾用名", pinyin="ceng yong ming", initials="cym"
        ).pk,
        "paper_id": make_paper(client, by).pk,
        "print_id": _print(client, by).pk,
        "login_id": _way_in(client, by).pk,
        "ask_id": _ask(client).pk,
        "consent_id": Consent.objects.create(client=client, scope="photo", given_on=TODAY, recorded_by=by).pk,
        "member_id": place.pk,
        "screening_id": test.pk,
        **make_sample(test, by),
        "draw_id": (call := make_call(client, TODAY)).pk,
        "day_id": call.day_id,
        "contact_id": Contact.objects.create(
            **{**key, "form_key": uuid4()}, kind="talk", met="client", held_on=TODAY, outcome="complied"
        ).pk,
        "appointment_id": Appointment.objects.create(client=client, what="talk", on=TODAY, made_by=by).pk,
        "item_id": PlanItem.objects.create(
            client=client, goal="mind", what="小组", who="本人", made_on=TODAY, made_by=by, form_key=uuid4()
        ).pk,
        **_taking_part(client, by),
        **message_rows(client, by),
        "credit_id": make_request(client, by).pk,
        **shop_rows(client, by),
        "gain_id": Gain.objects.create(
            client=client, what="做饭", on=TODAY, noted_by=by, form_key=uuid4()
        ).pk,
        "other_id": (twin := make_client(area=client.area, station=client.station, worker=client.worker)).pk,
        "act_id": Refiling.objects.create(
            kind="merge",
            state="proposed",
            source=twin,
            target=client,
            source_number="x",
            on=TODAY,
            made_by=by,
        ).pk,
        "pass_id": make_pass(somebody, client, "break_glass").pk,
        "protection_id": _protection(client, by).pk,
        "unsealing_id": Unsealing.objects.create(
            client=client, what_for="look", reason="client_asked", words="x", asked_by=somebody, asked_at=now
        ).pk,
        **_kept_longer(client, by),
        "correction_id": ChangeRequest.objects.create(
            client=client,
            subject="screening",
            row_id=test.pk,
            what="withdraw",
            asked='{"posted": "", "before": {"outcome": "negative"}, "mark": "x"}',
            reason="x",
            asked_by=by,
            asked_at=now,
        ).pk,
        "recusal_id": Recusal.objects.create(
            client=client, user=somebody, tie="relative", declared_at=now
        ).pk,
        "entry_id": NotPossible.objects.create(
            client=client, key="order:x", reason="other", on=TODAY, by=by
        ).pk,
    }


def _taking_part(client: Client, by: User) -> Values:
    """A session of the client's centre, who came to it, and what they brought."""
    assert by.organisation is not None
    session = make_session(by.organisation, by)
    return {
        "session_id": session.pk,
        "attendance_id": make_attendance(session, client, by).pk,
        "certificate_id": make_certificate(client, by).pk,
        "work_id": make_work(client, by).pk,
    }


def _world() -> tuple[Cast, Values, Values]:
    """The cast, and for each path argument a value of the own area and one of another area."""
    world, day = cast(), timezone.localdate()
    abroad = make_area("远山市", kind="city")
    far_office = make_organisation(area=abroad)
    stranger = make_user(organisation=far_office, role=Role.WORKER, area=abroad)
    far_client = make_client("林远", area=abroad)
    make_order(client=far_client)
    upload = SheetUpload(kind="tree", file_name="x.xlsx", made_by=world.other_worker, content=b"x")
    upload.save()
    batch = RosterBatch.objects.create(area=world.street, file_name="x", today=TODAY, made_by=world.head)
    other_batch = RosterBatch.objects.create(area=abroad, file_name="x", today=TODAY, made_by=stranger)
    own = _rows(world.client(), world.worker) | {
        "area_id": world.community.pk,
        "organisation_id": world.centre.pk,
        "account_id": world.worker.pk,
        "grant_id": world.worker.grants.get().pk,
        "post_id": _post(world.centre, world.admin).pk,
        "change_id": _merger(world.community, world.admin).pk,
        "roster_id": batch.pk,
        "text_id": make_text(world.street).pk,
        "route_id": make_route(world.street, world.admin, "json://gateway.example/?:to={to}").pk,
        **merchant_rows(world.street, world.head),
        "cover_id": make_cover(world.worker, world.head, starts_on=day, ends_on=day, by=world.head).pk,
    }
    _open(world, Client.objects.get(pk=own["client_id"]))
    TeamMember.objects.create(client_id=own["client_id"], duty="medic", user=world.medic, starts_on=TODAY)
    far_post, far_change = _post(far_office, stranger), _merger(abroad, stranger)
    other = _rows(world.other_client(), world.other_worker) | {
        "area_id": abroad.pk,
        "organisation_id": far_office.pk,
        "account_id": stranger.pk,
        "grant_id": stranger.grants.get().pk,
        "upload_id": upload.pk,
        "sheet_upload_id": upload.pk,
        # District and city oversee the other street too: theirs must lie in another city.
        **shop_rows(far_client, stranger),
        "scheme_version_id": make_earned(far_client, stranger).event.enrolment.version_id,
        "pass_id": make_pass(stranger, far_client, "break_glass").pk,
        "protection_id": _protection(far_client, stranger).pk,
        **_kept_longer(far_client, stranger),
        "unsealing_id": Unsealing.objects.create(
            client=far_client,
            what_for="look",
            reason="client_asked",
            words="x",
            asked_by=stranger,
            asked_at=timezone.now(),
        ).pk,
        "post_id": far_post.pk,
        "change_id": far_change.pk,
        "roster_id": other_batch.pk,
        "text_id": make_text(abroad).pk,
        "route_id": make_route(abroad, stranger, "json://gateway.example/?:to={to}").pk,
        **merchant_rows(abroad, stranger),
        "leaver_id": make_leaver(abroad, stranger).pk,
        "day_id": make_call(far_client, TODAY).day_id,
        "cover_id": make_cover(
            world.other_worker, world.other_head, starts_on=day, ends_on=day, by=world.other_head
        ).pk,
    }
    return world, own, other


def _print(client: Client, by: User) -> PaperBatch:
    batch = PaperBatch.objects.create(kind="agreement", made_by=by, made_on=TODAY, form_key=uuid4())
    BatchLine.objects.create(batch=batch, client=client, place=1)
    return batch


def _open(world: Cast, client: Client) -> None:
    """Whoever is asked for a reason has stated it; without one their pages are tests/privacy's matter."""
    make_pass(world.head, client, "stated")
    for user in (world.district_office, world.city_office):
        make_pass(user, client, "oversight")


def _way_in(client: Client, by: User) -> Login:
    """A way in of the client, with its code, and a browser in which it is open."""
    login = make_login(client, by)
    make_code(login, by)
    inside(login)
    return login


def _ask(client: Client) -> Ask:
    """A request from the portal that waits."""
    what = {"kind": "call", "asked_on": TODAY, "asked_at": timezone.now()}
    return Ask.objects.create(client=client, form_key=uuid4(), **what)


def _protection(client: Client, by: User) -> Protection:
    """The mark alone, with a reader: the file itself stays open as it was."""
    row = Protection.objects.create(
        client=client, reason="minor", words="x", set_by=by, set_at=timezone.now()
    )
    ProtectedReader.objects.create(protection=row, user=by, named_by=by)
    return row


def _kept_longer(client: Client, by: User) -> Values:
    """A hold and a proposal of the file itself; pages of sealed files are about another one, of its place."""
    now = timezone.now()
    days = {"from_on": TODAY, "until_on": date(2099, 1, 1)}
    held = Hold.objects.create(client=client, reason="remedy", words="x", held_by=by, held_at=now, **days)
    sealed = make_client(area=client.area, worker=client.worker, state="closed", closed_on=date(2020, 1, 1))
    Client.objects.filter(pk=sealed.pk).update(is_sealed=True)
    asked = {"words": "x", "proposed_on": TODAY, "proposed_by": by, "proposed_at": now, "may_from": TODAY}
    row = Deletion.objects.create(client=client, area=client.area, place=client.area.name, **asked)
    return {"hold_id": held.pk, "deletion_id": row.pk, "sealed_id": sealed.pk}


def _post(organisation: Organisation, by: User) -> Post:
    return Post.objects.create(
        organisation=organisation,
        area=organisation.area,
        title="联络员",
        name="林秀",
        starts_on=TODAY,
        made_by=by,
    )


def _merger(result: Area, by: User) -> AreaChange:
    change = AreaChange.objects.create(kind="merge", on=TODAY, made_by=by)
    change.results.set([result])
    return change
