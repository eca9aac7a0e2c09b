"""A row as read → a person and an order as the house keeps them; and a row as text, to be kept encrypted."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from waystation.casework.roster.cells.words import TREATMENT
from waystation.casework.roster.shapes import Person, Problem, Row, Severity
from waystation.orders.papers import OrderData
from waystation.rules.law import Law
from waystation.rules.orders import Kind, allowed_years
from waystation.rules.people import KinData, PersonData, Substance

#: Parts of the words that people use for a drug → the short list. The first that fits counts.
_SUBSTANCES: tuple[tuple[Substance, tuple[str, ...]], ...] = (
    (Substance.SYNTHETIC_CANNABINOIDS, ("合成大麻素", "小树枝", "娜塔莎", "上头电子烟")),
    (Substance.ETOMIDATE, ("依托咪酯", "美托咪酯", "丙帕酯")),
    (Substance.METHAMPHETAMINE, ("冰毒", "甲基苯丙胺", "苯丙胺", "麻古", "麻果")),
    (Substance.KETAMINE, ("氯胺酮", "K粉", "k粉")),
    (Substance.MDMA, ("摇头丸", "MDMA", "亚甲二氧")),
    (Substance.OPIOIDS, ("海洛因", "鸦片", "吗啡", "阿片", "美沙酮", "杜冷丁", "曲马多", "可待因", "芬太尼")),
    (Substance.CANNABIS, ("大麻",)),
    (Substance.COCAINE, ("可卡因", "古柯")),
)
_RELATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("grandparent", ("祖", "爷", "奶", "外公", "外婆", "姥")),
    ("spouse", ("配偶", "妻", "丈夫", "夫", "爱人", "老公", "老婆")),
    ("father", ("父", "爸")),
    ("mother", ("母", "妈")),
    ("child", ("子", "女", "儿")),
    ("brother", ("兄", "弟", "哥")),
    ("sister", ("姐", "妹")),
)
_NOT_CHILD = ("侄", "外甥", "女婿", "儿媳", "岳", "公公", "婆婆", "女友", "孙")
_SUBSTANCE_WORDS = tuple((code.value, re.compile("|".join(words))) for code, words in _SUBSTANCES)
SEXES = {"男": "male", "女": "female"}


def _substance(word: str) -> str:
    """The code of the short list that a drug's name means; what fits none is ``other``."""
    return next((code for code, words in _SUBSTANCE_WORDS if words.search(word)), Substance.OTHER.value)


def relation(word: str) -> str:
    """The code of a relation as written: 母亲 → mother; what fits none is ``other``."""
    if not any(part in word for part in _NOT_CHILD):
        for code, parts in _RELATIONS:
            if any(part in word for part in parts):
                return code
    return "other"


def person_data(person: Person, area_path: str) -> PersonData:
    """The person as ``clients.actions.register`` takes it. Drugs off the short list stay as a remark."""
    drugs = [(word, _substance(word)) for word in person.drugs]
    odd = [word for word, code in drugs if code == Substance.OTHER]
    remark = "；".join(filter(None, (person.remark, f"毒品种类：{'、'.join(odd)}" if odd else "")))
    kin: tuple[KinData, ...] = ()
    if person.kin_name:
        code = relation(person.kin_relation)
        kin = (
            KinData(
                name=person.kin_name[:60],
                relation=code,
                phone=person.kin_phone or "",
                note="" if code != "other" else person.kin_relation,
            ),
        )
    return PersonData(
        name=person.name,
        area_path=area_path,
        sex=SEXES.get(person.sex or "", ""),
        id_number=person.id,
        former_names=(person.former_name[:60],) if person.former_name else (),
        phones=tuple(filter(None, (person.phone or "", *person.more_phones))),
        home_address=person.household,
        living_address=person.address,
        substances=tuple(dict.fromkeys(code for _word, code in drugs)),
        remark=remark,
        kin=kin,
    )


def order_data(person: Person, law: Law) -> OrderData:
    """The order as ``orders.actions.record_order`` takes it.

    A term that the roster does not say is the longest the law allows; the preview says so.
    """
    kind = Kind.TREATMENT if person.kind == TREATMENT else Kind.RECOVERY
    years = person.years
    if years is None:
        years = allowed_years(kind, law.at(min(person.served or law.on, law.on)))[-1]
    backwards = bool(person.starts and person.ends and person.ends < person.starts)
    return OrderData(
        kind=kind,
        years=years,
        number=person.number[:60],
        served_on=person.served,
        reported_on=person.reported,
        agreed_on=person.agreed,
        printed_from=None if backwards else person.starts,
        printed_to=None if backwards else person.ends,
    )


# --- a row as text ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of a batch as its page shows it. ``problems``: severity, cell, column, code, sentence each."""

    index: int
    sheet: str
    excel_row: int
    person: Person
    problems: tuple[Mapping[str, str], ...] = field(default=())

    @property
    def errors(self) -> list[Mapping[str, str]]:
        return [one for one in self.problems if one["severity"] == Severity.ERROR]

    @property
    def warnings(self) -> list[Mapping[str, str]]:
        return [one for one in self.problems if one["severity"] != Severity.ERROR]


_FIELDS = {one.name: None for one in fields(Person)}
_EMPTY: tuple[object, ...] = (None, "", ())
_as_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


def kept(row: Row) -> str:
    """The row as JSON."""
    person = row.person
    values = ((name, getattr(person, name)) for name in _FIELDS)
    data = {
        "index": row.index,
        "sheet": row.sheet,
        "excel_row": row.excel_row,
        "person": {name: value for name, value in values if value not in _EMPTY},
        "problems": [_problem(one) for one in row.problems],
    }
    return _as_json(data)


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "severity": problem.severity.value,
        "cell": problem.cell or "",
        "column": problem.column,
        "code": problem.code,
        "message": problem.message,
        "mend": problem.mend,
    }


_DATES = frozenset(("served", "reported", "agreed", "decided", "starts", "ends"))
_TUPLES = frozenset(("more_phones", "drugs"))


def opened(text: str) -> KeptRow:
    """The other way round."""
    data = json.loads(text)
    values: dict[str, Any] = {}
    for name, value in data["person"].items():
        if name not in _FIELDS:
            continue
        if name in _DATES:
            values[name] = dt.date.fromisoformat(value)
        else:
            values[name] = tuple(value) if name in _TUPLES else value
    values.setdefault("row", data["index"])
    return KeptRow(data["index"], data["sheet"], data["excel_row"], Person(**values), tuple(data["problems"]))
