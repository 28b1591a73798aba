"""A person decides what became of a line that no code or name matches: split, merged, renamed (认定对应)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.opinions.line_links import decide_link
from guantong.apps.opinions.link_form import Linked, candidates, offered, read, written
from guantong.apps.opinions.steps import step_asked
from guantong.apps.opinions.workflow import LINE_LINK
from guantong.domain.workflow.table import NEW


@page(reads="books", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the lines of the unit that may be linked, of both versions; decide which are one."""
    step = step_asked(request.GET, request.today, request.standing)
    side = "before" if "before" in request.GET else "after"
    key = read(request.GET.get(side, ""))
    told = step.told if step and step.later else None
    lines, likely = (offered(step, key), candidates(step, key)) if step and told else (([], []), [])
    initial = {side: [written(key)], "after" if side == "before" else "before": likely}
    acts = Acts(
        request,
        LINE_LINK,
        (Act("decide_link", decide_link, partial(Linked, lines=lines)),),
        NEW,
        "",
        {"told": told},
        initial,
    )
    answer = acts.answer("/opinions/versions/links/")
    one = next((line for line in (*lines[0], *lines[1]) if line.key == key), None)
    shown = {"step": step, "one": one, "acts": acts, "told": told}
    return answer or render(request, "opinions/pages/link_lines.html", shown, status=acts.status)
