"""Choose the needs a suggestion is made of: those one sees, by place and field, copies counted (选诉求)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consultation.queries import suggestions_seen_by
from guantong.apps.consultation.whose import is_own, needs_to_link
from guantong.apps.voices.words import fields
from guantong.domain.words import Words


@page(reads="own_suggestions")
def view(request: HttpRequest) -> HttpResponse:
    """List them with boxes; those chosen go on to the draft, or to the suggestion `of` which more are linked."""
    asked = request.GET.get("of", "")
    of = (
        suggestions_seen_by(request.standing).filter(pk=asked).first()
        if asked.isascii() and asked.isdecimal() and len(asked) < 12
        else None
    )
    of = of if of and is_own(of, request.standing) else None
    rows = needs_to_link(request.standing)
    bodies = [
        (path, Words(name, name))
        for path, name in rows.exclude(place=None)
        .order_by("place__path")
        .values_list("place__path", "place__name")
        .distinct()
    ]
    columns = (
        Column("选择", lambda need: need.pk, "choice"),
        Column("诉求", "title"),
        Column("件数", lambda need: need.copied + 1, "number", sorts="copied"),
        Column("社区", lambda need: need.place.name if need.place else "", filters="place__path", choices=bodies),
        Column("领域", "about", filters="field", choices=tuple(fields().items())),
        Column("提出日期", "said_on", "day", sorts="said_on"),
    )  # fmt: skip
    listing = Listing(
        request, _("选诉求"), rows, columns, search="search", sort="-copied", keeps=("of",),
        empty=_("没有可选的诉求：由联络站确认过的才列在这里。也可以不选诉求，直接拟。"), hint=_("标题或拼音"),
    )  # fmt: skip
    return listing.download() or render(request, "consultation/pages/pick.html", {"list": listing, "of": of})
