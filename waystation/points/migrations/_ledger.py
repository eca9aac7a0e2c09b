"""The functions that write the ledger: the only way in (ADR 0019).

Each runs as the owner of the tables. Whom the caller reaches is asked first, through the wall of
``points_wallet`` and ``clients_client`` as the transaction was told it; only then is the wall opened for the
function's own work. Locks: an area's, centre's or merchant's account first, then wallets in the order of
their clients, so that no two transfers wait for each other. Refusals: SQLSTATE WS404 (not there, or out of
reach), WS001 (not enough; the detail is what there is), WS002 (undone already, or partly refunded), WS003 (a
correction stands), WS004 (more than was paid).
"""

OPEN = "PERFORM set_config('waystation.everything', 'on', true);"
SHUT = "PERFORM set_config('waystation.everything', coalesce(_was, ''), true);"
_HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$"
_WAS = "_was text := current_setting('waystation.everything', true);"

#: Inner functions: nobody but the owner may call them.
INNER = f"""
CREATE FUNCTION points_wallet_of(_client bigint, _family boolean) RETURNS bigint LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE _account bigint; {_WAS}
BEGIN
    SELECT w.account_id INTO _account FROM points_wallet w
     WHERE w.client_id = _client AND w.is_family = _family;
    IF FOUND THEN RETURN _account; END IF;
    PERFORM FROM clients_client c WHERE c.id = _client;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such file' USING ERRCODE = 'WS404'; END IF;
    PERFORM pg_advisory_xact_lock(hashtext('points_wallet'), hashint8(_client));
    SELECT w.account_id INTO _account FROM points_wallet w
     WHERE w.client_id = _client AND w.is_family = _family;
    IF FOUND THEN RETURN _account; END IF;
    {OPEN}
    INSERT INTO points_account (kind, balance) VALUES (CASE WHEN _family THEN 'family' ELSE 'client' END, 0)
    RETURNING points_account.id INTO _account;
    INSERT INTO points_wallet (client_id, is_family, account_id) VALUES (_client, _family, _account);
    {SHUT}
    RETURN _account;
END $$;

CREATE FUNCTION points_issuer_of(_client bigint) RETURNS bigint LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE _path text; _account bigint;
BEGIN
    SELECT c.area_path INTO _path FROM clients_client c WHERE c.id = _client;
    SELECT a.id INTO _account FROM points_account a JOIN accounts_area r ON r.id = a.area_id
     WHERE a.kind = 'issuer' AND _path ^@ r.path ORDER BY length(r.path) DESC LIMIT 1;
    IF FOUND THEN RETURN _account; END IF;
    RETURN points_open('issuer', (SELECT r.id FROM accounts_area r WHERE r.depth = 1 AND _path ^@ r.path), NULL);
END $$;

CREATE FUNCTION points_move(
    _cause text, _kind text, _source bigint, _target bigint, _points bigint, _on date, _at timestamptz,
    _by bigint, _second bigint, _why text, _words bytea, _scheme bigint, _corrects bigint, _refunds bigint,
    _target_first boolean, OUT posting bigint, OUT source_after bigint, OUT target_after bigint
) LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE _have bigint;
BEGIN
    IF _points IS NULL OR _points <= 0 THEN
        RAISE EXCEPTION 'not a number of points' USING ERRCODE = '22023';
    END IF;
    IF _target_first THEN
        UPDATE points_account SET balance = balance + _points WHERE id = _target
        RETURNING balance INTO target_after;
    END IF;
    UPDATE points_account SET balance = balance - _points
     WHERE id = _source AND (balance >= _points OR kind NOT IN ('client', 'family'))
    RETURNING balance INTO source_after;
    IF source_after IS NULL THEN
        SELECT balance INTO _have FROM points_account WHERE id = _source;
        RAISE EXCEPTION 'not enough points' USING ERRCODE = 'WS001', DETAIL = coalesce(_have, 0)::text;
    END IF;
    IF NOT _target_first THEN
        UPDATE points_account SET balance = balance + _points WHERE id = _target
        RETURNING balance INTO target_after;
    END IF;
    IF target_after IS NULL THEN RAISE EXCEPTION 'no such account' USING ERRCODE = 'WS404'; END IF;
    INSERT INTO points_posting (cause, kind, source_id, target_id, points, source_after, target_after, "on", at,
        by_id, second_id, why, words, scheme_version, corrects_id, refunds_id)
    VALUES (_cause, _kind, _source, _target, _points, source_after, target_after, _on, _at,
        _by, _second, _why, coalesce(_words, ''), _scheme, _corrects, _refunds)
    ON CONFLICT (cause) DO NOTHING RETURNING points_posting.id INTO posting;
    IF posting IS NULL THEN
        -- Somebody posted the same cause while we waited for the accounts: nothing of ours holds.
        UPDATE points_account SET balance = balance + _points WHERE id = _source;
        UPDATE points_account SET balance = balance - _points WHERE id = _target;
    END IF;
END $$;

CREATE FUNCTION points_eat(_posting bigint, _account bigint, _points bigint, _first bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE _eaten bigint;
BEGIN
    WITH o AS (
        SELECT l.id, l."left",
               sum(l."left") OVER (ORDER BY (l.posting_id = _first) DESC, l.earned_on, l.id) AS upto
          FROM points_lot l WHERE l.account_id = _account AND l."left" > 0
    ), e AS (
        SELECT o.id, least(o."left", _points - (o.upto - o."left")) AS points
          FROM o WHERE o.upto - o."left" < _points
    ), u AS (
        UPDATE points_lot l SET "left" = l."left" - e.points FROM e WHERE l.id = e.id RETURNING e.id, e.points
    ), w AS (
        INSERT INTO points_lotuse (posting_id, lot_id, points) SELECT _posting, u.id, u.points FROM u
        RETURNING points_lotuse.points
    )
    SELECT sum(w.points) INTO _eaten FROM w;
    IF _eaten IS DISTINCT FROM _points THEN RAISE EXCEPTION 'the lots do not hold what the wallet says'; END IF;
END $$;

-- What the posting _of took and was not given back yet returns to its lots, the last taken first. A lot that
-- ended meanwhile stays open for another notice, so that nobody loses by our mistake.
CREATE FUNCTION points_give_back(_posting bigint, _of bigint, _points bigint, _on date) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE _given bigint;
BEGIN
    WITH t AS (
        SELECT u.lot_id, sum(u.points)::bigint AS points FROM points_lotuse u
         WHERE u.posting_id = _of
            OR u.posting_id IN (SELECT p.id FROM points_posting p WHERE p.refunds_id = _of)
         GROUP BY u.lot_id HAVING sum(u.points) > 0
    ), o AS (
        SELECT t.lot_id, t.points, sum(t.points) OVER (ORDER BY l.earned_on DESC, l.id DESC) AS upto
          FROM t JOIN points_lot l ON l.id = t.lot_id
    ), g AS (
        SELECT o.lot_id, least(o.points, _points - (o.upto - o.points)) AS points
          FROM o WHERE o.upto - o.points < _points
    ), u AS (
        UPDATE points_lot l SET "left" = l."left" + g.points,
               noticed_on = CASE WHEN l.expires_on <= _on + l.notice_days THEN NULL ELSE l.noticed_on END,
               expires_on = CASE WHEN l.expires_on <= _on + l.notice_days
                                 THEN _on + l.notice_days + 1 ELSE l.expires_on END
          FROM g WHERE l.id = g.lot_id RETURNING g.lot_id, g.points
    ), w AS (
        INSERT INTO points_lotuse (posting_id, lot_id, points) SELECT _posting, u.lot_id, -u.points FROM u
        RETURNING points_lotuse.points
    )
    SELECT -sum(w.points) INTO _given FROM w;
    IF _given IS DISTINCT FROM _points THEN RAISE EXCEPTION 'the lots do not hold what was taken'; END IF;
END $$;

-- A posting the other way round. _kind says whether two people correct, or a merger is taken back.
CREATE FUNCTION points_reverse(
    _of points_posting, _kind text, _by bigint, _second bigint, _why text, _words bytea, _on date, _at timestamptz,
    OUT posting bigint, OUT balance bigint
) LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE m record; _from text; _to text;
BEGIN
    SELECT a.kind INTO _from FROM points_account a WHERE a.id = _of.source_id;
    SELECT a.kind INTO _to FROM points_account a WHERE a.id = _of.target_id;
    SELECT * INTO m FROM points_move(
        'undo:' || _of.id, _kind, _of.target_id, _of.source_id, _of.points, _on, _at, _by, _second, _why,
        _words, _of.scheme_version, _of.id, NULL,
        CASE WHEN _from IN ('client', 'family') AND _to IN ('client', 'family')
             THEN points_wallet_order(_of.source_id) < points_wallet_order(_of.target_id)
             ELSE _from NOT IN ('client', 'family') END);
    posting := m.posting;
    IF posting IS NULL THEN RETURN; END IF;
    IF _to IN ('client', 'family') THEN
        PERFORM points_eat(posting, _of.target_id, _of.points, _of.id);
        balance := m.source_after;
    END IF;
    IF _from IN ('client', 'family') THEN
        PERFORM points_give_back(posting, _of.id, _of.points, _on);
        balance := m.target_after;
    END IF;
END $$;

CREATE FUNCTION points_wallet_order(_account bigint) RETURNS bigint[] LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    SELECT ARRAY[w.client_id, w.is_family::int] FROM points_wallet w WHERE w.account_id = _account
$$;
"""

