"""What is recorded of a deputy: electoral unit, liaison station, fields (代表信息)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import OrganisationField
from guantong.apps.actors.people_operations import describe_deputy
from guantong.apps.actors.queries import people_seen_by, version_of
from guantong.apps.actors.workflow import DEPUTY
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.workflow.table import NEW


class Described(forms.Form):
    """The public record of a deputy."""

    electoral_unit = forms.CharField(label=_("选举单位"), max_length=60, required=False)
    station = OrganisationField(label=_("联络站"), required=False)
    expertise = forms.CharField(label=_("专业领域"), max_length=120, required=False, help_text=_("用顿号分开"))


ACTS = (Act("describe_deputy", describe_deputy, Described, version=True),)


@page(reads="people", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, username: str) -> HttpResponse:
    """Show the record in its form; keep what is typed."""
    person = people_seen_by(request.standing).select_related("deputy__station").filter(username=username).first()
    if person is None:
        raise Http404
    kept = getattr(person, "deputy", None)
    fields = ("electoral_unit", "station", "expertise")
    acts = Acts(
        request, DEPUTY, ACTS, "kept" if kept else NEW, "", given={"person": person},
        version=version_of(kept) if kept else 0, initial={name: getattr(kept, name, "") for name in fields},
    )  # fmt: skip
    DEPUTY.demand("describe_deputy", request.standing, acts.state, "")
    answer = acts.answer(f"/actors/people/{person.username}/")
    return answer or render(request, "actors/pages/deputy.html", {"person": person, "acts": acts}, status=acts.status)
