"""One livelihood item for everybody: what a person released, quarter by quarter, with its public photos; no payees (民生实事公开页)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import public
from guantong.apps.files.pages.content import TYPES, boxed
from guantong.apps.files.store import path_of
from guantong.apps.livelihood import judging
from guantong.apps.livelihood.queries import public_items, public_objections, public_photo, quarters_of, steps_of
from guantong.apps.livelihood.shapes import ITEM_SHAPES, OBJECTION_SHAPES
from guantong.apps.livelihood.terms import sources
from guantong.apps.livelihood.workflow import ITEM, OBJECTION


@public()
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was released of an item."""
    item = public_items().filter(pk=pk).first()
    if item is None:
        raise Http404
    results = judging.results_of(item)
    objections = [(one, OBJECTION.states[one.state], OBJECTION_SHAPES[one.state]) for one in public_objections(item)]
    shown = {
        "item": item, "state": ITEM.states[item.state], "shape": ITEM_SHAPES[item.state], "objections": objections,
        "sources": [(words, item.sources[name]) for name, words in sources().items() if name in item.sources],
        "quarters": quarters_of(item, request.today, public=True), "steps": steps_of(item, public=True),
        "residents": judging.of_residents(results, request.today, released=True),
    }  # fmt: skip
    return render(request, "livelihood/pages/public_item.html", shown)


@public()
def photo(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - nobody is asked who they are
    """Return a photo that is public: it was drawn anew when it came in, so that place and camera are gone."""
    file = public_photo(pk)
    if file is None:
        raise Http404
    try:
        content = path_of(file.sm3).read_bytes()
    except OSError as gone:
        raise Http404 from gone
    answer = HttpResponse(content, content_type=TYPES[file.kind])
    answer["Content-Disposition"] = "inline"
    return boxed(answer)
