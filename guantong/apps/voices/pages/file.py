"""The preview of a file of needs: line by line, masked, with copies counted; take it in or not (诉求导入预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.voices import importing
from guantong.apps.voices.columns import source_called
from guantong.apps.voices.importing import OUTCOMES, WHY
from guantong.apps.voices.queries import files_seen_by
from guantong.apps.voices.workflow import NEED_FILE
from guantong.domain.gathering.personal import masked

_SHAPES = {"new": "doing", "there": "todo", "refused": "severe"}
_MOST = 200
"""So many lines are shown: masking thousands for one look takes long; the counts are of all."""
COLUMNS = (
    Column("行", lambda line: line["line"], "number"),
    Column("结果", lambda line: OUTCOMES[line["outcome"]], "badge", badge=lambda line: _SHAPES[line["outcome"]]),
    Column("诉求", lambda line: masked(line.get("title") or line.get("text", "")[:120]).text, note=lambda line: masked(line["text"][:120]).text if line.get("title") else ""),
    Column("提出日期", lambda line: line.get("on", "")),
    Column("社区", lambda line: line.get("place", "")),
    Column("领域", lambda line: line.get("field", "")),
    Column("相同件数", lambda line: line.get("copies"), "number"),
    Column("说明", lambda line: WHY.get(line["why"])),
)  # fmt: skip
ACTS = (Act("apply", importing.apply, main=True), Act("discard", importing.discard))


@page(reads="voice_originals", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the preview; take it in or set it aside."""
    file = files_seen_by(request.standing).filter(pk=pk).first()
    if file is None:
        raise Http404
    acts = Acts(request, NEED_FILE, ACTS, file.state, file.path, {"file": file})
    if answer := acts.answer("/voices/" if request.POST.get("verb") == "apply" else ""):
        return answer
    order = {"refused": 0, "new": 1, "there": 2}
    lines = sorted(file.lines, key=lambda line: (order[line["outcome"]], line["line"]))
    listing = Listing(request, _("诉求导入预览"), lines[:_MOST], COLUMNS, empty=_("预览已清空。"))
    shown = {
        "file": file, "list": listing, "acts": acts, "state": NEED_FILE.states[file.state], "source": source_called(file.source),
        "counts": [(words, file.counts.get(outcome, 0)) for outcome, words in OUTCOMES.items()],
        "copies": file.counts.get("copies", 0), "more": len(lines) > _MOST,
    }  # fmt: skip
    return listing.download() or render(request, "voices/pages/file.html", shown, status=acts.status)
