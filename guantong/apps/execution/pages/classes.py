"""What became of functional classes between budget years, with how far each line is known (功能分类科目对照)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.domain.fiscal.classification.crosswalk import HOW, STATUS, Change, changes
from guantong.domain.words import Words

_UNKNOWN = Words("去向待核", "not known yet")
COLUMNS = (
    Column("原科目", lambda one: f"{one.former} {one.former_name}", sorts="former"),
    Column("变动", lambda one: HOW[one.how], filters="how", choices=tuple(HOW.items())),
    Column("现科目", lambda one: f"{one.latter} {one.latter_name}" if one.latter else _UNKNOWN, sorts="latter"),
    Column("自预算年度", "since", "number", sorts="since"),
    Column(
        "核对情况", lambda one: STATUS[one.status], "badge", badge=lambda one: "done" if one.status == "verified" else "warn",
        filters="status", choices=tuple(STATUS.items()),
    ),
    Column("出处", "source"),
)  # fmt: skip


@page(reads="execution")
def view(request: HttpRequest) -> HttpResponse:
    """List the changes that are known."""
    listing = Listing(
        request, _("功能分类科目对照"), Lines(changes(), _spelled), COLUMNS, search="q", sort="-since",
        empty=_("没有登记科目变动。"),
    )  # fmt: skip
    open_still = sum(one.status != "verified" for one in changes())
    return listing.download() or render(
        request, "execution/pages/classes.html", {"list": listing, "open_still": open_still}
    )


def _spelled(one: Change) -> str:
    return f"{one.former} {one.former_name} {one.latter} {one.latter_name}"