#: An account of an area or a merchant, or the one of what expired; made where it is not there yet.
OPENING = f"""
CREATE FUNCTION points_open(_kind text, _area bigint, _merchant bigint) RETURNS bigint {_HEAD}
DECLARE _account bigint; {_WAS}
BEGIN
    IF _kind IS NULL OR _kind NOT IN ('issuer', 'centre', 'merchant', 'expiry') THEN
        RAISE EXCEPTION 'no such kind' USING ERRCODE = '22023';
    END IF;
    {OPEN}
    SELECT a.id INTO _account FROM points_account a WHERE a.kind = _kind
       AND a.area_id IS NOT DISTINCT FROM _area AND a.merchant IS NOT DISTINCT FROM _merchant;
    IF NOT FOUND THEN
        INSERT INTO points_account (kind, area_id, merchant, balance) VALUES (_kind, _area, _merchant, 0)
        ON CONFLICT DO NOTHING RETURNING points_account.id INTO _account;
        IF _account IS NULL THEN
            SELECT a.id INTO _account FROM points_account a WHERE a.kind = _kind
               AND a.area_id IS NOT DISTINCT FROM _area AND a.merchant IS NOT DISTINCT FROM _merchant;
        END IF;
    END IF;
    {SHUT}
    RETURN _account;
END $$;
"""

