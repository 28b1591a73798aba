"""A blank 质询案 to be printed: members fill it in and sign; nothing of it is written here (质询案空白文本).

The law ties an interpellation to no assessment: the blank is there whatever came of the vote.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.ballots.queries import committee, members_on
from guantong.apps.components.door import page
from guantong.apps.findings.assessment_queries import assessments_seen_by
from guantong.apps.findings.ways import way_on


@page(reads="findings")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the blank, with as many lines to sign as the law asks for, or more when more are asked."""
    row = assessments_seen_by(request.standing).filter(pk=pk).first()
    way = way_on("interpellation", request.today)
    if row is None or way is None:
        raise Http404
    members = len(members_on(request.today))
    least, asked = way.signers_of(members), request.GET.get("lines", "")
    lines = max(least, min(int(asked), max(members, least))) if asked.isdecimal() and len(asked) < 4 else least
    shown = {"row": row, "way": way, "least": least, "lines": range(1, lines + 1), "body": committee()}
    return render(request, "findings/pages/interpellation.html", shown)
