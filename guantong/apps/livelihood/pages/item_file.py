"""One sheet of items, row by row: what each would be or why it cannot; taken in whole or not at all (预览)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.files.attached import attached_to
from guantong.apps.findings.list_forms import Seen
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood.item_rows import Line, lines_of
from guantong.apps.livelihood.item_taking import plan_of, set_items_aside, take_in_items
from guantong.apps.livelihood.queries import item_files_seen_by
from guantong.apps.livelihood.shapes import FILE_SHAPES
from guantong.apps.livelihood.workflow import ITEM_FILE
from guantong.domain.words import Words

_NEW, _WRONG = Words("导入", "taken in"), Words("不能导入", "cannot be taken in")
COLUMNS = (
    Column("行", "number", "number"),
    Column("结果", lambda line: _WRONG if line.wrong else _NEW, "badge", badge=lambda line: "severe" if line.wrong else "doing"),
    Column("编号", lambda line: line.facts.get("number"), "number"),
    Column("名称", lambda line: line.facts.get("name"), note=lambda line: line.facts.get("unit")),
    Column("当年资金", lambda line: sum(line.facts["money"].values()) if line.facts.get("money") else None, "yuan"),
    Column("完成时限", lambda line: line.facts.get("complete_by"), "day"),
    Column("说明", lambda line: "；".join(said(words) for words in line.wrong)),
)  # fmt: skip


def _wrong_first(line: Line) -> tuple[bool, int]:
    return not line.wrong, line.number


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rows, the wrong ones first; take them in, or set the sheet aside."""
    of = item_files_seen_by(request.standing).filter(pk=pk).first()
    if of is None:
        raise Http404
    lines = lines_of(of.rows)
    bad = sum(bool(line.wrong) for line in lines)
    verbs = [Act("set_items_aside", set_items_aside)]
    if not bad or request.method == "POST":
        verbs.insert(0, Act("take_in_items", take_in_items, Seen))
    acts = Acts(request, ITEM_FILE, verbs, of.state, of.path, given={"of": of}, initial={"plan": plan_of(lines)})
    if answer := acts.answer():
        return answer
    empty = _("已处理，行不再保存；文件在附件中。")
    listing = Listing(request, _("预览"), sorted(lines, key=_wrong_first), COLUMNS, empty=empty)
    shown = {
        "of": of, "acts": acts, "bad": bad, "list": listing, "state": ITEM_FILE.states[of.state], "shape": FILE_SHAPES[of.state],
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
    return listing.download() or render(request, "livelihood/pages/item_file.html", shown, status=acts.status)
