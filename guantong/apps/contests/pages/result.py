"""The result sheet as it is announced and filed: formal counts, every candidate, the line, what is left to people (结果公告)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.ballots.queries import keyholder_names
from guantong.apps.components.door import page
from guantong.apps.contests.queries import contests_seen_by, lines_of, result_for, taken_in
from guantong.domain.voting.counts import NAMES


@page(reads="contests")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the result; before the box is counted there is none, before it is announced the staff alone have it."""
    row = contests_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    came, box = result_for(row, request.standing), row.box
    shown = {"row": row, "box": box, "result": came}
    if came is not None and box is not None:
        formal = {**box.counts["heads"], **{name: box.counts[name] for name in ("returned", "valid", "invalid")}}
        shown |= {
            "lines": lines_of(row, came), "formal": [(NAMES[name], formal[name]) for name in NAMES], "whole": formal["whole"],
            "per_item": box.contest["procedure"]["method"] == "each_item", "holders": keyholder_names(box),
            "sheets": box.sheets.filter(withdrawn=False), "taken": taken_in(row), "following": row.following.exclude(state="withdrawn"),
        }  # fmt: skip
    return render(request, "contests/pages/result.html", shown)
