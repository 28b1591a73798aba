"""Propose that money of a project be used again: what the books tell of it, and the unit's own amount (提出可统筹资金)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.execution import operations
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.offer_forms import Proposal
from guantong.apps.execution.reusing import seen_lines
from guantong.apps.execution.sight import home_of, sight_of
from guantong.apps.execution.workflow import OFFER
from guantong.domain.workflow.table import NEW


@page(reads="execution", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the line that the address names; propose."""
    asked, standing = asked_of(request), request.standing
    unit, project, on = (request.GET.get(name, "") for name in ("unit", "project", "on"))
    found = seen_lines(asked, sight_of(standing), standing) if asked else []
    one = next((o for o in found if (o.line.unit_code, o.line.project_code) == (unit, project)), None)
    path = home_of(standing, unit, one.line.unit if one else "")
    given = {"unit_code": unit, "project_code": project, "on": on}
    initial = {"amount": one.left} if one else {}
    acts = Acts(request, OFFER, (Act("propose", operations.propose, Proposal),), NEW, path, given, initial)
    answer = acts.answer("/execution/offers/{pk}/")
    shown = {"asked": asked, "one": one, "acts": acts, "on": on}
    return answer or render(request, "execution/pages/propose.html", shown, status=acts.status)
