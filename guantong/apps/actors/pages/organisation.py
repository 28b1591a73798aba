"""One organisation: what it is, where it came from, who is what in it; amend, succeed, dissolve (机构)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors import organisation_operations as operations
from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.actors.models import OrganisationKind, SuccessionKind, role_choices
from guantong.apps.actors.queries import dossier_of, organisations, version_of
from guantong.apps.actors.workflow import MEMBERSHIP, ORGANISATION
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing


class Facts(forms.Form):
    """What is said of a body."""

    name = forms.CharField(label=later("名称"), max_length=80)
    short_name = forms.CharField(label=later("简称"), max_length=40, required=False)
    aliases = forms.CharField(
        label=later("曾用名、别名"), max_length=200, required=False, help_text=later("用顿号分开")
    )
    kind = forms.ChoiceField(label=later("类别"), choices=OrganisationKind.choices)
    begins_on = DayField(label=later("设立日期"), required=False)


class Followed(forms.Form):
    """What the body went on as."""

    latter = OrganisationField(label=later("承接机构"))
    kind = forms.ChoiceField(label=later("方式"), choices=SuccessionKind.choices)
    on = DayField(label=later("日期"))
    document = forms.CharField(label=later("文号"), max_length=80)


class Ended(forms.Form):
    """From when, by which document."""

    on = DayField(label=later("撤销日期"))
    document = forms.CharField(label=later("文号"), max_length=80)


ACTS = (
    Act("amend", operations.amend, Facts, version=True),
    Act("succeed", operations.succeed, Followed, version=True),
    Act("dissolve", operations.dissolve, Ended, version=True),
)
MEMBERS = (
    Column("姓名", "person", sorts="person__name", link=lambda m: reverse("actors:person", args=[m.person.username])),
    Column("角色", "role_words", filters="role", choices=role_choices(), sorts="role"),
    Column("自", "begins_on", "day", sorts="begins_on"),
    Column("至（不含）", "ends_on", "day", sorts="ends_on"),
    Column("届次", "term"),
)


@page(reads="organisations", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Show the body with its verbs; do one of them."""
    body = organisations().filter(code=code).first()
    if body is None:
        raise Http404
    fields = ("name", "short_name", "aliases", "kind", "begins_on")
    acts = Acts(
        request, ORGANISATION, ACTS, operations.state_of(body), body.path, given={"organisation": body},
        version=version_of(body), initial={field: getattr(body, field) for field in fields},
    )  # fmt: skip
    if answer := acts.answer(request.path):
        return answer
    dossier = dossier_of(body, request.standing, request.today)
    members = Listing(
        request, _("%(body)s任职人员") % {"body": body}, dossier.members, MEMBERS, search="person__search", sort="role",
        empty=_("没有在任的人员，或不在您的职责范围内。"),
    )  # fmt: skip
    shown = {
        "body": body, "acts": acts, "dossier": dossier, "members": members, "state": ORGANISATION.states[acts.state],
        "appoints": MEMBERSHIP.begun_by("appoint", request.standing), "founds": ORGANISATION.begun_by("found", request.standing),
    }  # fmt: skip
    return members.download() or render(request, "actors/pages/organisation.html", shown, status=acts.status)
