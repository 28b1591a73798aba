"""State why a project is fast or slow: the unit chooses of the list, and says it in its own words (填报快慢原因)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.execution import operations
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.offer_forms import Stating
from guantong.apps.execution.queries import projects
from guantong.apps.execution.sight import home_of, sight_of
from guantong.apps.execution.workflow import CAUSE
from guantong.domain.workflow.table import NEW


@page(reads="execution", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the project that the address names; state a cause."""
    asked, standing = asked_of(request), request.standing
    unit, project, on = (request.GET.get(name, "") for name in ("unit", "project", "on"))
    found = projects(asked, sight_of(standing), unit_code=unit, project_code=project) if asked and project else []
    line = found[0] if found else None
    path = home_of(standing, unit, line.unit if line else "")
    given = {"unit_code": unit, "project_code": project, "on": on}
    acts = Acts(request, CAUSE, (Act("state_cause", operations.state_cause, Stating),), NEW, path, given)
    answer = acts.answer("/execution/causes/{pk}/")
    return answer or render(
        request,
        "execution/pages/state.html",
        {"asked": asked, "line": line, "acts": acts, "on": on},
        status=acts.status,
    )
