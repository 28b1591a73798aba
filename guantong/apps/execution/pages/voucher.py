"""One payment with the place it stands at: its file, sheet, row and columns, and the delivery that brought it (支付凭证)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.places import place_of
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.vouchers import voucher

_MOST = 2**31 - 1


@page(reads="execution")
def view(request: HttpRequest, batch: str, row: int) -> HttpResponse:
    """Show the payment that stands in a line of a batch."""
    asked, sight = asked_of(request), sight_of(request.standing)
    sheet = request.GET.get("sheet")
    found = voucher(asked, sight, batch, row, sheet) if asked and row <= _MOST else None
    if found is None:
        raise Http404
    shown = {
        "voucher": found,
        "place": place_of(found.row_of, "payment", request.standing),
        "on": request.GET.get("on", ""),
    }
    return render(request, "execution/pages/voucher.html", shown)
