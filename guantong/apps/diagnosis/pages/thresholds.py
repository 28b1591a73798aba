"""What the district set itself over the rulebook's thresholds, and proposing another value (区里另定的阈值)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.diagnosis import thresholds
from guantong.apps.diagnosis.limit_lines import limit_words, open_to_the_district
from guantong.apps.diagnosis.queries import thresholds_seen_by
from guantong.apps.diagnosis.workflow import THRESHOLD
from guantong.domain.rulebook.shelf import rule_named
from guantong.domain.workflow.table import NEW

SHAPES = {"proposed": "due", "in_force": "done", "ended": "todo", "withdrawn": "todo"}


def _choices() -> list[tuple[str, Any]]:
    return [("", later("请选择")), *((name, said_later(words)) for name, words in open_to_the_district())]


class Proposal(forms.Form):
    """Which threshold, what value, from when, by which document, why."""

    name = forms.ChoiceField(
        label=later("规则与阈值"), choices=_choices, help_text=later("法律法规规定的期限、比例不在其中")
    )
    value = forms.IntegerField(
        label=later("数值"),
        min_value=-(2**31),
        max_value=2**31 - 1,
        help_text=later("整数，单位与允许的范围见所选阈值"),
    )
    since = forms.DateField(
        label=later("自"), widget=forms.DateInput({"type": "date"}),
        help_text=later("文件按其年度 1 月 1 日有效的阈值核对：年中生效的，从下一年度的文件起适用"),
    )  # fmt: skip
    document = forms.CharField(
        label=later("文号"), max_length=80, help_text=later("规定这个数值的本区文件，如 明人常办〔2026〕8号")
    )
    reason = forms.CharField(label=later("理由"), max_length=200)

    def clean(self) -> dict[str, Any]:
        """Return rule and threshold apart."""
        found = super().clean() or {}
        if found.get("name"):
            code, _, found["name"] = found["name"].partition(".")
            found["rule"] = rule_named(code)
        return found


COLUMNS = (
    Column("规则", "rule", sorts="rule", link=lambda row: reverse("diagnosis:rule", args=[row.rule])),
    Column("阈值", lambda row: limit_words(row.rule, row.name), link=lambda row: reverse("diagnosis:threshold", args=[row.pk])),
    Column("数值", "value", "number"),
    Column("自", "since", "day", sorts="since"),
    Column("至", "until", "day", sorts="until"),
    Column("文号", "document"),
    Column(
        "状态", lambda row: THRESHOLD.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state",
        choices=tuple(THRESHOLD.states.items()),
    ),
    Column("提出人", "proposed_by"),
    Column("确认人", "decided_by"),
)  # fmt: skip


@page(reads="rules", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List the thresholds; propose one."""
    initial = {"name": request.GET.get("propose", "")}
    acts = Acts(request, THRESHOLD, (Act("propose", thresholds.propose, Proposal),), NEW, "", initial=initial)
    answer = acts.answer("/diagnosis/thresholds/{pk}/")
    rows = thresholds_seen_by(request.standing)
    listing = Listing(
        request, _("区里另定的阈值"), rows, COLUMNS, empty=_("区里没有另定过阈值：各规则按规则库的对照值核对。")
    )
    shown = {"list": listing, "acts": acts, "closed": not initial["name"]}
    return answer or listing.download() or render(request, "diagnosis/pages/thresholds.html", shown, status=acts.status)
