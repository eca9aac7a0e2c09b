"""What must hold of points at every moment, proven for all of them: ``waystation ledger verify``.

A proof is a statement that finds what is not so, whole tables at a time. Another subject joins by a module
with ``PROOFS`` of its own and its name in :data:`ALSO`; a new cause by its line in :data:`CAUSES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from waystation.common import scope

#: Findings of one proof that are told one by one.
TOLD = 50


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that must hold. ``sql``: a row for each place where it does not; ``says``: that row in words,
    with the row's columns as ``{0}``, ``{1}`` …"""

    name: str
    sql: str
    says: str
    values: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a proof failed."""

    proof: str
    says: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came out. ``untold``: findings beyond those told."""

    accounts: int
    postings: int
    proofs: int
    findings: tuple[Finding, ...]
    untold: int

    @property
    def whole(self) -> bool:
        """Nothing was found."""
        return not self.findings


#: The first word of a cause → the table whose row it names. None: the rest is no row that must be there.
CAUSES: Mapping[str, str | None] = {
    "attendance": "activities.Attendance",
    "certificate": "activities.Certificate",
    "contact": "contacts.Contact",
    "workrecord": "activities.WorkRecord",
    "manual": "points.PointRequest",
    "prime": "points.Enrolment",
    "purchase": "points.Purchase",
    # Named by the form of the till, which is no row's number.
    "purchase_refund": None,
    "redemption": "points.Redemption",
    "shop_return": "points.Redemption",
    "expiry": "points.Lot",
    "undo": "points.Posting",
    "refiling": "casework.Refiling",
    # The wallet's key went with the file.
    "deletion": None,
}
#: Modules with proofs of other subjects.
ALSO: tuple[str, ...] = ("waystation.points.shop_proofs",)

_CHAIN = """
SELECT o.account_id, o.posting_id, o.after, o.sum FROM (
    SELECT e.account_id, e.posting_id, e.after,
           sum(e.amount) OVER (PARTITION BY e.account_id ORDER BY e.posting_id) AS sum FROM points_entry e) o
 WHERE o.after <> o.sum ORDER BY o.posting_id
"""
_LEFT = """
SELECT l.id, l."left", l.amount - coalesce(u.points, 0)
  FROM points_lot l LEFT JOIN (SELECT lot_id, sum(points) AS points FROM points_lotuse GROUP BY 1) u
    ON u.lot_id = l.id
 WHERE l."left" <> l.amount - coalesce(u.points, 0) ORDER BY l.id
"""
_WALLETS = """
SELECT a.id, a.balance, coalesce(l.points, 0)
  FROM points_account a LEFT JOIN (SELECT account_id, sum("left") AS points FROM points_lot GROUP BY 1) l
    ON l.account_id = a.id
 WHERE (a.kind IN ('client', 'family') AND a.balance <> coalesce(l.points, 0))
    OR (a.kind NOT IN ('client', 'family') AND l.points IS NOT NULL) ORDER BY a.id
"""
#: What a posting took from its wallet's lots, and what it brought.
_TAKEN = """
SELECT p.id, p.points, coalesce(u.points, 0)
  FROM points_posting p JOIN points_account a ON a.id = p.source_id AND a.kind IN ('client', 'family')
  LEFT JOIN (SELECT u.posting_id, l.account_id, sum(u.points) AS points
               FROM points_lotuse u JOIN points_lot l ON l.id = u.lot_id WHERE u.points > 0 GROUP BY 1, 2) u
    ON u.posting_id = p.id AND u.account_id = p.source_id
 WHERE p.points <> coalesce(u.points, 0) ORDER BY p.id
"""
_BROUGHT = """
SELECT p.id, p.points, coalesce(l.points, 0) + coalesce(u.points, 0)
  FROM points_posting p JOIN points_account a ON a.id = p.target_id AND a.kind IN ('client', 'family')
  LEFT JOIN (SELECT posting_id, account_id, sum(amount) AS points FROM points_lot GROUP BY 1, 2) l
    ON l.posting_id = p.id AND l.account_id = p.target_id
  LEFT JOIN (SELECT u.posting_id, l.account_id, -sum(u.points) AS points
               FROM points_lotuse u JOIN points_lot l ON l.id = u.lot_id WHERE u.points < 0 GROUP BY 1, 2) u
    ON u.posting_id = p.id AND u.account_id = p.target_id
 WHERE p.points <> coalesce(l.points, 0) + coalesce(u.points, 0) ORDER BY p.id
"""
_CORRECTED = """
SELECT c.id, p.id FROM points_posting c JOIN points_posting p ON p.id = c.corrects_id
 WHERE c.source_id <> p.target_id OR c.target_id <> p.source_id OR c.points <> p.points OR c.id <= p.id
    OR p.corrects_id IS NOT NULL OR c.kind NOT IN ('corrected', 'merged')
    OR (c.kind = 'corrected' AND (c.second_id IS NULL OR c.second_id = c.by_id OR length(c.words) = 0))
"""
_REFUNDED = """
SELECT p.id, p.points, sum(r.points) FROM points_posting p JOIN points_posting r ON r.refunds_id = p.id
 GROUP BY p.id, p.points, p.kind, p.source_id, p.target_id
HAVING sum(r.points) > p.points OR p.kind <> 'spent'
    OR bool_or(r.kind <> 'refunded' OR r.source_id <> p.target_id OR r.target_id <> p.source_id)
"""
_GUARDS = """
SELECT wanted FROM unnest(%s::text[]) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgname = wanted AND t.tgenabled IN ('O', 'A'))
"""
_RIGHTS = """
SELECT a.grantee::regrole::text, c.relname, string_agg(a.privilege_type, ', ')
  FROM pg_class c, aclexplode(c.relacl) a
 WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY (%s::text[])
   AND a.grantee NOT IN (c.relowner) AND a.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
   AND NOT (c.relname = 'points_wallet' AND a.privilege_type = 'DELETE')
 GROUP BY 1, 2 ORDER BY 1, 2
"""
_TABLES = ["points_account", "points_wallet", "points_posting", "points_lot", "points_lotuse"]
_TRIGGERS = [f"{table}_append_only" for table in _TABLES] + ["points_posting_words"]

