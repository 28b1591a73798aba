"""When the database is busy, away or out of room: told in plain words without asking it again (故障).

The page is drawn without the frame, which would ask the database. What was typed stays on it, to be sent again with one
press under the token that came with it; passwords and codes do not.
"""

import errno
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from guantong.apps.components.pages import errors
from guantong.apps.components.templatetags.words import said
from guantong.domain.fiscal.digests import Damaged
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Outage:
    """What is wrong, what to do, and the status that says it to programs."""

    status: int
    title: Words
    why: Words
    do: Words


_AGAIN = Words(
    "请过一会儿再试；一再如此，请告诉系统管理员发生的时间。",
    "Try again in a while; if it goes on, tell the system administrator when it happened.",
)
BUSY = Outage(
    503, Words("数据库正忙", "The database is busy"),
    Words("等了一会儿仍没有轮到这次操作，什么都没有改动。", "It did not get its turn; nothing was changed."), _AGAIN,
)  # fmt: skip
AWAY = Outage(
    503, Words("数据库连接不上", "The database cannot be reached"),
    Words("这次操作没有送到数据库，什么都没有改动。", "Nothing reached it; nothing was changed."), _AGAIN,
)  # fmt: skip
FULL = Outage(
    507, Words("存储空间不足", "There is no room left"),
    Words("服务器的磁盘已满或不可写，什么都没有改动。", "The disk is full or cannot be written; nothing was changed."),
    Words("请告知系统管理员腾出空间后再试。", "Tell the system administrator to make room, then try again."),
)  # fmt: skip
PERHAPS_DONE = Words(
    "这次操作可能已经办成，只是没能记下登录状态。请重新打开这一项，核对后再办。",
    "It may have been done; only the session could not be kept. Open it again and look before you repeat it.",
)

_DAMAGED = Words("账册的数据文件有损坏", "A data file of the books is damaged")
_RESTORE = Words(
    "没有给出任何数，也没有改动。请系统管理员恢复这个文件，再用 guantong reconcile 核对。",
    "No figure was given and nothing was changed. The system administrator restores the file, then checks with guantong reconcile.",
)

_SQLITE = {5: BUSY, 6: BUSY, 8: FULL, 10: FULL, 13: FULL, 14: AWAY}
"""Primary result codes; 10 (an I/O error) is what a quota looks like, 8 a disk that turned read-only."""
_POSTGRES = {"55P03": BUSY, "57014": BUSY, "40P01": BUSY, "40001": BUSY, "53100": FULL, "53300": AWAY, "58030": FULL}
_POSTGRES_CLASSES = {"08": AWAY, "57": AWAY}
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_UNKEPT = ("/accounts/", "/demo/")
"""Where passwords and codes are typed."""


def outage(error: BaseException | None) -> Outage | None:
    """Return what `error` says of the database or the disk, or None when it is something else."""
    if isinstance(error, OSError) and error.errno in _DISK:
        return FULL
    if isinstance(error, Damaged):
        return Outage(500, _DAMAGED, error.words, _RESTORE)
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    cause = error.__cause__
    if (code := getattr(cause, "sqlite_errorcode", None)) is not None:
        return _SQLITE.get(code & 0xFF)
    if state := getattr(cause, "sqlstate", None):
        return _POSTGRES.get(state) or _POSTGRES_CLASSES.get(state[:2])
    return AWAY  # a driver that says no code has no connection


def told(request: HttpRequest, found: Outage) -> HttpResponse:
    """Return the page of an outage, or the same as data to programs; it asks the database nothing."""
    why = PERHAPS_DONE if getattr(request, "answered", False) else found.why
    if request.path.startswith("/api/"):
        answer: HttpResponse = JsonResponse(
            {"detail": f"{said(found.title)}。{said(why)}{said(found.do)}"},
            status=found.status,
            json_dumps_params={"ensure_ascii": False},
        )
    else:
        typed = [] if why is PERHAPS_DONE else list(_typed(request))
        shown = {
            "found": found, "why": why, "typed": typed, "token": request.POST.get("csrfmiddlewaretoken", ""),
            "address": request.get_full_path(), "files": bool(typed and request.FILES),
            "practice": settings.PRACTICE,
        }  # fmt: skip
        answer = HttpResponse(render_to_string("components/pages/busy.html", shown), status=found.status)
    answer["Cache-Control"] = "no-store"
    if found.status == BUSY.status:
        answer["Retry-After"] = "30"
    return answer


def failed(request: HttpRequest) -> HttpResponse:
    """500, unless what failed was the database or the disk before or after the page had its turn."""
    found = outage(sys.exc_info()[1])
    return told(request, found) if found else errors.failed(request)


class Sessions(SessionMiddleware):
    """Keeps the session; where it only would have been prolonged and could not be, the answer goes out all the same."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session, unless the database was just found to be away."""
        if response.status_code in (BUSY.status, FULL.status):
            return response
        try:
            return super().process_response(request, response)
        except (OperationalError, SessionInterrupted) as error:
            found = outage(_beneath(error))
            if found is None:
                raise
            return response if getattr(request, "only_renewed", False) else told(request, found)


def _beneath(error: BaseException) -> BaseException:
    """Return the failure of the database that sessions take for a session that was ended meanwhile."""
    while isinstance(error, SessionInterrupted | UpdateError) and error.__context__ is not None:
        error = error.__context__
    return error


def _typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    if request.method == "POST" and not request.path.startswith(_UNKEPT):
        for name, values in request.POST.lists():
            if name != "csrfmiddlewaretoken":
                yield from ((name, value) for value in values)
