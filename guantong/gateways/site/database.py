"""Where the rows are kept: SQLite in the data folder, or PostgreSQL by one address (数据库)."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_SQLITE = (
    "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; "
    "PRAGMA secure_delete=ON"
)
"""Rollback journal, not WAL: the SQLite of Debian 12 has the WAL reset fault (sqlite.org/wal.html).

secure_delete: what is deleted, sealed ballots among it, is overwritten and not left in free pages."""
_LONGEST_WAIT = 20
"""Seconds one waits for a lock before one is told that the database is busy."""


def database(url: str, data: Path) -> dict[str, Any]:
    """Return Django's settings for the database at `url`; raises ValueError for any other kind than PostgreSQL."""
    if not url:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "guantong.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": _SQLITE, "timeout": _LONGEST_WAIT},
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL: {parts.scheme} is neither postgres nor empty (SQLite)")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": _host(parts.query) or parts.hostname or "",
        "PORT": parts.port or "",
        "OPTIONS": {"options": f"-c lock_timeout={_LONGEST_WAIT}s"},
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
    }


def _host(query: str) -> str:
    """A socket folder may be given as ?host=."""
    return next((unquote(part[5:]) for part in query.split("&") if part.startswith("host=")), "")
