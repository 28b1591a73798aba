"""What planning, moving and holding a session ask (会议的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.actors.queries import organisations
from guantong.apps.years.models import FiscalYear, session_kind_choices
from guantong.apps.years.queries import years
from guantong.domain.lifecycle.sessions import SessionKind

_BODIES = (OrganisationKind.CONGRESS, OrganisationKind.STANDING_COMMITTEE, OrganisationKind.CHAIRPERSONS_COUNCIL)


class Planned(forms.Form):
    """Which session, of whom, when."""

    year = forms.ModelChoiceField(FiscalYear.objects.none(), label=later("年度"))
    kind = forms.TypedChoiceField(label=later("会议类别"), choices=session_kind_choices, coerce=SessionKind)
    name = forms.CharField(
        label=later("会议名称"), max_length=80, help_text=later("届次写全，如：区八届人大常委会第三十九次会议")
    )
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=later("机构"))
    planned_on = DayField(label=later("召开日期"))
    document = forms.CharField(label=later("文号"), max_length=80, required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["year"].queryset = years()  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations().filter(kind__in=_BODIES)  # type: ignore[attr-defined]


class Moved(forms.Form):
    """The new day, and why."""

    planned_on = DayField(label=later("新的召开日期"))
    why = forms.CharField(label=later("变更原因"), max_length=200)
    document = forms.CharField(label=later("文号"), max_length=80, required=False)


class Held(forms.Form):
    """The day it opened."""

    held_on = DayField(label=later("实际召开日期"))
    document = forms.CharField(label=later("文号"), max_length=80, required=False)
