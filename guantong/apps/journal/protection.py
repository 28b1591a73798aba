"""Triggers that keep the journal append-only in the database, on SQLite and on PostgreSQL (不可改)."""

from typing import Any

TABLES = ("journal_entry", "journal_leaf", "journal_sealedhead")
_SQLITE = """CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal is append-only (留痕不可改)'); END"""
_REFUSE = """CREATE OR REPLACE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only (留痕不可改)'; END $$"""
_ROWS = """CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION journal_refuses()"""
_WHOLE = "CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses()"


def protect(connection: Any) -> None:
    """Lay the triggers on every table of the journal."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_REFUSE)
        for table in TABLES:
            for statement in _statements(connection.vendor, table):
                cursor.execute(statement)


def unprotect(connection: Any) -> None:
    """Take the triggers away: only a migration backwards does, and tests that empty the database."""
    with connection.cursor() as cursor:
        for table in TABLES:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_kept ON {table}")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_whole ON {table}")
            else:
                for verb in ("update", "delete"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{verb}")


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [_ROWS.format(table=table), _WHOLE.format(table=table)]
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
    ]
