"""Draft one letter about the signals that were chosen (拟了解情况函)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.notes import own_desk
from guantong.apps.diagnosis.queries import chosen_for_letter
from guantong.apps.diagnosis.routes import DEFAULT, ROUTES, may_issue
from guantong.apps.diagnosis.workflow import LETTER, SIGNAL
from guantong.apps.figures.bringing import bodies
from guantong.domain.workflow.table import NEW, NotAllowed


class Wording(forms.Form):
    """How it goes, what it is called, what is asked, by when."""

    route = forms.ChoiceField(
        label=later("致送"), choices=lambda: [(name, said_later(r.words)) for name, r in ROUTES.items()]
    )
    subject = forms.CharField(label=later("标题"), max_length=120)
    asks = forms.CharField(
        label=later("请说明的事项"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=later("只写事实和请说明什么，不下结论"),
    )  # fmt: skip
    within = forms.IntegerField(label=later("复函期限（工作日）"), min_value=1, max_value=60)


class Draft(Wording):
    """The same, and whom it asks."""

    path = forms.ChoiceField(label=later("收函单位"), choices=bodies)
    why_other = forms.CharField(
        label=later("另致其他单位的理由"), max_length=200, required=False,
        help_text=later("收函单位不是这份文件的单位、其上级或上传文件的机构时填写"),
    )  # fmt: skip
    field_order = ("path", "why_other")


@page(reads="diagnosis", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show what was chosen; draft the letter."""
    chosen = chosen_for_letter(request.GET.getlist("chosen"), request.standing)
    at = chosen.signals[0].path if chosen.signals else own_desk(request.standing)
    LETTER.demand("draft", request.standing, NEW, at)
    if closed := may_issue(own_desk(request.standing)):
        raise NotAllowed(closed)
    initial = {"path": chosen.path, "route": DEFAULT, "subject": chosen.subject}
    acts = Acts(
        request, LETTER, (Act("draft", letters.draft, Draft),), NEW, at, {"signals": chosen.signals}, initial
    )  # fmt: skip
    answer = acts.answer("/diagnosis/letters/{pk}/")
    shown = {"chosen": chosen, "acts": acts, "states": SIGNAL.states}
    return answer or render(request, "diagnosis/pages/draft.html", shown, status=acts.status)
