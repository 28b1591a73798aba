"""The needs of one's area: copies under one line, filtered, searched, exported as they are masked (诉求台账)."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import found_by
from guantong.apps.voices.models import Need
from guantong.apps.voices.queries import communities, listed, originals_due
from guantong.apps.voices.words import CHANNELS, fields
from guantong.apps.voices.workflow import NEED, NEED_FILE
from guantong.domain.words import Words

SHAPES = {"received": "due", "confirmed": "done", "left": "todo", "erased": "todo"}


def columns(bodies: list[tuple[str, str]]) -> tuple[Column, ...]:
    """Return the columns of a list of needs, filtered by these communities."""
    return (
        Column("诉求", lambda row: row.title or NEED.states[row.state], link=lambda row: reverse("voices:need", args=[row.pk]), note=_rest),
        Column("件数", lambda row: row.copied + 1, "number", sorts="copied"),
        Column("社区", lambda row: row.place.name if row.place else "", filters="place__path", choices=bodies),
        Column("领域", "about", filters="field", choices=tuple(fields().items())),
        Column("责任部门", lambda row: row.department.name if row.department else ""),
        Column("渠道", "by_way_of", filters="channel", choices=tuple(CHANNELS.items()), rare=True),
        Column("提出日期", "said_on", "day", sorts="said_on"),
        Column("状态", lambda row: NEED.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state", choices=tuple(NEED.states.items())),
        Column("内容", "text", "unseen"),
    )  # fmt: skip


def _rest(row: Need) -> str:
    """Return what follows the title: a need without one of its own begins with it."""
    begun = row.title and row.text.startswith(row.title)
    return row.text[len(row.title) if begun else 0 :][:60]


def _found(typed: str) -> Q:
    return found_by(typed) | Q(text__contains=typed.replace("\0", " ").strip())


@page(reads="voices", place=Place("荟声", 1, "诉求台账"))
def view(request: HttpRequest) -> HttpResponse:
    """List the needs one may read."""
    standing = request.standing
    bodies = [(body.path, Words(body.name, body.name)) for body in communities(standing)]
    listing = Listing(
        request, _("诉求台账"), listed(standing), columns(bodies), search=_found, sort="-said_on",
        empty=_("还没有诉求。记录一件，或从平台导入。"), hint=_("标题拼音或内容里的字"),
    )  # fmt: skip
    path = standing.posts[0].path if standing.posts else ""
    shown = {
        "list": listing, "takes": any(NEED.why_not("take_down", standing, "", post.path) is None for post in standing.posts),
        "brings": NEED_FILE.why_not("upload", standing, "", path) is None, "due": originals_due(standing, request.today),
    }  # fmt: skip
    return listing.download() or render(request, "voices/pages/needs.html", shown)
