"""Propose an assessment: of a report of one body, at a session, about one matter or a selection of them (提出测评)."""

from functools import partial

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.keys import row_numbered
from guantong.apps.findings import assessing
from guantong.apps.findings.assessment_forms import Proposal
from guantong.apps.findings.assessment_queries import assessable
from guantong.apps.findings.workflow import ASSESSMENT
from guantong.domain.workflow.table import NEW

MOST = 100
"""So many matters are offered at a time, the latest first; a year narrows them."""


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Offer the matters of a year, or those of the body of the matter one comes from; propose."""
    ASSESSMENT.demand("propose", request.standing, NEW, "")
    known, year, key = assessable(request.standing), request.GET.get("year", ""), request.GET.get("matter", "")
    matter = row_numbered(known, key)
    found = known.filter(Q(year=int(year)) if year.isdecimal() and len(year) == 4 else Q())
    among = found.filter(path=matter.path) if matter else found
    many = among.count() > MOST
    initial = {"report": "rectification", "body": matter.body, "matters": [str(matter.pk)]} if matter else {}
    form = partial(Proposal, among=among[:MOST])
    acts = Acts(request, ASSESSMENT, (Act("propose", assessing.propose, form),), NEW, "", initial=initial)
    shown = {"acts": acts, "year": year, "matter": matter, "many": many, "most": MOST}
    answer = acts.answer("/findings/assessments/{pk}/")
    return answer or render(request, "findings/pages/assess.html", shown, status=acts.status)
