"""The offices and accounts of a synthetic city, in proportion to its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from waystation.accounts.models import Area, Grant, Organisation, User
from waystation.audit import actions as audit
from waystation.rules.law import Law
from waystation.rules.roles import Role

from .person import staff_name
from .places import CODE, City, Settings, Street, shares

#: Files that one community policeman looks after.
FILES_A_POLICEMAN = 120
#: The beginning of every synthetic account and file number.
MARK = "sy"


@dataclass(frozen=True, slots=True)
class Community:
    """Where a file can lie."""

    pk: int
    path: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Office:
    """A street's offices and people, as its files refer to them (ids). ``district`` counts from 0."""

    district: int
    communities: tuple[Community, ...]
    station: int
    station_name: str
    head: int
    workers: tuple[int, ...]
    police: tuple[int, ...]
    medic: int


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody who can sign in: role, name to sign in with, area."""

    role: str
    username: str
    area: str


class _Founding:
    """One run; collects the accounts and their grants to write them at once."""

    def __init__(self, settings: Settings, password: str) -> None:
        self.settings = settings
        self.since: date = settings.opened_on
        self.chance = settings.chance("staff")
        self.password = password
        self.users: list[User] = []
        self.grants: list[tuple[User, Role, Area, Organisation]] = []
        self.logins: list[Login] = []

    def area(self, parent: Area | None, kind: Area.Kind, name: str, code: str = "") -> Area:
        values = {"kind": kind, "name": name, "code": code, "starts_on": self.since}
        made: Area = Area.objects.add_child(parent, values) if parent else Area.objects.add_root(values)
        return made

    def house(self, kind: Organisation.Kind, name: str, area: Area) -> Organisation:
        return Organisation.objects.create(kind=kind, name=name, area=area, starts_on=self.since)

    def person(self, username: str, role: Role, area: Area, house: Organisation) -> User:
        user = User(
            username=f"{MARK}-{username}",
            name=staff_name(self.chance),
            organisation=house,
            password=self.password,
        )
        self.users.append(user)
        self.grants.append((user, role, area, house))
        self.logins.append(Login(role.value, user.username, area.name))
        return user

    def write(self) -> None:
        User.objects.bulk_create(self.users)
        Grant.objects.bulk_create(
            Grant(user=user, role=role, area=area, organisation=house, starts_on=self.since)
            for user, role, area, house in self.grants
        )


@transaction.atomic
def found(city: City, settings: Settings, *, password: str | None) -> tuple[list[Office], list[Login]]:
    """Write areas, offices, accounts and grants; what the files refer to, a street each, and who signs in.

    ``password``: what every account signs in with; None leaves them without one.
    """
    running = _Founding(settings, make_password(password))
    top = running.area(None, Area.Kind.CITY, city.name, f"{CODE}00")
    office = running.house(Organisation.Kind.OFFICE, f"{city.name}禁毒办", top)
    for username, role in (("city", Role.CITY), ("auditor", Role.AUDITOR), ("admin", Role.ADMIN)):
        running.person(username, role, top, office)
    ends = shares([street.weight for street in city.streets], settings.clients)
    norm = Law(settings.today).number("caseload_norm")
    drafts: list[_Draft] = []
    for number, district in enumerate(city.districts):
        area = running.area(top, Area.Kind.DISTRICT, district.name, f"{CODE}{number + 1:02d}")
        house = running.house(Organisation.Kind.OFFICE, f"{city.name}{district.name}禁毒办", area)
        running.person(f"district{number + 1}", Role.DISTRICT, area, house)
        for street in district.streets:
            index = len(drafts)
            files = ends[index + 1] - ends[index]
            drafts.append(_street(running, street, index, area=area, district=number, files=files, norm=norm))
    running.write()
    audit.record(
        None,
        "casework.synthetic_district_founded",
        top,
        clients=settings.clients,
        years=settings.years,
        seed=settings.seed,
        accounts=len(running.users),
    )
    return [_office(*draft) for draft in drafts], running.logins


_Draft = tuple[int, tuple[Community, ...], Organisation, dict[str, list[User]]]


def _street(
    running: _Founding, street: Street, index: int, *, area: Area, district: int, files: int, norm: int
) -> _Draft:
    place = running.area(area, Area.Kind.STREET, street.name)
    communities = tuple(
        Community(made.pk, made.path, name, weight)
        for name, weight in street.communities
        for made in [running.area(place, Area.Kind.COMMUNITY, name)]
    )
    centre = running.house(Organisation.Kind.CENTRE, f"{street.name}社区戒毒社区康复中心", place)
    station = running.house(
        Organisation.Kind.POLICE_STATION, f"{street.name.removesuffix('街道')}派出所", place
    )
    mark = f"s{index + 1:03d}"
    people = {
        "head": [running.person(f"{mark}-head", Role.HEAD, place, centre)],
        "medic": [running.person(f"{mark}-medic", Role.MEDIC, place, centre)],
        "workers": [
            running.person(f"{mark}-w{n + 1:02d}", Role.WORKER, place, centre)
            for n in range(max(1, -(-files // norm)))
        ],
        "police": [
            running.person(f"{mark}-p{n + 1:02d}", Role.POLICE, place, station)
            for n in range(max(1, -(-files // FILES_A_POLICEMAN)))
        ],
    }
    return district, communities, station, people


def _office(
    district: int, communities: tuple[Community, ...], station: Organisation, people: dict[str, list[User]]
) -> Office:
    ids = {name: tuple(user.pk for user in users) for name, users in people.items()}
    return Office(
        district,
        communities,
        station.pk,
        station.name,
        head=ids["head"][0],
        workers=ids["workers"],
        police=ids["police"],
        medic=ids["medic"][0],
    )
