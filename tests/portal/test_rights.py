"""The person's own data: seen, corrected, agreed to, taken along; and nobody else's."""

from __future__ import annotations

import io
import json
import uuid
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.casework.draws.street import make_call
from tests.make_papers import make_paper
from tests.people import cast, signed_in
from tests.portal.making import inside, make_kin, make_login
from waystation.audit.models import Entry
from waystation.clients.models import Consent
from waystation.contacts.models import Ask, Contact
from waystation.portal.queries import own
from waystation.rules.people import Paper
from waystation.rules.privacy import COLUMNS, Sort

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def a_client():
    world = cast()
    client = world.client_with_order()
    return world, client, inside(make_login(client, world.worker))


def text(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_looked_is_told_by_the_part_they_play_and_never_by_name():
    world, client, browser = a_client()
    assert "还没有人打开过" in text(browser, "/my/data/looks/")
    for user in (world.worker, world.police):
        signed_in(user).get(reverse("casework:client", args=[client.pk]))
    page = text(browser, "/my/data/looks/")
    assert ("您的工作人员" in page, "派出所民警" in page) == (True, True)
    assert not {"王敏", "孙民警", "永丰"} & {name for name in ("王敏", "孙民警", "永丰") if name in page}


def test_consents_are_given_and_withdrawn_by_the_person_alone():
    world, client, browser = a_client()
    kin = make_kin(client)
    for _time in range(2):
        browser.post("/my/data/consents/", {"scope": "family_contact", "kin": kin.pk})
    row = Consent.objects.get()
    assert (row.kin, row.recorded_by, row.given_on) == (kin, None, TODAY)
    office = text(signed_in(world.worker), reverse("clients:consents", args=[client.pk]))
    assert "本人在手机上同意" in office
    assert signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).status_code == 200
    for _time in range(2):
        browser.post(f"/my/data/consents/{row.pk}/end/")
    row.refresh_from_db()
    assert row.withdrawn_on == TODAY
    told = Entry.objects.filter(verb__startswith="clients.consent").order_by("pk")
    login = client.logins.get().pk
    assert [(entry.verb, entry.actor, entry.data["login"]) for entry in told] == [
        ("clients.consent_given", None, login),
        ("clients.consent_withdrawn", None, login),
    ]


@pytest.mark.parametrize(
    ("sent", "status"),
    [({"scope": "everything"}, 404), ({"scope": "health_sharing"}, 404), ({"scope": "family_contact"}, 302)],
)
def test_what_cannot_be_agreed_to_is_not(sent, status):
    _world, _client, browser = a_client()
    assert browser.post("/my/data/consents/", sent).status_code == status
    assert not Consent.objects.exists()


def test_nothing_of_another_person_by_a_forged_number():
    world, client, browser = a_client()
    stranger = world.other_client()
    theirs = Consent.objects.create(
        client=stranger, scope="photo", given_on=TODAY, recorded_by=world.other_worker
    )
    paper = make_paper(stranger, world.other_worker)
    kin = make_kin(stranger)
    assert browser.post(f"/my/data/consents/{theirs.pk}/end/").status_code == 404
    assert browser.get(f"/my/data/papers/{paper.pk}/").status_code == 404
    browser.post("/my/data/consents/", {"scope": "family_contact", "kin": kin.pk})
    assert not Consent.objects.filter(client=client).exists()
    theirs.refresh_from_db()
    assert theirs.withdrawn_on is None


def test_the_own_paper_is_opened_as_it_was_handed_out_and_the_record_says_so():
    world, client, browser = a_client()
    paper = make_paper(client, world.worker)
    assert "文书（PDF）" in text(browser, "/my/data/")
    answer = browser.get(f"/my/data/papers/{paper.pk}/")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "private, no-store")
    entry = Entry.objects.get(verb="portal.paper_opened")
    assert (entry.actor, entry.client_id, entry.data["login"]) == (None, client.pk, client.logins.get().pk)


def test_the_offices_own_records_are_no_papers_of_the_person():
    world, client, browser = a_client()
    paper = make_paper(client, world.worker, kind=Paper.INTERVIEWS)
    assert "文书（PDF）" not in text(browser, "/my/data/")
    assert browser.get(f"/my/data/papers/{paper.pk}/").status_code == 404
    archive = zipfile.ZipFile(io.BytesIO(browser.post("/my/data/everything/").content))
    assert [name for name in archive.namelist() if name.endswith(".pdf")] == []


def test_everything_is_taken_along_without_keys_and_without_days_to_come():
    world, client, browser = a_client()
    make_call(client, TODAY)
    make_kin(client)
    make_paper(client, world.worker)
    Contact.objects.create(
        client=client,
        kind="talk",
        met="client",
        held_on=TODAY,
        outcome="complied",
        form_key="0" * 32,
        recorded_by=world.worker,
    )
    answer = browser.post("/my/data/everything/")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    told = json.loads(archive.read("data.json"))
    assert set(told) == {*own.TOLD, "points"}
    assert (told["clients.Client"][0]["name"], len(told["contacts.Contact"])) == (client.name, 1)
    assert [name for name in archive.namelist() if name.endswith(".pdf")] != []
    assert not {"screening.Drawn", "clients.Recusal", "clients.Protection", "casework.Obligation"} & set(told)
    assert Entry.objects.get(verb="portal.copied").data["papers"] == 1


def test_what_a_relative_asked_is_not_the_clients_to_take_along():
    _world, client, browser = a_client()
    kin = make_kin(client)
    for asker, words in ((None, "想找工作"), (kin, "他又动手了")):
        Ask.objects.create(
            client=client,
            kin=asker,
            kind="help",
            words=words,
            asked_on=TODAY,
            asked_at=timezone.now(),
            form_key=uuid.uuid4(),
        )
    told = (
        zipfile.ZipFile(io.BytesIO(browser.post("/my/data/everything/").content)).read("data.json").decode()
    )
    assert ("想找工作" in told, "他又动手了" in told) == (True, False)


def test_no_key_fingerprint_or_free_word_of_the_staff_is_handed_out():
    from django.apps import apps

    told = {
        f"{apps.get_model(label)._meta.label_lower}.{field.name}"
        for label in own.TOLD
        for field in apps.get_model(label)._meta.concrete_fields
        if own._told(apps.get_model(label), field.name)
    }
    assert {column for column in told if COLUMNS[column] is Sort.SEALED} == set()
    assert {column for column in told if COLUMNS[column] is Sort.NOTE} == {
        "contacts.ask.words",
        "contacts.ask.answer",
    }
    assert "screening.screening.result" in told or "screening.screening.outcome" in told


def test_what_was_done_to_help_is_told():
    _world, _client, browser = a_client()
    page = text(browser, "/my/data/told/")
    assert ("谁在帮助您" in page, "还没有写下计划" in page) == (True, True)


def test_a_relative_has_no_door_to_the_clients_data():
    world, client, _browser = a_client()
    theirs = inside(make_login(client, world.worker, kin=make_kin(client)))
    for page in ("", "looks/", "told/", "consents/"):
        assert theirs.get(f"/my/data/{page}").status_code == 404
    assert theirs.post("/my/data/everything/").status_code == 404