GRANT = f"""
CREATE FUNCTION points_grant(
    _client bigint, _family boolean, _cause text, _kind text, _points bigint, _on date, _at timestamptz,
    _by bigint, _second bigint, _why text, _scheme bigint, _issuer bigint, _expires date, _notice integer,
    OUT posting bigint, OUT existed boolean, OUT balance bigint
) {_HEAD}
DECLARE {_WAS} _wallet bigint; _from bigint := _issuer; m record;
BEGIN
    IF _kind IS NULL OR _kind NOT IN ('earned', 'primed', 'manual') THEN
        RAISE EXCEPTION 'no grant' USING ERRCODE = '22023';
    END IF;
    _wallet := points_wallet_of(_client, _family);
    {OPEN}
    SELECT p.id INTO posting FROM points_posting p WHERE p.cause = _cause;
    IF posting IS NULL THEN
        IF _from IS NULL THEN _from := points_issuer_of(_client);
        ELSIF NOT EXISTS (SELECT FROM points_account a WHERE a.id = _from AND a.kind = 'issuer') THEN
            RAISE EXCEPTION 'not a budget' USING ERRCODE = 'WS404';
        END IF;
        SELECT * INTO m FROM points_move(_cause, _kind, _from, _wallet, _points, _on, _at, _by, _second, _why,
            NULL, _scheme, NULL, NULL, false);
        posting := m.posting; balance := m.target_after;
        IF posting IS NOT NULL THEN
            existed := false;
            INSERT INTO points_lot (account_id, posting_id, earned_on, expires_on, notice_days, amount, "left")
            VALUES (_wallet, posting, _on, _expires, _notice, _points, _points);
        ELSE
            SELECT p.id INTO posting FROM points_posting p WHERE p.cause = _cause;
        END IF;
    END IF;
    IF existed IS NULL THEN
        existed := true;
        SELECT a.balance INTO balance FROM points_account a WHERE a.id = _wallet;
    END IF;
    {SHUT}
END $$;
"""

