"""Bring a file of needs: which columns are known, what became of earlier ones (导入诉求)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.voices import importing
from guantong.apps.voices.forms import File
from guantong.apps.voices.queries import files_seen_by
from guantong.apps.voices.reading import sources
from guantong.apps.voices.words import read
from guantong.apps.voices.workflow import NEED_FILE
from guantong.domain.workflow.table import NEW

SHAPES = {"previewed": "due", "applied": "done", "discarded": "todo"}
COLUMNS = (
    Column("文件", "name", link=lambda row: reverse("voices:file", args=[row.pk])),
    Column("来源", lambda row: sources()[row.source]),
    Column("导入", lambda row: row.counts.get("taken_in"), "number"),
    Column("上传时间", "brought_at", "minute"),
    Column("状态", lambda row: NEED_FILE.states[row.state], "badge", badge=lambda row: SHAPES[row.state]),
)


@page(reads="voice_originals", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Take a file and go on to its preview."""
    path = request.standing.posts[0].path if request.standing.posts else ""
    acts = Acts(request, NEED_FILE, (Act("upload", importing.upload, File),), NEW, path)
    listing = Listing(request, _("诉求导入"), files_seen_by(request.standing), COLUMNS, empty=_("还没有导入过文件。"))
    known = [(words, "、".join(read("sources")[code]["columns"].values())) for code, words in sources().items()]
    answer = listing.download() or acts.answer("/voices/files/{pk}/")
    shown = {"acts": acts, "list": listing, "known": known}
    return answer or render(request, "voices/pages/upload.html", shown, status=acts.status)
