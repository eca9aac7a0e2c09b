"""When something may leave the house: quiet hours, tries, how many a day. Dated, with their source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from waystation.rules.law.shapes import Mark


@dataclass(frozen=True, slots=True)
class Hours:
    """From ``since`` on, messages go from ``opens`` until before ``closes``, local time.

    ``most_a_day``: messages of one person on one day, what concerns that same day apart.
    """

    since: date
    opens: time
    closes: time
    most_a_day: int
    mark: Mark


#: Our own proposal: no text of the law names hours for messages of a service to its clients.
HOURS = (Hours(date(2011, 6, 26), time(8), time(20), 3, Mark.DESIGN),)
#: Minutes until the next try after each failed one; after the last it is given up.
BACK_OFF = (2, 10, 60, 240)
ONE_DAY = timedelta(days=1)


def hours_on(day: date) -> Hours:
    """The hours in force on ``day``; before the first there were the first."""
    held = [row for row in HOURS if row.since <= day]
    return held[-1] if held else HOURS[0]


def most_a_day(day: date) -> int:
    """How many messages one person gets on ``day``."""
    return hours_on(day).most_a_day


def is_open(at: datetime) -> bool:
    """Whether a message may leave at ``at`` (local, aware)."""
    hours = hours_on(at.date())
    return hours.opens <= at.time() < hours.closes


def open_from(at: datetime) -> datetime:
    """The first moment from ``at`` on (local, aware) at which a message may leave."""
    if is_open(at):
        return at
    hours = hours_on(at.date())
    day = at.date() if at.time() < hours.opens else at.date() + ONE_DAY
    return datetime.combine(day, hours_on(day).opens, tzinfo=at.tzinfo)


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after ``tries`` tries (at least one); None: it is given up."""
    if tries > len(BACK_OFF):
        return None
    return now + timedelta(minutes=BACK_OFF[tries - 1])
