"""Topics for a year's supervision: propose one, type one in for others, take a sheet of them in, see what became of them (议题)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.years import topics
from guantong.apps.years.models import source_choices, way_choices
from guantong.apps.years.queries import calling, topics_seen_by, years
from guantong.apps.years.topic_file import take_in_file
from guantong.apps.years.topic_forms import Proposed, Sheet, TypedIn
from guantong.apps.years.workflow import TOPIC
from guantong.domain.workflow.table import NEW

SHAPES = {"proposed": "todo", "candidate": "doing", "taken_in": "done", "not_taken": "", "withdrawn": ""}
ACTS = (
    Act("propose", topics.propose, Proposed),
    Act("type_in", topics.type_in, TypedIn),
    Act("import_topics", take_in_file, Sheet),
)


@page(reads="topics", methods=("GET", "HEAD", "POST"), place=Place("年度", 6, "议题"))
def view(request: HttpRequest) -> HttpResponse:
    """List the topics one may read; propose, type in or take in."""
    standing = request.standing
    called = calling(request.today).first()
    year = called.year if called else years().filter(year=request.today.year + 1).first()
    initial = {"year": year, "proposed_on": request.today}
    acts = Acts(request, TOPIC, ACTS, NEW, TOPIC.desk("propose", standing), initial=initial)
    columns = (
        Column(
            "年度", lambda row: row.year.words, filters="year__year", choices=[(str(y.year), y.words) for y in years()]
        ),
        Column("议题", "title", link=lambda row: reverse("years:topic", args=[row.pk]), note=lambda row: row.reason),
        Column("来源", "get_source_display", filters="source", choices=source_choices()),
        Column("建议方式", "get_way_display", filters="way", choices=way_choices()),
        Column("提出", "proposer", sorts="proposer"),
        Column("提出日期", "proposed_on", "day", sorts="proposed_on"),
        Column(
            "状态", lambda row: TOPIC.states[row.state], "badge", badge=lambda row: SHAPES[row.state],
            filters="state", choices=tuple(TOPIC.states.items()),
        ),
        Column("理由", "why"),
    )  # fmt: skip
    listing = Listing(
        request, _("议题"), topics_seen_by(standing), columns, search="search", sort="-proposed_on",
        empty=_("还没有人提出议题。"),
    )  # fmt: skip
    answer = listing.download() or acts.answer("/years/topics/")
    shown = {"list": listing, "acts": acts, "called": called}
    return answer or render(request, "years/pages/topics.html", shown, status=acts.status)
