"""Triggers that keep the three administrators apart in the database, on SQLite and on PostgreSQL (三员分立).

Two posts of one person may not overlap when both are administrators' posts; nor when one is and the other is a business
post, unless the small-office profile of an organisation above both covers every day of the overlap.
"""

from typing import Any

from guantong.domain.roles import ADMINISTRATORS

_ROLES = ", ".join(f"'{role.value}'" for role in sorted(ADMINISTRATORS))
_NEVER = "'9999-12-31'"
_PAIR = f"""
  a.person_id = b.person_id AND a.id <> b.id
  AND a.begins_on < COALESCE(b.ends_on, {_NEVER}) AND b.begins_on < COALESCE(a.ends_on, {_NEVER})
  AND a.begins_on < COALESCE(a.ends_on, {_NEVER}) AND b.begins_on < COALESCE(b.ends_on, {_NEVER})
  AND a.role IN ({_ROLES})
  AND (b.role IN ({_ROLES}) OR NOT EXISTS (
    SELECT 1 FROM actors_smalloffice o JOIN actors_organisation top ON top.id = o.organisation_id
    JOIN actors_organisation x ON x.id = a.organisation_id JOIN actors_organisation y ON y.id = b.organisation_id
    WHERE substr(x.path, 1, length(top.path)) = top.path AND substr(y.path, 1, length(top.path)) = top.path
    AND o.begins_on <= {{later}} AND COALESCE(o.ends_on, {_NEVER}) >= {{earlier}}))"""  # noqa: S608 - constants
_BREACH = "EXISTS (SELECT 1 FROM actors_membership a JOIN actors_membership b ON {pair} WHERE {which})"
_WORDS = "the administrators are separated (三员分立)"
_WHICH = {
    "actors_membership": "a.id = NEW.id OR b.id = NEW.id",
    "actors_smalloffice": "NEW.ends_on IS NOT NULL",
}


def protect(connection: Any) -> None:
    """Lay the triggers on memberships and small-office profiles."""
    with connection.cursor() as cursor:
        for table, which in _WHICH.items():
            for statement in _statements(connection.vendor, table, which):
                cursor.execute(statement)


def unprotect(connection: Any) -> None:
    """Take the triggers away: only a migration backwards does, and the mutant of the lane."""
    with connection.cursor() as cursor:
        for table in _WHICH:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_apart ON {table}")
            else:
                for verb in ("insert", "update"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{verb}_apart")


def _statements(vendor: str, table: str, which: str) -> list[str]:
    postgres = vendor == "postgresql"
    later, earlier = ("GREATEST", "LEAST") if postgres else ("max", "min")
    pair = _PAIR.format(
        later=f"{later}(a.begins_on, b.begins_on)",
        earlier=f"{earlier}(COALESCE(a.ends_on, {_NEVER}), COALESCE(b.ends_on, {_NEVER}))",
    )
    breach = _BREACH.format(pair=pair, which=which)
    if not postgres:
        return [
            f"CREATE TRIGGER {table}_{verb}_apart AFTER {verb} ON {table} WHEN {breach} "
            f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
            for verb in ("insert", "update")
        ]
    # whoever changes posts of one person at once waits for the other, so that neither misses the other's row
    lock = "PERFORM 1 FROM actors_person WHERE id = NEW.person_id FOR UPDATE;" if table == "actors_membership" else ""
    return [
        f"CREATE OR REPLACE FUNCTION {table}_apart() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lock} "
        f"IF {breach} THEN RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {table}_apart AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_apart()",
    ]
