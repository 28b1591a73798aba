"""One list of audit issues: its header, which column is what, what every row would do, taking it in (导入向导)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.files.attached import attached_to
from guantong.apps.findings import list_operations as operations
from guantong.apps.findings.list_forms import Columns, HeaderAt, Meant, Seen
from guantong.apps.findings.list_preview import OUTCOMES, asked_bodies, compared, counted, plan_of
from guantong.apps.findings.pages.issue_lists import SHAPES as STATES
from guantong.apps.findings.queries import lists_seen_by
from guantong.apps.findings.reading_lists import unkept
from guantong.apps.findings.workflow import ISSUE_LIST
from guantong.apps.journal.queries import history_of

SHAPES = {"wrong": "severe", "new": "doing", "update": "warn", "same": "todo", "left": "todo"}
LINES = (
    Column("行", "number", "number"),
    Column("结果", lambda line: OUTCOMES[line.outcome], "badge", badge=lambda line: SHAPES[line.outcome], filters="outcome", choices=tuple(OUTCOMES.items())),
    Column("单位", "body"),
    Column("事项", "title", link=lambda line: reverse("findings:matter", args=[line.pk]) if line.pk else ""),
    Column("金额", lambda line: line.facts.get("amount"), "figure"),
    Column("说明", "says"),
)  # fmt: skip


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the wizard where it stands; do one of its verbs."""
    of = lists_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    found, offer = operations.headed(of), operations.offered(of)
    lines = compared(of, request.today)
    asked = asked_bodies(of) if any(line.outcome == "wrong" for line in lines) else []
    verbs = [Act("take_in_list", operations.take_in, Seen), Act("set_list_aside", operations.set_aside, version=True)]
    if found is not None:
        sheet, header = found
        mapping = partial(Columns, of=of, sheet=sheet, header=header, offer=offer)
        names = partial(HeaderAt, names=[one.name for one in unkept(of.content)])
        verbs[:0] = [
            Act("map_columns", operations.map_columns, mapping, version=True),
            Act("find_header", operations.find_header, names, version=True),
        ]
    elif request.method == "POST":  # so that a list whose rows were let go answers why, and not that it is not there
        verbs += [Act("map_columns", operations.map_columns), Act("find_header", operations.find_header)]
    if asked or request.method == "POST":
        verbs.insert(0, Act("name_bodies", operations.name_bodies, partial(Meant, asked=asked), version=True))
    counts = counted(lines)
    ready = bool(lines) and not counts["wrong"] and bool(counts["new"] or counts["update"])
    if not ready and request.method != "POST":
        verbs = [act for act in verbs if act.verb != "take_in_list"]
    elif ready:
        verbs.sort(key=lambda act: act.verb != "take_in_list")
    initial = {"plan": plan_of(lines), "sheet": of.sheet, "row": of.header[0] if of.header else 1}
    acts = Acts(request, ISSUE_LIST, verbs, of.state, "", given={"of": of}, initial=initial, version=of.version)
    if answer := acts.answer("/findings/" if request.POST.get("verb") == "take_in_list" else ""):
        return answer
    chosen = request.GET.get("outcome", "")
    seen = [one for one in lines if not one.path or request.standing.sees("findings", one.path)]
    rows = [line for line in seen if chosen in ("", line.outcome)]
    listing = Listing(request, _("导入预览"), rows, LINES, empty=_("没有这样的行。"))
    kept = counts if lines else of.counts
    shown = {
        "of": of, "acts": acts, "list": listing, "state": ISSUE_LIST.states[of.state], "shape": STATES[of.state],
        "header": found and found[1], "sheet": found and found[0], "known": offer.known, "wrong": counts["wrong"],
        "counts": [(words, kept[name], name) for name, words in OUTCOMES.items() if kept.get(name)], "ready": ready,
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
    return listing.download() or render(request, "findings/pages/issue_list.html", shown, status=acts.status)
