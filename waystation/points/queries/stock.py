"""What stands on a shelf: left, promised, how long it lasts, what it is worth, what a unit costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from waystation.accounts.models import Organisation
from waystation.points.models import Good, Price, PriceList, StockCheck, StockMove
from waystation.rules.calendar import add_days
from waystation.rules.points.spending import goods as rules


@dataclass(frozen=True)
class Shelf:
    """A good as the stock board shows it. Values in fen; ``points`` None: not on today's list."""

    good: Good
    stock: int
    promised: int
    handed_out: int
    cost_fen: int | None
    points: int | None

    @property
    def free(self) -> int:
        """What may still be asked for."""
        return self.stock - self.promised

    @property
    def days(self) -> int | None:
        """For how many days it lasts (``rules.points.spending.goods``)."""
        return rules.days_of_supply(self.free, self.handed_out)

    @property
    def hint(self) -> rules.StockHint | None:
        """What whoever buys should know."""
        return rules.hint(self.free, low_at=self.good.low_at)

    @property
    def value_fen(self) -> int | None:
        """What is left, at the price of the last delivery."""
        return None if self.cost_fen is None else self.stock * self.cost_fen


class Promised(Func):
    """Pieces in orders that wait to be handed out, wherever their files are (a function of the database)."""

    function = "points_promised"
    output_field = BigIntegerField()


def _summed(rows: QuerySet[StockMove]) -> Coalesce:
    total = rows.filter(good=OuterRef("pk")).order_by().values("good").annotate(all=Sum("change"))
    return Coalesce(Subquery(total.values("all"), output_field=BigIntegerField()), 0)


def list_in_force(organisation: Organisation | int, today: date) -> PriceList | None:
    """The approved list of the latest day up to today."""
    rows = PriceList.objects.filter(
        organisation=organisation, approved_at__isnull=False, valid_from__lte=today
    )
    return rows.order_by("-valid_from").first()


def _points(today: date) -> Subquery:
    """Points of the outer good on the list in force."""
    lists = PriceList.objects.filter(
        organisation=OuterRef(OuterRef("organisation")), approved_at__isnull=False, valid_from__lte=today
    )
    in_force = Subquery(lists.order_by("-valid_from").values("pk")[:1])
    prices = Price.objects.filter(good=OuterRef("pk"), price_list=in_force)
    return Subquery(prices.values("points")[:1], output_field=IntegerField())


def shelf(organisation: Organisation | int, today: date, *, ended: bool = False) -> list[Shelf]:
    """Every good of a centre, by kind and name; one statement, no pictures. ``ended``: also what has ended
    with something left."""
    recent = StockMove.objects.filter(
        kind__in=(rules.MoveKind.HAND_OUT, rules.MoveKind.RETURN), on__gt=add_days(today, -rules.PACE_DAYS)
    )
    delivered = StockMove.objects.filter(good=OuterRef("pk"), cost_fen__isnull=False).order_by("-on", "-pk")
    query: Any = Good.objects.filter(organisation=organisation).defer("picture")
    query = query.annotate(
        stock=_summed(StockMove.objects.all()),
        promised=Promised("pk"),
        recent=_summed(recent),
        cost_fen=Subquery(delivered.values("cost_fen")[:1]),
        points_today=_points(today),
    )
    query = query.filter(Q(ended_on__isnull=True) | ~Q(stock=0)) if ended else query.filter(ended_on=None)
    return [_shelf(row) for row in query.order_by("kind", "name", "pk")]


def _shelf(row: Any) -> Shelf:
    return Shelf(row, row.stock, row.promised, -row.recent, row.cost_fen, row.points_today)


def of_good(good: Good, today: date) -> Shelf:
    """One good as it stands at this moment; whoever changes it holds its lock."""
    return of_goods([good.pk], today)[good.pk]


def of_goods(goods: Iterable[int], today: date) -> dict[int, Shelf]:
    """As :func:`of_good`, of several by number; one statement."""
    query: Any = (
        Good.objects.filter(pk__in=goods)
        .defer("picture")
        .annotate(
            stock=_summed(StockMove.objects.all()), promised=Promised("pk"), points_today=_points(today)
        )
    )
    return {row.pk: Shelf(row, row.stock, row.promised, 0, None, row.points_today) for row in query}


def on_offer(organisation: Organisation | int, today: date) -> list[Shelf]:
    """What a client may ask for today: on today's list and not all promised."""
    return [row for row in shelf(organisation, today) if row.points is not None and row.free > 0]


def moves(good: Good) -> QuerySet[StockMove]:
    """Every change of one good, the latest first."""
    return good.moves.select_related("by", "second").order_by("-on", "-pk")


def waiting_checks(organisation: Organisation | int) -> QuerySet[StockCheck]:
    """Counts and write-offs that wait for a second person, the oldest first."""
    rows = StockCheck.objects.filter(good__organisation=organisation, decided_at__isnull=True)
    return rows.select_related("good", "asked_by").defer("good__picture").order_by("asked_at", "pk")


def sealed_lines(price_list: PriceList) -> list[rules.Sealed]:
    """The lines of a list as they are sealed."""
    return sorted(
        rules.Sealed(one.good_id, one.name, one.unit, one.points) for one in price_list.prices.all()
    )


def digest_of(price_list: PriceList) -> str:
    """The seal computed anew from what stands in the tables now."""
    before = price_list.before.digest if price_list.before else ""
    return rules.seal(
        sealed_lines(price_list),
        shop=price_list.organisation_id,
        valid_from=price_list.valid_from,
        before=before,
    )