OWN = (
    Proof(
        "balance",
        """SELECT a.id, a.balance, coalesce(e.sum, 0) FROM points_account a
             LEFT JOIN (SELECT account_id, sum(amount) AS sum FROM points_entry GROUP BY 1) e
               ON e.account_id = a.id WHERE a.balance <> coalesce(e.sum, 0) ORDER BY a.id""",
        "Account {0} says {1}; its entries come to {2}.",
    ),
    Proof(
        "zero",
        "SELECT posting_id, sum(amount), count(*) FROM points_entry GROUP BY 1"
        " HAVING sum(amount) <> 0 OR count(*) <> 2 ORDER BY 1",
        "The {2} entries of posting {0} come to {1}, not to zero.",
    ),
    Proof(
        "chain", _CHAIN, "After posting {1} account {0} stood at {2} by its own word, at {3} by its entries."
    ),
    Proof("lot", _LEFT, "Lot {0} says {1} are left; what was taken and given back leaves {2}."),
    Proof("wallet", _WALLETS, "Wallet {0} says {1}; its lots hold {2}."),
    Proof("taken", _TAKEN, "Posting {0} took {1} points out of a wallet, but {2} out of its lots."),
    Proof("brought", _BROUGHT, "Posting {0} brought {1} points into a wallet, but {2} into its lots."),
    Proof("corrected", _CORRECTED, "Posting {0} is not posting {1} the other way round, by two people."),
    Proof("refunded", _REFUNDED, "Of purchase {0} of {1} points {2} were paid back, or not by a refund."),
    Proof(
        "guards", _GUARDS, "The database no longer refuses changes: trigger {0} is gone or off.", [_TRIGGERS]
    ),
    Proof("rights", _RIGHTS, "{0} may write {1} directly: {2}.", [_TABLES]),
)
#: What somebody still has is known by a wallet with a key to them; a deleted file took its records along.
_CAUSE = """
SELECT p.id, p.cause FROM points_posting p
 WHERE split_part(p.cause, ':', 1) = %s
   AND CASE WHEN split_part(p.cause, ':', 2) ~ '^[0-9]{{1,18}}(#[0-9]+)?$'
            THEN NOT EXISTS (
                SELECT FROM {table} t
                 WHERE t.id = split_part(split_part(p.cause, ':', 2), '#', 1)::bigint)
            ELSE true END
   AND EXISTS (SELECT FROM points_wallet w WHERE w.account_id IN (p.source_id, p.target_id))
 ORDER BY p.id
"""
_UNKNOWN = """
SELECT split_part(cause, ':', 1), count(*) FROM points_posting
 WHERE NOT split_part(cause, ':', 1) = ANY (%s::text[]) GROUP BY 1 ORDER BY 1
"""


def _of_causes() -> Iterator[Proof]:
    for word, label in CAUSES.items():
        if label is not None:
            table = connection.ops.quote_name(apps.get_model(label)._meta.db_table)
            sql = _CAUSE.format(table=table)
            yield Proof("cause", sql, "Posting {0} is for {1}, which is not there.", [word])
    known = [*CAUSES]
    yield Proof("cause", _UNKNOWN, "{1} postings are for “{0}”, which nobody knows.", [known])


def proofs() -> list[Proof]:
    """All of them: the ledger's own, its causes, and those of other subjects."""
    others = [proof for name in ALSO for proof in import_module(name).PROOFS]
    return [*OWN, *_of_causes(), *others]


def verify() -> Report:
    """Prove everything at one moment, while others go on posting."""
    found: list[Finding] = []
    untold = 0
    with _one_moment(), connection.cursor() as cursor:
        wanted = proofs()
        for proof in wanted:
            cursor.execute(proof.sql, proof.values)
            rows = cursor.fetchall()
            found += [Finding(proof.name, proof.says.format(*row)) for row in rows[:TOLD]]
            untold += max(0, len(rows) - TOLD)
        cursor.execute("SELECT (SELECT count(*) FROM points_account), (SELECT count(*) FROM points_posting)")
        accounts, postings = cursor.fetchone()
    return Report(accounts, postings, len(wanted), tuple(found), untold)


@contextmanager
def _one_moment() -> Iterator[None]:
    """One snapshot for all statements."""
    outermost = not connection.in_atomic_block
    with scope.everything(), connection.cursor() as cursor:
        try:
            if outermost:  # said to the session: a transaction of ours begins by telling its scope
                cursor.execute("SET default_transaction_isolation = 'repeatable read'")
            with transaction.atomic():
                yield
        finally:
            if outermost:
                cursor.execute("RESET default_transaction_isolation")
