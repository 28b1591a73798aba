"""What the verbs of the board ask; amounts in 元 (会商的表单)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.consultation.board_matching import WAYS
from guantong.apps.consultation.forms import chosen
from guantong.apps.contests.forms import Preparing
from guantong.apps.execution.offer_forms import FenField
from guantong.apps.files.operations import LARGEST
from guantong.domain.facing.joint import BODIES
from guantong.domain.facing.reasons import reasons_on

_WORDS = {"rows": 3, "autocomplete": "off"}


class Begun(forms.Form):
    """Of which yearly call."""

    call = forms.ModelChoiceField(label=later("年度征集"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, calls: Any, **kwargs: Any) -> None:
        """Offer the calls that have no board."""
        super().__init__(*args, **kwargs)
        self.fields["call"].queryset = calls  # type: ignore[attr-defined]


class RoundBegun(forms.Form):
    """When, and who takes part."""

    held_on = DayField(label=later("会商日期"))
    participants = forms.CharField(
        label=later("双方参加人"), max_length=600, widget=forms.Textarea(_WORDS), help_text=later("政府方、人大方各写单位和姓名"),
    )  # fmt: skip


class RoundKept(RoundBegun):
    """The same with what was said."""

    summary = forms.CharField(
        label=later("会商要点"), max_length=4000, required=False, widget=forms.Textarea({"rows": 5})
    )


class RoundClosed(forms.Form):
    """What was agreed, and the minutes."""

    summary = forms.CharField(label=later("会商要点"), max_length=4000, widget=forms.Textarea({"rows": 5}))
    minutes = forms.FileField(label=later("会商纪要"), help_text=later("pdf、docx 或图片；双方签字的扫描件更好"))

    def clean(self) -> dict[str, Any]:
        """Return bytes and name."""
        return _read(super().clean() or {}, "minutes")


class Decision(forms.Form):
    """Which meeting, when, under which number, with its file."""

    body = forms.ChoiceField(
        label=later("会议"), choices=lambda: [("", later("请选择")), *((one, said_later(words)) for one, words in BODIES.items())]
    )  # fmt: skip
    held_on = DayField(label=later("会议日期"))
    number = forms.CharField(label=later("文号或纪要号"), max_length=120)
    file = forms.FileField(label=later("文件或纪要"))

    def clean(self) -> dict[str, Any]:
        """Return bytes and name."""
        return _read(super().clean() or {}, "file")


class Struck(forms.Form):
    """Which decision was noted wrongly."""

    decision = forms.ChoiceField(label=later("议定"))


class Accepted(forms.Form):
    """Which of the two leads, and the agreed amount."""

    way = forms.ChoiceField(
        label=later("怎样列入"), choices=lambda: [(one, said_later(words)) for one, words in WAYS.items()], widget=forms.RadioSelect
    )  # fmt: skip
    amount = FenField(label=later("议定金额（元）"))
    words = forms.CharField(label=later("说明"), max_length=400, required=False, widget=forms.Textarea(_WORDS))


class Refused(forms.Form):
    """Why not."""

    words = forms.CharField(label=later("哪里不同"), max_length=400, required=False)


class Jointly(forms.Form):
    """How much was agreed."""

    amount = FenField(label=later("议定金额（元）"))
    words = forms.CharField(label=later("说明"), max_length=400, required=False)


class PutOff(forms.Form):
    """To which year."""

    year = forms.IntegerField(label=later("采纳年度"), min_value=2000, max_value=2100)
    words = forms.CharField(label=later("向提出人的说明"), max_length=400, required=False)


class FoldedIn(forms.Form):
    """Into which line of the joint list."""

    into = forms.ChoiceField(label=later("并入"))
    words = forms.CharField(label=later("并入的部分"), max_length=400, required=False)


class Declined(forms.Form):
    """For which reason, by which document, in which words."""

    reason = forms.ChoiceField(label=later("理由"))
    document = forms.CharField(
        label=later("依据文号和条款"), max_length=120, required=False, help_text=later("负面清单、规划、既有安排须写明")
    )
    words = forms.CharField(
        label=later("向提出人的说明"), max_length=400, widget=forms.Textarea(_WORDS), help_text=later("公布后提出人和居民看到的就是这段话"),
    )  # fmt: skip


class PutToVote(Preparing):
    """What a vote on the lines asks, and by when they are to be done unless the sheet says otherwise."""

    done_by = DayField(label=later("完成时间"), help_text=later("各项相同；不同的在候选单上改"))


class TakenDown(forms.Form):
    """Why a published list is taken down."""

    reason = forms.CharField(label=later("撤下原因"), max_length=200)


def declined_on(day: date) -> Any:
    """Return the form of declining with the reasons in force on a day, each with where it comes from."""
    return chosen(Declined, "reason", [(one.code, said_later(one.words)) for one in reasons_on(day).values()])


def folded_into(leads: Iterable[tuple[str, str]]) -> Any:
    """Return the form of merging with the lines there are."""
    return chosen(FoldedIn, "into", leads)


def _read(found: dict[str, Any], name: str) -> dict[str, Any]:
    if file := found.pop(name, None):
        found |= {name: file.read(LARGEST + 1), f"{name}_name": file.name}
    return found
