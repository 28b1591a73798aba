"""All subjects in one's scope: search by name, former name, pinyin or key (对象)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.subjects.models import Subject, kind_choices
from guantong.apps.subjects.queries import organisations_with_subjects, subjects_seen_by
from guantong.apps.subjects.workflow import SUBJECT
from guantong.domain.workflow.table import NEW


def address(subject: Subject) -> str:
    """Return where a subject's page is."""
    return reverse("subjects:subject", args=[subject.key])


@page(reads="subjects", place=Place("对象", 1, "项目与对象"))
def view(request: HttpRequest) -> HttpResponse:
    """List the subjects."""
    bodies = [(body.code, str(body)) for body in organisations_with_subjects(request.standing)]
    columns = (
        Column("编号", "key", "name", sorts="key"),
        Column("名称", "name", sorts="name", link=address, note=lambda subject: subject.aliases),
        Column("类别", "get_kind_display", filters="kind", choices=kind_choices()),
        Column("机构", "organisation", sorts="organisation__path", filters="organisation__code", choices=bodies),
        Column("设立", "opened_on", "day", sorts="opened_on"),
        Column(
            "状态", lambda subject: SUBJECT.states[subject.state], "badge", filters="state",
            badge=lambda subject: "doing" if subject.state == "standing" else "done",
            choices=[(state, words) for state, words in SUBJECT.states.items()],
        ),
    )  # fmt: skip
    rows = subjects_seen_by(request.standing)
    listing = Listing(request, _("项目与对象"), rows, columns, search="search", sort="-key", empty=_("还没有对象。"))
    may = any(SUBJECT.why_not("open", request.standing, NEW, post.path) is None for post in request.standing.posts)
    return listing.download() or render(request, "subjects/pages/subjects.html", {"list": listing, "may": may})
