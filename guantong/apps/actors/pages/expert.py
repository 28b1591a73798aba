"""What is recorded of an expert: field, statements; a fee (专家信息)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.people_operations import describe_expert, record_fee
from guantong.apps.actors.queries import fees_seen_by, people_seen_by, version_of
from guantong.apps.actors.workflow import EXPERT
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.money import Unit, parse_amount
from guantong.domain.workflow.table import NEW


class Described(forms.Form):
    """Field, and what was signed when."""

    field = forms.CharField(label=_("领域"), max_length=60)
    conflict_statement_on = DayField(label=_("利益冲突声明签署日期"), required=False)
    confidentiality_on = DayField(label=_("保密承诺签署日期"), required=False)


class Paid(forms.Form):
    """One fee."""

    paid_on = DayField(label=_("发放日期"))
    matter = forms.CharField(label=_("事由"), max_length=80)
    amount = forms.CharField(label=_("金额（元）"), max_length=20, help_text=_("可写两位小数"))

    def clean_amount(self) -> int:
        """Return the amount in fen."""
        try:
            amount = parse_amount(self.cleaned_data["amount"], Unit.YUAN)
        except ValueError:
            amount = None
        if amount is None:
            raise forms.ValidationError(_("不是金额。请填如 800 或 1,200.50"))
        return amount.fen


ACTS = (Act("describe_expert", describe_expert, Described, version=True), Act("record_fee", record_fee, Paid))


@page(reads="people", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, username: str) -> HttpResponse:
    """Show the record in its forms; keep what is typed."""
    person = people_seen_by(request.standing).select_related("expert").filter(username=username).first()
    if person is None:
        raise Http404
    kept = getattr(person, "expert", None)
    fields = ("field", "conflict_statement_on", "confidentiality_on")
    acts = Acts(
        request, EXPERT, ACTS, "kept" if kept else NEW, "", given={"person": person},
        version=version_of(kept) if kept else 0,
        initial={**{name: getattr(kept, name, "") for name in fields}, "paid_on": request.today},
    )  # fmt: skip
    EXPERT.demand("describe_expert", request.standing, acts.state, "")
    answer = acts.answer(f"/actors/people/{person.username}/")
    shown = {"person": person, "acts": acts, "fees": fees_seen_by(request.standing).filter(person=person)}
    return answer or render(request, "actors/pages/expert.html", shown, status=acts.status)
