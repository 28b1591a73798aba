"""Found an organisation (登记机构)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.actors.operations import found_organisation
from guantong.apps.actors.workflow import ORGANISATION
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.workflow.table import NEW


class Founded(forms.Form):
    """What a new body is."""

    name = forms.CharField(label=_("名称"), max_length=80)
    code = forms.CharField(label=_("代码"), max_length=12, help_text=_("1 至 12 位字母、数字；设立后不再改变"))
    kind = forms.ChoiceField(label=_("类别"), choices=OrganisationKind.choices)
    parent = OrganisationField(label=_("上级"), required=False)
    short_name = forms.CharField(label=_("简称"), max_length=40, required=False)
    aliases = forms.CharField(label=_("曾用名、别名"), max_length=200, required=False, help_text=_("用顿号分开"))
    begins_on = DayField(label=_("设立日期"), required=False)


ACTS = (Act("found", found_organisation, Founded),)


@page(reads="organisations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the facts; found the body; go to its page."""
    above = Organisation.objects.filter(code=request.GET.get("parent", "").replace("\0", "")).first()
    ORGANISATION.demand("found", request.standing, NEW, "")
    acts = Acts(request, ORGANISATION, ACTS, NEW, "", initial={"parent": above, "kind": OrganisationKind.UNIT})
    answer = acts.answer("/actors/organisations/{done.code}/")
    return answer or render(request, "actors/pages/found.html", {"acts": acts}, status=acts.status)
