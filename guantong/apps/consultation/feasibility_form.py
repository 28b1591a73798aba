"""The form of feasibility: for each criterion a verdict and its reason, the cost and what it rests on (可行性意见的表单)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.consultation.criteria import VERDICTS, criteria_on
from guantong.apps.consultation.forms import MoneyField
from guantong.apps.consultation.whose import is_staff
from guantong.domain.roles import Standing


class Stated(forms.Form):
    """One office's view: nothing is filled in beforehand, a criterion left empty is not looked at."""

    def __init__(self, *args: Any, standing: Standing, today: date, **kwargs: Any) -> None:
        """Ask by the criteria of the day; staff say whose paper they type."""
        super().__init__(*args, **kwargs)
        self.codes = [one.code for one in criteria_on(today)]
        if is_staff(standing):
            self.fields["office"] = OrganisationField(label=later("出具单位"))
        verdicts = [("", later("未填")), *((code, said_later(words)) for code, words in VERDICTS.items())]
        for one in criteria_on(today):
            self.fields[f"verdict_{one.code}"] = forms.ChoiceField(
                label=said_later(one.words), help_text=said_later(one.asks), required=False, choices=verdicts
            )
            self.fields[f"reason_{one.code}"] = forms.CharField(label=later("理由"), max_length=300, required=False)
        self.fields["cost"] = MoneyField(label=later("核算金额（元）"), required=False)
        self.fields["cost_basis"] = forms.CharField(label=later("核算依据"), max_length=400, required=False)
        self.fields["document"] = forms.CharField(label=later("文号或表名"), max_length=120, required=False)
        self.fields["stated_on"] = DayField(label=later("填写日期"))

    def clean(self) -> dict[str, Any]:
        """Return the verdicts as the operation takes them."""
        found = super().clean() or {}
        pairs = {code: (found.pop(f"verdict_{code}", ""), found.pop(f"reason_{code}", "")) for code in self.codes}
        return {**found, "verdicts": pairs}
