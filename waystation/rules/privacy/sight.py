"""Which sort of personal value each role sees whole, in its ends, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache

from waystation.rules.privacy.masks import mask
from waystation.rules.roles import Role


class Sort(StrEnum):
    """What a column says about a person. ``PLAIN``: nothing that needs a rule (codes, days of the work)."""

    PLAIN = "plain"
    #: Names of the person, as written and as sounded.
    NAME = "name"
    BIRTH = "birth"
    #: Number of the identity card.
    IDENTITY = "identity"
    PHONE = "phone"
    #: Where somebody lives or is met.
    ADDRESS = "address"
    #: Names of relatives and of others at home.
    KIN = "kin"
    #: Names and numbers of the help team, as far as they have no account.
    TEAM = "team"
    #: Substances, results, what a test showed and what was noted with it.
    HEALTH = "health"
    #: Free words about a person: talks, promises, remarks, reasons.
    NOTE = "note"
    #: The person's papers: their titles and places.
    PAPER = "paper"
    #: The legal order and its steps.
    LEGAL = "legal"
    #: Never leaves the database as it is: blind indexes, sealed files, what is only opened by its own action.
    SEALED = "sealed"


class Sight(IntEnum):
    """How much of a value is seen; a greater one shows more."""

    NONE = 0
    #: Its ends, enough to tell two apart.
    MASKED = 1
    #: Its ends; whole only by a look of its own, which the record keeps.
    ON_ASKING = 2
    WHOLE = 3


def _row(**seen: Sight) -> Mapping[Sort, Sight]:
    """One role: ``sort=sight``; what is not named is not seen, except what is plain."""
    return {Sort.PLAIN: Sight.WHOLE} | {Sort(name): sight for name, sight in seen.items()}


_W, _A, _M, _N = Sight.WHOLE, Sight.ON_ASKING, Sight.MASKED, Sight.NONE

_OFFICE = _row(
    name=_W,
    birth=_W,
    identity=_A,
    phone=_W,
    address=_W,
    kin=_W,
    team=_W,
    health=_W,
    note=_W,
    paper=_W,
    legal=_W,
)
# Oversight reads the work, not the person: words and results whole, what identifies beyond the name in ends.
_OVERSIGHT = _row(
    name=_W,
    birth=_W,
    identity=_M,
    phone=_M,
    address=_M,
    kin=_M,
    team=_W,
    health=_W,
    note=_W,
    paper=_W,
    legal=_W,
)

SIGHTS: Mapping[Role, Mapping[Sort, Sight]] = {
    Role.WORKER: _OFFICE,
    Role.HEAD: _OFFICE,
    Role.DISTRICT: _OVERSIGHT,
    Role.CITY: _OVERSIGHT,
    # The order, the tests, the legal steps (design §1); not what was said in a talk.
    Role.POLICE: _row(
        name=_W,
        birth=_W,
        identity=_M,
        phone=_M,
        address=_M,
        kin=_M,
        team=_W,
        health=_W,
        note=_N,
        paper=_W,
        legal=_W,
    ),
    Role.MEDIC: _row(name=_W, birth=_W, identity=_M, phone=_W, kin=_M, team=_W, health=_W),
    Role.JOB_OFFICER: _row(name=_W, birth=_W, phone=_W),
    Role.HELPER: _row(name=_M),
    Role.AUDITOR: _row(),
    Role.ADMIN: _row(),
}


@cache
def _widest(roles: frozenset[Role], sort: Sort | str) -> Sight:
    found: Iterable[Sight] = (SIGHTS[role].get(Sort(sort), Sight.NONE) for role in roles)
    return max(found, default=Sight.NONE)


@dataclass(frozen=True)
class Viewer:
    """Somebody looking at one file, in the roles in which they reach it; the widest role decides."""

    roles: frozenset[Role]

    @classmethod
    def of(cls, *roles: Role) -> Viewer:
        """A viewer with these roles."""
        return cls(frozenset(roles))

    def sight(self, sort: Sort | str) -> Sight:
        """How much of a value of this sort they see."""
        return _widest(self.roles, sort)

    def whole(self, sort: Sort | str) -> bool:
        """Whether they see it whole without asking."""
        return self.sight(sort) is Sight.WHOLE

    def may_ask(self, sort: Sort | str) -> bool:
        """Whether a look of its own shows it whole."""
        return self.sight(sort) is Sight.ON_ASKING

    def show(self, sort: Sort | str, value: str) -> str:
        """The value as they see it; empty where they see nothing of it."""
        sight = self.sight(sort)
        if sight is Sight.WHOLE or not value:
            return value
        return "" if sight is Sight.NONE else mask(sort, value)
