"""One list of livelihood projects: its file, its projects, and withdrawing it (一份清单)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood.pages.lists import SHAPES
from guantong.apps.livelihood.pages.projects import SHAPES as PROJECT_SHAPES
from guantong.apps.livelihood.pages.projects import as_printed
from guantong.apps.livelihood.queries import lists_seen_by
from guantong.apps.livelihood.taking_in import withdraw_list
from guantong.apps.livelihood.terms import states
from guantong.apps.livelihood.workflow import LIST

COLUMNS = (
    Column("项目", "name", note=lambda one: one.target),
    Column("年度", "year", "number", sorts="year"),
    Column("序号", "number", "number", sorts="number"),
    Column("牵头单位", "unit"),
    Column(
        "状态", lambda one: states()[one.state], "badge", badge=lambda one: PROJECT_SHAPES.get(one.state, ""), filters="state",
        choices=tuple(states().items()), note=as_printed,
    ),
    Column("表", lambda one: one.place["sheet"]),
    Column("行", lambda one: one.place["row"], "number"),
)  # fmt: skip


class Why(forms.Form):
    """Why a list is withdrawn."""

    reason = forms.CharField(label=later("原因"), max_length=200)


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what came in this file; withdraw it."""
    of = lists_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    acts = Acts(request, LIST, (Act("withdraw_list", withdraw_list, Why),), of.state, of.path, given={"of": of})
    if answer := acts.answer():
        return answer
    listing = Listing(
        request, of.name, of.projects.all(), COLUMNS, search="search", empty=_("这份清单没有项目。")
    )  # fmt: skip
    shown = {
        "of": of, "list": listing, "acts": acts, "state": LIST.states[of.state], "shape": SHAPES[of.state],
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
    return listing.download() or render(request, "livelihood/pages/list_page.html", shown, status=acts.status)
