"""What meetings ask: of who prepares and moderates one, of who takes part, of who types a sheet of paper (共识会的表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.consensus.answering import LONGEST
from guantong.apps.consensus.models import Meeting, Statement
from guantong.apps.consensus.queries import names_of, people_on
from guantong.domain.consensus.meeting import Vote
from guantong.domain.words import Words

VOTES = {
    Vote.AGREE: Words("同意", "Agree"),
    Vote.DISAGREE: Words("不同意", "Disagree"),
    Vote.PASSED: Words("略过", "Pass"),
}
_LINES = later("每行一条，不超过140字；一条只说一件事，说事不说人")


def _several(label: Any, choices: Iterable[tuple[str, str]], **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=list(choices), widget=forms.CheckboxSelectMultiple({"class": "choices"}), **more)  # fmt: skip


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


class Preparing(forms.Form):
    """Title, question, day, what it is about, who is asked, the first statements."""

    title = forms.CharField(label=later("标题"), max_length=120)
    question = forms.CharField(label=later("讨论的问题"), max_length=200)
    held_on = DayField(label=later("会议日期"))
    about = OrganisationField(label=later("涉及单位"), required=False)
    subject = forms.CharField(
        label=later("涉及项目或企业"), max_length=120, required=False,
        help_text=later("涉及单位、项目与利益冲突登记相符的人，不列为参加人"),
    )  # fmt: skip

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        """Offer deputies, committee members and experts of today."""
        super().__init__(*args, **kwargs)
        known = names_of(people_on(today))
        self.fields["people"] = _several(later("参加人（代表、财经委委员、专家）"), known)
        self.fields["on_paper"] = forms.CharField(
            label=later("其中用纸质答卷的"), max_length=400, required=False, help_text=later("写姓名，用顿号分开")
        )
        self.fields["statements"] = forms.CharField(
            label=later("会前准备的陈述"), widget=forms.Textarea({"rows": 6}), required=False, help_text=_LINES
        )

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes; who has a conflict of interest is named."""
        found = super().clean() or {}
        found["statements"] = _lines(found.get("statements", ""))
        day, about = found.get("held_on"), found.get("about")
        if day is None or "people" not in found or "about" not in found:
            return found
        chosen, known = set(found["people"]), people_on(day, about.path if about else "", found.get("subject", ""))
        on_paper = set(found.get("on_paper", "").replace("，", "、").replace(" ", "、").split("、")) - {""}
        found["on_paper"] = [one.person for one in known if one.person in chosen and one.name in on_paper]
        if unknown := sorted(on_paper - {one.name for one in known if one.person in chosen}):
            self.add_error("on_paper", _("不在所选参加人中：%(names)s") % {"names": "、".join(unknown)})
        out = [one for one in known if one.person in chosen and one.recused]
        if out:
            told = "、".join(f"{one.name}（{one.recused}）" for one in out)
            self.add_error("people", _("须回避，请去掉：%(told)s") % {"told": told})
        found["people"] = sorted(chosen)
        return found


class Inviting(forms.Form):
    """Who else."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        """Offer who may be asked and is not yet."""
        super().__init__(*args, **kwargs)
        there = set(meeting.seats.filter(recused="").values_list("person", flat=True))
        known = names_of(people_on(meeting.held_on, meeting.about, meeting.subject))
        self.fields["people"] = _several(later("参加人"), [one for one in known if one[0] not in there])
        self.fields["on_paper"] = forms.BooleanField(label=later("用纸质答卷"), required=False)


class OfSeat(forms.Form):
    """Whom."""

    def __init__(self, *args: Any, meeting: Meeting, by_phone: bool = False, **kwargs: Any) -> None:
        """Offer who is asked."""
        super().__init__(*args, **kwargs)
        seats = meeting.seats.filter(recused="", **({"on_paper": False} if by_phone else {}))
        self.fields["person"] = forms.ChoiceField(label=later("参加人"), choices=[("", later("请选择")), *seats.values_list("person", "name")])  # fmt: skip


class Adding(forms.Form):
    """Statements of the staff's own."""

    statements = forms.CharField(label=later("陈述"), widget=forms.Textarea({"rows": 4}), help_text=_LINES)

    def clean_statements(self) -> list[str]:
        """Return them line by line."""
        return _lines(self.cleaned_data["statements"])


class LettingIn(forms.Form):
    """Which of those that wait."""

    def __init__(self, *args: Any, waiting: Iterable[Statement], **kwargs: Any) -> None:
        """Offer what waits."""
        super().__init__(*args, **kwargs)
        self.fields["statements"] = _several(later("待审的陈述"), [(f"{one.pk}", one.text) for one in waiting])


class KeepingOut(forms.Form):
    """Which one, and why: everybody reads the reason."""

    def __init__(self, *args: Any, may: Iterable[Statement], **kwargs: Any) -> None:
        """Offer what may still be kept out."""
        super().__init__(*args, **kwargs)
        choices = [("", later("请选择")), *((f"{one.pk}", one.text) for one in may)]
        self.fields["statement"] = forms.ChoiceField(label=later("陈述"), choices=choices)
        self.fields["reason"] = forms.CharField(
            label=later("理由"), max_length=140, help_text=later("参加人都能看到。可用的理由：重复、不是一句陈述、对人不对事、与问题无关")
        )  # fmt: skip


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=200)


class Closing(forms.Form):
    """Once more whether it is meant: there is no way back."""

    sure = forms.BooleanField(label=later("结束后不能重开，各人的表态立即删除，只留计数"))

    def clean(self) -> dict[str, Any]:
        """Return nothing the operation would ask for."""
        super().clean()
        return {}


class Saying(forms.Form):
    """One answer to one statement."""

    statement = forms.IntegerField(min_value=1, max_value=2**62)
    vote = forms.ChoiceField(choices=[(vote.value, said_later(words)) for vote, words in VOTES.items()])


class Proposing(forms.Form):
    """One statement of a participant's own."""

    text = forms.CharField(
        label=later("提出一条陈述"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}),
        help_text=later("一条只说一件事，说事不说人。不记录是谁提出的；主持人决定是否列入"),
    )  # fmt: skip


class Typing(forms.Form):
    """A sheet of paper: its number, and what is ticked at each statement."""

    number = forms.IntegerField(label=later("答卷号"), min_value=1, max_value=9999)

    def __init__(self, *args: Any, statements: Iterable[Statement], **kwargs: Any) -> None:
        """Ask for every statement; nothing ticked is left empty."""
        super().__init__(*args, **kwargs)
        self._keys = {f"s{one.pk}": f"{one.pk}" for one in statements}
        choices = [("", later("未填")), *((vote.value, said_later(words)) for vote, words in VOTES.items())]
        for place, one in enumerate(statements, 1):
            self.fields[f"s{one.pk}"] = forms.ChoiceField(label=f"{place} {one.text}", choices=choices, required=False)

    def answers(self) -> dict[str, str]:
        """Return the answers by statement."""
        return {key: self.cleaned_data[name] for name, key in self._keys.items()}
