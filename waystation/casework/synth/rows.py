"""One synthetic person as rows: the file, its people, its orders, and then what was done (``history``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from waystation.clients import rows as client_rows
from waystation.clients.models import AreaSpell, Client, ClientName, Consent, Kin, Phone, TeamMember
from waystation.common import crypto
from waystation.orders.models import Agreement, IsolationSpell, Order, OrderStep
from waystation.rules import orders as order_rules
from waystation.rules.calendar import add_days, days_between
from waystation.rules.obligations.isolation import SpellRow
from waystation.rules.people import Paper

from .history import History
from .lives import Life, OrderLife, live
from .person import PersonLife, person, spellings
from .staff import MARK, Community
from .tables.columns import Pen, Place, Tables, at

_NUMBER = {order_rules.Kind.TREATMENT: "社戒决字", order_rules.Kind.RECOVERY: "社康决字"}


class LifeRows:
    """The rows of one person."""

    def __init__(self, pen: Pen) -> None:
        self.pen, self.pk, self.chance, self.today = pen, pen.pk, pen.chance, pen.today
        self.office, self.carrier, self.add = pen.office, pen.carrier, pen.add
        self.person: PersonLife = person(pen.chance, pen.settings, pen.number, self.office.district)
        self.life: Life = live(pen.chance, pen.settings, pen.law)
        waiting = days_between(self.life.registered_on, self.today) < 30 and self.chance.random() < 0.4
        self.worker = None if waiting else self.carrier
        self.history = History(pen, self.person, self.life)

    def write(self) -> None:
        """Everything, the file itself last where it needs what came before."""
        communities = self._communities()
        self._file(communities[-1])
        self._places(communities)
        self._people()
        following = [*self.life.orders[1:], None]
        after = None
        for order, then in zip(self.life.orders, following, strict=False):
            pk = self._order(order, after)
            after = self._isolation(pk, order, then)
        self.history.finish()

    def _communities(self) -> list[Community]:
        """Where the person lived, the present community last."""
        known = self.office.communities
        weights = [one.weight for one in known]
        found = [self.chance.choices(known, weights)[0]]
        long = days_between(self.life.registered_on, self.today) > 120
        if len(known) > 1 and long and self.chance.random() < 0.08:
            found.append(self.chance.choice([one for one in known if one is not found[0]]))
        return found

    def _file(self, home: Community) -> None:
        one, life = self.person, self.life
        index, tail = client_rows.id_marks(one.id_number)
        self.pen.tables.add(
            Client,
            self.pk,
            f"{MARK.upper()}{life.registered_on:%Y}-{self.pen.number + 1:06d}",
            one.name,
            spellings(one.name)[0],
            one.sex,
            one.born_on,
            one.id_number,
            index,
            tail,
            self._address(home),
            self._address(home),
            one.substances,
            home.path,
            self.office.station,
            self.worker,
            None if self.worker else life.registered_on,
            Client.State.CLOSED if life.closed_on else Client.State.OPEN,
            life.registered_on,
            self.office.head,
            life.closed_on,
            at(life.closed_on or self.today, "00:00"),
        )

    def _address(self, home: Community) -> str:
        house, floor, door = (self.chance.randrange(1, most) for most in (60, 7, 5))
        return f"{home.name}{house}号{floor}0{door}室"

    def _places(self, communities: Sequence[Community]) -> None:
        since = self.life.registered_on
        if len(communities) > 1:
            moved_on = add_days(since, self.chance.randrange(60, days_between(since, self.today)))
            self.add(AreaSpell, self.pk, communities[0].pk, since, moved_on)
            since = moved_on
        self.add(AreaSpell, self.pk, communities[-1].pk, since, None)

    def _people(self) -> None:
        """Names, phones, relatives, the help team, what was agreed to."""
        one, since, chance = self.person, self.life.registered_on, self.chance
        for kind, text in ((ClientName.Kind.CURRENT, one.name), (ClientName.Kind.FORMER, one.former_name)):
            if text:
                _key, joined, initials = spellings(text)
                self.add(ClientName, self.pk, kind, text, joined, initials)
        silent_from = next((order.silent_from for order in self.life.orders if order.silent_from), None)
        for number in one.phones:
            self.add(Phone, self.pk, number, *client_rows.phone_marks(number), silent_from)
        relatives = []
        for kin in one.kin:
            mark = crypto.blind("phone", kin.phone)
            relatives.append(
                self.add(Kin, self.pk, kin.name, kin.relation, kin.phone, mark, kin.lives_with_client)
            )
        duties = TeamMember.Duty
        places: list[tuple[str, int | None, int | None, date, date | None]] = [
            (duties.FAMILY, None, relatives[0], since, None),
            (duties.POLICE, chance.choice(self.office.police), None, since, None),
            (duties.MEDIC, self.office.medic, None, since, None),
        ]
        if self.worker is not None:
            places += self._carried(self.worker, since)
        for place in places:
            self.add(TeamMember, self.pk, *place)
        if chance.random() < 0.7:
            paper = self.pen.paper(Paper.CONSENT, since)
            scopes = (Consent.Scope.FAMILY_CONTACT, Consent.Scope.POINTS, Consent.Scope.HEALTH_SHARING)
            for scope in scopes[: chance.randrange(1, 4)]:
                kin_id = relatives[0] if scope == Consent.Scope.FAMILY_CONTACT else None
                self.add(Consent, self.pk, scope, kin_id, since, paper, self.carrier, at(since))

    def _carried(
        self, worker: int, since: date
    ) -> Iterable[tuple[str, int | None, int | None, date, date | None]]:
        """Who answered for the file; some changed hands."""
        days, others = days_between(since, self.today), [w for w in self.office.workers if w != worker]
        if days > 200 and others and self.chance.random() < 0.2:
            changed_on = add_days(since, self.chance.randrange(60, days))
            yield TeamMember.Duty.WORKER, self.chance.choice(others), None, since, changed_on
            since = changed_on
        yield TeamMember.Duty.WORKER, worker, None, since, None

    def _isolation(self, order: int, life: OrderLife, then: OrderLife | None) -> int | None:
        """The isolation that ended the order, until the day before the order that follows is served."""
        if life.state is not order_rules.State.IN_ISOLATION or life.ended_on is None:
            return None
        pk, decided_on = self.pen.new_id(IsolationSpell), life.ended_on
        out_on = add_days(then.served_on, -1) if then is not None and then.served_on is not None else None
        told_on = min(add_days(decided_on, 1), self.today)
        held = order_rules.SpellFacts(pk, decided_on, decided_on, told_on, ended_order=order)
        if out_on is not None:
            by_term = order_rules.last_day_in_isolation(held, self.pen.law)
            early = out_on < by_term
            end = order_rules.SpellEnd.EARLY if early else order_rules.SpellEnd.EXPIRED
            held = replace(held, gate_notice_on=add_days(out_on, -5), ended_on=out_on, end=end)
        self.pen.tables.add(
            IsolationSpell,
            pk,
            self.pk,
            order,
            self.office.station_name,
            held.decided_on,
            held.served_on,
            held.family_told_on,
            held.gate_notice_on,
            held.ended_on,
            held.end or "",
            self.carrier,
            at(max(decided_on, self.life.registered_on)),
        )
        self.history.spells.append(SpellRow(held, self.life.registered_on))
        return pk

    def _order(self, order: OrderLife, after: int | None) -> int:
        pk = self.pen.new_id(Order)
        facts = replace(order.facts(pk), after_spell=after)
        computed = order_rules.term(facts, self.pen.law)
        told_on = order.served_on or self.life.registered_on
        noted_on = max(told_on, self.life.registered_on)
        number = f"虚公（禁）{_NUMBER[order.kind]}〔{told_on:%Y}〕{self.pen.number % 100_000:05d}号"
        state_on = order.state_on or told_on
        self.pen.tables.add(
            Order,
            pk,
            self.pk,
            order.kind,
            number if order.served_on else "",
            self.office.station_name,
            order.served_on,
            order.served_on,
            order.years,
            order.reported_on,
            order.late_reason,
            computed.starts_on if computed else None,
            computed.last_day if computed else None,
            order.state,
            state_on,
            order.ended_on,
            after,
            self.carrier,
            at(noted_on),
        )
        self._steps(pk, order)
        if order.served_on is not None:
            self.pen.paper(Paper.ORDER, order.served_on)
        self.history.order(facts, order)
        return pk

    def _steps(self, pk: int, order: OrderLife) -> None:
        since = self.life.registered_on
        for taken in order.steps:
            way = taken.way
            self.add(
                OrderStep,
                pk,
                taken.step,
                taken.on,
                taken.before,
                way.to,
                way.decider,
                f"{way.source} {way.article}".strip(),
                taken.note,
                taken.until,
                self.carrier,
                at(max(taken.on, since), "17:00"),
            )
        if order.agreed_on is not None:
            self.pen.paper(Paper.RIGHTS_NOTICE, order.agreed_on)
            self.pen.paper(Paper.SUPPORT_PLAN, order.agreed_on)
            paper = self.pen.paper(Paper.AGREEMENT, order.agreed_on)
            noted = at(max(order.agreed_on, since))
            self.add(Agreement, pk, order.agreed_on, order.ended_on, paper, self.carrier, noted)
        if order.state is order_rules.State.COMPLETED and order.ended_on is not None:
            self.pen.paper(Paper.RELEASE_NOTICE, order.ended_on)


def made(place: Place, numbers: Iterable[int], street_of: Mapping[int, int]) -> Tables:
    """The rows of some people."""
    tables = Tables(place.settings.today)
    for number in numbers:
        LifeRows(Pen(place, tables, number, street_of[number])).write()
    return tables
