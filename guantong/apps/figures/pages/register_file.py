"""The preview of an uploaded list: line by line what is new, changed, gone, refused; take it in or not (清单导入预览)."""

from collections import Counter

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.figures import register_operations as operations
from guantong.apps.figures.queries import register_files_seen_by
from guantong.apps.figures.register_file import compared
from guantong.apps.figures.workflow import REGISTER_FILE
from guantong.domain.words import Words

OUTCOMES = {
    "refused": Words("不能导入", "refused"), "new": Words("新增", "new"), "changed": Words("变更", "changed"),
    "gone": Words("清单中已无", "gone"), "same": Words("不变", "unchanged"),
}  # fmt: skip
SHAPES = {"refused": "severe", "new": "doing", "changed": "warn", "gone": "again", "same": "todo"}
COLUMNS = (
    Column("行", lambda line: line.number or None, "number"),
    Column("结果", lambda line: OUTCOMES[line.outcome], "badge", badge=lambda line: SHAPES[line.outcome], filters="outcome", choices=tuple(OUTCOMES.items())),
    Column("单位", "body"),
    Column("年度", "year", "number"),
    Column("文种", "kind"),
    Column("说明", "says"),
)  # fmt: skip


class Seen(forms.Form):
    """Which preview was looked at."""

    plan = forms.CharField(widget=forms.HiddenInput, max_length=16)


ACTS = (Act("apply", operations.apply, Seen), Act("discard", operations.discard))


@page(reads="registers", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the preview as the register stands now; take it in or set it aside."""
    file = register_files_seen_by(request.standing).filter(pk=pk).first()
    if file is None:
        raise Http404
    lines = compared(file.lines)
    initial = {"plan": operations.plan_of(lines)}
    acts = Acts(request, REGISTER_FILE, ACTS, file.state, "", given={"file": file}, initial=initial)
    if answer := acts.answer("/figures/expected/" if request.POST.get("verb") == "apply" else ""):
        return answer
    chosen = request.GET.get("outcome", "")
    shown_lines = [line for line in lines if chosen in ("", line.outcome)]
    listing = Listing(request, _("清单导入预览"), shown_lines, COLUMNS, empty=_("预览已清空。"))
    counted = Counter(line.outcome for line in lines)
    shown = {
        "file": file, "list": listing, "acts": acts, "state": REGISTER_FILE.states[file.state],
        "counts": [(words, counted[outcome]) for outcome, words in OUTCOMES.items()], "refused": counted["refused"],
    }  # fmt: skip
    return listing.download() or render(request, "figures/pages/register_file.html", shown, status=acts.status)
