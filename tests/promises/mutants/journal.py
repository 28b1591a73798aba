"""Mechanisms of journal, switched off (留痕的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def journal_without_ties() -> Iterator[None]:
    """Nobody asks whether the salts are still there and the same."""
    with patch("guantong.apps.journal.queries._loose_ties", lambda: iter(())):
        yield


@contextmanager
def journal_without_triggers() -> Iterator[None]:
    """The database no longer refuses to change an entry."""
    from django.db import connection

    from guantong.apps.journal.protection import protect, unprotect

    unprotect(connection)
    try:
        yield
    finally:
        protect(connection)


@contextmanager
def verifier_that_checks_no_signature() -> Iterator[None]:
    """Whatever key a head is signed with, its signature is taken for true."""
    with patch("guantong.gateways.cli.verify_journal._signature", lambda _head, _key: []):
        yield


@contextmanager
def verifier_that_trusts_the_database() -> Iterator[None]:
    """The verifier takes the head from the database instead of the one held outside."""
    from guantong.apps.journal import queries
    from guantong.gateways.cli import verify_journal

    real = verify_journal.verify

    def trusting(_held: object, lines: object, key: str | None = None) -> list[str]:
        import json

        return real(json.loads(queries.latest_head().printed), lines, key)  # type: ignore[union-attr, arg-type]

    with patch.object(verify_journal, "verify", trusting):
        yield


@contextmanager
def recording_outside_the_transaction() -> Iterator[None]:
    """An operation may forget its entry: `record` writes nothing."""
    with patch("guantong.apps.years.operations.record"):
        yield


@contextmanager
def sealer_without_lock() -> Iterator[None]:
    """Two sealers may work at once on PostgreSQL."""
    with patch("guantong.apps.journal.operations._locked"):
        yield
