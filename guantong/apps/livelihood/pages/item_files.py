"""Sheets of a year's livelihood items: bring one, see what became of the others (当年民生实事表)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.livelihood.item_taking import bring_items
from guantong.apps.livelihood.queries import item_files_seen_by
from guantong.apps.livelihood.shapes import FILE_SHAPES
from guantong.apps.livelihood.workflow import ITEM_FILE
from guantong.apps.opinions.sheet_forms import Brought
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("文件名", "name", link=page_of("livelihood:item_file"), note=lambda one: one.decision),
    Column(
        "状态", lambda one: ITEM_FILE.states[one.state], "badge", badge=lambda one: FILE_SHAPES[one.state], filters="state",
        choices=tuple(ITEM_FILE.states.items()),
    ),
    Column("项目数", "count", "number"),
    Column("上传时间", "brought_at", "minute", sorts="brought_at"),
)  # fmt: skip


class Workbook(Brought):
    """The sheet, and what decided its items."""

    decision = forms.CharField(label=later("依据的文件或会议"), max_length=200)
    decided_on = DayField(label=later("决定日期"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say of the file what it is here."""
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = later("按样表整理的 xlsx，不超过 16 MiB")


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List them; bring another."""
    act = Act("bring_items", bring_items, Workbook)
    acts = Acts(request, ITEM_FILE, (act,), NEW, "", initial={"level": "internal"})
    if answer := acts.answer("/livelihood/items/files/{pk}/"):
        return answer
    rows = item_files_seen_by(request.standing).defer("rows")
    listing = Listing(request, _("当年民生实事表"), rows, COLUMNS, empty=_("还没有导入当年的民生实事表。"))
    shown = {"list": listing, "acts": acts}
    return listing.download() or render(request, "livelihood/pages/item_files.html", shown, status=acts.status)
