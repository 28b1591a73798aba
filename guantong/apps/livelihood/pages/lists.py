"""The files of livelihood projects: take one in as history, see the others (历年民生实事清单)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.livelihood.queries import lists_seen_by
from guantong.apps.livelihood.taking_in import take_in_list
from guantong.apps.livelihood.workflow import LIST
from guantong.apps.opinions.sheet_forms import Brought
from guantong.domain.workflow.table import NEW

SHAPES = {"taken_in": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("文件名", "name", link=page_of("livelihood:list")),
    Column("状态", lambda one: LIST.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(LIST.states.items())),
    Column("项目数", "count", "number", sorts="count"),
    Column("导入时间", "taken_in_at", "minute", sorts="taken_in_at"),
)  # fmt: skip


class Workbook(Brought):
    """The list, as the template has it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = later("按样表整理的 xlsx，不超过 16 MiB；一年一张表，或几年一张表")


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List them; take another in."""
    acts = Acts(
        request, LIST, (Act("take_in_list", take_in_list, Workbook),), NEW, "", initial={"level": "internal"}
    )  # fmt: skip
    if answer := acts.answer("/livelihood/lists/{pk}/"):
        return answer
    listing = Listing(
        request, _("历年民生实事清单"), lists_seen_by(request.standing), COLUMNS, empty=_("还没有导入历年清单。")
    )
    shown = {"list": listing, "acts": acts}
    return listing.download() or render(request, "livelihood/pages/lists.html", shown, status=acts.status)
