"""What every room's API shares: who may ask, how a refusal looks (接口)."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Schema
from ninja.security import APIKeyCookie
from pydantic import BeforeValidator

from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

PAGE = 100
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
"""Where the page asked for begins."""


def _written(value: Any) -> Any:
    """A number is no day: the library would take it for seconds since 1970."""
    if isinstance(value, str) and not re.match(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("日期写作 2026-03-31")
    return value


Day = Annotated[Annotated[date, BeforeValidator(_written)] | None, Query()]
"""A day as the address asks for it, 2026-03-31."""
Moment = Annotated[Annotated[datetime, BeforeValidator(_written)] | None, Query()]
"""A moment as the address asks for it."""


class Problem(Schema):
    """Why a request was not done: what, what would open it, the article it rests on, the field it is about."""

    detail: str
    opens: str = ""
    basis: str = ""
    fields: dict[str, str] = {}


REFUSALS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 409, 422), Problem)
"""Every operation may answer these; an operation adds its 200."""


class Rows(Schema):
    """One page of rows: how many there are in all, and where the page begins."""

    count: int
    offset: int


def paged(found: QuerySet[Any], offset: int) -> dict[str, Any]:
    """Return the page of `found` that begins at `offset`, as Rows say it."""
    return {"count": found.count(), "offset": offset, "rows": list(found[offset : offset + PAGE])}


def names_nothing(request: HttpRequest) -> bool:
    """True where an address holds a NUL character: no database keeps one in a text, PostgreSQL does not even look for it."""
    return "\0" in request.path_info or any("\0" in value for values in request.GET.lists() for value in values[1])


class Reads(APIKeyCookie):
    """Admits who is signed in and may read `room`; a write without its CSRF token is refused before anything else."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self, room: str) -> None:
        super().__init__(csrf=True)
        self.room = room

    def authenticate(self, request: HttpRequest, _key: str | None) -> Standing | None:
        """Return the standing, None for nobody (401); another's duty raises NotAllowed (403)."""
        standing: Standing = request.standing  # type: ignore[attr-defined]
        if not standing.posts:
            return None
        if not standing.reads(self.room):
            raise NotAllowed(Refusal("who", _NOT_YOURS))
        if names_nothing(request) or (request.content_type == "application/json" and b"\\u0000" in request.body):
            raise BadInput({"": _NUL})
        return standing


_NOT_YOURS = Words("不在您的职责范围内", "not within your duties")
_NUL = Words("文字里有空字符（NUL），请去掉后重试", "there is a NUL character in the text: leave it out")
