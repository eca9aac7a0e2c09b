"""Where the synthetic people live: an invented city of streets and communities, or one from a file."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from pathlib import Path

from waystation.rules.calendar import add_years

#: Files of an ordinary street, and streets of an ordinary district; they decide how many are invented.
FILES_A_STREET = 150
STREETS_A_DISTRICT = 15
#: Place codes 990600 … 990699 exist nowhere; the demo's street uses 9905.
CODE = "9906"
_MOST_DISTRICTS = 99
_FIRST = "云松柳荷竹梅兰菊桂枫桐杏桃梨榆槐樟杉桑荻"
_SECOND = ("湖", "溪", "桥", "亭", "浦", "岭", "塘", "洲", "渡", "屏", "坪", "湾")
_COMMUNITIES = ("东", "西", "南", "北", "中", "新", "上", "下")
_DISTRICTS = "甲乙丙丁戊己庚辛壬癸"


class AreasUnreadable(Exception):
    """The areas file cannot be used; the message says why, and in which line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a synthetic district is made from; the same settings make the same rows."""

    clients: int
    years: int
    seed: int
    today: date

    @property
    def opened_on(self) -> date:
        """The day on which the house began to keep files."""
        return add_years(self.today, -self.years)

    def chance(self, *what: object) -> random.Random:
        """The chances of one thing, independent of every other: files can be made in any order."""
        return random.Random("/".join(map(str, (self.seed, *what))))  # noqa: S311 - the same everywhere


@dataclass(slots=True)
class Street:
    """A street and its communities with their share of people."""

    name: str
    communities: list[tuple[str, float]] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """The street's share of people."""
        return sum(weight for _name, weight in self.communities)


@dataclass(slots=True)
class District:
    """A district and its streets."""

    name: str
    streets: list[Street] = field(default_factory=list)


@dataclass(slots=True)
class City:
    """The whole tree."""

    name: str
    districts: list[District] = field(default_factory=list)

    @property
    def streets(self) -> list[Street]:
        """Every street, district by district."""
        return [street for district in self.districts for street in district.streets]


def invented(settings: Settings) -> City:
    """A city with as many streets as its files ask for."""
    chance = settings.chance("places")
    count = max(1, round(settings.clients / FILES_A_STREET))
    names = [first + second for second in _SECOND for first in _FIRST]
    chance.shuffle(names)
    streets = []
    for number in range(count):
        name = names[number % len(names)] + ("" if number < len(names) else str(number // len(names) + 1))
        communities = [(f"{name}{side}社区", chance.uniform(0.5, 1.5)) for side in _COMMUNITIES]
        streets.append(Street(f"{name}街道", communities[: chance.randrange(4, 8)]))
    city = City("虚州市")
    for start in range(0, count, STREETS_A_DISTRICT):
        number = start // STREETS_A_DISTRICT
        name = _DISTRICTS[number] if number < len(_DISTRICTS) else str(number + 1)
        city.districts.append(District(f"{name}区", streets[start : start + STREETS_A_DISTRICT]))
    return city


def read(path: Path) -> City:
    """A tree from a file: UTF-8 CSV, a line a community: city, district, street, community, people.

    A header line may stand first; ``people`` (the community's share) may be left out. Raises
    ``AreasUnreadable``.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [[cell.strip() for cell in line] for line in csv.reader(file)]
    except (UnicodeDecodeError, csv.Error) as problem:
        raise AreasUnreadable(f"{path.name}: not a CSV file in UTF-8 ({problem})") from None
    city: City | None = None
    districts: dict[str, District] = {}
    streets: dict[tuple[str, str], Street] = {}
    for number, line in enumerate(lines, 1):
        if not any(line) or (number == 1 and line[0] in ("city", "市")):
            continue
        if len(line) < 4 or not all(line[:4]) or any(len(cell) > 60 for cell in line[:4]):
            raise AreasUnreadable(f"{path.name}, line {number}: city, district, street, community are needed")
        city = city or City(line[0])
        if line[0] != city.name:
            raise AreasUnreadable(f"{path.name}, line {number}: one city a file, this is {line[0]}")
        if line[1] not in districts:
            districts[line[1]] = District(line[1])
            city.districts.append(districts[line[1]])
        place = line[1], line[2]
        if place not in streets:
            streets[place] = Street(line[2])
            districts[line[1]].streets.append(streets[place])
        if any(line[3] == name for name, _weight in streets[place].communities):
            raise AreasUnreadable(f"{path.name}, line {number}: {line[3]} stands twice in {line[2]}")
        streets[place].communities.append((line[3], _people(path, number, line)))
    if city is None:
        raise AreasUnreadable(f"{path.name}: no community in it")
    if len(city.districts) > _MOST_DISTRICTS:
        raise AreasUnreadable(f"{path.name}: {len(city.districts)} districts, at most {_MOST_DISTRICTS}")
    return city


def _people(path: Path, number: int, line: Sequence[str]) -> float:
    try:
        people = float(line[4]) if len(line) > 4 and line[4] else 1.0
    except ValueError:
        people = 0.0
    if not 0 < people < float("inf"):
        raise AreasUnreadable(f"{path.name}, line {number}: {line[4]} is no number of people")
    return people


def shares(weights: Sequence[float], count: int) -> list[int]:
    """``count`` things handed out by ``weights``: where each group begins, and the end."""
    whole = sum(weights)
    return [0, *(round(count * part / whole) for part in accumulate(weights))]
