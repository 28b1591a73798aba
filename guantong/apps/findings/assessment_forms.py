"""What the verbs of an assessment ask (测评的表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.ballots.models import WAYS
from guantong.apps.ballots.queries import keyholders_on, members_on
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.findings.models import Assessment, Matter, report_choices
from guantong.apps.findings.ways import way_words, ways_on
from guantong.apps.findings.words import ORGANS


def _several(label: Any, choices: Iterable[tuple[str, Any]], **more: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple({"class": "choices"})
    return forms.MultipleChoiceField(label=label, choices=list(choices), widget=widget, required=False, **more)


class Arrangement(forms.Form):
    """What it is called, at which session, on which day."""

    title = forms.CharField(label=later("测评事项"), max_length=120, help_text=later("印在测评票上；不写金额"))
    session = forms.CharField(label=later("会议"), max_length=80, help_text=later("如：区人大常委会第四十二次会议"))
    held_on = DayField(label=later("会议日期"))


class Proposal(Arrangement):
    """Whose report on what, at which session; the matters it is about."""

    report = forms.ChoiceField(label=later("测评对象"), choices=report_choices)
    body = OrganisationField(label=later("报告单位"))
    field_order = ("report", "body", "title", "session", "held_on")

    def __init__(self, *args: Any, among: QuerySet[Matter], **kwargs: Any) -> None:
        """Offer the matters `among` which one chooses."""
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), f"{one.title}（{one.body}）") for one in among]
        self.fields["matters"] = _several(later("涉及的事项"), choices, help_text=later("一件或多件；可以不选"))
        self._among = among

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        found = super().clean() or {}
        body, chosen = found.pop("body", None), found.get("matters", [])
        if body is not None:
            found["path"] = body.path
        found["matters"] = [one for one in self._among if str(one.pk) in chosen]
        return found


class Voting(forms.Form):
    """How it is voted, by which rule, who keeps the key, who asked to keep out."""

    way = forms.ChoiceField(label=later("方式"), choices=lambda: [(way, said_later(w)) for way, w in WAYS.items()])
    judged = forms.ChoiceField(
        label=later("测评标准"),
        choices=[("rule", later("按会议当日有效的标准")), ("none", later("不设标准，结果记为“未设定标准”"))],
    )

    def __init__(self, *args: Any, assessment: Assessment, **kwargs: Any) -> None:
        """Offer the members and keyholders of the day of the session."""
        super().__init__(*args, **kwargs)
        day = assessment.held_on
        known = [("", later("请选择")), *keyholders_on(day)]
        for name, label in (("keyholder_one", later("密钥保管人甲")), ("keyholder_two", later("密钥保管人乙"))):
            self.fields[name] = forms.ChoiceField(
                label=label, choices=known, required=False, help_text=later("电子密封投票须指定两人，纸质票不填")
            )
        self.fields["recused"] = _several(
            later("申请回避"), [(one.person, one.name) for one in members_on(day)],
            help_text=later("在被测评单位任职的、有利益冲突登记的自动回避，不用勾选"),
        )  # fmt: skip


class Decided(forms.Form):
    """Which way was decided, by whom, by which document; nothing is chosen beforehand."""

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        """Offer the ways and the members of today."""
        super().__init__(*args, **kwargs)
        ways = [(way.name, said_later(way.words)) for way in ways_on(today)]
        self.fields["way"] = forms.ChoiceField(
            label=later("方式"), choices=ways, widget=forms.RadioSelect({"class": "choices"})
        )
        organs = [(name, said_later(words)) for name, words in ORGANS.items()]
        self.fields["organ"] = forms.ChoiceField(
            label=later("决定机关"), choices=organs, widget=forms.RadioSelect({"class": "choices"})
        )
        self.fields["document"] = forms.CharField(
            label=later("决定文号"), max_length=80, help_text=later("会议纪要、决定或决议的文号，照原样填写")
        )
        self.fields["decided_on"] = DayField(label=later("决定日期"))
        self.fields["due_on"] = DayField(label=later("期限"), required=False, help_text=later("决定写明期限的填写"))
        self.fields["signers"] = _several(
            later("联名的组成人员"), [(one.person, one.name) for one in members_on(today)],
            help_text=later("只在质询、组成人员联名提议调查时勾选；按决定当日的组成人员核对"),
        )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label=later("决定内容"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
        )


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class Rule(forms.Form):
    """What a document of the district says follows."""

    document = forms.CharField(label=later("文号"), max_length=80, help_text=later("本区规定测评后续的文件"))
    since = DayField(label=later("自"))
    first_words = forms.CharField(
        label=later("第一次不满意之后"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=later("照文件原文"),
    )
    again_words = forms.CharField(
        label=later("再次不满意之后"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=later("照文件原文；文件没有规定的不填"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask which ways the document names."""
        super().__init__(*args, **kwargs)
        ways = [(name, said_later(words)) for name, words in way_words().items()]
        self.fields["first_ways"] = _several(later("文件所列方式（第一次）"), ways)
        self.fields["again_ways"] = _several(later("文件所列方式（再次）"), ways)
        self.order_fields(("document", "since", "first_words", "first_ways", "again_words", "again_ways"))
