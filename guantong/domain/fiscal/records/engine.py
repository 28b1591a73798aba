"""The engine the books are asked through: DuckDB by Ibis, a question put into SQL once however often it is asked (查询引擎).

Putting a question into SQL takes Ibis longer than DuckDB to answer it over a year of a district: every rule asks the same in
every run, every page at every visit.
"""

import pickle
from collections.abc import Mapping
from hashlib import sha256
from threading import Lock
from typing import Any

from ibis.backends.duckdb import Backend

MOST = 2_000
"""Questions whose SQL is remembered, a few thousand characters each; the oldest is forgotten first."""
_written: dict[bytes, str] = {}
_one_at_a_time = Lock()


class Engine(Backend):  # type: ignore[misc] # Ibis tells no types
    """DuckDB through Ibis, as `ibis.duckdb` has it, but that it remembers the SQL of a question."""

    def compile(
        self, expr: Any, /, *, limit: int | None = None, params: Mapping[Any, Any] | None = None, pretty: bool = False
    ) -> str:
        """Return the SQL of a question."""
        if limit is not None or params or pretty:
            return str(super().compile(expr, limit=limit, params=params, pretty=pretty))
        try:
            asked = _told(expr)
        except RecursionError:  # deeper than pickling goes
            return str(super().compile(expr))
        sql = _written.get(asked)
        if sql is None:
            sql = str(super().compile(expr))
            _remember(asked, sql)
        return sql


def _told(expr: Any) -> bytes:
    """Return what tells a question from any other: all it is made of, names, types and values, but not the connection it is put to.

    Ibis leaves that out of what it pickles. Two that are one may be told apart and are then written twice; never the reverse.
    """
    return sha256(pickle.dumps(expr.op())).digest()


def _remember(asked: bytes, sql: str) -> None:
    with _one_at_a_time:
        while len(_written) >= MOST:
            _written.pop(next(iter(_written)), None)
        _written[asked] = sql
