"""What claiming, objecting and talking about causes ask (认领、异议、座谈会的表单)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.models import Organisation
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.files.operations import LARGEST
from guantong.apps.livelihood.claiming import groups_for
from guantong.apps.livelihood.item_forms import YuanField
from guantong.apps.livelihood.models import Item
from guantong.apps.livelihood.objecting import Earlier
from guantong.apps.livelihood.terms import OBJECTED, SIDES, causes_on
from guantong.apps.voices.models import Need
from guantong.domain.roles import Standing


class Claimed(forms.Form):
    """For which deputy group."""

    group = forms.ModelChoiceField(Organisation.objects.none(), label=later("代表小组"), empty_label=None)

    def __init__(self, *args: Any, standing: Standing, day: date, **kwargs: Any) -> None:
        """Offer one's own groups."""
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_for(standing, day)  # type: ignore[attr-defined]


class Raised(forms.Form):
    """What is objected to; never who."""

    source = forms.ChoiceField(label=later("来源"), choices=lambda: [(n, said_later(w)) for n, w in OBJECTED.items()])
    words = forms.CharField(
        label=later("异议内容"), max_length=5000, widget=forms.Textarea({"rows": 4}),
        help_text=later("只写事情和地点。不写姓名、电话和门牌号：写了也会隐去"),
    )  # fmt: skip
    households = forms.IntegerField(
        label=later("涉及户数"), min_value=0, max_value=100_000, required=False, help_text=later("没有数过的空着")
    )
    place = forms.CharField(label=later("地点"), max_length=120, required=False)
    raised_on = DayField(label=later("提出日期"))
    need: Any = forms.ModelChoiceField(Need.objects.none(), label=later("对应诉求"), required=False)
    photo = forms.FileField(
        label=later("照片"), required=False, help_text=later("不要拍到人脸和车牌"), widget=forms.ClearableFileInput({"accept": "image/*"})
    )  # fmt: skip

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        """Offer the needs the item answers."""
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset = Need.objects.filter(pk__in=item.needs.values("need"))

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        found = super().clean() or {}
        photo = found.pop("photo", None)
        return {**found, **({"photo": photo.read(LARGEST + 1), "photo_name": photo.name} if photo else {})}


class Answered(forms.Form):
    """The unit's answer."""

    answer = forms.CharField(label=later("答复"), max_length=2000, widget=forms.Textarea({"rows": 4}))
    source = forms.CharField(
        label=later("出处"), max_length=200, required=False, help_text=later("据来文录入的写明文号")
    )


class Changed(forms.Form):
    """What was, what is, what it costs."""

    before = forms.CharField(label=later("原方案"), max_length=400)
    after = forms.CharField(label=later("新方案"), max_length=400)
    cost = YuanField(label=later("费用增减（元）"), help_text=later("减少的写负数，还不清楚的空着"))
    document = forms.CharField(label=later("文号或依据"), max_length=120)
    changed_on = DayField(label=later("日期"))


class Outcome(forms.Form):
    """What became of it."""

    outcome = forms.CharField(label=later("结果说明"), max_length=400, widget=forms.Textarea({"rows": 3}))


class ToldBack(forms.Form):
    """What whoever raised it is told."""

    words = forms.CharField(label=later("告知内容"), max_length=400, widget=forms.Textarea({"rows": 3}))


class LookedAt(forms.Form):
    """Which earlier item was looked at."""

    earlier = forms.ChoiceField(label=later("往年项目"))

    def __init__(self, *args: Any, offered: list[Earlier], **kwargs: Any) -> None:
        """Offer what is comparable."""
        super().__init__(*args, **kwargs)
        self.fields["earlier"].choices = [(one.key, f"{one.year} {one.name}") for one in offered]  # type: ignore[attr-defined]


class Called(forms.Form):
    """When, where, who is invited."""

    side = forms.ChoiceField(label=later("事由"), choices=lambda: [(n, said_later(w)) for n, w in SIDES.items()])
    held_on = DayField(label=later("日期"))
    venue = forms.CharField(label=later("地点"), max_length=120)
    invited = forms.CharField(
        label=later("邀请"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=later("写单位和人员类别，不写居民姓名"),
    )


class Held(forms.Form):
    """Minutes and causes."""

    held_on = DayField(label=later("召开日期"))
    minutes = forms.CharField(label=later("纪要"), max_length=10_000, widget=forms.Textarea({"rows": 8}))
    causes = forms.MultipleChoiceField(label=later("原因"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        """Offer the causes in force."""
        super().__init__(*args, **kwargs)
        self.fields["causes"].choices = [(code, said_later(words)) for code, words in causes_on(day).items()]  # type: ignore[attr-defined]


class MatterOpened(forms.Form):
    """What the matter is called and says."""

    title = forms.CharField(label=later("事项标题"), max_length=120)
    says = forms.CharField(label=later("问题表述"), max_length=2000, widget=forms.Textarea({"rows": 4}))


class LessonWritten(forms.Form):
    """What is worth doing again, or not."""

    title = forms.CharField(label=later("标题"), max_length=120)
    words = forms.CharField(label=later("经验"), max_length=4000, widget=forms.Textarea({"rows": 6}))


class Ended(forms.Form):
    """Why nothing further follows."""

    conclusion = forms.CharField(label=later("说明"), max_length=400)
