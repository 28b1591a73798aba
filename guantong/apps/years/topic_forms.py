"""What proposing a topic, the plan and its items ask (议题和计划的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.actors.sheets import MOST_BYTES
from guantong.apps.years.models import FiscalYear, Session, Topic, source_choices, way_choices
from guantong.apps.years.queries import years
from guantong.domain.lifecycle.topics import Source, Way


class Proposed(forms.Form):
    """What should be supervised, where it comes from, why."""

    year = forms.ModelChoiceField(FiscalYear.objects.none(), label=later("年度"))
    title = forms.CharField(label=later("议题"), max_length=120)
    source = forms.TypedChoiceField(label=later("来源"), choices=source_choices, coerce=Source)
    why = forms.CharField(label=later("理由"), max_length=600, widget=forms.Textarea({"rows": 4}))
    way = forms.TypedChoiceField(label=later("建议方式"), choices=way_choices, coerce=Way)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["year"].queryset = years()  # type: ignore[attr-defined]


class TypedIn(Proposed):
    """The same, in the name of whoever proposed it on paper or by telephone."""

    organisation = OrganisationField(label=later("提出机构"))
    proposer = forms.CharField(label=later("提出人"), max_length=40, required=False)
    proposed_on = DayField(label=later("提出日期"))


class Sheet(forms.Form):
    """A filled-in sheet of topics."""

    year = forms.ModelChoiceField(FiscalYear.objects.none(), label=later("年度"))
    file = forms.FileField(label=later("文件"), help_text=later("从本页下载的 xlsx 样表，不超过 5 MB"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["year"].queryset = years()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return the file's name and bytes."""
        found = super().clean() or {}
        if file := found.pop("file", None):
            found |= {"file_name": file.name, "raw": file.read(MOST_BYTES + 1)}
        return found


class Reason(forms.Form):
    """Why a topic is a candidate, or is left out."""

    reason = forms.CharField(label=later("理由"), max_length=300)


class Called(forms.Form):
    """For which year, until when, what is asked."""

    year = forms.ModelChoiceField(FiscalYear.objects.none(), label=later("年度"))
    until = DayField(label=later("截止日期"))
    text = forms.CharField(label=later("征集说明"), max_length=600, widget=forms.Textarea({"rows": 4}), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["year"].queryset = years()  # type: ignore[attr-defined]


def _month(label: Any) -> forms.TypedChoiceField:
    months = [("", "—"), *((str(n), later("%(n)s月") % {"n": n}) for n in range(1, 13))]
    return forms.TypedChoiceField(label=label, choices=months, coerce=int, empty_value=None, required=False)


class Item(forms.Form):
    """What is supervised, how, when, who prepares it."""

    title = forms.CharField(label=later("事项"), max_length=120)
    way = forms.TypedChoiceField(label=later("监督方式"), choices=way_choices, coerce=Way)
    month = _month(later("月份"))
    session = forms.ModelChoiceField(Session.objects.none(), label=later("会议"), required=False)
    lead = forms.CharField(label=later("承办"), max_length=80, required=False)
    why = forms.CharField(label=later("调整理由"), max_length=200, required=False, help_text=later("计划公布后必填"))
    document = forms.CharField(
        label=later("调整文号"), max_length=80, required=False, help_text=later("计划公布后必填")
    )

    def __init__(self, *given: Any, year: int = 0, **named: Any) -> None:
        super().__init__(*given, **named)
        planned = Session.objects.filter(year__year=year).exclude(state="cancelled")
        self.fields["session"].queryset = planned  # type: ignore[attr-defined]


class Listed(Item):
    """The same, of a candidate topic or of none."""

    topic = forms.ModelChoiceField(Topic.objects.none(), label=later("候选议题"), required=False)
    field_order = ("topic", "title")

    def __init__(self, *given: Any, year: int = 0, **named: Any) -> None:
        super().__init__(*given, year=year, **named)
        candidates = Topic.objects.filter(year__year=year, state="candidate")
        self.fields["topic"].queryset = candidates  # type: ignore[attr-defined]


class Why(forms.Form):
    """Why an item is dropped or taken up again."""

    why = forms.CharField(label=later("理由"), max_length=200)
    document = forms.CharField(label=later("文号"), max_length=80, required=False)


class Adopted(forms.Form):
    """When the chairpersons' council passed it."""

    adopted_on = DayField(label=later("主任会议日期"))
    adopted_document = forms.CharField(label=later("文号或会议届次"), max_length=80)


class PartyReport(forms.Form):
    """Day and number alone: nothing of what was said."""

    party_on = DayField(label=later("日期"))
    party_document = forms.CharField(label=later("文号"), max_length=80, required=False)


class Published(forms.Form):
    """Where it was published."""

    where = forms.CharField(label=later("公布位置"), max_length=200, help_text=later("网址、公报期号或张贴地点"))
