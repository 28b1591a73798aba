"""Triggers that keep the journal append-only in the database, on SQLite and on PostgreSQL (不可改)."""

from typing import Any

TABLES = ("journal_entry", "journal_leaf", "journal_sealedhead")
SALTS = "journal_salt"
"""What ties an entry to personal words: never changed, and removed only after an entry that says so."""
_SQLITE = """CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal is append-only (留痕不可改)'); END"""
_REFUSE = """CREATE OR REPLACE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only (留痕不可改)'; END $$"""
_ROWS = """CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION journal_refuses()"""
_WHOLE = "CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses()"
_SAID = """EXISTS (SELECT 1 FROM journal_entry tied JOIN journal_entry said ON said.key = tied.key
WHERE tied.id = OLD.entry_id AND said.id > tied.id AND said.verb = 'erase')"""
_SQLITE_SALTS = """CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} WHEN NOT {said}
BEGIN SELECT RAISE(ABORT, 'a tie is cut only after an entry that says so (留痕不可改)'); END"""
_KEEP = """CREATE OR REPLACE FUNCTION journal_keeps_ties() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF NOT {said} THEN RAISE EXCEPTION 'a tie is cut only after an entry that says so (留痕不可改)'; END IF;
RETURN OLD; END $$"""
_POSTGRES_SALTS = (
    "CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION journal_refuses()",
    "CREATE TRIGGER {table}_said BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION journal_keeps_ties()",
)


def protect(connection: Any) -> None:
    """Lay the triggers on every table of the journal."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_REFUSE)
            cursor.execute(_KEEP.format(said=_SAID))
        for table in (*TABLES, SALTS):
            for statement in _statements(connection.vendor, table):
                cursor.execute(statement)


def unprotect(connection: Any) -> None:
    """Take the triggers away: only a migration backwards does, and tests that empty the database."""
    with connection.cursor() as cursor:
        for table in (*TABLES, SALTS):
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_kept ON {table}")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_said ON {table}")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_whole ON {table}")
            else:
                for verb in ("update", "delete"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{verb}")


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        rows = _POSTGRES_SALTS if table == SALTS else (_ROWS,)
        return [statement.format(table=table) for statement in (*rows, _WHOLE)]
    if table == SALTS:
        return [_SQLITE.format(table=table, verb="update"), _SQLITE_SALTS.format(table=table, said=_SAID)]
    return [_SQLITE.format(table=table, verb=verb) for verb in ("update", "delete")]


def app_role(role: str) -> list[str]:
    """Return the statements that let `role` run the site on PostgreSQL and never rewrite the journal.

    The owner of the tables migrates; the site and the worker run as this role (docs/how_to/postgresql.md).
    """
    kept = ", ".join(TABLES)
    return [
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"REVOKE UPDATE, DELETE ON {kept} FROM {role}",
        f"REVOKE UPDATE ON {SALTS} FROM {role}",
    ]
