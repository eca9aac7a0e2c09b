"""One-time codes and cards of paper: random, kept as hashes, one open at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import check_password
from django.http import Http404

from tests.people import Cast, cast
from tests.points.shops import NOW, TODAY, in_the_record
from waystation.points.actions.merchants import cards, codes
from waystation.points.models import PaperCard, PayCode
from waystation.points.queries.codes import card_mark, code_mark
from waystation.rules.points.merchants import CardBlocked, terms
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TERMS = terms(TODAY)


@pytest.fixture
def world() -> Cast:
    return cast()


def test_a_code_is_eight_digits_kept_as_a_keyed_hash_and_lives_for_minutes(world):
    client = world.client()
    made = codes.new_code(by=None, client=client, family=False, now=NOW)
    assert made.code.isdigit()
    assert len(made.code) == 8
    assert made.expires_at == NOW + timedelta(minutes=TERMS.code_minutes)
    row = PayCode.objects.get()
    assert bytes(row.mark) == code_mark(made.code)
    assert made.code.encode() not in bytes(row.mark)
    assert not in_the_record(made.code)


def test_the_next_code_ends_the_one_before_it_but_not_the_familys(world):
    client = world.client()
    first = codes.new_code(by=None, client=client, family=False, now=NOW)
    family = codes.new_code(by=None, client=client, family=True, now=NOW)
    second = codes.new_code(by=None, client=client, family=False, now=NOW)
    open_marks = {bytes(row.mark) for row in PayCode.objects.filter(ended_at__isnull=True)}
    assert open_marks == {code_mark(family.code), code_mark(second.code)}
    assert first.code != second.code


def test_codes_are_not_foreseen_from_one_another(world):
    client = world.client()
    seen = {
        codes.new_code(by=None, client=client, family=False, now=NOW + timedelta(minutes=2 * n)).code
        for n in range(20)
    }
    assert len(seen) == 20
    assert len({code[:2] for code in seen}) > 5


def test_a_wallet_draws_only_so_many_codes_an_hour(world):
    client = world.client()
    for _ in range(TERMS.codes_hourly):
        codes.new_code(by=None, client=client, family=False, now=NOW)
    with pytest.raises(RuleBroken) as refusal:
        codes.new_code(by=None, client=client, family=False, now=NOW)
    assert refusal.value.code == "merchants.codes_too_many"
    codes.new_code(by=None, client=client, family=False, now=NOW + timedelta(hours=1, seconds=1))
    codes.new_code(by=None, client=world.client("周平安"), family=False, now=NOW)


def test_a_card_has_number_and_pin_once_and_rests_as_hashes(world):
    client = world.client()
    made = cards.issue_card(by=world.worker, client=client, family=False, today=TODAY, now=NOW)
    assert (len(made.number), len(made.pin), made.card.tail) == (12, 6, made.number[-4:])
    row = PaperCard.objects.get()
    assert bytes(row.mark) == card_mark(made.number)
    assert check_password(made.pin, row.pin)
    assert made.pin not in row.pin
    assert not in_the_record(made.number)


def test_a_new_card_blocks_the_old_one_and_a_lost_one_is_blocked_once(world):
    client = world.client()
    old = cards.issue_card(by=world.worker, client=client, family=False, today=TODAY, now=NOW)
    new = cards.issue_card(by=world.head, client=client, family=False, today=TODAY, now=NOW)
    old.card.refresh_from_db()
    assert (old.card.blocked_reason, new.card.replaces) == (CardBlocked.REPLACED, old.card)
    block = lambda: cards.block_card(  # noqa: E731
        by=world.worker, client=client, card=new.card, reason=CardBlocked.LOST, now=NOW
    )
    block()
    with pytest.raises(RuleBroken) as refusal:
        block()
    assert refusal.value.code == "merchants.card_blocked_already"


@pytest.mark.parametrize("who", ["other_worker", "district_office", "police", "medic", "auditor"])
def test_only_the_office_of_the_file_hands_out_cards(world, who):
    with pytest.raises(Http404):
        cards.issue_card(by=getattr(world, who), client=world.client(), family=False, today=TODAY, now=NOW)
