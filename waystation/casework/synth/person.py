"""Who a synthetic person is. Names come from lists, numbers belong to a place that does not exist."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from functools import cache

from waystation.common.persons import identity, pinyin
from waystation.rules.calendar import add_years
from waystation.rules.people import Substance

from .places import CODE, Settings

_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"  # noqa: E501
_MALE = (
    *(
        "建国",
        "志明",
        "海涛",
        "永强",
        "立新",
        "家宝",
        "文斌",
        "学军",
        "小龙",
        "伟",
        "磊",
        "勇",
        "浩然",
        "子轩",
    ),
    *(
        "成",
        "平",
        "正阳",
        "长青",
        "德才",
        "宏远",
        "少峰",
        "启明",
        "大海",
        "国栋",
        "金山",
        "青山",
        "一鸣",
        "远航",
    ),
    *("思远", "明辉", "俊杰", "超", "刚", "鹏", "飞", "东升", "春生", "水根", "阿福", "振华", "爱民", "卫东"),
)
_FEMALE = (
    *("丽华", "秀英", "小燕", "静", "美玲", "雪梅", "芳", "晓红", "佳怡", "玉兰", "春梅", "秋月", "敏", "婷"),
    *("雅琴", "凤霞", "红霞", "海燕", "文静", "思思", "桂花", "彩云", "玲", "倩"),
)
_SUBSTANCES = (
    (("methamphetamine",), 46),
    (("opioids",), 24),
    (("etomidate",), 11),
    (("ketamine",), 6),
    (("methamphetamine", "mdma"), 4),
    (("opioids", "methamphetamine"), 4),
    (("cannabis",), 2),
    (("synthetic_cannabinoids",), 2),
    (("cocaine",), 0.5),
    (("other",), 0.5),
)
#: What a panel calls what was used.
ANALYTES = {
    Substance.OPIOIDS.value: "morphine",
    Substance.SYNTHETIC_CANNABINOIDS.value: "cannabinoid",
}
#: Two numbers of one serial are born on different days: see ``_born_on``.
_SERIALS = 450
#: Two prefixes with four free digits: enough to be searched, few enough to be known as made up.
_PHONES = ("1990000", "1990001")


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody of the household."""

    name: str
    relation: str
    phone: str
    lives_with_client: bool


@dataclass(frozen=True, slots=True)
class PersonLife:
    """A person as the file begins."""

    name: str
    former_name: str
    sex: str
    born_on: date
    id_number: str
    phones: tuple[str, ...]
    substances: tuple[str, ...]
    kin: tuple[Relative, ...]

    @property
    def analytes(self) -> tuple[str, ...]:
        """What a positive test would show."""
        return tuple(ANALYTES.get(code, code) for code in self.substances)


def person(chance: random.Random, settings: Settings, number: int, district: int) -> PersonLife:
    """The ``number``-th person of the city, first registered in the ``district``-th district."""
    male = chance.random() < 0.85
    family = chance.choice(_FAMILY)
    name = family + chance.choice(_MALE if male else _FEMALE)
    former = family + chance.choice(_MALE if male else _FEMALE) if chance.random() < 0.03 else ""
    born_on = _born_on(chance, settings, number)
    serial = 100 + 2 * (number % _SERIALS) + male
    first = f"{CODE}{district % 99 + 1:02d}{born_on:%Y%m%d}{serial:03d}"
    substances = chance.choices([s for s, _w in _SUBSTANCES], [w for _s, w in _SUBSTANCES])[0]
    return PersonLife(
        name=name,
        former_name=former if former != name else "",
        sex="male" if male else "female",
        born_on=born_on,
        id_number=identity.with_check_digit(first),
        phones=tuple(sorted({phone(chance) for _ in range(2 if chance.random() < 0.2 else 1)})),
        substances=substances,
        kin=tuple(_relatives(chance, family, settings.today.year - born_on.year)),
    )


def _born_on(chance: random.Random, settings: Settings, number: int) -> date:
    """Eighteen to seventy when the house began, most about forty; no two of one serial on the same day."""
    age = min(70.0, max(18.5, chance.gauss(39, 10)))
    day = add_years(settings.opened_on, -1).toordinal() - int(age * 365.25)
    turns = settings.clients // _SERIALS + 1
    return date.fromordinal(day - (day - number // _SERIALS) % turns)


def phone(chance: random.Random) -> str:
    """A number of the made-up prefixes."""
    return chance.choice(_PHONES) + f"{chance.randrange(10_000):04d}"


def _relatives(chance: random.Random, family: str, age: int) -> list[Relative]:
    wanted = (
        ["spouse", "father", "mother", "brother", "sister"] if age < 55 else ["spouse", "child", "brother"]
    )
    found = []
    for relation in chance.sample(wanted, 2 if chance.random() < 0.3 else 1):
        female = relation in ("mother", "sister", "spouse")
        own = relation in ("father", "brother", "sister", "child")
        name = (family if own else chance.choice(_FAMILY)) + chance.choice(_FEMALE if female else _MALE)
        found.append(Relative(name, relation, phone(chance), chance.random() < 0.55))
    return found


@cache
def spellings(name: str) -> tuple[str, str, str]:
    """The key to sort by, the joined pinyin and the initials of a name; there are a few thousand names."""
    return pinyin.key(name), pinyin.joined(name), pinyin.initials(name)


def staff_name(chance: random.Random) -> str:
    """A name for somebody of the staff."""
    return chance.choice(_FAMILY) + chance.choice((*_MALE, *_FEMALE))
