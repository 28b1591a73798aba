"""Every component on one page, with the words that say when to use it (组件)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.chart import Chart, Line
from guantong.apps.components.door import page
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

STATES = (
    ("severe", "优先核实"), ("late", "逾期"), ("warn", "一般核实"), ("due", "临期"), ("hint", "知悉"),
    ("todo", "未到"), ("doing", "办理中"), ("done", "已完成"), ("again", "重新打开"),
)  # fmt: skip


CHART = Chart(
    "sample", "支出进度：实际与计划（示例数字）", "%", [f"{month}月" for month in range(1, 11)],
    [Line("实际", [3, 9, 15, 22, 31, 40, 49, 57, 64, None]), Line("计划", [8, 16, 25, 33, 42, 50, 58, 67, 75, 83], role="plan")],
)  # fmt: skip


class Sample(forms.Form):
    """A form with one of each field, and an error."""

    happened_on = forms.DateField(label="发生日期", widget=forms.DateInput({"type": "date"}))
    document = forms.CharField(label="文号", required=False, help_text="例：明财预〔2026〕31号")
    note = forms.CharField(label="说明", widget=forms.Textarea, required=False)


@page(reads="organisations")
def view(request: HttpRequest) -> HttpResponse:
    """Show them all."""
    refusal = Refusal(
        "state",
        Words("现在是“整改中”，“已报送”时才能“核查”", "it is “rectifying”; “verify” opens when it is “reported”"),
        Words("请等承办单位报送整改情况", "wait for the unit's report"),
        "supervision-law-2024-art-27",
    )
    return render(
        request, "components/pages/components.html",
        {"states": STATES, "refusal": refusal, "form": Sample({"happened_on": "昨天"}), "chart": CHART},
    )  # fmt: skip
