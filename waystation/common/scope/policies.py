"""The second wall: policies on rows, written for migrations. One line gives a new table its wall::

    operations = [policies.through("screening_screening", "client_id", "clients_client")]

ENABLE and FORCE: the owner of the tables is held by them too. A policy compares the row with what the
transaction was told (``common.scope.postgresql``); who was told nothing gets nothing, because the settings
are then empty or absent. Form and cost: docs/adr/0010.
"""

from __future__ import annotations

from django.db.migrations import RunSQL

#: Asked directly: in sub-selects the planner would know nothing of their values, and plan each of them anew
#: for every walled table of a statement (docs/performance.md, "The second wall").
_EVERYTHING = "current_setting('waystation.everything', true) = 'on'"
_STATIONS = "(nullif(current_setting('waystation.stations', true), '')::bigint[])"
_AREAS = "(nullif(current_setting('waystation.areas', true), '')::text[])"
_FILES = "(nullif(current_setting('waystation.files', true), '')::bigint[])"
_USER = "nullif(current_setting('waystation.user', true), '')::bigint"


def below(path: str) -> str:
    """The condition "in or below one of the areas".

    The bounds are what an index of text patterns can serve (stack.md §3.3); the list is exact where several
    areas were granted.
    """
    return (
        f"({path} ~>=~ current_setting('waystation.low', true)"
        f" AND {path} ~<~ current_setting('waystation.high', true)"
        f" AND {path} ^@ ANY {_AREAS})"
    )


def by_area_and_station(table: str, path: str, station: str) -> RunSQL:
    """Rows that carry an area's path and a police station."""
    return _wall(table, f"{below(f'{path}::text')} OR {station} = ANY {_STATIONS}")


def by_area_station_and_file(table: str, path: str, station: str) -> RunSQL:
    """As :func:`by_area_and_station`, and the single files for which a second place answers too.

    Takes the place of that policy, under the same name.
    """
    before = f"{below(f'{path}::text')} OR {station} = ANY {_STATIONS}"
    return RunSQL(
        f"ALTER POLICY wall ON {table} USING ({before} OR id = ANY {_FILES})",
        f"ALTER POLICY wall ON {table} USING ({before})",
    )


def between_places(table: str, column: str, above: str, *paths: str) -> RunSQL:
    """Rows that one place sends to another: whoever reaches the file, and both places by their paths."""
    either = " OR ".join(below(f"{path}::text") for path in paths)
    return _wall(table, f"{_EVERYTHING} OR {either} OR reached_{above}({column})", first=_asking(above))


def by_area(table: str, area: str) -> RunSQL:
    """Rows that name an area by its id."""
    named = f"there.id = {table}.{area} AND {below('there.path::text')}"
    there = f"EXISTS (SELECT FROM accounts_area there WHERE {named})"
    return _wall(table, f"{_EVERYTHING} OR {there}")


def through(table: str, column: str, above: str, *, many: bool = False) -> RunSQL:
    """Rows that hang on a row of ``above``, which has a wall of its own.

    The question is asked row by row by a small function whose plan the server keeps: a file's page names
    twenty walled tables, and planning a sub-select for each would cost it several times its own work.
    ``many``: for the tables that lists and searches read for many files at once; there it is a sub-select,
    which the planner can turn into one hashed look at all visible files.
    """
    if many:
        return _wall(table, f"{_EVERYTHING} OR {_reached(table, column, above)}")
    return _wall(table, f"{_EVERYTHING} OR reached_{above}({column})", first=_asking(above))


def by_area_or_file(table: str, area: str, column: str, above: str) -> RunSQL:
    """Rows that name an area by its id and may hang on a row of ``above`` as well: either is enough."""
    named = f"there.id = {table}.{area} AND {below('there.path::text')}"
    there = f"EXISTS (SELECT FROM accounts_area there WHERE {named})"
    hung = f"({column} IS NOT NULL AND reached_{above}({column}))"
    return _wall(table, f"{_EVERYTHING} OR {there} OR {hung}", first=_asking(above))


