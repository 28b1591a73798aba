"""Pack files for another system: for whom, which kinds, what must be known beside each (打包导出)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.exchange.forms import Packed
from guantong.apps.exchange.kinds import Kind, kind_of, kinds
from guantong.apps.exchange.operations import pack
from guantong.apps.exchange.workflow import OUTGOING
from guantong.apps.files.operations import Stopped
from guantong.domain.workflow.table import NEW, BadInput

MOST = 6
"""So many parts of a package are asked for at once."""


@page(reads="exchange", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the files; sign them as the next package, and go to it."""
    OUTGOING.demand("pack", request.standing, NEW, OUTGOING.desk("pack", request.standing))
    chosen = [kind for name in request.GET.getlist("kind") if (kind := kind_of(name))][:MOST]
    form = Packed(request.POST or None, request.FILES or None, kinds=chosen)
    stopped = False
    if chosen and form.is_valid():
        try:
            made = pack(
                partner=form.cleaned_data["partner"], documents=form.documents, by=request.standing, as_of=request.now
            )
        except BadInput as bad:
            form.tell(bad)
        except Stopped:
            stopped = True
        else:
            messages.success(request, _("已打包为%(package)s，请下载并刻盘。") % {"package": made})
            return redirect("exchange:outgoing", made.pk)
    shown = {"form": form, "stopped": stopped, **_choices(chosen)}
    return render(request, "exchange/pages/pack.html", shown, status=422 if form.errors or stopped else 200)


def _choices(chosen: list[Kind]) -> dict[str, Any]:
    """What can still be added, and how each part is left out again: a package holds several kinds, and several of a kind."""
    names = [kind.name for kind in chosen]
    without = [names[:at] + names[at + 1 :] for at in range(len(names))]
    return {
        "more": [(kind, _address([*names, kind.name])) for kind in kinds()] if len(names) < MOST else [],
        "without": [_address(left) for left in without],
    }


def _address(names: list[str]) -> str:
    return "?" + urlencode([("kind", name) for name in names])
