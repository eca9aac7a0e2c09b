"""Functions for many wallets at once and for whole files: payday, expiry, joining and deleting files (ADR 0019).

As in ``_ledger``: the caller's wall is asked first, locks go from the accounts of areas to wallets by client.
"""

from ._ledger import OPEN, SHUT

_HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$"
_WAS = "_was text := current_setting('waystation.everything', true);"
#: What the house does at night, for everybody; a page, which reaches some, cannot.
_HOUSE = """
    IF _was IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'the house alone does this' USING ERRCODE = 'WS404';
    END IF;
"""

MANY = f"""
CREATE FUNCTION points_grant_many(
    _clients bigint[], _families boolean[], _causes text[], _points bigint[], _whys text[], _kind text,
    _on date, _at timestamptz, _by bigint, _second bigint, _scheme bigint, _issuer bigint, _expires date,
    _notice integer
) RETURNS TABLE (cause text, posting bigint, existed boolean) {_HEAD}
#variable_conflict use_column
DECLARE {_WAS}
BEGIN
    IF _kind IS NULL OR _kind NOT IN ('earned', 'primed', 'manual') THEN
        RAISE EXCEPTION 'no grant' USING ERRCODE = '22023';
    END IF;
    PERFORM points_wallet_of(m.client, m.family) FROM (
        SELECT DISTINCT r.client, r.family FROM unnest(_clients, _families) AS r(client, family)
         WHERE NOT EXISTS (SELECT FROM points_wallet w
                            WHERE w.client_id = r.client AND w.is_family = r.family)
         ORDER BY r.client, r.family OFFSET 0) AS m;
    {OPEN}
    PERFORM FROM points_account a WHERE a.id = _issuer AND a.kind = 'issuer' FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'not a budget' USING ERRCODE = 'WS404'; END IF;
    PERFORM FROM points_wallet w JOIN points_account a ON a.id = w.account_id
     WHERE w.client_id = ANY (_clients)
       AND (w.client_id, w.is_family) IN (SELECT r.client, r.family FROM unnest(_clients, _families) AS r(client, family))
     ORDER BY w.client_id, w.is_family FOR UPDATE OF a;
    RETURN QUERY
    WITH asked AS (
        SELECT * FROM unnest(_clients, _families, _causes, _points, _whys) WITH ORDINALITY
            AS r(client, family, cause, points, why, n)
    ), fresh AS (
        SELECT r.cause, r.points, r.why, r.n, w.account_id,
               a.balance + sum(r.points) OVER (PARTITION BY w.account_id ORDER BY r.n) AS after,
               sum(r.points) OVER (ORDER BY r.n) AS given
          FROM asked r JOIN points_wallet w ON w.client_id = r.client AND w.is_family = r.family
          JOIN points_account a ON a.id = w.account_id
         WHERE NOT EXISTS (SELECT FROM points_posting p WHERE p.cause = r.cause)
    ), posted AS (
        INSERT INTO points_posting (cause, kind, source_id, target_id, points, source_after, target_after, "on",
            at, by_id, second_id, why, words, scheme_version)
        SELECT f.cause, _kind, _issuer, f.account_id, f.points, i.balance - f.given, f.after, _on,
            _at, _by, _second, f.why, '', _scheme
          FROM fresh f, points_account i WHERE i.id = _issuer ORDER BY f.n
        RETURNING id, points_posting.cause, target_id, points
    ), lots AS (
        INSERT INTO points_lot (account_id, posting_id, earned_on, expires_on, notice_days, amount, "left")
        SELECT p.target_id, p.id, _on, _expires, _notice, p.points, p.points FROM posted p
    ), wallets AS (
        UPDATE points_account a SET balance = a.balance + s.points
          FROM (SELECT f.account_id, sum(f.points) AS points FROM fresh f GROUP BY 1) s
         WHERE a.id = s.account_id
    ), budget AS (
        UPDATE points_account a SET balance = a.balance - s.points
          FROM (SELECT sum(f.points) AS points FROM fresh f) s WHERE a.id = _issuer AND s.points IS NOT NULL
    )
    SELECT r.cause, coalesce(p.id, o.id), p.id IS NULL
      FROM asked r LEFT JOIN posted p ON p.cause = r.cause LEFT JOIN points_posting o ON o.cause = r.cause;
    {SHUT}
END $$;
"""

