"""The ledger in its three lists and the list of what was closed, of what the ledger was narrowed to; as a file or a paper (清单与台账)."""

from collections.abc import Callable, Mapping

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.components.listing import Listing
from guantong.apps.components.templatetags.words import called
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.findings import ledgers
from guantong.apps.findings.models import Matter
from guantong.apps.findings.pages.matters import COLUMNS
from guantong.apps.findings.queries import matters_seen_by, rates
from guantong.apps.papers.workflow import PAPER
from guantong.apps.papers.writers.as_docx import docx
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.papers.writers.as_xlsx import xlsx
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import kinds
from guantong.domain.workflow.table import NEW, NotAllowed, Refusal

FORMS: Mapping[str, Callable[[Content], bytes]] = {"pdf": pdf, "xlsx": xlsx, "docx": docx}


class Which(forms.Form):
    """Which of the lists."""

    kind = forms.ChoiceField(
        label=later("拟哪一种"), choices=lambda: [(name, said_later(kinds()[name].words)) for name in ledgers.BLOCKS],
        widget=forms.RadioSelect,
    )  # fmt: skip


@page(reads="matters", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Say what is listed; draft it as a paper."""
    rows, today = narrowed(request), request.today
    drafts = PAPER.why_not("draft", request.standing, NEW, "") is None
    verbs = (Act("draft", ledgers.draft, Which),) if drafts or request.method == "POST" else ()
    initial = {"kind": request.GET.get("kind_of", ledgers.LEDGER)}
    acts = Acts(request, PAPER, verbs, NEW, "", {"matters": rows}, initial)
    shown = {
        "acts": acts, "count": rows.count(), "closed": rows.filter(state="closed").count(), "rates": rates(rows, today),
        "today": today, "drafts": drafts, "asked": request.GET.urlencode(), "most": ledgers.MOST,
        "narrowed": Listing(request, "", matters_seen_by(request.standing), COLUMNS, search="search").in_force,
        "kinds": [(name, kinds()[name].words) for name in ledgers.BLOCKS],
    }  # fmt: skip
    return acts.answer("/papers/{pk}/") or render(request, "findings/pages/ledgers.html", shown, status=acts.status)


@page(reads="matters")
def download(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """Return a list as a file for the inside."""
    if kind not in ledgers.BLOCKS or form not in FORMS:
        raise Http404
    rows = narrowed(request)
    if form != "xlsx" and (count := rows.count()) > ledgers.MOST:
        raise NotAllowed(Refusal("state", ledgers.TOO_MANY.filled(count=count)))
    standing = request.standing
    content = ledgers.file_of(
        kind, rows, by=called(standing.person), now=localtime(request.now), wide=request.GET.get("paper") == "a3"
    )  # fmt: skip
    return as_file(FORMS[form](content), f"{content.title}-{request.today}.{form}")


def narrowed(request: HttpRequest) -> QuerySet[Matter]:
    """Return the matters the address asks for: those that were chosen, else what the ledger's search and filters leave."""
    rows = matters_seen_by(request.standing)
    if chosen := request.GET.getlist("chosen"):
        return rows.filter(pk__in=[int(key) for key in chosen if key.isdecimal() and len(key) < 19][: ledgers.MOST])
    found = Listing(request, "", rows, COLUMNS, search="search").found
    assert isinstance(found, QuerySet)  # noqa: S101 - it was made of one
    return found