def _asking(above: str) -> str:
    """Whether the caller's own wall shows this row of ``above``; made anew by every table that asks it."""
    return (
        f"CREATE OR REPLACE FUNCTION reached_{above}(wanted bigint) RETURNS boolean LANGUAGE plpgsql STABLE "
        f"PARALLEL SAFE AS $$ BEGIN RETURN EXISTS (SELECT FROM public.{above} a WHERE a.id = wanted); END $$;"
    )


def grown_by_triggers(table: str, column: str, above: str) -> RunSQL:
    """Rows about a row of ``above`` that triggers write: read as that row is, added by triggers alone.

    Added whatever the writer reaches: the change itself may take the row out of their reach.
    """
    read = f"{_EVERYTHING} OR reached_{above}({column})"
    return _wall(table, read, "pg_trigger_depth() > 0", first=_asking(above))


def written_by_functions(table: str, read: str, *, above: str = "") -> RunSQL:
    """Rows that only functions of the owner write, which ask themselves whom the caller reaches.

    ``read``: the condition under which a row is seen; it may ask ``reached_{above}(…)``.
    """
    return _wall(table, f"{_EVERYTHING} OR {read}", "true", first=_asking(above) if above else "")


def of_user(table: str, column: str) -> RunSQL:
    """Rows that are one account's own."""
    return _wall(table, f"{_EVERYTHING} OR {column} = {_USER}")


def of_addressee(table: str, column: str, client: str) -> RunSQL:
    """Rows that one account writes to another: the addressee reads them, the writer reaches the client."""
    read = f"{_EVERYTHING} OR {column} = {_USER}"
    written = f"{read} OR {client} IS NULL OR {_reached(table, client, 'clients_client')}"
    return _wall(table, read, written)


def of_file_or_account(table: str, client: str, account: str) -> RunSQL:
    """Rows to the person of a file or to an account: whoever reaches the file, and the account itself."""
    hung = f"({client} IS NOT NULL AND reached_clients_client({client}))"
    return _wall(table, f"{_EVERYTHING} OR {account} = {_USER} OR {hung}", first=_asking("clients_client"))


def _reached(table: str, column: str, above: str) -> str:
    return f"EXISTS (SELECT 1 FROM {above} above WHERE above.id = {table}.{column})"  # noqa: S608 - our own names


def _wall(table: str, read: str, written: str = "", *, first: str = "") -> RunSQL:
    check = f" WITH CHECK ({written})" if written else ""
    return RunSQL(
        f"{first}ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY wall ON {table} USING ({read}){check};",
        f"DROP POLICY wall ON {table};"
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


#: What a function that looks beyond the wall says for the length of its one question.
_OPEN = {"low": "", "high": "~", "areas": '{""}', "everything": "on"}


def beyond(name: str, argument: str, returns: str, question: str) -> RunSQL:
    """A function that answers one narrow question about all rows, whatever its caller may reach.

    Runs as the owner; ``argument`` (``"mark bytea"``) is the only thing that comes in, one value goes out.
    Numbers and yes or no only, never a row.
    """
    keep = "".join(
        f" _{one} text := coalesce(current_setting('waystation.{one}', true), '');" for one in _OPEN
    )
    opened = ", ".join(f"set_config('waystation.{one}', '{value}', true)" for one, value in _OPEN.items())
    closed = ", ".join(f"set_config('waystation.{one}', _{one}, true)" for one in _OPEN)
    return RunSQL(
        f"CREATE FUNCTION {name}({argument}) RETURNS {returns} LANGUAGE plpgsql SECURITY DEFINER "
        f"SET search_path = public, pg_temp AS $$ DECLARE{keep} _answer {returns}; BEGIN "
        f"PERFORM {opened}; _answer := ({question}); PERFORM {closed}; RETURN _answer; END $$;",
        f"DROP FUNCTION {name};",
    )
