"""The change of term, one page at a time: the day and the next term, then its roster, then the preview (换届向导)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.intake_operations import upload_term
from guantong.apps.actors.pages.intakes import File
from guantong.apps.actors.queries import roster_of_term, terms
from guantong.apps.actors.workflow import INTAKE
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, NotAllowed, Refusal


class Next(forms.Form):
    """When the term ends, and which comes."""

    leaving_on = DayField(label=_("换届日"), help_text=_("本届最后一天的次日：自这一天起，离任者不能再进入"))
    next_number = forms.IntegerField(label=_("下一届次"), min_value=1, max_value=99)
    next_name = forms.CharField(label=_("下一届名称"), max_length=40)


class Change(Next, File):
    """The same, typed on the page before, and the roster."""

    field_order = ("file",)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        for name in Next.base_fields:
            self.fields[name].widget = forms.HiddenInput()


_OVER = Refusal("state", Words("本届已经届满", "this term is over"))
COLUMNS = (
    Column("登录名", lambda row: row[0]),
    Column("姓名", lambda row: row[1]),
    Column("本届任职", lambda row: row[2], "number"),
    Column("其他任职", lambda row: row[3], "number"),
    Column("手中事项", lambda row: row[4], "number"),
)


@page(reads="intakes", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the day and the next term; with those, for the roster, and go on to its preview."""
    term = terms().filter(number=number).first()
    if term is None:
        raise Http404
    if refusal := INTAKE.why_not("upload", request.standing, NEW, ""):
        raise NotAllowed(refusal)
    carried = {name: request.POST[f"upload-{name}"] for name in Next.base_fields if f"upload-{name}" in request.POST}
    typed = request.GET or carried  # sent without what the page before it asked, it is asked there
    asked = Next(typed or None, initial={"next_number": number + 1})
    known = asked.cleaned_data if typed and asked.is_valid() else {}
    acts = Acts(
        request, INTAKE, (Act("upload", upload_term, Change),), NEW, "", given={"term": term}, initial=known,
        closed={} if term.ends_on is None else {"upload": _OVER},
    )  # fmt: skip
    if answer := acts.answer("/actors/intakes/{pk}/"):
        return answer
    _people, _posts, rows = roster_of_term(request.standing, request.today)
    listing = Listing(request, str(_("本届在任的人")), rows, COLUMNS, keeps=tuple(Next.base_fields))
    shown = {
        "term": term, "asked": asked, "acts": acts, "known": known, "list": listing,
        "step": 2 if known else 1,
    }  # fmt: skip
    return listing.download() or render(request, "actors/pages/change.html", shown, status=acts.status)