SPEND = f"""
CREATE FUNCTION points_spend(
    _client bigint, _family boolean, _cause text, _points bigint, _on date, _at timestamptz, _by bigint,
    _why text, _to bigint, OUT posting bigint, OUT existed boolean, OUT balance bigint
) {_HEAD}
DECLARE {_WAS} _wallet bigint; m record;
BEGIN
    _wallet := points_wallet_of(_client, _family);
    {OPEN}
    PERFORM FROM points_account a WHERE a.id = _to AND a.kind IN ('centre', 'merchant') FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'not where points are spent' USING ERRCODE = 'WS404'; END IF;
    SELECT p.id INTO posting FROM points_posting p WHERE p.cause = _cause;
    existed := posting IS NOT NULL;
    IF existed THEN
        SELECT a.balance INTO balance FROM points_account a WHERE a.id = _wallet;
    ELSE
        SELECT * INTO m FROM points_move(_cause, 'spent', _wallet, _to, _points, _on, _at, _by, NULL, _why,
            NULL, NULL, NULL, NULL, true);
        posting := m.posting; balance := m.source_after;
        IF posting IS NULL THEN RAISE EXCEPTION 'one cause, two places' USING ERRCODE = '23505'; END IF;
        PERFORM points_eat(posting, _wallet, _points, NULL);
    END IF;
    {SHUT}
END $$;

CREATE FUNCTION points_refund(
    _of bigint, _cause text, _points bigint, _on date, _at timestamptz, _by bigint, _why text,
    OUT posting bigint, OUT existed boolean, OUT balance bigint
) {_HEAD}
DECLARE {_WAS} o points_posting; _paid bigint; m record;
BEGIN
    SELECT p.* INTO o FROM points_posting p WHERE p.id = _of AND p.kind = 'spent';
    IF NOT FOUND THEN RAISE EXCEPTION 'no such purchase' USING ERRCODE = 'WS404'; END IF;
    {OPEN}
    PERFORM FROM points_account a WHERE a.id = o.target_id FOR UPDATE;
    SELECT p.id INTO posting FROM points_posting p WHERE p.cause = _cause;
    existed := posting IS NOT NULL;
    IF existed THEN
        SELECT a.balance INTO balance FROM points_account a WHERE a.id = o.source_id;
    ELSE
        PERFORM FROM points_posting p WHERE p.corrects_id = _of;
        IF FOUND THEN RAISE EXCEPTION 'undone already' USING ERRCODE = 'WS002'; END IF;
        SELECT coalesce(sum(p.points), 0) INTO _paid FROM points_posting p WHERE p.refunds_id = _of;
        IF _paid + _points > o.points THEN
            RAISE EXCEPTION 'more than was paid' USING ERRCODE = 'WS004', DETAIL = (o.points - _paid)::text;
        END IF;
        SELECT * INTO m FROM points_move(_cause, 'refunded', o.target_id, o.source_id, _points, _on, _at, _by,
            NULL, _why, NULL, NULL, NULL, _of, false);
        posting := m.posting; balance := m.target_after;
        IF posting IS NULL THEN RAISE EXCEPTION 'one cause, two purchases' USING ERRCODE = '23505'; END IF;
        PERFORM points_give_back(posting, _of, _points, _on);
    END IF;
    {SHUT}
END $$;
"""

