"""Give a person a role in an organisation (授予角色)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField, OrganisationField, PersonField
from guantong.apps.actors.models import Person, Term, role_choices
from guantong.apps.actors.operations import appoint
from guantong.apps.actors.queries import terms
from guantong.apps.actors.workflow import MEMBERSHIP
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.roles import Role
from guantong.domain.workflow.table import NEW


class Appointed(forms.Form):
    """Who becomes what, where, on which days."""

    person = PersonField(label=_("人员"))
    organisation = OrganisationField(label=_("机构"))
    role = forms.ChoiceField(label=_("角色"), choices=role_choices)
    begins_on = DayField(label=_("自"))
    ends_on = DayField(label=_("至（不含）"), required=False, help_text=_("不填：未定"))
    term = forms.ModelChoiceField(Term.objects.none(), label=_("届次"), required=False)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["term"].queryset = terms()  # type: ignore[attr-defined]

    def clean_role(self) -> Role:
        """Return the role itself."""
        return Role(self.cleaned_data["role"])


ACTS = (Act("appoint", appoint, Appointed),)


@page(reads="people", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask who, what, where; appoint; go to the person."""
    MEMBERSHIP.demand("appoint", request.standing, NEW, "")
    asked = {name: request.GET.get(name, "").replace("\0", "") for name in ("person", "organisation")}
    acts = Acts(request, MEMBERSHIP, ACTS, NEW, "", initial={**asked, "begins_on": request.today})
    known = Person.objects.filter(username=asked["person"]).first()
    answer = acts.answer("/actors/people/{done.person.username}/")
    return answer or render(request, "actors/pages/appoint.html", {"acts": acts, "known": known}, status=acts.status)
