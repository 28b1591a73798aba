"""What a score sheet of a review asks (审查活动评分表的表单)."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.evaluations.models.scoring import WAYS
from guantong.apps.evaluations.queries import keyholders_on, rubrics_on
from guantong.apps.reviews.board_forms import OfUnit
from guantong.apps.reviews.score_sheets import rubric_in


class Sheet(OfUnit):
    """What is scored, how, by which rubric; the roll is who signed in."""

    title = forms.CharField(label=later("评分事项"), max_length=160)
    question = forms.CharField(label=later("评分内容"), max_length=200, help_text=later("印在评分表上的一句话"))
    subject_name = forms.CharField(
        label=later("项目"), max_length=200, required=False, help_text=later("按名称登记了利益冲突的代表自动回避")
    )
    held_on = DayField(label=later("评分日期"), initial=localdate)
    way = forms.ChoiceField(label=later("方式"), choices=lambda: [(way, said_later(w)) for way, w in WAYS.items()])

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        """Offer the units of the review, the rubrics and keyholders of today."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].label = later("被评单位")
        self.rubrics = list(rubrics_on(today))
        named = [(f"{row.pk}", row.document) for row in self.rubrics]
        self.fields["rubric"] = forms.ChoiceField(
            label=later("评分标准"), choices=named, help_text=later("本区已确认生效的标准；还没有的，先在“评价标准”中录入并由同事确认")
        )  # fmt: skip
        known = [("", later("请选择")), *keyholders_on(today)]
        for name, label in (("keyholder_one", later("密钥保管人甲")), ("keyholder_two", later("密钥保管人乙"))):
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=known,
                required=False,
                help_text=later("无记名电子密封评分须指定两人，其他方式不填"),
            )

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        told = super().clean() or {}
        holders = [told.pop("keyholder_one", ""), told.pop("keyholder_two", "")]
        return {**told, "rubric": rubric_in(self.rubrics, told.get("rubric", "")), "keyholders": holders}
