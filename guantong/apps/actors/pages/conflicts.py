"""The register of conflicts of interest (利益冲突登记): one's own for everybody, all of it for who keeps it."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import OrganisationField, PersonField
from guantong.apps.actors.keeping_out import conflicts_seen_by, declare, keeps_the_register, note_conflict, state_of
from guantong.apps.actors.models import ConflictKind
from guantong.apps.actors.queries import people_seen_by
from guantong.apps.actors.workflow import CONFLICT
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.workflow.table import NEW


class Declared(forms.Form):
    """With whom or what, and why one keeps away."""

    kind = forms.ChoiceField(label=later("关系"), choices=ConflictKind.choices)
    organisation = OrganisationField(label=later("机构"), required=False)
    subject = forms.CharField(
        label=later("企业或项目名称"), max_length=80, required=False, help_text=later("机构和名称至少填一项")
    )


class Noted(Declared):
    """The same of somebody else."""

    person = PersonField(label=later("人员"))
    field_order = ("person", "kind", "organisation", "subject")

    def __init__(self, *given: Any, among: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["person"].among = among  # type: ignore[attr-defined]


def columns(today: Any) -> tuple[Column, ...]:
    """Return the columns; how a conflict stands depends on the day."""
    return (
        Column("人员", "person", link=lambda c: reverse("actors:conflict", args=[c.pk])),
        Column("关系", "get_kind_display", filters="kind", choices=ConflictKind.choices),
        Column("机构", "organisation"),
        Column("企业或项目名称", "subject"),
        Column("自", "begins_on", "day", sorts="begins_on"),
        Column("至（不含）", "ends_on", "day", sorts="ends_on"),
        Column(
            "状态", lambda c: CONFLICT.states[state_of(c, today)], "badge",
            badge=lambda c: "due" if state_of(c, today) == "in_force" else "",
        ),
    )  # fmt: skip


@page(
    reads="organisations",
    methods=("GET", "HEAD", "POST"),
    place=Place("机构与人员", 8, "利益冲突", shown_to=keeps_the_register),
)
def view(request: HttpRequest) -> HttpResponse:
    """List what one may read of the register; declare one's own, or record another's."""
    verbs = (
        Act("declare", declare, Declared),
        Act("note_conflict", note_conflict, partial(Noted, among=people_seen_by(request.standing))),
    )
    acts = Acts(request, CONFLICT, verbs, NEW, CONFLICT.desk("declare", request.standing))
    if answer := acts.answer():
        return answer
    listing = Listing(
        request, _("利益冲突"), conflicts_seen_by(request.standing), columns(request.today), sort="-begins_on",
        empty=_("没有您可见的登记。"),
    )  # fmt: skip
    shown = {"list": listing, "acts": acts}
    return listing.download() or render(request, "actors/pages/conflicts.html", shown, status=acts.status)
