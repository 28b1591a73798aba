"""The batches in which opinions went to finance (转送)."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.opinions.queries import referrals_seen_by
from guantong.apps.opinions.shapes import REFERRAL_SHAPES
from guantong.apps.opinions.workflow import REFERRAL

COLUMNS = (
    Column("转送", "title", link=page_of("opinions:referral"), note=lambda one: one.addressee),
    Column("状态", lambda one: REFERRAL.states[one.state], "badge", badge=lambda one: REFERRAL_SHAPES[one.state], filters="state", choices=tuple(REFERRAL.states.items())),
    Column("文号", "number", "code"),
    Column("送出日期", "sent_on", "day", sorts="sent_on"),
    Column("答复期限", "due_on", "day", sorts="due_on", note=lambda one: one.due_document),
    Column("意见", "count", "number"),
    Column("已答复", "answered", "number"),
)  # fmt: skip


@page(reads="answers")
def view(request: HttpRequest) -> HttpResponse:
    """List the batches."""
    counted = {"count": Count("opinions"), "answered": Count("opinions", filter=~Q(opinions__outcome=""))}
    rows = referrals_seen_by(request.standing).annotate(**counted).order_by("-pk")
    listing = Listing(request, _("意见转送"), rows, COLUMNS, search="search", empty=_("还没有转送。"))
    return listing.download() or render(request, "opinions/pages/referrals.html", {"list": listing})
