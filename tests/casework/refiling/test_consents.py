"""A consent that holds in one file and was withdrawn in the other: asked, recorded, taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.casework.refiling.filled import filled, merged, today, whole
from tests.people import Cast, cast, signed_in
from tests.privacy.making import make_pass
from waystation.audit.models import Entry
from waystation.casework.actions import obligations, refiling
from waystation.casework.refiling.questions import questions
from waystation.clients.models import Client, Consent, Kin

LONG_AGO, LATELY = dt.timedelta(days=90), dt.timedelta(days=9)


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def pair(world: Cast) -> tuple[Client, Client]:
    return world.client("陈安"), world.client("陈安")


def consent(client: Client, world: Cast, scope: str = "points", *, withdrawn: bool = False, **values: object):
    values = {"given_on": today() - LONG_AGO, **values}
    ended = today() - LATELY if withdrawn else None
    return Consent.objects.create(
        client=client, scope=scope, withdrawn_on=ended, recorded_by=world.worker, **values
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_it_is_asked_whichever_file_says_no_and_withdrawn_is_proposed(world: Cast, pair, swapped: bool):
    yes, no = pair[::-1] if swapped else pair
    holds = consent(yes, world)
    consent(no, world, withdrawn=True, given_on=today() - LONG_AGO - LONG_AGO)
    asked = questions(*pair)
    assert [one.standing for one in asked.consents] == [holds]
    assert asked.proposed[asked.consents[0].question] == "withdrawn"
    merged(world.head, *pair)
    holds.refresh_from_db()
    assert (holds.withdrawn_on, holds.client) == (today(), pair[0])
    entry = Entry.objects.get(verb="clients.consent_withdrawn")
    assert (entry.actor, entry.client_id, entry.data["scope"]) == (world.head, pair[0].pk, "points")


def test_what_the_person_confirms_goes_on_holding_and_the_choice_is_kept(world: Cast, pair):
    holds = consent(pair[1], world)
    consent(pair[0], world, withdrawn=True)
    question = questions(*pair).consents[0].question
    act = merged(world.head, *pair, **{question: "stands"})
    holds.refresh_from_db()
    assert (holds.withdrawn_on, holds.client) == (None, pair[0])
    assert act.choices[question] == "stands"
    assert not Entry.objects.filter(verb="clients.consent_withdrawn").exists()


@pytest.mark.parametrize("answer", ["stands", "withdrawn"])
def test_taking_back_leaves_every_row_as_it_was(world: Cast, answer: str):
    target, source = filled(world, n=1), filled(world, "陈鞍", order=False, n=2)
    target.consents.filter(scope="points").update(withdrawn_on=today())
    for client in (target, source):
        obligations.refresh(by=None, client=client, today=today())
    before = whole()
    question = questions(target, source).consents[0].question
    act = merged(world.head, target, source, **{question: answer})
    refiling.undo(by=world.head, act=act, today=today(), now=timezone.now())
    assert whole() == before


def test_the_same_relative_is_one_although_each_file_has_a_row_of_them(world: Cast, pair):
    mother, again, father = (
        Kin.objects.create(client=client, name=name, relation=relation)
        for client, name, relation in (
            (pair[0], "何兰", "mother"),
            (pair[1], "何兰 ", "mother"),
            (pair[1], "何兰", "father"),
        )
    )
    holds = consent(pair[0], world, "family_contact", kin=mother)
    consent(pair[1], world, "family_contact", kin=again, withdrawn=True)
    consent(pair[1], world, "family_contact", kin=father, withdrawn=True)
    assert [one.standing for one in questions(*pair).consents] == [holds]


def test_nothing_is_asked_where_both_say_the_same_or_it_was_given_anew(world: Cast, pair):
    for client in pair:
        consent(client, world, "photo", withdrawn=True)
        consent(client, world, "points", withdrawn=True)
        consent(client, world, "points", given_on=today())
    consent(pair[0], world, "work_profile")
    consent(pair[1], world, "health_sharing", withdrawn=True)
    assert questions(*pair).consents == ()


def test_the_preview_asks_in_words_and_the_second_person_reads_the_answer(world: Cast):
    target, source = filled(world, n=1), filled(world, "陈鞍", n=2)
    target.consents.filter(scope="points").update(withdrawn_on=today())
    make_pass(world.head, target, "stated")
    make_pass(world.head, source, "stated")
    page = signed_in(world.head).get(reverse("casework:merge", args=[target.pk, source.pk])).content.decode()
    question = questions(target, source).consents[0].question
    assert "同意书：参加积分活动" in page
    assert f'name="{question}" value="withdrawn" id="id_{question}_withdrawn" checked' in page
    act = merged(world.head, target, source, **{question: "stands"})
    read = signed_in(world.worker).get(reverse("casework:refiling", args=[act.pk])).content.decode()
    assert "同意书：参加积分活动，本人确认仍然同意" in read
