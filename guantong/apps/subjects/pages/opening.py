"""Open a subject under a new key (登记编号)."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.queries import organisations
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import within
from guantong.apps.subjects.models import kind_choices
from guantong.apps.subjects.operations import open_subject
from guantong.apps.subjects.workflow import SUBJECT
from guantong.domain.identity.key import Kind
from guantong.domain.workflow.table import NEW


class Opened(forms.Form):
    """What a subject is when it is opened."""

    kind = forms.TypedChoiceField(label=_("类别"), choices=kind_choices, coerce=Kind, initial=Kind.PROJECT.value)
    name = forms.CharField(label=_("名称"), max_length=120)
    aliases = forms.CharField(label=_("别名"), max_length=200, required=False, help_text=_("几个别名用顿号分开。"))
    organisation = forms.ModelChoiceField(label=_("机构"), queryset=None)
    opened_on = forms.DateField(
        label=_("设立日期"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("编号中的年份取自这一天，以后不变。"),
    )  # fmt: skip
    document = forms.CharField(label=_("文号"), max_length=80, required=False)


def _within(areas: tuple[str, ...], day: date) -> type[Opened]:
    """The form with the organisations of one's scope."""
    mine = organisations(day).filter(within(areas))
    return type("Opened", (Opened,), {"organisation": forms.ModelChoiceField(label=_("机构"), queryset=mine)})


@page(reads="subjects", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; open the subject."""
    standing = request.standing
    path = next((p.path for p in standing.posts if not SUBJECT.why_not("open", standing, NEW, p.path)), "")
    SUBJECT.demand("open", standing, NEW, path)
    act = Act("open", open_subject, _within(standing.areas("subjects"), request.today))
    acts = Acts(request, SUBJECT, (act,), NEW, path, initial={"opened_on": request.today})
    answer = acts.answer(reverse("subjects:subjects") + "{done.key}/")
    return answer or render(request, "subjects/pages/opening.html", {"acts": acts}, status=acts.status)
