"""One file: what was read of it, its control totals and balances, and publishing it (批次)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.figures import following, operations
from guantong.apps.figures.asking_again import asked_again, corrections_of, latest_of
from guantong.apps.figures.hand_entry import types_in
from guantong.apps.figures.identifying import identify
from guantong.apps.figures.pages.batches import SHAPES
from guantong.apps.figures.queries import batches_seen_by, preview_of
from guantong.apps.figures.typings import typings_of
from guantong.apps.figures.unit_forms import document_form
from guantong.apps.figures.workflow import BATCH
from guantong.apps.jobs.pages.jobs import again
from guantong.apps.journal.queries import entries_of


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("作废原因"), max_length=200)


class WhyDown(forms.Form):
    """Why it counts no more."""

    reason = forms.CharField(
        label=_("撤下原因"), max_length=200, help_text=_("从新的快照起不再计入；以前的日期仍按当时显示。")
    )


ACTS = (
    Act("publish", operations.publish, version=True, main=True),
    Act("read_again", operations.read_again),
    Act("discard", operations.discard, Reason),
    Act("read_anew", following.read_anew),
    Act("take_down", following.take_down, WhyDown, version=True),
)


@page(reads="published", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the batch with its documents; do one of its verbs."""
    batch = batches_seen_by(request.standing).filter(pk=pk).first()
    if batch is None:
        raise Http404
    chosen = batch.state == "read" and BATCH.why_not("identify", request.standing, batch.state, batch.path) is None
    whose = Act("identify", identify, document_form(batch, request.standing) if chosen else None, version=True)
    acts = Acts(request, BATCH, (*ACTS, whose), batch.state, batch.path, given={"batch": batch}, version=batch.version)
    waits = batch.state == "received" and batch.job is not None and batch.job.active
    shown = {
        "batch": batch, "state": BATCH.states[batch.state], "shape": SHAPES[batch.state], "acts": acts, "waits": waits,
        "corrected": corrections_of(batch), "asked": asked_again(batch, request.standing), "latest": latest_of(batch),
        "preview": preview_of(batch, request.standing), "withdrawn": batch.file is None or batch.file.state == "withdrawn", "history": entries_of(batch), "again": again(request, waits),
        "typings": typings_of(batch), "types": types_in(batch),
    }  # fmt: skip
    return acts.answer() or render(request, "figures/pages/batch.html", shown, status=acts.status)
