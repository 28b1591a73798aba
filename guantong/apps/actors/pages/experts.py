"""The expert pool: field, term, what was signed; fees for those who keep the record (专家库)."""

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.actors.pages.people import address
from guantong.apps.actors.queries import experts_seen_by
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import yuan

COLUMNS = (
    Column("姓名", "name", sorts="name", link=address),
    Column("领域", "expert__field", sorts="expert__field"),
    Column("入库", "since", "day", sorts="since"),
    Column("至（不含）", "until", "day", sorts="until"),
    Column("利益冲突声明", "expert__conflict_statement_on", "day", sorts="expert__conflict_statement_on"),
    Column("保密承诺", "expert__confidentiality_on", "day", sorts="expert__confidentiality_on"),
)
FEES = Column("劳务费（元）", lambda expert: yuan(expert.fees_paid), "number", sorts="fees_paid")


@page(reads="people", place=Place("机构与人员", 4, "专家库"))
def view(request: HttpRequest) -> HttpResponse:
    """List the experts one may know of."""
    experts = experts_seen_by(request.standing, request.today)
    columns = COLUMNS
    if request.standing.reads("fees"):
        experts, columns = experts.annotate(fees_paid=Sum("fees__amount")), (*COLUMNS, FEES)
    listing = Listing(
        request, _("专家库"), experts, columns, search="search", sort="name", empty=_("没有您可见的专家。")
    )
    return listing.download() or render(request, "actors/pages/experts.html", {"list": listing})
