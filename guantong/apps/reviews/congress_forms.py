"""What the report, the resolution and its count ask (审查结果报告、决议、表决结果的表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import said
from guantong.domain.reviews.kinds import ReportStep

_MOST = 10_000


class Step(forms.Form):
    """A step of the report, with its paper."""

    step = forms.ChoiceField(label=later("步骤"))
    on = DayField(label=later("日期"), initial=localdate)
    file = forms.CharField(label=later("文件"), max_length=160, help_text=later("文件名称或文号"))
    place = forms.CharField(label=later("页、段"), max_length=80)

    def __init__(self, *args: Any, steps: Iterable[ReportStep], **kwargs: Any) -> None:
        """Offer the steps of the kind."""
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [(one.key, said(one.words)) for one in steps]  # type: ignore[attr-defined]


class Draft(forms.Form):
    """A draft resolution and its paper."""

    title = forms.CharField(label=later("决议名称"), max_length=200)
    file = forms.CharField(label=later("决议草案文件"), max_length=160)
    place = forms.CharField(label=later("页、段"), max_length=80)


def _count(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=_MOST, **more)


class Vote(forms.Form):
    """The count as the paper has it."""

    voted_on = DayField(label=later("表决日期"), initial=localdate)
    seats = _count(later("应到"), required=False, help_text=later("文件没有写的不填"))
    present = _count(later("出席"), help_text=later("表决的基数，以文件为准"))
    in_favour = _count(later("赞成"))
    against = _count(later("反对"))
    abstained = _count(later("弃权"))
    not_pressed = _count(later("未按表决器"))
    passed = forms.TypedChoiceField(
        label=later("文件所载结果"), choices=[("", later("请选择")), ("yes", later("通过")), ("no", later("未通过"))],
        coerce=lambda told: told == "yes",
    )  # fmt: skip
    vote_file = forms.CharField(label=later("表决结果文件"), max_length=160)
    vote_place = forms.CharField(label=later("页、段"), max_length=80)
    document = forms.CharField(label=later("决议文号"), max_length=80, required=False)
    as_printed = forms.BooleanField(
        label=later("按文件原样录入"), required=False, help_text=later("文件中四项合计与出席人数不一致时勾选")
    )


class Published(forms.Form):
    """When and where it was made public."""

    published_on = DayField(label=later("公开日期"), initial=localdate)
    published_where = forms.CharField(label=later("公开位置"), max_length=200)
