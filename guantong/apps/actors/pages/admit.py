"""Make an account for a person (建立账号): it holds no post and no password yet."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.operations import admit_person
from guantong.apps.actors.workflow import PERSON
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.workflow.table import NEW


class Admitted(forms.Form):
    """Who it is."""

    name = forms.CharField(label=_("姓名"), max_length=40)
    username = forms.CharField(
        label=_("登录名"), max_length=40, help_text=_("小写字母开头；建立后不再改变，留痕以它记名")
    )


ACTS = (Act("admit", admit_person, Admitted),)


@page(reads="people", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask who; make the account; go to its page."""
    PERSON.demand("admit", request.standing, NEW, "")
    acts = Acts(request, PERSON, ACTS, NEW, "")
    answer = acts.answer("/actors/people/{done.username}/")
    return answer or render(request, "actors/pages/admit.html", {"acts": acts}, status=acts.status)
