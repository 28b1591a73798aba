"""What the verbs of an item ask (当年民生实事的表单)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.ballots.models import Box
from guantong.apps.ballots.queries import boxes_seen_by
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.files.operations import LARGEST
from guantong.apps.findings import list_values as values
from guantong.apps.livelihood.models import Item
from guantong.apps.livelihood.terms import sources
from guantong.apps.surveys.models import Survey
from guantong.apps.surveys.queries import surveys_seen_by
from guantong.apps.voices.models import Need
from guantong.apps.voices.queries import needs_seen_by
from guantong.domain.roles import Standing

_QUARTERS = [
    (str(n), said) for n, said in enumerate((later("一季度"), later("二季度"), later("三季度"), later("四季度")), 1)
]
_MOST_NUMBER = 10**12


_FIRST = ("year", "number", "name", "content", "unit", "unit_code", "total")


class YuanField(forms.CharField):
    """An amount in yuan; its value is fen, None where nothing is written."""

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=30, required=False, **given)

    def prepare_value(self, value: Any) -> Any:
        """Show fen as yuan."""
        return f"{value / 100:.2f}" if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """Return fen."""
        try:
            return values.amount(super().clean(value), "元")
        except values.Wrong as wrong:
            raise forms.ValidationError(said_later(wrong.why)) from wrong


class ThousandthsField(forms.DecimalField):
    """A number of up to three places; its value is thousandths."""

    def __init__(self, **given: Any) -> None:
        super().__init__(min_value=0, max_value=_MOST_NUMBER, max_digits=16, decimal_places=3, required=False, **given)

    def prepare_value(self, value: Any) -> Any:
        """Show thousandths as a number."""
        return f"{value / 1000:g}" if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Return thousandths."""
        found = super().clean(value)
        return None if found is None else int(found * 1000)


