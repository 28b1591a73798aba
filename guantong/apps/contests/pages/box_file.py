"""The opened box as a file for whoever recounts: numbers alone, no name; `?as=csv` gives the sheets as a table (票箱导出)."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from guantong.apps.ballots.choosing import contest_of, sheets_of
from guantong.apps.components.door import page
from guantong.apps.contests.queries import contests_seen_by, counted_file
from guantong.domain.voting.box_file import sheets_table


@page(reads="contests")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the box once its result is announced; none before, and none where the tellers' sums alone were typed."""
    row = contests_seen_by(request.standing).filter(pk=pk).first()
    found = counted_file(row) if row else None
    if row is None or row.box is None or found is None:
        raise Http404
    if request.GET.get("as") == "csv":
        method = row.box.contest["procedure"]["method"]
        answer = HttpResponse(sheets_table(contest_of(row.box), method, sheets_of(row.box)), "text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="box-{row.pk}.csv"'
        return answer
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="box-{row.pk}.json"'
    return answer
