"""Bring a file of needs: columns that are known, those a person says of a new one, what became of earlier files (导入诉求)."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.voices import importing
from guantong.apps.voices.columns import known_sources, likely, source_called
from guantong.apps.voices.forms import Columns, File
from guantong.apps.voices.queries import files_seen_by
from guantong.apps.voices.reading import UnknownColumns
from guantong.apps.voices.workflow import NEED_FILE, NEED_SOURCE
from guantong.domain.workflow.table import NEW, BadInput

SHAPES = {"previewed": "due", "applied": "done", "discarded": "todo"}
COLUMNS = (
    Column("文件", "name", link=lambda row: reverse("voices:file", args=[row.pk])),
    Column("来源", lambda row: source_called(row.source)),
    Column("导入", lambda row: row.counts.get("taken_in"), "number"),
    Column("上传时间", "brought_at", "minute"),
    Column("状态", lambda row: NEED_FILE.states[row.state], "badge", badge=lambda row: SHAPES[row.state]),
)


@page(reads="voice_originals", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Take a file and go on to its preview; of one whose columns nobody knows, ask which are which."""
    path = request.standing.posts[0].path if request.standing.posts else ""
    offered: list[str] = []

    def bring(**facts: Any) -> object:
        try:
            return importing.upload(**facts)
        except BadInput as bad:
            if isinstance(bad.__cause__, UnknownColumns):
                offered.extend(bad.__cause__.columns)
            raise

    acts = Acts(request, NEED_FILE, (Act("upload", bring, File),), NEW, path)
    naming = Acts(request, NEED_SOURCE, (Act("name_columns", importing.upload_as_named, Columns),), NEW, path)
    again = request.POST.get("verb") == "name_columns"
    listing = Listing(request, _("诉求导入"), files_seen_by(request.standing), COLUMNS, empty=_("还没有导入过文件。"))
    answer = listing.download() or (naming if again else acts).answer("/voices/files/{pk}/")
    if offered:
        guess = {f"of_{ours}": theirs for ours, theirs in likely(offered).items()}
        naming.initial = {"offered": json.dumps(offered, ensure_ascii=False), "channel": "platform", **guess}
    shown = {
        "acts": acts,
        "naming": naming if offered or again else None,
        "list": listing,
        "known": known_sources(request.standing),
    }
    status = max(acts.status, naming.status)
    return answer or render(request, "voices/pages/upload.html", shown, status=status)
