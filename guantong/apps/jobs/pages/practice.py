"""The practice area: what it is, how it is opened, and, within it, having it wiped (演练区)."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.jobs.practising import NOT_HERE, ask_wipe
from guantong.apps.jobs.workflow import PRACTICE_AREA
from guantong.domain.roles import Role
from guantong.domain.workflow.table import NEW


class Confirmed(forms.Form):
    """Its name, typed out."""

    typed = forms.CharField(
        label=later("输入“清空演练区”以确认"), max_length=20, help_text=later("演练区里的一切都会消失，不能恢复；正式系统不受影响"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


@page(
    reads="jobs", methods=("GET", "HEAD", "POST"),
    place=Place("系统", 9, "演练区", shown_to=lambda who: Role.SYSTEM_ADMINISTRATOR in who.roles),
)  # fmt: skip
def view(request: HttpRequest) -> HttpResponse:
    """Say what it is; wipe it where this is one."""
    given: dict[str, Any] = {} if settings.PRACTICE else {"closed": {"wipe": NOT_HERE}}
    acts = Acts(request, PRACTICE_AREA, (Act("wipe", ask_wipe, Confirmed),), NEW, "", **given)
    asked = acts.answer()
    shown = {"acts": acts, "here": settings.PRACTICE, "title": _("演练区")}
    return asked or render(request, "jobs/pages/practice.html", shown, status=acts.status)
