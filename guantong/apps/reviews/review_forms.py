"""What the verbs of a review ask (审查活动的表单)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.apps.reviews.holding import HEARD, TICKS
from guantong.apps.reviews.models import ReviewedUnit
from guantong.apps.reviews.models.activities import kind_choices, special_choices
from guantong.apps.reviews.queries import Gone
from guantong.apps.years.models import PlanItem, Session
from guantong.apps.years.queries import items_seen_by, sessions_seen_by
from guantong.domain.papers.kinds import PaperKind
from guantong.domain.reviews.kinds import Part
from guantong.domain.roles import Standing


def _streets() -> list[tuple[str, Any]]:
    found = Organisation.objects.filter(kind=OrganisationKind.SUBDISTRICT_COMMITTEE, ends_on=None).order_by("path")
    return [("", later("本机构")), *found.values_list("path", "name")]


class Plan(forms.Form):
    """What is planned, day and place apart."""

    title = forms.CharField(label=later("名称"), max_length=120)
    year = forms.IntegerField(label=later("年度"), min_value=2000, max_value=2100, help_text=later("审查的预算年度"))
    plan_item = forms.ModelChoiceField(
        PlanItem.objects.none(), label=later("监督计划项目"), required=False, help_text=later("年度监督工作计划中的事项；没有的勾选“临时安排”")
    )  # fmt: skip
    outside_plan = forms.BooleanField(label=later("临时安排"), required=False)
    session = forms.ModelChoiceField(
        Session.objects.none(), label=later("所属会议"), required=False, help_text=later("初步审查、大会审查、专题询问等属于一次会议")
    )  # fmt: skip
    special = forms.ChoiceField(
        label=later("专项报告类别"), choices=special_choices, required=False, help_text=later("国资报告等一年听取一类专项的才选；综合报告不选")
    )  # fmt: skip
    basis = forms.CharField(
        label=later("安排依据"), max_length=200, required=False, help_text=later("主任会议决定等，写日期和文号")
    )
    purpose = forms.CharField(label=later("内容"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3}))
    frozen_on = DayField(
        label=later("会场数据截至"), required=False, help_text=later("投影和材料上的数字都以这一天为准")
    )

    def __init__(self, *args: Any, by: Standing, special: bool = True, **kwargs: Any) -> None:
        """Offer the items of the plans and the sessions that `by` sees, the latest first; `special` for a kind with special reports."""
        super().__init__(*args, **kwargs)
        if not special:
            del self.fields["special"]
        items = items_seen_by(by).filter(state="listed")
        self.fields["plan_item"].queryset = items.order_by("-plan__year__year", "number")  # type: ignore[attr-defined]
        self.fields["session"].queryset = sessions_seen_by(by).order_by("-planned_on", "-pk")  # type: ignore[attr-defined]


class Planning(Plan):
    """A new review."""

    field_order = ("kind", "organiser", "title", "year", "plan_item", "outside_plan", "begins_on", "ends_on", "place")
    kind = forms.ChoiceField(label=later("种类"), choices=kind_choices)
    organiser = forms.ChoiceField(
        label=later("组织单位"), required=False, choices=_streets, help_text=later("街道民主恳谈会由人大街道工委组织")
    )
    begins_on = DayField(label=later("日期"), required=False)
    ends_on = DayField(label=later("至"), required=False, help_text=later("一天的不填"))
    place = forms.CharField(label=later("地点"), max_length=120, required=False)


class Unit(forms.Form):
    """A unit that is named, and why."""

    organisation = OrganisationField(label=later("单位"))
    reason = forms.CharField(label=later("点名理由"), max_length=400)


class Dropped(forms.Form):
    """A unit that is taken out, and why."""

    unit = forms.ChoiceField(label=later("单位"))
    reason = forms.CharField(label=later("理由"), max_length=400)

    def __init__(self, *args: Any, units: Iterable[ReviewedUnit], **kwargs: Any) -> None:
        """Offer the units of the review."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(one.code, one.name) for one in units]  # type: ignore[attr-defined]


