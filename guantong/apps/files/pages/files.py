"""The files in one's scope (文件)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.files.bearers import bearer_of
from guantong.apps.files.models import Attachment, level_choices
from guantong.apps.files.queries import files_seen_by
from guantong.apps.files.workflow import FILE
from guantong.domain.words import Words

SHAPES = {"kept": "doing", "sealed": "done", "withdrawn": "warn"}
LEVELS = {"public": "", "internal": "hint", "sensitive": "due"}


def bearer_words(file: Attachment) -> Words | str:
    """Return what kind of thing a file hangs on."""
    bearer = bearer_of(file.key)
    return bearer.words if bearer else ""


COLUMNS = (
    Column("名称", "name", sorts="name", link=lambda file: reverse("files:file", args=[file.pk])),
    Column("附于", bearer_words),
    Column("类型", "kind", sorts="kind", filters="kind", choices=[(kind, kind) for kind in ("pdf", "xlsx", "docx", "png", "jpg", "webp", "txt", "csv", "xml", "zip")]),
    Column("级别", "get_level_display", "badge", badge=lambda file: LEVELS[file.level] or "todo", filters="level", choices=level_choices()),
    Column(
        "状态", lambda file: FILE.states[file.state], "badge", badge=lambda file: SHAPES[file.state],
        filters="state", choices=[(state, words) for state, words in FILE.states.items()],
    ),
    Column("大小", lambda file: filesizeformat(file.size), "number", sorts="size"),
    Column("上传时间", "brought_at", "minute", sorts="brought_at"),
    Column("上传人", "brought_by", sorts="brought_by"),
)  # fmt: skip


@page(reads="files", place=Place("对象", 2, "文件"))
def view(request: HttpRequest) -> HttpResponse:
    """List the files of everything one sees."""
    rows = files_seen_by(request.standing)
    listing = Listing(request, _("文件"), rows, COLUMNS, search="search", sort="-brought_at", empty=_("还没有文件。"))
    return listing.download() or render(request, "files/pages/files.html", {"list": listing})
