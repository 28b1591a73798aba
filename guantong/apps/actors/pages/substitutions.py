"""Who stands in for whom, from when to when (代办, AB角); name a substitute."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, PersonField
from guantong.apps.actors.models import Substitution
from guantong.apps.actors.queries import people_seen_by
from guantong.apps.actors.standing_in import stand_in, state_of, substitutions_seen_by
from guantong.apps.actors.workflow import SUBSTITUTION
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.roles import ADMINISTRATORS, SUBSTITUTABLE, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW


class StandIn(forms.Form):
    """Who is absent, who stands in, on which days, why."""

    absent = PersonField(label=later("不在岗"))
    substitute = PersonField(label=later("代办人"))
    second = PersonField(label=later("复核人（第二人）"), required=False)
    begins_on = DayField(label=later("自"))
    ends_on = DayField(label=later("至（不含）"), help_text=later("到期自动结束，也可提前结束"))
    reason = forms.CharField(label=later("事由"), max_length=80, help_text=later("如：出差、学习；不写病情等个人信息"))

    def __init__(self, *given: Any, among: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("absent", "substitute", "second"):
            self.fields[name].among = among  # type: ignore[attr-defined]
        self.fields["second"].help_text = later(
            "可不填。剩下两人不够办须两人分办的事时，由此人复核；每次都列入例外清单"
        )


_SECOND = Words("复核人 {name}", "{name} confirms")


def columns(today: Any) -> tuple[Column, ...]:
    """Return the columns; how a substitution stands depends on the day."""
    return (
        Column("不在岗", "absent", link=lambda s: reverse("actors:substitution", args=[s.pk])),
        Column("代办人", "substitute", note=lambda s: _SECOND.filled(name=s.second.name) if s.second else ""),
        Column("自", "begins_on", "day", sorts="begins_on"),
        Column("至（不含）", "ends_on", "day", sorts="ends_on"),
        Column("事由", "reason"),
        Column(
            "状态", lambda s: SUBSTITUTION.states[state_of(s, today)], "badge",
            badge=lambda s: "doing" if _runs(s, today) else "",
        ),
    )  # fmt: skip


@page(
    reads="people",
    methods=("GET", "HEAD", "POST"),
    place=Place("机构与人员", 7, "代办", shown_to=lambda who: bool(who.roles & (SUBSTITUTABLE | ADMINISTRATORS))),
)
def view(request: HttpRequest) -> HttpResponse:
    """List the substitutions one may know of; name another."""
    asks = partial(StandIn, among=people_seen_by(request.standing))
    acts = Acts(
        request, SUBSTITUTION, (Act("stand_in", stand_in, asks),), NEW, own_path(request.standing),
        initial={"begins_on": request.today},
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    listing = Listing(
        request, _("代办"), substitutions_seen_by(request.standing), columns(request.today), sort="-begins_on",
        empty=_("没有您可见的代办。"),
    )  # fmt: skip
    shown = {"list": listing, "acts": acts}
    return listing.download() or render(request, "actors/pages/substitutions.html", shown, status=acts.status)


def own_path(standing: Standing) -> str:
    """Return the organisation in which a person may name a substitute: the first whose post opens the verb."""
    row = SUBSTITUTION.row("stand_in")
    paths = [post.path for post in standing.posts if row.admitting(standing, post.path)]
    return next(iter(paths), "")


def _runs(row: Substitution, today: Any) -> bool:
    return row.begins_on <= today < row.ends_on
