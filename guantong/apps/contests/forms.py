"""What the verbs of a vote on projects ask (票决的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.ballots.models import CONTEST_WAYS
from guantong.apps.ballots.queries import keyholders_on
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.apps.contests import candidates
from guantong.apps.contests.models import Contest
from guantong.apps.contests.queries import bodies, may_follow
from guantong.domain.voting.procedure import Option
from guantong.domain.voting.result import Result
from guantong.domain.workflow.table import BadInput


class Preparing(forms.Form):
    """Whose vote, when, for how many places, how."""

    title = forms.CharField(
        label=later("票决事项"), max_length=100, help_text=later("印在票上，如 2027年度民生实事项目票决")
    )
    body = forms.ChoiceField(label=later("表决机构"))
    held_on = DayField(label=later("会议日期"))
    places = forms.IntegerField(label=later("名额"), min_value=1, max_value=200)
    way = forms.ChoiceField(
        label=later("方式"), choices=lambda: [(way, said_later(words)) for way, words in CONTEST_WAYS.items()]
    )
    members = forms.IntegerField(
        label=later("全体组成人员（全体代表）人数"), min_value=0, max_value=99_999, required=False,
        help_text=later("纸质票和表决器必填，除非全体都在系统内有任职；电子密封投票按名册，不填"),
    )  # fmt: skip

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        """Offer the bodies and keyholders of today."""
        super().__init__(*args, **kwargs)
        self.bodies = {str(one.pk): one for one in bodies()}
        self.fields["body"].choices = [(pk, str(one)) for pk, one in self.bodies.items()]  # type: ignore[attr-defined]
        known = [("", later("请选择")), *keyholders_on(today)]
        for name, label in (("keyholder_one", later("密钥保管人甲")), ("keyholder_two", later("密钥保管人乙"))):
            self.fields[name] = forms.ChoiceField(
                label=label, choices=known, required=False, help_text=later("只在电子密封投票时指定两人")
            )

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        found = super().clean() or {}
        one, two = found.get("keyholder_one", ""), found.get("keyholder_two", "")
        if found.get("way") == "sealed" and (not one or not two or one == two):
            self.add_error("keyholder_two", later("请指定两名不同的密钥保管人"))
        if "body" in found:
            found["body"] = self.bodies[found["body"]]
        return {**found, "members": found.get("members") or 0}


class Sheet(forms.Form):
    """The candidate sheet, pasted from a table."""

    sheet = forms.CharField(
        label=later("候选单"), max_length=200_000,
        widget=forms.Textarea({"rows": 14, "wrap": "off", "spellcheck": "false"}),
        help_text=later(
            "每行一个项目，从表格复制粘贴：编号、项目名称、建设内容、总投资（万元）、完成时间、来源、依据链接（可空）。手工录入时各栏以 | 分隔。"
        ),
    )  # fmt: skip

    def clean_sheet(self) -> list[candidates.Line]:
        """Return the candidates; says which line is none."""
        try:
            return candidates.read(self.cleaned_data["sheet"])
        except BadInput as bad:
            raise forms.ValidationError([said(words) for words in bad.reasons.values()]) from bad


class Day(forms.Form):
    """When it is voted again."""

    held_on = DayField(label=later("会议日期"))


class Decision(forms.Form):
    """What people decided on a tie or a gap, by which document."""

    option = forms.ChoiceField(label=later("决定"))
    takes = forms.MultipleChoiceField(
        label=later("列入的项目"), required=False, widget=forms.CheckboxSelectMultiple({"class": "choices"})
    )
    words = forms.CharField(label=later("决定内容"), max_length=400, widget=forms.Textarea({"rows": 2}))
    document = forms.CharField(label=later("决定文号或会议纪要"), max_length=80)
    decided_on = DayField(label=later("决定日期"))

    def __init__(self, *args: Any, contest: Contest, came: Result | None, **kwargs: Any) -> None:
        """Offer what the document gives, and those that did not pass."""
        super().__init__(*args, **kwargs)
        votes = (Option.RUN_OFF, Option.SECOND_VOTE)
        self.fields["option"].choices = [(o.value, said_later(o.words)) for o in may_follow(contest) if o not in votes]  # type: ignore[attr-defined]
        among = [one for one in contest.candidates if came and one.number in (came.tied or _rest(came))]
        self.fields["takes"].choices = [(one.number, f"{one.number}. {one.title}") for one in among]  # type: ignore[attr-defined]


def _rest(came: Result) -> set[str]:
    return {one.tally.number for one in came.rows} - set(came.passed)
