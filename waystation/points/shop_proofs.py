"""What must hold of a centre's shop (``waystation ledger verify``): ledger, orders and stock agree, prices
stand as they were sealed."""

from __future__ import annotations

from waystation.points.proofs import Proof

_COST = """
SELECT r.id, r.area_id, r.cancelled_at, coalesce(sum(l.quantity * l.points), 0) AS points
  FROM points_redemption r LEFT JOIN points_redemptionline l ON l.redemption_id = r.id GROUP BY r.id
"""
#: Every order was paid once, in full; what was cancelled was given back once, in full, and nothing else was.
_PAID = f"""
SELECT o.id, o.points, coalesce(p.points, 0), coalesce(b.points, 0) FROM ({_COST}) o
  LEFT JOIN points_posting p ON p.cause = 'redemption:' || o.id
  LEFT JOIN points_posting b ON b.cause = 'shop_return:' || o.id AND b.refunds_id = p.id
 WHERE o.points IS DISTINCT FROM p.points
    OR coalesce(b.points, 0) <> CASE WHEN o.cancelled_at IS NULL THEN 0 ELSE o.points END
 ORDER BY o.id
"""  # noqa: S608 - our own words
#: A centre holds the points of its orders that stand, and of those that were deleted with their file.
_CENTRES = f"""
SELECT a.id, a.balance, coalesce(s.points, 0) + coalesce(g.points, 0) FROM points_account a
  LEFT JOIN (SELECT o.area_id, sum(o.points) AS points FROM ({_COST}) o WHERE o.cancelled_at IS NULL
              GROUP BY 1) s ON s.area_id = a.area_id
  LEFT JOIN (SELECT p.target_id, sum(p.points - coalesce(b.points, 0)) AS points FROM points_posting p
               LEFT JOIN points_posting b ON b.refunds_id = p.id
              WHERE p.cause LIKE 'redemption:%%'
                AND NOT EXISTS (SELECT FROM points_redemption r WHERE p.cause = 'redemption:' || r.id)
              GROUP BY 1) g ON g.target_id = a.id
 WHERE a.kind = 'centre' AND a.balance <> coalesce(s.points, 0) + coalesce(g.points, 0) ORDER BY a.id
"""  # noqa: S608 - our own words
#: What was handed over left the shelf once, and what was brought back came on it again.
_SHELF = """
SELECT l.id, l.quantity, coalesce(o.change, 0), coalesce(b.change, 0)
  FROM points_redemptionline l JOIN points_redemption r ON r.id = l.redemption_id
  LEFT JOIN points_stockmove o ON o.cause = 'line:' || l.id AND o.good_id = l.good_id
  LEFT JOIN points_stockmove b ON b.cause = 'return:' || l.id AND b.good_id = l.good_id
 WHERE coalesce(o.change, 0) <> CASE WHEN r.handed_at IS NULL THEN 0 ELSE -l.quantity END
    OR coalesce(b.change, 0)
       <> CASE WHEN r.handed_at IS NULL OR r.cancelled_at IS NULL THEN 0 ELSE l.quantity END
 ORDER BY l.id
"""
_BELOW = """
SELECT good_id, sum(change) FROM points_stockmove GROUP BY 1 HAVING sum(change) < 0 ORDER BY 1
"""
#: The seal of every approved list computed anew, as ``rules.points.spending.goods.seal`` does: compact JSON,
#: keys and lines in order. The list before it is the last one approved for an earlier day.
_SEALED = """
SELECT l.id, l.valid_from FROM points_pricelist l
  LEFT JOIN points_pricelist b ON b.id = l.before_id
  LEFT JOIN (SELECT price_list_id, string_agg('[' || good_id || ',' || to_json(name::text) || ','
                    || to_json(unit::text) || ',' || points || ']', ',' ORDER BY good_id) AS said
               FROM points_price GROUP BY 1) p ON p.price_list_id = l.id
 WHERE l.approved_at IS NOT NULL
   AND (l.digest <> encode(sha256(convert_to(
            '{"before":"' || coalesce(b.digest, '') || '","lines":[' || coalesce(p.said, '') || '],"shop":'
            || l.organisation_id || ',"valid_from":"' || to_char(l.valid_from, 'YYYY-MM-DD') || '"}',
            'UTF8')), 'hex')
        OR l.before_id IS DISTINCT FROM (
            SELECT e.id FROM points_pricelist e
             WHERE e.organisation_id = l.organisation_id AND e.approved_at IS NOT NULL
               AND e.valid_from < l.valid_from ORDER BY e.valid_from DESC LIMIT 1))
 ORDER BY l.id
"""
_GUARDS = """
SELECT wanted FROM unnest(%s::text[]) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgname = wanted AND t.tgenabled IN ('O', 'A'))
"""
_TRIGGERS = [
    "points_stockmove_append_only",
    "points_stock_kept",
    "points_price_append_only",
    "points_price_unsealed",
    "points_pricelist_sealed",
]

PROOFS = (
    Proof("shop_paid", _PAID, "Order {0} costs {1}; {2} points were paid for it and {3} given back."),
    Proof("shop_centre", _CENTRES, "Centre account {0} says {1}; the orders that stand come to {2}."),
    Proof("shop_shelf", _SHELF, "Line {0} is of {1}; the stock says {2} out and {3} back."),
    Proof("shop_stock", _BELOW, "Of good {0} more went out than came in ({1})."),
    Proof("shop_sealed", _SEALED, "Price list {0}, valid from {1}, is not what was sealed."),
    Proof("shop_guards", _GUARDS, "The database no longer refuses: trigger {0} is gone or off.", [_TRIGGERS]),
)
