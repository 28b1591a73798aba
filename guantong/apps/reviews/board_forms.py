"""What the verbs of the board, of who takes part and of what was agreed ask (询问、参加人、会商的表单)."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.sheets import MOST_BYTES
from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.offer_forms import FenField
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.models import Inquiry, ReviewedUnit
from guantong.domain.reviews.kinds import Part


class OptionalFen(FenField):
    """An amount that may not be known: nothing typed is not nought."""

    def __init__(self, **given: Any) -> None:
        super().__init__(required=False, **given)

    def clean(self, value: Any) -> int | None:
        """Return fen, or None where nothing was typed."""
        return super().clean(value) if str(value or "").strip() else None


class OfUnit(forms.Form):
    """Whatever is about one of the units of a review."""

    unit = forms.ChoiceField(label=later("答复单位"))

    def __init__(self, *args: Any, units: Iterable[ReviewedUnit], **kwargs: Any) -> None:
        """Offer the units of the review."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(one.code, one.name) for one in units]  # type: ignore[attr-defined]


class Asking(OfUnit):
    """A question of one's own."""

    text = forms.CharField(
        label=later("问题"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=later("只就已公开的数据和自己的意见提问；不写草案内容和个人信息"),
    )  # fmt: skip
    follows = forms.IntegerField(label=later("追问第几条"), min_value=1, required=False)
    sent = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=36, initial=lambda: str(uuid4()))


class TakingDown(OfUnit):
    """A question as it was said, typed in one line."""

    field_order = ("participant", "unit", "text")
    participant = forms.IntegerField(label=later("提问人序号"), min_value=1, required=False)
    text = forms.CharField(label=later("问题"), max_length=2000)
    follows = forms.IntegerField(label=later("追问第几条"), min_value=1, required=False)
    slip = forms.IntegerField(label=later("条号"), min_value=1, max_value=10**6, required=False)
    sent = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=36, initial=lambda: str(uuid4()))


class Bringing(forms.Form):
    """What an earlier review left to be answered in writing."""

    inquiry = forms.ModelChoiceField(Inquiry.objects.none(), label=later("上次未答复的询问"))

    def __init__(self, *args: Any, left: Iterable[Inquiry], **kwargs: Any) -> None:
        """Offer what is left."""
        super().__init__(*args, **kwargs)
        known = list(left)
        self.fields["inquiry"].queryset = Inquiry.objects.filter(pk__in=[one.pk for one in known])  # type: ignore[attr-defined]
        self.fields["inquiry"].label_from_instance = lambda one: f"{one.unit}：{one.text[:60]}"  # type: ignore[attr-defined]


class Amending(OfUnit):
    """A question that was mistyped."""

    text = forms.CharField(label=later("问题"), max_length=2000, widget=forms.Textarea({"rows": 4}))
    asker = forms.CharField(label=later("提问人"), max_length=60, required=False)


class Answering(forms.Form):
    """What was answered, and who said it."""

    answer = forms.CharField(label=later("答复"), max_length=5000, widget=forms.Textarea({"rows": 5}))
    answered_by = forms.CharField(
        label=later("答复人"), max_length=80, help_text=later("姓名和职务；代为录入的写答复的那个人")
    )
    answered_on = DayField(label=later("答复日期"), required=False, initial=localdate)


class CarryingOver(forms.Form):
    """By when it is to be answered in writing."""

    due_on = DayField(label=later("约定答复日期"), required=False, help_text=later("双方约定；到期不自动认定逾期"))


class Merging(forms.Form):
    """With which other one."""

    with_number = forms.IntegerField(label=later("并入第几条"), min_value=1)


class Renumbering(forms.Form):
    """Another number on the slip."""

    slip = forms.IntegerField(label=later("条号"), min_value=1, max_value=10**6)


class Naming(forms.Form):
    """One who takes part."""

    part = forms.ChoiceField(label=later("身份"))
    name = forms.CharField(label=later("姓名"), max_length=60)
    body = forms.CharField(label=later("单位、界别"), max_length=120, required=False)
    seat = forms.CharField(label=later("座位"), max_length=20, required=False)
    username = forms.CharField(
        label=later("登录名"), max_length=40, required=False, help_text=later("有账号的填；可扫码签到、自己提问，并核对利益冲突登记")
    )  # fmt: skip

    def __init__(self, *args: Any, parts: Iterable[Part], **kwargs: Any) -> None:
        """Offer who may take part in the kind."""
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(part.value, said(part.words)) for part in parts]  # type: ignore[attr-defined]


class Roster(forms.Form):
    """A roster, typed or as a file."""

    typed = forms.CharField(
        label=later("名单"), max_length=50_000, required=False, widget=forms.Textarea({"rows": 6}),
        help_text=later("每行一人：身份、姓名、单位、座位、登录名，用空格或制表符隔开，后三项可不填。可从电子表格整块粘贴"),
    )  # fmt: skip
    file = forms.FileField(
        label=later("或上传 xlsx"), required=False, help_text=later("首行为：身份、姓名、单位、座位、登录名")
    )

    def clean(self) -> dict[str, Any]:
        """Return the text, or the file's name and bytes."""
        told = super().clean() or {}
        file = told.pop("file", None)
        return {
            "typed": told.get("typed", ""),
            "file_name": file.name if file else "",
            "raw": file.read(MOST_BYTES + 1) if file else b"",
        }


class Proposing(OfUnit):
    """What was agreed."""

    line_code = forms.CharField(label=later("预算项目代码"), max_length=60, required=False)
    line = forms.CharField(label=later("预算项目"), max_length=200)
    before = OptionalFen(label=later("原安排（元）"), help_text=later("有草案或已公开数的填写"))
    change = FenField(label=later("增减（元）"), help_text=later("调减填负数"))
    text = forms.CharField(label=later("商定内容"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class AmendingChange(forms.Form):
    """The same, of a unit that stays."""

    line_code = forms.CharField(label=later("预算项目代码"), max_length=60, required=False)
    line = forms.CharField(label=later("预算项目"), max_length=200)
    before = OptionalFen(label=later("原安排（元）"))
    change = FenField(label=later("增减（元）"), help_text=later("调减填负数"))
    text = forms.CharField(label=later("商定内容"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class Linking(forms.Form):
    """Which opinion it belongs to."""

    def __init__(self, *args: Any, among: QuerySet[Opinion], **kwargs: Any) -> None:
        """Offer the opinions of the same year and unit, as far as they are read."""
        super().__init__(*args, **kwargs)
        self.fields["opinion"] = _OfOpinions(among, label=later("意见"), empty_label=later("请选择"))


class _OfOpinions(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        """Return its number and how it begins."""
        return f"{obj.pk} {obj.text[:40]}"


class Confirming(forms.Form):
    """By which name it is confirmed."""

    name = forms.CharField(
        label=later("确认人"), max_length=40, help_text=later("本人姓名；代为录入的写在纸上签字的那个人")
    )
