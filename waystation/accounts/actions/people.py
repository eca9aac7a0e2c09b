"""Accounts: made by an administrator, handed over with a password that works once."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from dataclasses import dataclass

from axes.utils import reset as axes_reset
from django.db import IntegrityError, transaction

from waystation.accounts import access, queries
from waystation.accounts.models import Area, Grant, Organisation, Session, User
from waystation.accounts.sign_in import devices
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,29}")
#: No 0/o, 1/l/i: the password is read aloud or copied from paper.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Handover:
    """A new or reset account with the one-time password, which exists only here."""

    user: User
    password: str


def _one_time_password() -> str:
    """Three groups of four: about 59 bits, easy to read from paper."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def create_account(
    *,
    by: User,
    username: str,
    name: str,
    organisation: Organisation,
    email: str = "",
    rehearsal: bool = False,
) -> Handover:
    """Somebody who may sign in, as yet without any grant.

    ``rehearsal``: the caller takes everything back; the slow hash of the password is left out.
    """
    organisation = access.must_organisation(by, organisation.pk)
    username = username.strip().lower()
    _check_username(username)
    handover = Handover(User(username=username, name=name, email=email), _one_time_password())
    handover.user.organisation = organisation
    handover.user.must_change_password = True
    if rehearsal:
        handover.user.set_unusable_password()
    else:
        handover.user.set_password(handover.password)
    try:
        with transaction.atomic():
            handover.user.save(force_insert=True)
    except IntegrityError as error:  # somebody else has just taken the name
        raise RuleBroken("accounts.username_taken", username=username) from error
    audit.record(by, "accounts.account_created", handover.user, organisation=organisation.pk)
    return handover


def _check_username(username: str) -> None:
    """Letters, digits, dot, dash; not taken."""
    if not USERNAME.fullmatch(username):
        raise RuleBroken("accounts.username_form")
    if User.objects.filter(username__iexact=username).exists():
        raise RuleBroken("accounts.username_taken", username=username)


@transaction.atomic
def change_account(
    *, by: User, account: User, name: str, organisation: Organisation, email: str = ""
) -> User:
    """Another name, organisation or address; the user name stays."""
    account = _must_manage(by, account)
    if organisation.pk != account.organisation_id:
        organisation = access.must_organisation(by, organisation.pk)
    account.name, account.organisation, account.email = name, organisation, email
    account.save(update_fields=["name", "organisation", "email"])
    audit.record(by, "accounts.account_changed", account, organisation=organisation.pk)
    return account


@transaction.atomic
def close_account(*, by: User, account: User, today: dt.date) -> User:
    """Nobody signs in with it any more. The same again does nothing.

    Refused while files hang on it for which nobody has chosen (``accounts.account_has_clients``), or while
    it looks after those of colleagues (``accounts.account_covers``). Whoever gives somebody files holds the
    account meanwhile (``access.lock_account``), so none can come between the question and the closing.
    """
    access.lock_admins()
    account = _must_manage(by, account)
    if account.pk == by.pk:
        raise RuleBroken("accounts.own_account")
    if not account.is_active:
        return account
    queries.check_decided(queries.hanging(account, today))
    access.check_an_admin_remains(without_user=account)
    account.is_active = False
    account.save(update_fields=["is_active"])
    audit.record(by, "accounts.account_closed", account)
    return account


@transaction.atomic
def reopen_account(*, by: User, account: User) -> Handover:
    """The person is back: the account works again, with a new one-time password."""
    account = _must_manage(by, account)
    if account.is_active:
        raise RuleBroken("accounts.account_is_open")
    account.is_active = True
    account.save(update_fields=["is_active"])
    audit.record(by, "accounts.account_reopened", account)
    return reset_password(by=by, account=account)


@transaction.atomic
def reset_password(*, by: User, account: User) -> Handover:
    """A new one-time password; every session of the account ends, a second factor stays."""
    account = _must_manage(by, account)
    handover = Handover(account, _one_time_password())
    account.set_password(handover.password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    audit.record(by, "accounts.password_reset", account)
    return handover


@transaction.atomic
def password_changed(*, by: User) -> None:
    """The person has chosen a password of their own."""
    user = User.objects.select_for_update().get(pk=by.pk)
    user.must_change_password = by.must_change_password = False
    user.save(update_fields=["must_change_password"])
    audit.record(by, "accounts.password_changed", user)


@transaction.atomic
def end_sessions(*, by: User, account: User, mark: str = "", here: str | None = None) -> int:
    """Sign ``account`` out where ``mark`` names (empty: everywhere), but not ``here``; how many ended.

    One's own account, or one that ``by`` manages. It is over with the next click there.
    """
    if account.pk != by.pk:
        account = _must_manage(by, account)
    keys = [row.session_key for row in Session.objects.filter(user=account).exclude(session_key=here or "")]
    ended = [key for key in keys if not mark or devices.mark(key) == mark]
    Session.objects.filter(user=account, session_key__in=ended).delete()
    if ended:
        audit.record(by, "accounts.sessions_ended", account, count=len(ended))
    return len(ended)


@transaction.atomic
def end_tour(*, by: User, now: dt.datetime, skipped: bool) -> None:
    """The first-day tour is finished or skipped; it is not offered again, and stays to be read."""
    user = User.objects.select_for_update().get(pk=by.pk)
    if user.toured_at is None:
        user.toured_at = by.toured_at = now
        user.save(update_fields=["toured_at"])
        audit.record(by, "accounts.tour_ended", user, skipped=skipped)


@transaction.atomic
def unlock(*, by: User, account: User) -> User:
    """Lift the lock after too many wrong passwords."""
    account = access.must_account(by, account.pk, lock=True)
    axes_reset(username=account.username)
    audit.record(by, "accounts.account_unlocked", account)
    return account


@transaction.atomic
def found_house(*, by: None, kind: str, area_name: str, username: str, name: str, today: dt.date) -> Handover:
    """A root area and its administrator; refused as soon as there is any administrator."""
    if Grant.objects.filter(role=Role.ADMIN).exists():
        raise RuleBroken("accounts.already_founded")
    _check_username(username)
    area: Area = Area.objects.add_root({"kind": kind, "name": area_name, "starts_on": today})
    admin = User(username=username, name=name, must_change_password=True)
    handover = Handover(admin, _one_time_password())
    admin.set_password(handover.password)
    admin.save(force_insert=True)
    Grant.objects.create(user=admin, role=Role.ADMIN, area=area, starts_on=today)
    audit.record(by, "accounts.house_founded", admin, area=area.pk)
    return handover


def _must_manage(by: User, account: User) -> User:
    account = access.must_account(by, account.pk, lock=True)
    if not access.manages_whole(by, account):
        raise RuleBroken("accounts.account_reaches_further")
    return account
