"""Organisations and people as a file that can be changed and imported again (导出)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.actors import roster_file as file
from guantong.apps.actors.empty_forms import template
from guantong.apps.actors.queries import memberships_seen_by, organisations, people_seen_by, roster_of_term
from guantong.apps.actors.workflow import INTAKE
from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.domain.workflow.table import NEW


@page(reads="people")
def view(request: HttpRequest, kind: str) -> HttpResponse:
    """Return what one may see of the people, and every organisation; or the roster of the running term."""
    if kind == "term":
        INTAKE.demand("upload", request.standing, NEW, "")  # it counts what waits for people: the preparer's alone
        people, posts, handovers = roster_of_term(request.standing, request.today)
        tables = (
            (file.PEOPLE, file.people_rows(people)), (file.POSTS, file.post_rows(posts)), (file.HANDOVERS, handovers),
        )  # fmt: skip
    elif kind == "template":
        return as_file(template(), "template.xlsx")
    elif kind in ("xlsx", "yaml"):
        people = people_seen_by(request.standing).select_related("deputy__station").order_by("username")
        posts = memberships_seen_by(request.standing).order_by("organisation__path", "pk")
        tables = (
            (file.ORGANISATIONS, file.organisation_rows(organisations())), (file.PEOPLE, file.people_rows(people)),
            (file.POSTS, file.post_rows(posts)),
        )  # fmt: skip
    else:
        raise Http404
    if kind == "yaml":
        return as_file(file.as_yaml(tables), "organisations-and-people.yaml")
    name = "term" if kind == "term" else "organisations-and-people"
    return as_file(file.as_xlsx(tables), f"{name}.xlsx")
