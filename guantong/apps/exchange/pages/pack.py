"""Pack files for another system: which kind, for whom, what must be known beside them (打包导出)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.exchange.forms import Packed
from guantong.apps.exchange.kinds import kind_of, kinds
from guantong.apps.exchange.operations import pack
from guantong.apps.exchange.workflow import OUTGOING
from guantong.apps.files.operations import Stopped
from guantong.domain.seal.package import Document
from guantong.domain.workflow.table import NEW, BadInput


@page(reads="exchange", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the files; sign them as the next package, and go to it."""
    OUTGOING.demand("pack", request.standing, NEW, next(iter(request.standing.posts)).path)
    kind = kind_of(request.GET.get("kind", "")) or kinds()[0]
    form = Packed(request.POST or None, request.FILES or None, kind=kind)
    stopped = False
    if form.is_valid():
        documents = [
            Document(kind.name, kind.schema, name, form.about, content) for name, content in form.cleaned_data["file"]
        ]
        try:
            made = pack(
                partner=form.cleaned_data["partner"], documents=documents, by=request.standing, as_of=request.now
            )
        except BadInput as bad:
            form.tell(bad)
        except Stopped:
            stopped = True
        else:
            messages.success(request, _("已打包为%(package)s，请下载并刻盘。") % {"package": made})
            return redirect("exchange:outgoing", made.pk)
    shown = {"form": form, "kind": kind, "kinds": kinds(), "stopped": stopped}
    return render(request, "exchange/pages/pack.html", shown, status=422 if form.errors or stopped else 200)