EXPIRY = f"""
CREATE FUNCTION points_notice(_on date, _most integer)
RETURNS TABLE (client bigint, family boolean, points bigint, ends_on date) {_HEAD}
#variable_conflict use_column
DECLARE {_WAS}
BEGIN {_HOUSE}
    RETURN QUERY
    WITH due AS (
        SELECT l.id FROM points_lot l WHERE l."left" > 0 AND l.expires_on IS NOT NULL AND l.noticed_on IS NULL
           AND l.expires_on - l.notice_days <= _on
         ORDER BY l.expires_on, l.id LIMIT _most FOR UPDATE SKIP LOCKED
    ), told AS (
        UPDATE points_lot l SET noticed_on = _on FROM due WHERE l.id = due.id
        RETURNING l.account_id, l."left", greatest(l.expires_on, _on + l.notice_days) AS ends_on
    )
    SELECT w.client_id, w.is_family, sum(t."left")::bigint, t.ends_on
      FROM told t JOIN points_wallet w ON w.account_id = t.account_id GROUP BY 1, 2, 4 ORDER BY 1, 2, 4;
END $$;

CREATE FUNCTION points_expire(_on date, _at timestamptz, _most integer, OUT lots integer, OUT points bigint)
{_HEAD}
DECLARE {_WAS} _expiry bigint; r record; l points_lot; m record;
BEGIN {_HOUSE}
    lots := 0; points := 0;
    _expiry := points_open('expiry', NULL, NULL);
    PERFORM FROM points_account a WHERE a.id = _expiry FOR UPDATE;
    FOR r IN SELECT o.id, o.account_id FROM points_lot o JOIN points_wallet w ON w.account_id = o.account_id
              WHERE o."left" > 0 AND o.expires_on <= _on AND o.noticed_on + o.notice_days <= _on
              ORDER BY w.client_id, w.is_family, o.id LIMIT _most
    LOOP
        PERFORM FROM points_account a WHERE a.id = r.account_id FOR UPDATE;
        SELECT o.* INTO l FROM points_lot o WHERE o.id = r.id;
        CONTINUE WHEN l."left" = 0 OR l.expires_on > _on OR l.noticed_on IS NULL;
        SELECT * INTO m FROM points_move('expiry:' || l.id || ':' || to_char(l.expires_on, 'YYYYMMDD'), 'expired',
            l.account_id, _expiry, l."left", _on, _at, NULL, NULL, '', NULL, NULL, NULL, NULL, true);
        UPDATE points_lot SET "left" = 0 WHERE points_lot.id = l.id;
        INSERT INTO points_lotuse (posting_id, lot_id, points) VALUES (m.posting, l.id, l."left");
        lots := lots + 1; points := points + l."left";
    END LOOP;
END $$;
"""