class Facts(forms.Form):
    """What is decided of an item."""

    name = forms.CharField(label=later("名称"), max_length=200)
    content = forms.CharField(label=later("内容与标准"), max_length=2000, widget=forms.Textarea({"rows": 4}))
    unit = forms.CharField(label=later("责任单位"), max_length=120)
    unit_code = forms.CharField(label=later("单位编码"), max_length=60, required=False)
    total = YuanField(label=later("总投资（元）"))
    project_code = forms.CharField(label=later("预算项目码"), max_length=60, required=False)
    complete_by = DayField(label=later("完成时限"))
    indicator = forms.CharField(label=later("量化指标"), max_length=120)
    planned = ThousandthsField(label=later("指标值"))
    measure = forms.CharField(label=later("计量单位"), max_length=20, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask this year's money by source."""
        super().__init__(*args, **kwargs)
        for name, words in sources().items():
            self.fields[f"money_{name}"] = YuanField(label=said_later(words))
        self.order_fields((*_FIRST, *(f"money_{name}" for name in sources())))

    def clean(self) -> dict[str, Any]:
        """Return the money by source as one."""
        found = super().clean() or {}
        named = {name: found.pop(f"money_{name}", None) for name in sources()}
        return {**found, "money": {name: fen for name, fen in named.items() if fen is not None}}


class Entered(Facts):
    """An item that is typed by hand."""

    year = forms.IntegerField(label=later("年度"), min_value=2000, max_value=2100)
    number = forms.IntegerField(label=later("编号"), min_value=1, max_value=999)
    decision = forms.CharField(label=later("依据的文件或会议"), max_length=200)
    decided_on = DayField(label=later("决定日期"))
    one_group = forms.BooleanField(label=later("只由一个代表小组认领"), required=False)


class Amended(Facts):
    """A correction, with its reason."""

    reason = forms.CharField(label=later("更正原因"), max_length=200)

    def clean(self) -> dict[str, Any]:
        """Return the money under the name of the row's field."""
        found = super().clean()
        return {**{n: v for n, v in found.items() if n != "money"}, "sources": found["money"]}


class Why(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=400)


class Shown(forms.Form):
    """Why, in words that stand on the public page too."""

    reason = forms.CharField(label=later("原因"), max_length=400, help_text=later("项目已公开的，公开页会显示这个原因"))


class Stopped(Shown):
    """Why it is stopped, by which document."""

    decision = forms.CharField(label=later("依据的文件或会议"), max_length=120)


class Carried(Shown):
    """How it stands in the next year."""

    number = forms.IntegerField(label=later("下年编号"), min_value=1, max_value=999)
    complete_by = DayField(label=later("下年完成时限"))
    decision = forms.CharField(label=later("依据的文件或会议"), max_length=200)
    decided_on = DayField(label=later("决定日期"))


class _WithPhoto(forms.Form):
    photo = forms.FileField(
        label=later("照片"), required=False, help_text=later("不要拍到人脸和车牌。拍摄地点、设备等信息会去掉"),
        widget=forms.ClearableFileInput({"accept": "image/*"}),
    )  # fmt: skip
    public = forms.BooleanField(label=later("照片可以公开"), required=False)

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        found = super().clean() or {}
        photo = found.pop("photo", None)
        return {**found, **({"photo": photo.read(LARGEST + 1), "photo_name": photo.name} if photo else {})}


class Reported(_WithPhoto):
    """What the unit says of a quarter."""

    quarter = forms.TypedChoiceField(label=later("季度"), choices=_QUARTERS, coerce=int)
    words = forms.CharField(label=later("进展"), max_length=2000, widget=forms.Textarea({"rows": 4}))
    reached = ThousandthsField(label=later("指标完成值（累计）"), help_text=later("没有数据的空着，空着不是零"))
    spent = YuanField(label=later("累计支出（元）"))
    problem = forms.CharField(label=later("困难"), max_length=400, required=False)
    source = forms.CharField(
        label=later("出处"), max_length=200, required=False, help_text=later("据来文录入的写明文号")
    )
    field_order = ("quarter", "words", "reached", "spent", "problem", "source", "photo", "public")


class Planned(forms.Form):
    """A milestone with its planned day."""

    name = forms.CharField(label=later("节点"), max_length=120)
    planned_on = DayField(label=later("计划日期"))


class Reached(_WithPhoto):
    """A milestone that was reached, on which day."""

    milestone = forms.ModelChoiceField(queryset=None, label=later("节点"))
    done_on = DayField(label=later("实际日期"))
    words = forms.CharField(label=later("说明"), max_length=400, required=False)
    field_order = ("milestone", "done_on", "words", "photo", "public")

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        """Offer the milestones of the item."""
        super().__init__(*args, **kwargs)
        self.fields["milestone"].queryset = item.milestones.all()  # type: ignore[attr-defined]


class Done(forms.Form):
    """On which day it was done, and what stands."""

    done_on = DayField(label=later("完成日期"))
    words = forms.CharField(label=later("完成情况"), max_length=400, widget=forms.Textarea({"rows": 3}))


class Confirmed(forms.Form):
    """On which day it was looked at."""

    built_on = DayField(label=later("确认日期"))


class NeedJoined(forms.Form):
    """A need by its number."""

    need = forms.IntegerField(label=later("诉求编号"), min_value=1, max_value=2**31)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Know whose needs one may name."""
        super().__init__(*args, **kwargs)
        self.standing = standing

    def clean_need(self) -> Need:
        """Return the need."""
        found = needs_seen_by(self.standing).filter(pk=self.cleaned_data["need"]).first()
        if found is None:
            raise forms.ValidationError(later("没有这件诉求"))
        return found


class ResultJoined(forms.Form):
    """A survey or a vote, one of the two."""

    survey: Any = forms.ModelChoiceField(Survey.objects.none(), label=later("居民问卷"), required=False)
    box: Any = forms.ModelChoiceField(Box.objects.none(), label=later("代表测评"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Offer those one may read."""
        super().__init__(*args, **kwargs)
        self.fields["survey"].queryset = surveys_seen_by(standing).exclude(state="withdrawn")
        self.fields["box"].queryset = boxes_seen_by(standing).exclude(state="void")


class LinkedLine(forms.Form):
    """A line of the budget that is suggested, or typed by its codes."""

    line = forms.ChoiceField(label=later("预算项"), required=False)
    unit_code = forms.CharField(
        label=later("单位编码"), max_length=60, required=False, help_text=later("不在建议中的，填编码")
    )
    project_code = forms.CharField(label=later("项目编码"), max_length=60, required=False)
    reason = forms.CharField(label=later("认定理由"), max_length=200)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer what is suggested."""
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [("", later("不在建议中")), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return the codes of the line."""
        found = super().clean() or {}
        unit, _, project = found.pop("line", "").partition("|")
        codes = {"unit_code": unit, "project_code": project} if unit else {}
        return {**found, **codes}


def facts_of(item: Item) -> dict[str, Any]:
    """Return what a correction starts from."""
    named = (
        "name",
        "content",
        "unit",
        "unit_code",
        "total",
        "project_code",
        "complete_by",
        "indicator",
        "planned",
        "measure",
    )
    return {**{name: getattr(item, name) for name in named}, **{f"money_{n}": fen for n, fen in item.sources.items()}}


def year_begun(today: date) -> dict[str, Any]:
    """Return what entering an item starts from."""
    return {"year": today.year}