UNDO = f"""
CREATE FUNCTION points_undo(
    _of bigint, _by bigint, _second bigint, _why text, _words bytea, _on date, _at timestamptz,
    OUT posting bigint, OUT existed boolean, OUT balance bigint
) {_HEAD}
DECLARE {_WAS} o points_posting; m record;
BEGIN
    SELECT p.* INTO o FROM points_posting p WHERE p.id = _of;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such posting' USING ERRCODE = 'WS404'; END IF;
    {OPEN}
    -- Whoever refunds a purchase holds the account where it was spent; so do we, before we look.
    PERFORM FROM points_account a WHERE a.id IN (o.source_id, o.target_id)
       AND a.kind NOT IN ('client', 'family') FOR UPDATE;
    SELECT p.id INTO posting FROM points_posting p WHERE p.corrects_id = _of;
    existed := posting IS NOT NULL;
    IF NOT existed THEN
        IF o.kind NOT IN ('earned', 'primed', 'manual', 'spent', 'refunded', 'expired') THEN
            RAISE EXCEPTION 'a correction stands' USING ERRCODE = 'WS003';
        END IF;
        -- A refund cannot be taken back by itself: the purchase stands as what was not refunded.
        PERFORM FROM points_posting p WHERE p.refunds_id = _of;
        IF FOUND OR o.kind = 'refunded' THEN RAISE EXCEPTION 'refunded' USING ERRCODE = 'WS002'; END IF;
        SELECT * INTO m FROM points_reverse(o, 'corrected', _by, _second, _why, _words, _on, _at);
        posting := m.posting; balance := m.balance;
        IF posting IS NULL THEN RAISE EXCEPTION 'undone already' USING ERRCODE = 'WS002'; END IF;
    END IF;
    {SHUT}
END $$;
"""
ALL = INNER + OPENING + GRANT + SPEND + UNDO
#: Called by the others alone.
PRIVATE = (
    "points_wallet_of(bigint, boolean)",
    "points_issuer_of(bigint)",
    "points_move(text, text, bigint, bigint, bigint, date, timestamptz, bigint, bigint, text, bytea, bigint,"
    " bigint, bigint, boolean)",
    "points_eat(bigint, bigint, bigint, bigint)",
    "points_give_back(bigint, bigint, bigint, date)",
    "points_reverse(points_posting, text, bigint, bigint, text, bytea, date, timestamptz)",
    "points_wallet_order(bigint)",
)
GONE = """
DROP VIEW points_entry;
DROP FUNCTION points_undo, points_refund, points_spend, points_grant, points_open, points_reverse,
    points_wallet_order, points_give_back, points_eat, points_move, points_issuer_of, points_wallet_of;
DROP TRIGGER points_wallet_append_only ON points_wallet;
DROP TRIGGER points_lot_append_only ON points_lot;
DROP TRIGGER points_account_append_only ON points_account;
DROP TRIGGER points_lotuse_append_only ON points_lotuse;
DROP TRIGGER points_posting_words ON points_posting;
DROP TRIGGER points_posting_append_only ON points_posting;
DROP FUNCTION points_keep_words, points_refuse_change;
"""
