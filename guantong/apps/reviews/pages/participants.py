"""Who takes part in a review, for its organiser alone (参加人)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.components.listing import Column, Listing
from guantong.apps.reviews import attending, queries
from guantong.apps.reviews.board_forms import Naming, Roster
from guantong.apps.reviews.models import Review
from guantong.apps.reviews.models.activities import part_choices
from guantong.apps.reviews.roster_file import file_of, take_in_roster, template
from guantong.apps.reviews.workflow import PARTICIPANT
from guantong.domain.reviews.kinds import Part
from guantong.domain.workflow.table import NEW

SHAPES = {"named": "todo", "attended": "done", "excused": "", "struck": ""}
COLUMNS = (
    Column("序号", "number", "number", sorts="number"),
    Column("姓名", "name", "name", link=lambda one: reverse("reviews:participant", args=[one.pk])),
    Column("身份", lambda one: Part(one.part).words, filters="part", choices=tuple(part_choices())),
    Column("单位、界别", "body", note=lambda one: _("回避：%(units)s") % {"units": "、".join(one.keeps_out_of)} if one.keeps_out_of else ""),
    Column("座位", "seat"),
    Column("状态", lambda one: PARTICIPANT.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(PARTICIPANT.states.items())),
)  # fmt: skip


@page(reads="attendance", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List them; name one, or take in a roster."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.reads_names(request.standing, row):
        raise Http404
    people = queries.participants_seen_by(request.standing).filter(review=row)
    if (asked := request.GET.get("file", "")) in ("template", "roster"):
        return _sent(template() if asked == "template" else file_of(people.order_by("number")), row, asked)
    verbs = (
        Act("name_participant", attending.name_participant, partial(Naming, parts=queries.edition_of(row).takes_part)),
        Act("take_in_participants", take_in_roster, Roster),
    )
    acts = Acts(request, PARTICIPANT, verbs, NEW, row.path, {"review": row})
    answer = acts.answer(request.path)
    listing = Listing(
        request, _("参加人"), people, COLUMNS, empty=_("还没有列名。可以逐个增加，或粘贴、上传名单。"), sort="number"
    )
    shown = {
        "review": row,
        "acts": acts,
        "list": listing,
        "places": queries.places_of(row),
        **queries.tabs_of(row, request.standing),
    }
    return listing.download() or answer or render(request, "reviews/pages/participants.html", shown, status=acts.status)


def _sent(content: bytes, review: Review, asked: str) -> HttpResponse:
    name = f"参加人-{review.title}" if asked == "roster" else "参加人名单样表"
    return as_file(content, f"{name}.xlsx")
