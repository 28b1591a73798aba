"""One matter to look at: the sentence, the law, its evidence side by side, what people did and may do about it (关注事项)."""

from functools import partial

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.copying import as_text
from guantong.apps.components.door import page
from guantong.apps.diagnosis import triage
from guantong.apps.diagnosis.choices import verdict_choices
from guantong.apps.diagnosis.keeping import MOVED
from guantong.apps.diagnosis.notes import own_desk
from guantong.apps.diagnosis.pages.signals import SEVERITIES, STATES
from guantong.apps.diagnosis.queries import citable, evidence_of, signals_seen_by, timeline_of
from guantong.apps.diagnosis.quoting import quotation
from guantong.apps.diagnosis.routes import may_issue
from guantong.apps.diagnosis.vouchers import facts_of, vouchers_of
from guantong.apps.diagnosis.workflow import LETTER, SIGNAL
from guantong.apps.figures.sight import sights_of
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.journal.queries import entries_of
from guantong.domain.workflow.table import NEW

_TEXT = partial(forms.CharField, max_length=1000, widget=forms.Textarea({"rows": 3}))


class FirstCheck(forms.Form):
    """That the evidence was opened."""

    opened = forms.BooleanField(label=later("我已打开每一处证据，对照原件，读数无误"))
    remark = _TEXT(label=later("说明"), required=False)


class Misread(forms.Form):
    """Which figure, and how it stands in the file."""

    remark = _TEXT(label=later("哪个数读错了，原件上是多少"))


class Judgement(forms.Form):
    """The verdict, why, on what it rests."""

    verdict = forms.ChoiceField(label=later("核实结论"), choices=lambda: [("", later("请选择")), *verdict_choices()])
    reason = _TEXT(label=later("理由"))
    rests_on = _TEXT(label=later("依据材料"), help_text=later("复函、附件、文件的页和表"))
    without_letter = _TEXT(label=later("不发函的理由"), required=False, help_text=later("没有发函听取单位说明时填写"))


class Remark(forms.Form):
    """Why."""

    remark = _TEXT(label=later("理由"))


class Telling(forms.Form):
    """What the unit reads."""

    words = _TEXT(label=later("告知内容"), help_text=later("单位在了解情况函页面上看到核实结论和这段话"))


class Looked(forms.Form):
    """What follows from what has moved."""

    remark = _TEXT(label=later("查看后的判断"))


ACTS = (
    Act("confirm_reading", triage.confirm_reading, FirstCheck, version=True),
    Act("report_misreading", triage.report_misreading, Misread, version=True),
    Act("judge", triage.judge, Judgement, version=True),
    Act("refer_to_finding", triage.refer_to_finding, Remark, version=True),
    Act("refer_to_consultation", triage.refer_to_consultation, Remark, version=True),
    Act("archive", triage.archive, Remark, version=True),
    Act("receive", triage.receive, version=True, main=True),
    Act("send_back", triage.send_back, Remark, version=True),
    Act("reopen", triage.reopen, Remark, version=True),
)
TELL = Act("tell", triage.tell, Telling, version=True)
LOOK = Act("look_again", triage.look_again, Looked, version=True)


@page(reads="diagnosis", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the signal; do one of its verbs."""
    signal = signals_seen_by(request.standing).select_related("seen_in__books", "subject").filter(pk=pk).first()
    if signal is None:
        raise Http404
    items = list(signal.letter_items.select_related("letter").order_by("-letter"))
    closed = {} if signal.figures_moved else {LOOK.verb: triage.NOTHING_MOVED}
    closed |= {} if any(item.letter.sent_on for item in items) else {TELL.verb: triage.NOBODY_ASKED}
    sent = request.method == "POST"  # what is closed for a reason of its own is not shown, and still answers with it
    shown_acts = (*ACTS, *(act for act in (LOOK, TELL) if sent or act.verb not in closed))
    acts = Acts(
        request, SIGNAL, shown_acts, signal.state, signal.path, {"signal": signal}, version=signal.version, closed=closed,
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    pieces = evidence_of(signal, request.standing)
    quoted = quotation(request, signal, pieces)
    if request.GET.get("as") == "text":
        return as_text(quoted)
    asks = signal.state == "checked" and LETTER.why_not("draft", request.standing, NEW, signal.path) is None
    asks = asks and citable(signal) and may_issue(own_desk(request.standing)) is None
    shown = {
        "matter": matters_seen_by(request.standing).filter(source_key=signal.journal_key).first() if signal.state == "received" else None,
        "signal": signal, "rests_on": vouchers_of(signal, request.standing), "told": facts_of(signal), "citable": citable(signal), "pieces": pieces, "sights": sights_of([(piece.batch, piece.found) for piece in pieces]),
        "state": SIGNAL.states[signal.state], "shape": STATES[signal.state], "order": SEVERITIES[signal.severity],
        "quoted": quoted, "elsewhere": len(signal.evidence) - len(pieces),
        "changed": any(not piece.found.same for piece in pieces), "lost": any(piece.found.place is None for piece in pieces),
        "history": entries_of(signal), "acts": acts, "asks": asks, "items": items, "verdicts": signal.verdicts.all(),
        "happened": timeline_of(signal), "verbs": {row.verb: row.words for row in SIGNAL.rows}, "moved": MOVED.get(signal.figures_moved, ""), "letter_states": LETTER.states,
    }  # fmt: skip
    return render(request, "diagnosis/pages/signal.html", shown, status=acts.status)
