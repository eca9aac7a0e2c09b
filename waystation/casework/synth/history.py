"""What was done with one synthetic person: tests, contacts, matters, appointments; and what is due."""

from __future__ import annotations

from datetime import date

from waystation.casework import keeping
from waystation.casework.models import NotPossible, Obligation, ObligationChange
from waystation.casework.queries.cases import Case
from waystation.clients.models import Client
from waystation.contacts.models import TEST, Appointment, Contact
from waystation.notices.models import Notice
from waystation.orders.models import Matter, MatterStep
from waystation.rules import contacts, obligations, screening
from waystation.rules import orders as order_rules
from waystation.rules.calendar import add_days
from waystation.rules.matters import MatterOutcome, Stage, Step
from waystation.rules.matters import clocks as matter_clocks
from waystation.rules.obligations.isolation import SpellRow, spell_clocks
from waystation.screening.models import Screening

from .lives import Life, OrderLife
from .person import PersonLife
from .records import Meeting, Span, Test, meetings, tests
from .tables.columns import GIVEN, ROOM, Pen, at

#: Days after which somebody spoke with the person about a positive result; the house allows seven.
HEARD_AFTER = 3


class History:
    """Writes the records of one person and remembers their facts, from which the obligations follow."""

    def __init__(self, pen: Pen, person: PersonLife, life: Life) -> None:
        self.pen, self.pk, self.chance, self.today = pen, pen.pk, pen.chance, pen.today
        self.office, self.carrier, self.add = pen.office, pen.carrier, pen.add
        self.person, self.life = person, life
        self.facts: list[order_rules.OrderFacts] = []
        self.test_facts: list[screening.ScreeningFacts] = []
        self.contact_facts: list[contacts.ContactFacts] = []
        self.matters: list[matter_clocks.MatterRow] = []
        self.refused: list[obligations.NotPossible] = []
        self.spells: list[SpellRow] = []

    def order(self, facts: order_rules.OrderFacts, order: OrderLife) -> None:
        """What was done under one order."""
        self.facts.append(facts)
        if facts.reported_on is not None:
            self._records(facts, order)

    def finish(self) -> None:
        """What comes after the last order: appointments, and everything that is due."""
        self._appointments()
        self._obligations()

    def _records(self, facts: order_rules.OrderFacts, order: OrderLife) -> None:
        assert facts.reported_on is not None  # noqa: S101 - the caller has looked
        ends = [day for day in (self.today, facts.ended_on, self.life.closed_on) if day is not None]
        first = max(facts.reported_on, self.life.registered_on)
        span = Span(first, min(ends), self.today, order.silent_from)
        for test in tests(self.chance, facts, self.pen.law, span, self.person.analytes):
            self._test(facts.id, test)
        for meeting in meetings(self.chance, facts, self.pen.law, span):
            self._meeting(facts.id, meeting)

    def _test(self, order_id: int, test: Test) -> None:
        legal = test.nature is screening.Nature.LEGAL
        by = self.chance.choice(self.office.police) if legal else self.carrier
        sampled = test.outcome in screening.SAMPLED
        unexcused = test.miss is screening.MissKind.UNEXCUSED
        decided_on = add_days(test.on, self.chance.randrange(1, 10)) if unexcused else None
        if decided_on is not None and decided_on > self.today:
            decided_on = None
        pk = self.add(
            Screening,
            self.pk,
            order_id,
            test.plan_key,
            self.pen.key(),
            test.purpose,
            test.nature,
            screening.Material.URINE if sampled else "",
            test.on,
            test.at,
            self.office.station_name if legal else "街道中心",
            f"SYN{test.on:%Y%m}" if sampled else "",
            test.outcome,
            test.positive_for,
            test.miss or "",
            test.reason,
            by,
            at(test.on, test.at),
            self.office.head if decided_on else None,
            decided_on,
        )
        self.test_facts.append(
            screening.ScreeningFacts(
                id=pk,
                taken_on=test.on,
                outcome=test.outcome,
                miss=test.miss,
                purpose=test.purpose,
                nature=test.nature,
                order_id=order_id,
                plan_key=test.plan_key,
            )
        )
        if test.outcome is screening.Outcome.POSITIVE:
            self._matter(order_id, pk, test.on, by)

    def _matter(self, order_id: int, test_id: int, on: date, by: int) -> None:
        """What a positive result opens; the head closes it within weeks."""
        closed_on = add_days(on, self.chance.randrange(2, 30))
        open_ = closed_on > self.today or self.chance.random() < 0.05
        heard_on = None if open_ else min(closed_on, add_days(on, HEARD_AFTER))
        kind = screening.MatterKind.POSITIVE_TEST
        pk = self.add(
            Matter,
            self.pk,
            order_id,
            kind,
            f"screening:{test_id}",
            on,
            on,
            by,
            Matter.State.OPEN if open_ else Matter.State.CLOSED,
            Stage.OPENED.value if open_ else Stage.CLOSED.value,
            "",
            "" if open_ else self.chance.choice(list(MatterOutcome)[:5]),
            heard_on,
            None if open_ else closed_on,
            None if open_ else self.office.head,
        )
        if heard_on is not None:
            steps = (Step.HEAR, heard_on, Stage.OPENED, Stage.HEARD, "街道中心", self.office.head)
            self.add(MatterStep, pk, self.pen.key(), *steps, at(heard_on, "15:00"))
        self.matters.append(
            matter_clocks.MatterRow(
                id=pk,
                kind=kind,
                order_id=order_id,
                opened_on=on,
                from_on=on,
                to_on=None,
                heard_on=heard_on,
                qualified_on=None,
                confirmed_on=None,
                told_on=None,
                closed_on=None if open_ else closed_on,
                qualification=None,
            )
        )
        if open_:
            code = "casework.matter_opened"
            data = {"kind": kind.value}
            self.add(Notice, self.office.head, code, self.pk, data, f"matter:{pk}", at(on, "18:00"))

    def _meeting(self, order_id: int, meeting: Meeting) -> None:
        unexcused = meeting.outcome is contacts.Outcome.UNEXCUSED
        decided_on = add_days(meeting.on, 5) if unexcused else None
        if decided_on is not None and decided_on > self.today:
            decided_on = None
        pk = self.add(
            Contact,
            self.pk,
            order_id,
            self.pen.key(),
            meeting.kind,
            meeting.met,
            "家中" if meeting.kind is contacts.Kind.HOME_VISIT else "街道中心",
            meeting.on,
            meeting.at,
            meeting.outcome,
            meeting.reason,
            {meeting.seen: ""} if meeting.seen else {},
            meeting.topics,
            meeting.promised,
            meeting.note,
            self.carrier,
            at(meeting.on, meeting.at),
            self.office.head if decided_on else None,
            decided_on,
        )
        self.contact_facts.append(
            contacts.ContactFacts(pk, meeting.on, meeting.kind, meeting.met, meeting.outcome, order_id)
        )

    def _appointments(self) -> None:
        """The next one of many who are in their term, and some of the last weeks."""
        order = self.life.orders[-1] if self.life.orders else None
        if order is None or order.state is not order_rules.State.RUNNING or order.silent_from is not None:
            return
        states, chance = Appointment.State, self.chance
        by, centre = self.carrier, "街道中心"
        if chance.random() < 0.4:
            on = add_days(self.today, chance.randrange(15))
            what = chance.choice((contacts.Kind.TALK.value, contacts.Kind.HOME_VISIT.value, TEST))
            hour = f"{chance.randrange(9, 17):02d}:00"
            made = at(add_days(self.today, -chance.randrange(1, 20)))
            self.add(Appointment, self.pk, what, on, hour, centre, states.PLANNED, by, made, None)
        for fact in self.contact_facts[-2:]:
            if chance.random() < 0.5 and fact.kind is not contacts.Kind.PHONE:
                state = states.KEPT if fact.outcome in contacts.ATTENDED else states.MISSED
                made, settled = at(add_days(fact.held_on, -7)), at(fact.held_on, "17:30")
                self.add(
                    Appointment, self.pk, fact.kind, fact.held_on, "10:00", centre, state, by, made, settled
                )

    def _case(self) -> Case:
        """The facts as they will be read back."""
        client = Client(pk=self.pk)
        facts = obligations.CaseFacts(
            orders=tuple(self.facts),
            screenings=tuple(self.test_facts),
            contacts=tuple(self.contact_facts),
            not_possible=tuple(self.refused),
            known_since=self.life.registered_on,
            closed_on=self.life.closed_on,
            clocks=(
                *matter_clocks.clocks(self.matters, self.pen.law),
                *spell_clocks(self.spells, self.pen.law),
            ),
        )
        return Case(client, facts, self.pen.law, ())

    def _obligations(self) -> None:
        """What is, was or will be due, by the rules; a few undone ones were said to be not possible."""
        if self.chance.random() < 0.15:
            self._not_possible(self._case())
        kept = keeping.first_rows(self._case(), self.today)
        for row in kept:
            pk = self.add(Obligation, *(getattr(row, name) for name in GIVEN[Obligation][1:]))
            on = row.settled_on or min(max(row.opens_on, self.life.registered_on), self.today)
            self.add(ObligationChange, pk, "", row.state, on, at(on, "00:05"))

    def _not_possible(self, case: Case) -> None:
        missed = [
            one for one in case.obligations(self.today) if one.state is obligations.ObligationState.MISSED
        ]
        for one in missed[: ROOM[NotPossible]]:
            if self.chance.random() < 0.6:
                reason = self.chance.choice(list(obligations.NotPossibleReason))
                on = min(add_days(one.due_on, 1), self.today)
                pk = self.add(NotPossible, self.pk, one.key, reason, on, self.carrier)
                self.refused.append(obligations.NotPossible(pk, one.key, reason, on))
