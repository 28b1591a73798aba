"""The suggestions that were put forward: what, where, for how many, how many needs stand behind each (项目建议清单)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.consultation.models import Suggestion
from guantong.apps.consultation.queries import listed, suggestions_seen_by
from guantong.apps.consultation.shapes import SHAPES
from guantong.apps.consultation.workflow import CALL, SUGGESTION
from guantong.apps.voices.words import fields


def signers(row: Suggestion) -> str:
    """Return who signed it, the first first; one query for a whole list."""
    return "、".join(one.name for one in row.proposers.all() if one.state == "signed")


def columns(years: list[tuple[str, str]], bodies: list[tuple[str, str]]) -> tuple[Column, ...]:
    """Return the columns of a list of suggestions, filtered by these years and places."""
    return (
        Column("编号", "code", "code", sorts="number"),
        Column("项目建议", "title", link=page_of("consultation:suggestion"), note=lambda row: row.where),
        Column("地点", "place", filters="path", choices=bodies),
        Column("领域", "about", filters="field", choices=tuple(fields().items())),
        Column("诉求", "asked", "number", sorts="asked"),
        Column("受益人数", "people", "number", sorts="people"),
        Column("估算金额", "cost", "figure", sorts="cost"),
        Column("提出人", signers),
        Column("可行性意见", "offices", "number", sorts="offices"),
        Column("年度", "call__year", "number", sorts="call__year", filters="call__year", choices=years, rare=True),
        Column("状态", lambda row: SUGGESTION.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state", choices=tuple(SUGGESTION.states.items()), note=lambda row: row.merged_into.code if row.merged_into else ""),
        Column("建设内容", "text", "unseen"),
    )  # fmt: skip


@page(reads="suggestions", place=Place("荟声", 5, "项目建议"))
def view(request: HttpRequest) -> HttpResponse:
    """List them."""
    standing = request.standing
    rows = suggestions_seen_by(standing)
    years = [
        (str(year), str(year)) for year in rows.order_by("-call__year").values_list("call__year", flat=True).distinct()
    ]
    bodies = list(rows.order_by("path").values_list("path", "place__name").distinct())
    listing = Listing(
        request, _("项目建议清单"), listed(rows), columns(years, bodies), search="search", sort="number",
        empty=_("还没有项目建议。代表、街道工委和联络站可以从诉求拟一件。"),
    )  # fmt: skip
    drafts = any(SUGGESTION.why_not("draft", standing, "", post.path) is None for post in standing.posts)
    shown = {
        "list": listing,
        "drafts": drafts,
        "lists": standing.reads("government_lists"),
        "opens": CALL.begun_by("open_call", standing),
    }
    return listing.download() or render(request, "consultation/pages/suggestions.html", shown)
