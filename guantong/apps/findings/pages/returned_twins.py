"""Forms for bodies that do not sign in: which go out to whom, and what came back (离线表)."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.components.twins import twins
from guantong.apps.findings import taking_twins
from guantong.apps.findings.queries import twins_seen_by
from guantong.apps.findings.returned_forms import ReturnedForm
from guantong.apps.findings.returned_rows import STATE_SHAPES
from guantong.apps.findings.twin_file import rows_for
from guantong.apps.findings.workflow import RETURNED_TWIN
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("填报单位", "body", sorts="body", link=page_of("findings:returned_twin"), note=lambda one: one.name),
    Column("哪种表", lambda one: twins()[one.kind].words if one.kind in twins() else one.kind),
    Column("状态", lambda one: RETURNED_TWIN.states[one.state], "badge", badge=lambda one: STATE_SHAPES[one.state], filters="state", choices=tuple(RETURNED_TWIN.states.items())),
    Column("填表人", "typed_by"),
    Column("签字人（姓名、职务）", "signed_by"),
    Column("签字日期", "signed_on", "day", sorts="signed_on"),
    Column("录入行数", lambda one: one.counts.get("rows"), "number"),
    Column("上传时间", "uploaded_at", "minute", sorts="uploaded_at"),
)  # fmt: skip


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List what came back; bring another; offer what goes out, form by form and body by body."""
    initial = {"level": "internal", "signed_on": request.today, "kind": request.GET.get("kind", "")}
    acts = Acts(
        request, RETURNED_TWIN, (Act("bring_twin", taking_twins.bring, ReturnedForm),), NEW, "", initial=initial
    )
    if answer := acts.answer("/findings/forms/{pk}/"):
        return answer
    listing = Listing(
        request, _("离线表"), twins_seen_by(request.standing).defer("rows"), COLUMNS, empty=_("还没有收回的离线表。")
    )
    out = []
    for twin in twins().values():
        counted = Counter((one.path, one.body) for one in rows_for(twin, request.standing, request.today) if one.path)
        out.append((twin, sorted(counted.items(), key=lambda one: one[0][1]), bool(twin.waiting)))
    out.sort(key=lambda one: not (one[1] and one[2]))  # what waits stands first
    shown = {"list": listing, "acts": acts, "out": out, "kind": request.GET.get("kind", "")}
    return listing.download() or render(request, "findings/pages/returned_twins.html", shown, status=acts.status)
