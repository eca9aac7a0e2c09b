"""Accounts and grants: made, granted, ended, reset, closed; the last administrator stays."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from tests.make import make_area, make_grant, make_organisation, make_user
from tests.people import cast
from waystation.accounts import access, actions, queries
from waystation.accounts.models import Grant, User
from waystation.audit.models import Entry
from waystation.common import scope
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

TODAY = dt.date(2026, 11, 2)


def refused(act) -> str:
    with pytest.raises(RuleBroken) as caught:
        act()
    return caught.value.code


@pytest.mark.django_db
def test_a_new_account_gets_a_password_that_must_be_changed():
    world = cast()
    made = actions.create_account(by=world.admin, username=" LiNa ", name="李娜", organisation=world.centre)
    user = User.objects.get(username="lina")
    assert user.check_password(made.password)
    assert (user.must_change_password, user.organisation, access.roles(user)) == (
        True,
        world.centre,
        frozenset(),
    )
    twice = refused(
        lambda: actions.create_account(
            by=world.admin, username="lina", name="李娜", organisation=world.centre
        )
    )
    assert twice == "accounts.username_taken"
    assert Entry.objects.get().data == {"organisation": world.centre.pk}


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["ab", "李娜", "-lina", "li na", "x" * 31])
def test_user_names_are_plain(username):
    world = cast()
    code = refused(
        lambda: actions.create_account(
            by=world.admin, username=username, name="李娜", organisation=world.centre
        )
    )
    assert code == "accounts.username_form"


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["head", "worker", "city_office", "auditor"])
def test_only_an_administrator_touches_accounts(who):
    world = cast()
    by, grant = getattr(world, who), world.other_worker.grants.get()
    before = list(User.objects.order_by("pk").values()), list(Grant.objects.order_by("pk").values())
    for act in (
        lambda: actions.create_account(by=by, username="lina", name="李娜", organisation=world.centre),
        lambda: actions.change_account(by=by, account=world.worker, name="新", organisation=world.centre),
        lambda: actions.reset_password(by=by, account=world.worker),
        lambda: actions.close_account(by=by, account=world.worker, today=TODAY),
        lambda: actions.unlock(by=by, account=world.worker),
        lambda: actions.grant(
            by=by, account=world.worker, role=Role.HEAD, area=world.street, starts_on=TODAY, today=TODAY
        ),
        lambda: actions.end_grant(by=by, grant=grant, last_day=TODAY, today=TODAY),
    ):
        with pytest.raises(Http404):
            act()
    after = list(User.objects.order_by("pk").values()), list(Grant.objects.order_by("pk").values())
    assert after == before
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_a_grant_holds_from_its_first_to_its_last_day_and_not_twice():
    world = cast()

    def give(**dates: dt.date) -> Grant:
        return actions.grant(
            by=world.admin,
            account=world.worker,
            role=Role.HEAD,
            area=world.community,
            today=TODAY,
            **{"starts_on": TODAY, **dates},
        )

    given = give()
    assert refused(give) == "accounts.grant_twice"
    assert refused(lambda: give(ends_on=dt.date(2026, 11, 1))) == "accounts.end_before_start"
    for _click in range(2):
        actions.end_grant(by=world.admin, grant=given, last_day=TODAY, today=TODAY)
    assert refused(give) == "accounts.grant_twice"
    later = give(starts_on=dt.date(2026, 11, 3))
    assert (later.starts_on, later.ends_on) == (dt.date(2026, 11, 3), None)
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "accounts.granted",
        "accounts.grant_ended",
        "accounts.granted",
    ]


@pytest.mark.django_db
def test_the_police_need_their_station_and_nobody_grants_to_themselves():
    world = cast()
    facts = {"by": world.admin, "area": world.street, "starts_on": TODAY, "today": TODAY}
    assert [
        refused(lambda: actions.grant(account=world.medic, role=Role.POLICE, **facts)),
        refused(
            lambda: actions.grant(account=world.medic, role=Role.POLICE, organisation=world.centre, **facts)
        ),
        refused(lambda: actions.grant(account=world.admin, role=Role.WORKER, **facts)),
    ] == ["accounts.police_need_station", "accounts.police_need_station", "accounts.own_grant"]


@pytest.mark.django_db
def test_an_account_with_clients_is_not_closed_and_without_them_it_is():
    world = cast()
    client = world.client()
    assert refused(lambda: actions.close_account(by=world.admin, account=world.worker, today=TODAY)) == (
        "accounts.account_has_clients"
    )
    client.worker, client.without_worker_since = world.other_worker, None
    client.save(update_fields=["worker", "without_worker_since"])
    for _click in range(2):
        actions.close_account(by=world.admin, account=world.worker, today=TODAY)
    world.worker.refresh_from_db()
    assert world.worker.is_active is False
    assert Entry.objects.get().verb == "accounts.account_closed"
    back = actions.reopen_account(by=world.admin, account=world.worker)
    assert User.objects.get(pk=world.worker.pk).check_password(back.password)


@pytest.mark.django_db
def test_the_last_administrator_of_the_tree_stays():
    world = cast()
    second = make_user("second", role=Role.ADMIN, area=world.district, organisation=world.office)
    (grant,) = world.admin.grants.all()
    last_day = dt.date(2026, 11, 2)
    code = refused(lambda: actions.end_grant(by=world.admin, grant=grant, last_day=last_day, today=TODAY))
    assert code == "accounts.last_admin"
    third = make_user("third", role=Role.ADMIN, area=world.city)
    actions.end_grant(by=world.admin, grant=grant, last_day=last_day, today=TODAY)
    with pytest.raises(Http404):
        actions.close_account(by=second, account=third, today=TODAY)
    assert (
        refused(lambda: actions.close_account(by=third, account=third, today=TODAY)) == "accounts.own_account"
    )


@pytest.mark.django_db
def test_a_districts_administrator_cannot_take_over_an_account_of_the_city():
    world = cast()
    local = make_user("local", role=Role.ADMIN, area=world.district, organisation=world.office)
    make_grant(world.admin, Role.HEAD, world.street)
    assert [
        refused(lambda: actions.reset_password(by=local, account=world.admin)),
        refused(lambda: actions.close_account(by=local, account=world.admin, today=TODAY)),
    ] == ["accounts.account_reaches_further"] * 2
    assert actions.reset_password(by=local, account=world.worker).user == world.worker


@pytest.mark.django_db
def test_an_account_of_another_city_is_not_there():
    world = cast()
    abroad = make_area("远山市", kind="city")
    stranger = make_user(organisation=make_organisation(area=abroad), role=Role.WORKER, area=abroad)
    assert not access.visible_to(world.admin).filter(pk=stranger.pk).exists()
    with pytest.raises(Http404):
        actions.reset_password(by=world.admin, account=stranger)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_remove_each_other_at_once_leave_one():
    world = cast()
    second = make_user("second", role=Role.ADMIN, area=world.city, organisation=world.office)
    pairs = [(world.admin, second), (second, world.admin)]
    gate, refusals, today = threading.Barrier(2), [], timezone.localdate()  # grants hold on the real day

    def remove(by: User, other: User) -> None:
        try:
            grant = other.grants.get()
            gate.wait()
            actions.end_grant(by=by, grant=grant, last_day=today, today=today)
        except RuleBroken as refusal:
            refusals.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=scope.everything()(remove), args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refusals == ["accounts.last_admin"]
    assert Grant.objects.filter(role=Role.ADMIN, ends_on__isnull=True).count() == 1


@pytest.mark.django_db
def test_a_station_out_of_reach_opens_no_files():
    """The police see the files of their station, wherever it lies: nobody grants a strange one."""
    world = cast()
    abroad = make_area("外市", kind="city")
    station = make_organisation(kind="police_station", area=abroad)
    with pytest.raises(Http404):
        actions.grant(
            by=world.admin,
            account=world.medic,
            role=Role.POLICE,
            area=world.street,
            organisation=station,
            starts_on=TODAY,
            today=TODAY,
        )
    assert not world.medic.grants.filter(role=Role.POLICE).exists()


@pytest.mark.django_db
def test_nobody_lengthens_the_own_grant_and_a_colleague_may():
    world = cast()
    today = timezone.localdate()
    second = make_user("second", role=Role.ADMIN, area=world.city, organisation=world.office)
    limited = make_grant(second, Role.HEAD, world.street, starts_on=today, ends_on=today)
    later = today + dt.timedelta(days=30)
    assert (
        refused(lambda: actions.end_grant(by=second, grant=limited, last_day=later, today=today))
        == "accounts.own_grant"
    )
    assert actions.end_grant(by=world.admin, grant=limited, last_day=later, today=today).ends_on == later


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["account", "organisation"])
def test_of_two_who_make_the_same_at_once_one_is_told(what):
    world = cast()
    gate, said = threading.Barrier(2), []

    def make() -> None:
        try:
            gate.wait()
            if what == "account":
                actions.create_account(
                    by=world.admin, username="lina", name="李娜", organisation=world.centre
                )
            else:
                actions.create_organisation(
                    by=world.admin,
                    kind="workstation",
                    name="新站",
                    area=world.street,
                    starts_on=TODAY,
                    today=timezone.localdate(),
                )
            said.append("made")
        except RuleBroken as refusal:
            said.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=scope.everything()(make)) for _click in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = "accounts.username_taken" if what == "account" else "accounts.organisation_name_taken"
    assert sorted(said) == [taken, "made"]


@pytest.mark.django_db
def test_the_house_is_founded_once():
    made = actions.found_house(
        by=None, kind="city", area_name="楚安市", username="han", name="韩", today=TODAY
    )
    assert (made.user.must_change_password, access.roles(made.user) <= {Role.ADMIN}) == (True, True)
    code = refused(
        lambda: actions.found_house(
            by=None, kind="city", area_name="二市", username="er", name="二", today=TODAY
        )
    )
    assert code == "accounts.already_founded"


@pytest.mark.django_db
def test_who_works_where():
    world = cast()
    everywhere = make_user("all", name="区工", role=Role.WORKER, area=world.district)
    gone = make_user("gone", role=Role.WORKER, area=world.street, is_active=False)
    assert list(queries.workers_in(world.street.path)) == sorted(
        [everywhere, world.worker], key=lambda user: user.name
    )
    assert set(queries.workers_covering(world.other_community.path)) == {everywhere, world.other_worker}
    assert list(queries.heads_of(world.community.path)) == [world.head]
    assert gone not in queries.workers_in(world.city.path)