class Places(forms.Form):
    """How many of one sort."""

    part = forms.ChoiceField(label=later("身份"))
    number = forms.IntegerField(label=later("名额"), min_value=0, max_value=2000, help_text=later("填 0 取消名额"))

    def __init__(self, *args: Any, parts: Iterable[Part], **kwargs: Any) -> None:
        """Offer who may take part in the kind."""
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(part.value, said(part.words)) for part in parts]  # type: ignore[attr-defined]


class Invitation(forms.Form):
    """The day everybody was told."""

    invited_on = DayField(label=later("通知日期"), initial=localdate)


class Move(forms.Form):
    """Another day or place, and why."""

    begins_on = DayField(label=later("日期"))
    ends_on = DayField(label=later("至"), required=False)
    place = forms.CharField(label=later("地点"), max_length=120)
    reason = forms.CharField(label=later("理由"), max_length=400)


class Begin(forms.Form):
    """The day it was held."""

    held_on = DayField(label=later("举行日期"), initial=localdate)


class Minutes(forms.Form):
    """The minutes."""

    minutes = forms.CharField(
        label=later("会议纪要"), max_length=50_000, widget=forms.Textarea({"rows": 16}),
        help_text=later("初稿由询问板生成，可以改；保存后以保存的为准"),
    )  # fmt: skip


class Ticking(forms.Form):
    """One point that was gone through."""

    point = forms.ChoiceField(label=later("审查要点"))
    answer = forms.ChoiceField(label=later("判断"), choices=[(key, said_later(words)) for key, words in TICKS.items()])
    evidence = forms.CharField(
        label=later("依据"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=later("写材料名称、页码和表号"),
    )

    def __init__(self, *args: Any, points: Iterable[Gone], **kwargs: Any) -> None:
        """Offer the points of the kind."""
        super().__init__(*args, **kwargs)
        self.fields["point"].choices = [(one.key, said(one.point.words)) for one in points]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return list and point apart."""
        told = super().clean() or {}
        check_list, _, point = told.get("point", "").partition(".")
        return {**told, "check_list": check_list, "point": point}


class Conclusion(forms.Form):
    """What it concluded."""

    outcome = forms.CharField(label=later("结论"), max_length=10_000, widget=forms.Textarea({"rows": 8}))
    concluded_on = DayField(label=later("结论日期"), initial=localdate)


class FedBack(forms.Form):
    """That the opinions were handed on."""

    fed_back_on = DayField(label=later("反馈日期"), initial=localdate)
    document = forms.CharField(label=later("反馈文号"), max_length=80, required=False)


class Heard(forms.Form):
    """Whether it heard voters before the session."""

    heard = forms.ChoiceField(label=later("认定"), choices=[(key, said_later(words)) for key, words in HEARD.items()])
    heard_why = forms.CharField(
        label=later("理由"), max_length=400, widget=forms.Textarea({"rows": 3}),
        help_text=later("写明会前哪一天、听取了哪一稿、有哪些人参加"),
    )  # fmt: skip


class DraftPaper(forms.Form):
    """Which paper, and for deliberation opinions the day to answer by with its document."""

    what = forms.ChoiceField(label=later("文种"), help_text=later("由系统按已有记录编排，在公文中修改、核稿、签发"))
    due_on = DayField(label=later("答复期限"), required=False, help_text=later("只用于审议意见；没有文件规定的不填"))
    due_document = forms.CharField(label=later("载明期限的文号"), max_length=80, required=False)

    def __init__(self, *args: Any, documents: Mapping[str, PaperKind], **kwargs: Any) -> None:
        """Offer the papers of the kind; a day only where one of them may bear it."""
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [
            ("", later("请选择")),
            *((name, said(kind.words)) for name, kind in documents.items()),
        ]  # type: ignore[attr-defined]
        if "deliberation_opinions" not in documents:
            del self.fields["due_on"], self.fields["due_document"]


class Why(forms.Form):
    """A reason."""

    reason = forms.CharField(label=later("理由"), max_length=200, widget=forms.Textarea({"rows": 2}))
