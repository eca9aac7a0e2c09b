"""An order that was entered twice: what hung on the entry that goes is hung on the one that goes on.

``ON_ORDER`` names every key to an order, in the tables and in the texts that begin with one;
``tests/architecture/test_rehanging.py`` finds one that nobody named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, Substr

from waystation.casework.models import NotPossible
from waystation.clients.models import Client
from waystation.orders.models import AgreementSheet, IsolationSpell, Matter, Order
from waystation.rules.agreements import SheetState
from waystation.rules.obligations import order_prefix
from waystation.screening.models import Screening, TestRequest


@dataclass(frozen=True)
class OnOrder:
    """One table with a key ``order``.

    ``same``: columns by which the other entry has such a row already (``alive``: only rows that say this are
    compared); such a row stays with the entry that goes. ``once``: an order has one row at most. ``stays``:
    why the rows stay with the entry that goes whatever they say.
    """

    model: str
    same: tuple[str, ...] = ()
    alive: Mapping[str, object] = field(default_factory=dict)
    once: bool = False
    stays: str = ""


ON_ORDER = (
    OnOrder("orders.OrderStep", stays="the way of an entry is what its own state follows from"),
    OnOrder("orders.Agreement", stays="which of two holds is asked and settled by itself"),
    OnOrder("orders.AgreementSheet", stays="follows its agreement; see sheets"),
    OnOrder("casework.Obligation", stays="computed anew"),
    OnOrder("orders.IsolationSpell"),
    OnOrder("orders.OrderAct", same=("act",)),
    OnOrder("orders.Matter"),
    OnOrder("orders.Leave"),
    OnOrder("orders.Absence"),
    OnOrder("orders.Move"),
    OnOrder("orders.SharedFile"),
    OnOrder("orders.Release", once=True),
    OnOrder("orders.ReleaseRecord", same=("deed",), alive={"withdrawn_at__isnull": True}),
    OnOrder("screening.Screening"),
    OnOrder("screening.TestRequest"),
    OnOrder("screening.Drawn", same=("on",)),
    OnOrder("contacts.Contact"),
    OnOrder("contacts.Search"),
)
#: First words of keys that name an order: ``order:12/sign_in``, ``severe:12/tests``.
WORDS = ("order", "lost", "hair", "release", "severe")
#: Columns that may hold such a key. What is computed is computed anew, and a notice keeps what it said.
KEYS: tuple[tuple[type[Model], str], ...] = (
    (NotPossible, "key"),
    (Matter, "key"),
    (TestRequest, "plan_key"),
    (Screening, "plan_key"),
)


def table(row: OnOrder) -> type[Model]:
    """The model behind a line."""
    return apps.get_model(row.model)


def has_client(model: type[Model]) -> bool:
    """Whether its rows name the file as well as the order."""
    return any(one.name == "client" for one in model._meta.concrete_fields)


def rehang(kept: Order, gone: Order) -> None:
    """Everything of ``gone`` hangs on ``kept`` from now on, but for what ``kept`` has already."""
    for row in ON_ORDER:
        if row.stays:
            continue
        rows = _rows(row).filter(order=gone)
        there = _rows(row).filter(order=kept)
        if row.once and there.exists():
            continue
        if row.same:
            known = set(there.filter(**row.alive).values_list(*row.same))
            mine = rows.filter(**row.alive).values_list("pk", *row.same)
            rows = rows.exclude(pk__in=[pk for pk, *said in mine if tuple(said) in known])
        rows.update(order=kept)
    _rekey_tests(kept, gone)
    for model, column in KEYS:
        if model is not Screening:
            _rekey(model, column, kept, gone)


def sheets(kept: Order, gone: Order) -> None:
    """A sheet lies with its agreement; what nobody signed goes along, one draft at most."""
    for order, other in ((kept, gone), (gone, kept)):
        AgreementSheet.objects.filter(agreement__order=order, order=other).update(order=order)
    unsigned = AgreementSheet.objects.filter(agreement__isnull=True)
    mine = unsigned.filter(order=gone)
    if unsigned.filter(order=kept, state=SheetState.DRAFT).exists():
        mine = mine.exclude(state=SheetState.DRAFT)
    mine.update(order=kept)


def with_its_file(gone: Order, client_id: int) -> None:
    """What stays with the entry that goes lies in the file it lies in, which is the one that is closed."""
    for row in ON_ORDER:
        if has_client(table(row)):
            _rows(row).filter(order=gone).update(client=client_id)


def stayed_behind(kept: Order, gone: Order, source: Client) -> None:
    """What stayed with the closed file, because the other has such a row, hangs on that file's own entry."""
    for row in ON_ORDER:
        if has_client(table(row)):
            _rows(row).filter(order=kept, client=source).update(order=gone)


def after_spells(target: Client, source: Client) -> None:
    """Orders that follow an isolation written down in both files follow the row of the file that stays."""
    for order in target.orders.filter(after_spell__client=source).select_related("after_spell"):
        spell = order.after_spell
        assert spell is not None  # noqa: S101 - asked for
        own = IsolationSpell.objects.filter(client=target, withdrawn_at__isnull=True)
        twin = own.filter(decided_on=spell.decided_on).first()
        if twin is not None:
            Order.objects.filter(pk=order.pk).update(after_spell=twin)


def _rows(row: OnOrder) -> QuerySet[Any]:
    return table(row)._default_manager.all()


def _rekeyed(column: str, word: str, kept: Order, gone: Order) -> Any:
    old, new = f"{word}:{gone.pk}/", f"{word}:{kept.pk}/"
    return Concat(Value(new), Substr(Cast(column, TextField()), len(old) + 1))


def _rekey(model: type[Model], column: str, kept: Order, gone: Order) -> None:
    """Keys of one column. Where a key may stand once and the other entry has it, the row keeps its own."""
    rows = model._default_manager
    for word in WORDS:
        old, new = f"{word}:{gone.pk}/", f"{word}:{kept.pk}/"
        mine = rows.filter(**{f"{column}__startswith": old})
        taken: set[str] = set()
        if getattr(model._meta.get_field(column), "unique", False):
            taken = set(rows.filter(**{f"{column}__startswith": new}).values_list(column, flat=True))
        double = [pk for pk, key in mine.values_list("pk", column) if new + key[len(old) :] in taken]
        mine.exclude(pk__in=double).update(**{column: _rekeyed(column, word, kept, gone)})


def _rekey_tests(kept: Order, gone: Order) -> None:
    """Tests taken for an item of the entry that goes belong to the same item of the other.

    Two results for one item: the second counts as a test of its day.
    """
    old, new = order_prefix(gone.pk), order_prefix(kept.pk)
    taken = set(
        Screening.objects.filter(plan_key__startswith=new, withdrawn_at__isnull=True).values_list(
            "plan_key", flat=True
        )
    )
    rows = Screening.objects.filter(plan_key__startswith=old)
    double = [pk for pk, key in rows.values_list("pk", "plan_key") if new + key[len(old) :] in taken]
    Screening.objects.filter(pk__in=double).update(plan_key="")
    rows.update(plan_key=_rekeyed("plan_key", "order", kept, gone))


def unnamed(tables: list[type[Model]], named: tuple[OnOrder, ...] = ON_ORDER) -> list[str]:
    """Keys to an order that nobody has named: ``label.field``."""
    known = {table(row) for row in named}
    return sorted(
        f"{model._meta.label}.{key.name}"
        for model in tables
        for key in model._meta.concrete_fields
        if key.is_relation and key.related_model is Order and (model not in known or key.name != "order")
    )
