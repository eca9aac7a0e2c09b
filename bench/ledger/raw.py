"""The yardstick: one PL/pgSQL function a transfer, with a unique key, two entries and two balances."""

SCHEMA = """
CREATE SCHEMA raw;
CREATE TABLE raw.account (id int PRIMARY KEY, balance bigint NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 0);
CREATE TABLE raw.transfer (id bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(),
    kind smallint NOT NULL, ref text, idem uuid UNIQUE);
CREATE TABLE raw.entry (id bigserial PRIMARY KEY, transfer_id bigint NOT NULL REFERENCES raw.transfer,
    account_id int NOT NULL REFERENCES raw.account, amount bigint NOT NULL, balance bigint NOT NULL);
CREATE INDEX ON raw.entry (account_id, id);
CREATE FUNCTION raw.xfer(p_from int, p_to int, p_amt bigint, p_idem uuid) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE t bigint; bf bigint; bt bigint;
BEGIN
  IF p_from < p_to THEN
    UPDATE raw.account SET balance=balance-p_amt, version=version+1 WHERE id=p_from RETURNING balance INTO bf;
    UPDATE raw.account SET balance=balance+p_amt, version=version+1 WHERE id=p_to RETURNING balance INTO bt;
  ELSE
    UPDATE raw.account SET balance=balance+p_amt, version=version+1 WHERE id=p_to RETURNING balance INTO bt;
    UPDATE raw.account SET balance=balance-p_amt, version=version+1 WHERE id=p_from RETURNING balance INTO bf;
  END IF;
  INSERT INTO raw.transfer (kind, ref, idem) VALUES (1, 'pts', p_idem) RETURNING id INTO t;
  INSERT INTO raw.entry (transfer_id, account_id, amount, balance)
  VALUES (t, p_from, -p_amt, bf), (t, p_to, p_amt, bt);
  RETURN t;
END $$;
GRANT USAGE ON SCHEMA raw TO web;
GRANT ALL ON ALL TABLES IN SCHEMA raw TO web;
GRANT ALL ON ALL SEQUENCES IN SCHEMA raw TO web;
"""
TRANSFER = "SELECT raw.xfer(%s, %s, 5, %s)"
