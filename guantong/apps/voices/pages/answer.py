"""One class of needs in one community: the lines said to answer it; say so of another, take one back (认定预算项)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.voices import answers
from guantong.apps.voices.budget_lines import lines_in_force
from guantong.apps.voices.queries import body_at
from guantong.apps.voices.words import fields
from guantong.apps.voices.workflow import ANSWER
from guantong.domain.money import Unit, format_fen
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("年度", "year", "number"),
    Column("单位", "unit"),
    Column("项目", "project", link=lambda row: f"/voices/answers/{row.pk}/"),
    Column("金额", "amount", "figure"),
    Column("范围", lambda row: row.place or answers.WHOLE),
    Column("理由", "reason"),
)


class Linked(forms.Form):
    """Which line, for this community or the whole district, why."""

    line = forms.ChoiceField(label=later("预算项"))
    whole = forms.BooleanField(label=later("全区性安排，各社区都算"), required=False)
    reason = forms.CharField(label=later("认定理由"), max_length=200, widget=forms.Textarea({"rows": 2}))


@page(reads="need_answers", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the lines; say that one more answers these needs."""
    field, asked = request.GET.get("field", "other"), request.GET.get("year", "")
    place = body_at(request.GET.get("at", ""))
    if field not in fields():
        raise Http404
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else request.today.year
    known = {
        f"{at}|{line.key.unit_code}|{line.key.project_code}": line
        for at in (year, year + 1)
        for line in lines_in_force(at)
    }
    named = [
        (key, f"{key[:4]} {line.unit} {line.project} {format_fen(line.amount, Unit.TEN_THOUSAND)}{_('万元')}")
        for key, line in known.items()
    ]

    def asks(*args: object, **given: object) -> Linked:
        form = Linked(*args, **given)  # type: ignore[arg-type]
        form.fields["line"].choices = [("", _("请选择")), *named]  # type: ignore[attr-defined]
        return form

    def link(*, line: str, whole: bool, reason: str, **given: object) -> object:
        at, unit, project = line.split("|", 2)
        return answers.link_line(
            field=field, place=None if whole else place, year=int(at), unit_code=unit, project_code=project, reason=reason, **given
        )  # fmt: skip

    acts = Acts(request, ANSWER, (Act("link_line", link, asks),), NEW, "")
    listing = Listing(
        request, _("认定回应的预算项"), answers.links_of(field, place.path if place else "", year), COLUMNS,
        empty=_("还没有人认定预算项。"),
    )  # fmt: skip
    shown = {
        "acts": acts, "list": listing, "about": fields()[field], "place": place, "year": year, "lines": len(known),
    }  # fmt: skip
    return acts.answer(request.get_full_path()) or render(
        request, "voices/pages/answer.html", shown, status=acts.status
    )