FILES = f"""
-- What a file holds goes to the file that stays; its lots keep their age.
CREATE FUNCTION points_carry(_from bigint, _to bigint, _cause text, _on date, _at timestamptz, _by bigint)
RETURNS bigint {_HEAD}
DECLARE {_WAS} _family boolean; _source bigint; _target bigint; _have bigint; m record; _all bigint := 0;
BEGIN
    PERFORM FROM clients_client c WHERE c.id IN (_from, _to) HAVING count(*) = 2;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such file' USING ERRCODE = 'WS404'; END IF;
    {OPEN}
    PERFORM FROM points_wallet w JOIN points_account a ON a.id = w.account_id
     WHERE w.client_id IN (_from, _to) ORDER BY w.client_id, w.is_family FOR UPDATE OF a;
    FOREACH _family IN ARRAY ARRAY[false, true] LOOP
        SELECT w.account_id, a.balance INTO _source, _have
          FROM points_wallet w JOIN points_account a ON a.id = w.account_id
         WHERE w.client_id = _from AND w.is_family = _family;
        CONTINUE WHEN NOT FOUND OR _have = 0;
        _target := points_wallet_of(_to, _family);
        SELECT * INTO m FROM points_move(_cause || CASE WHEN _family THEN ':family' ELSE ':own' END, 'merged',
            _source, _target, _have, _on, _at, _by, NULL, '', NULL, NULL, NULL, NULL, _to < _from);
        CONTINUE WHEN m.posting IS NULL;
        PERFORM points_eat(m.posting, _source, _have, NULL);
        INSERT INTO points_lot (account_id, posting_id, earned_on, expires_on, notice_days, noticed_on, amount, "left")
        SELECT _target, m.posting, l.earned_on, l.expires_on, l.notice_days, l.noticed_on, u.points, u.points
          FROM points_lotuse u JOIN points_lot l ON l.id = u.lot_id WHERE u.posting_id = m.posting
         ORDER BY l.earned_on, l.id;
        _all := _all + _have;
    END LOOP;
    {SHUT}
    RETURN _all;
END $$;

CREATE FUNCTION points_carry_back(_cause text, _on date, _at timestamptz, _by bigint) RETURNS bigint {_HEAD}
DECLARE {_WAS} o points_posting; _all bigint := 0;
BEGIN
    {OPEN}
    PERFORM FROM points_wallet w JOIN points_account a ON a.id = w.account_id
     WHERE w.client_id IN (
        SELECT v.client_id FROM points_posting p JOIN points_wallet v ON v.account_id IN (p.source_id, p.target_id)
         WHERE p.cause IN (_cause || ':own', _cause || ':family'))
     ORDER BY w.client_id, w.is_family FOR UPDATE OF a;
    {SHUT}
    FOR o IN SELECT p.* FROM points_posting p
              WHERE p.cause IN (_cause || ':own', _cause || ':family') AND p.kind = 'merged'
                AND NOT EXISTS (SELECT FROM points_posting c WHERE c.corrects_id = p.id) ORDER BY p.id
    LOOP
        {OPEN}
        PERFORM points_reverse(o, 'merged', _by, NULL, '', NULL, _on, _at);
        {SHUT}
        _all := _all + o.points;
    END LOOP;
    RETURN _all;
END $$;

-- Before a file is deleted: what its wallets hold is nobody's any more.
CREATE FUNCTION points_settle(_client bigint, _on date, _at timestamptz, _by bigint) RETURNS bigint {_HEAD}
DECLARE {_WAS} _expiry bigint; r record; m record; _all bigint := 0;
BEGIN
    PERFORM FROM clients_client c WHERE c.id = _client;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such file' USING ERRCODE = 'WS404'; END IF;
    {OPEN}
    _expiry := points_open('expiry', NULL, NULL);
    PERFORM FROM points_account a WHERE a.id = _expiry FOR UPDATE;
    FOR r IN SELECT w.id, w.account_id, a.balance FROM points_wallet w JOIN points_account a ON a.id = w.account_id
              WHERE w.client_id = _client ORDER BY w.is_family FOR UPDATE OF a
    LOOP
        CONTINUE WHEN r.balance = 0;
        SELECT * INTO m FROM points_move('deletion:' || r.id, 'closed', r.account_id, _expiry, r.balance, _on, _at,
            _by, NULL, '', NULL, NULL, NULL, NULL, true);
        PERFORM points_eat(m.posting, r.account_id, r.balance, NULL);
        _all := _all + r.balance;
    END LOOP;
    {SHUT}
    RETURN _all;
END $$;
"""
ALL = MANY + EXPIRY + FILES
GONE = """
DROP FUNCTION points_settle, points_carry_back, points_carry, points_expire, points_notice, points_grant_many;
"""
