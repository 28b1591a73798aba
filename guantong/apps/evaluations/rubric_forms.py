"""A rubric and the days of feedback as they are typed from their document (评价标准的表单)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.domain.voting.rubric import STEPS, Band, Item, Rubric, tenths_from


class PointsField(forms.CharField):
    """Points as they are written, read as tenths."""

    default_error_messages = {"points": later("请填写分数，最多一位小数，如 8 或 8.5")}

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=8, widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}), **given)

    def clean(self, value: Any) -> int | None:
        """Return tenths; None for nothing where nothing is asked."""
        typed = super().clean(value)
        if not typed:
            return None
        found = tenths_from(typed)
        if found is None:
            raise ValidationError(self.error_messages["points"], "points")
        return found


class RubricForm(forms.Form):
    """Document, day, scale, items line by line; words for totals only where the document has its own."""

    document = forms.CharField(
        label=later("文号"), max_length=80, help_text=later("本区规定评分标准的文件，如 明人常办〔2026〕21号")
    )
    since = DayField(label=later("自"))
    least = PointsField(label=later("每项最低分"), initial="0")
    step = forms.TypedChoiceField(
        label=later("分值间隔"),
        coerce=int,
        choices=[(step, said_later(words)) for step, words in STEPS.items()],
        initial=10,
    )
    items = forms.CharField(
        label=later("评分项"), widget=forms.Textarea({"rows": 6}),
        help_text=later("每行一项：名称 最高分 权重 说明，用空格隔开；权重合计 100，如：决策 20 20 立项依据是否充分"),
    )  # fmt: skip
    bands = forms.CharField(
        label=later("等次名称"), required=False, widget=forms.Textarea({"rows": 3}),
        help_text=later("只有文件自己规定了等次才填，每行：名称 起始总分；不填则只有分数，没有等次"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Return the rubric; say at the line what does not fit."""
        found = super().clean() or {}
        if self.errors:
            return {}
        items, bands = [], []
        for at, line in enumerate(found["items"].splitlines(), 1):
            name, *rest = line.split(maxsplit=3)
            most = tenths_from(rest[0]) if len(rest) > 1 else None
            if most is None or not (rest[1].isascii() and rest[1].isdecimal() and len(rest[1]) < 4):
                self.add_error("items", later("第 %(line)s 行应是：名称 最高分 权重 说明") % {"line": at})
                return {}
            items.append(Item(name, most, int(rest[1]), rest[2] if len(rest) > 2 else ""))
        for at, line in enumerate(found["bands"].splitlines(), 1):
            called, _, least = line.strip().rpartition(" ")
            if not called or (points := tenths_from(least)) is None:
                self.add_error("bands", later("第 %(line)s 行应是：名称 起始总分") % {"line": at})
                return {}
            bands.append(Band(called.strip(), points))
        rubric = Rubric(found["document"], found["since"], tuple(items), found["least"], found["step"], tuple(bands))
        if wrong := rubric.wrong():
            self.add_error("items", said(wrong))
            return {}
        return {"rubric": rubric}


class TermForm(forms.Form):
    """How many natural days a document gives from completion to evaluation, and from evaluation to feedback."""

    document = forms.CharField(label=later("文号"), max_length=80)
    since = DayField(label=later("自"))
    evaluate = forms.IntegerField(
        label=later("完成后多少日内评价"),
        min_value=0,
        max_value=3650,
        initial=0,
        help_text=later("自然日；文件没有规定的填 0"),
    )
    feed_back = forms.IntegerField(label=later("评价后多少日内反馈"), min_value=0, max_value=3650, initial=0)


class Ending(forms.Form):
    """From when it holds no more, by which document."""

    until = DayField(label=later("终止日"), help_text=later("自这一天起不再适用"))
    ending = forms.CharField(label=later("终止文号"), max_length=80)
