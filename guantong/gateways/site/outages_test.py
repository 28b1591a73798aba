"""What a driver says of a database or a disk is told for what it is, by its code and in no language of its own."""

import errno
import sqlite3

import psycopg
import pytest
from django.db import InterfaceError, OperationalError
from django.test import RequestFactory

from guantong.gateways.site.outages import AWAY, BUSY, FULL, Outage, outage, told


def raised(cause: BaseException | None, kind: type[Exception] = OperationalError) -> Exception:
    error = kind("said in whatever language")
    error.__cause__ = cause
    return error


def of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (raised(of_sqlite(sqlite3.SQLITE_BUSY)), BUSY),
        (raised(of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT)), BUSY),
        (raised(of_sqlite(sqlite3.SQLITE_FULL)), FULL),
        (raised(of_sqlite(sqlite3.SQLITE_IOERR_WRITE)), FULL),
        (raised(of_sqlite(sqlite3.SQLITE_READONLY)), FULL),
        (raised(of_sqlite(sqlite3.SQLITE_CANTOPEN)), AWAY),
        (raised(of_sqlite(sqlite3.SQLITE_ERROR)), None),
        (raised(psycopg.errors.LockNotAvailable()), BUSY),
        (raised(psycopg.errors.DeadlockDetected()), BUSY),
        (raised(psycopg.errors.DiskFull()), FULL),
        (raised(psycopg.errors.AdminShutdown()), AWAY),
        (raised(psycopg.OperationalError("connection refused")), AWAY),
        (raised(psycopg.InterfaceError("the connection is closed"), InterfaceError), AWAY),
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), FULL),
        (FileNotFoundError(errno.ENOENT, "none"), None),
        (ValueError("a mistake of ours"), None),
    ],
    ids=lambda part: getattr(part, "status", None) or repr(getattr(part, "__cause__", part)),
)
def test_every_outage_is_known_by_its_code(error: Exception, found: Outage | None) -> None:
    assert outage(error) is found


@pytest.mark.parametrize("address", ["/accounts/login/", "/demo/sign-in/abc/"])
def test_a_password_is_not_kept_on_the_page(address: str) -> None:
    request = RequestFactory().post(address, {"login": "shen", "password": "ZX-口令"})

    body = told(request, BUSY).content.decode()

    assert ("ZX-" in body, f'href="{address}"' in body) == (False, True)


def test_what_was_typed_cannot_break_out_of_the_page() -> None:
    request = RequestFactory().post("/years/steps/1/", {"document": "</textarea><script>alert(1)</script>"})

    assert "<script" not in told(request, BUSY).content.decode()
