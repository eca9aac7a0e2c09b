"""What is asked of a person's file before it is written, and the kinds of papers a file holds.

Sources: domain.md §4.1 (the 23 papers of a file) and §4.2, cut to what the work needs (PIPL Art. 6).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from waystation.rules.problems import RuleBroken

#: Nobody alive was born before; a date before it is a typing error.
EARLIEST_BIRTH = date(1900, 1, 1)


class Paper(StrEnum):
    """The papers of a file, in the order in which a file is kept."""

    ORDER = "order"
    RIGHTS_NOTICE = "rights_notice"
    AGREEMENT = "agreement"
    HANDBOOK = "handbook"
    ADMONITION = "admonition"
    BREACH_RECORD = "breach_record"
    SUPPORT_PLAN = "support_plan"
    HOME_MAP = "home_map"
    TEST_NOTICE = "test_notice"
    TEST_DATES = "test_dates"
    TEST_RECORD = "test_record"
    ACTIVITIES = "activities"
    RELIEF = "relief"
    INTERVIEWS = "interviews"
    REPORTS = "reports"
    EVALUATIONS = "evaluations"
    CHANGE_OF_PLACE = "change_of_place"
    LEAVE = "leave"
    SUSPENSION = "suspension"
    CONTINUATION = "continuation"
    TERMINATION = "termination"
    RELEASE_APPROVAL = "release_approval"
    RELEASE_NOTICE = "release_notice"
    CONSENT = "consent"
    OTHER = "other"


class Told(StrEnum):
    """What a client is told (告知): how data are used (PIPL Arts. 17, 30), and the help work (S1-48)."""

    PRIVACY = "privacy"
    HELP_WORK = "help_work"


class ToldHow(StrEnum):
    """How: said in person, a paper handed over, read aloud, or sent."""

    IN_PERSON = "in_person"
    PAPER = "paper"
    READ_ALOUD = "read_aloud"
    SENT = "sent"


class Substance(StrEnum):
    """What was used. A short list; anything else is ``other``."""

    OPIOIDS = "opioids"
    METHAMPHETAMINE = "methamphetamine"
    KETAMINE = "ketamine"
    MDMA = "mdma"
    CANNABIS = "cannabis"
    COCAINE = "cocaine"
    SYNTHETIC_CANNABINOIDS = "synthetic_cannabinoids"
    ETOMIDATE = "etomidate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class KinData:
    """A relative or other person of the household."""

    name: str
    relation: str
    phone: str = field(default="", repr=False)
    lives_with_client: bool = False
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PersonData:
    """A person as entered. Numbers may be as typed; actions clean them.

    ``sex`` and ``born_on`` may be left out where an identity number says them. ``area_path``: the area's
    path; ``station_id``: the police station, None: the one of the area.
    """

    name: str
    area_path: str
    sex: str = ""
    born_on: date | None = None
    id_number: str = field(default="", repr=False)
    former_names: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    phones: tuple[str, ...] = field(default=(), repr=False)
    home_address: str = field(default="", repr=False)
    living_address: str = field(default="", repr=False)
    substances: tuple[str, ...] = ()
    remark: str = field(default="", repr=False)
    station_id: int | None = None
    kin: tuple[KinData, ...] = ()


def check_birth(born_on: date | None, today: date) -> date:
    """The birth date, if there is one that can be. Raises RuleBroken ``clients.born_needed``,
    ``clients.born_impossible``."""
    if born_on is None:
        raise RuleBroken("clients.born_needed")
    if not EARLIEST_BIRTH <= born_on <= today:
        raise RuleBroken("clients.born_impossible", born_on=born_on)
    return born_on


#: The types of a scan that is kept, and what it is called when it is handed out.
ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
#: Those that a browser shows by itself and that can hold nothing that acts.
SHOWN = frozenset({"image/png", "image/jpeg"})
