"""The legal profile the district goes by: who acts and which terms run, each line with its source; choose another (法域)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.years.legal_lines import KNOWN, lines_of
from guantong.apps.years.models import profile_choices
from guantong.apps.years.profiles import choose_profile
from guantong.apps.years.queries import profile_choices_made, profile_on
from guantong.apps.years.workflow import PROFILE
from guantong.domain.lifecycle.profile import profile, profiles
from guantong.domain.workflow.table import NEW


class Chosen(forms.Form):
    """Which profile, from when, by which document."""

    profile = forms.ChoiceField(label=later("法域"), choices=profile_choices)
    since = DayField(label=later("起用日期"), help_text=later("此前的日期仍按原来的法域"))
    document = forms.CharField(label=later("文号"), max_length=80)


LINES = (
    Column("事项", lambda line: line.words),
    Column("本法域", lambda line: line.here, note=lambda line: line.basis),
    Column("全国通用", lambda line: line.nation),
    Column("核实程度", lambda line: KNOWN[line.status][0], "badge", badge=lambda line: KNOWN[line.status][1]),
)


@page(reads="sessions", methods=("GET", "HEAD", "POST"), place=Place("年度", 8, "法域"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the profile in force, or the one asked for; choose one."""
    now = profile_on(request.today)
    known = {one.key: one for one in profiles()}
    shown_one = known.get(request.GET.get("profile", ""), now)
    acts = Acts(
        request, PROFILE, (Act("choose_profile", choose_profile, Chosen),), NEW, "",
        initial={"since": request.today, "profile": now.key},
    )  # fmt: skip
    lines = Listing(
        request, _("行为主体和期限"), lines_of(shown_one, profile("national"), request.today), LINES, keeps=("profile",)
    )
    shown = {
        "now": now, "one": shown_one, "known": profiles(), "acts": acts,
        "lines": lines,
        "made": [(row, PROFILE.states[row.state]) for row in profile_choices_made()],
    }  # fmt: skip
    return (
        lines.download()
        or acts.answer("/years/profile/")
        or render(request, "years/pages/profile.html", shown, status=acts.status)
    )
