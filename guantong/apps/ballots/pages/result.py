"""The result sheet as it is announced and filed: complete counts, what the rule makes of them, who counted (结果表)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guantong.apps.ballots.queries import boxes_seen_by, keyholder_names, result
from guantong.apps.components.door import page


@page(reads="ballots")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the result; before the opening there is none."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    if box.contest:
        return redirect(f"{box.where}result/")
    shown = {
        "box": box, "result": result(box), "holders": keyholder_names(box),
        "sheets": box.sheets.filter(withdrawn=False) if box.state == "opened" else (),
    }  # fmt: skip
    return render(request, "ballots/pages/result.html", shown)
