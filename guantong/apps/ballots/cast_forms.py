"""What a member marks on the screen: one of three grades, or candidates; whatever can be handed in on paper can be here (电子票)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.ballots.choosing import contest_of, may_mark, procedure_of
from guantong.apps.ballots.models import Box
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.domain.voting.contest import Sheet
from guantong.domain.voting.marks import Grade
from guantong.domain.voting.methods import methods
from guantong.domain.words import Words

BLANK = "blank"
CHOICES = [
    *((grade.value, said_later(grade.words)) for grade in Grade),
    (BLANK, later("不作选择（交空白票，计为无效票）")),
]
ANSWERS = {
    "approve": Words("赞成", "in favour"), "against": Words("反对", "against"), "abstain": Words("弃权", "abstain"),
}  # fmt: skip


class Ballot(forms.Form):
    """One of the three, or a blank sheet: what can be handed in on paper can be handed in here."""

    mark = forms.ChoiceField(
        label=later("您的评价"), choices=CHOICES, widget=forms.RadioSelect,
        error_messages={"required": later("请选择一项；不想选择的，可以交空白票")},
    )  # fmt: skip

    def __init__(self, *args: Any, box: Box, **kwargs: Any) -> None:
        """Take the box, which is not asked for anything."""
        super().__init__(*args, **kwargs)
        self.box = box

    @property
    def marks(self) -> list[str]:
        """What is cast."""
        return [] if self.cleaned_data["mark"] == BLANK else [self.cleaned_data["mark"]]

    @property
    def told(self) -> list[Any]:
        """What is read once more before it is cast."""
        return [dict(CHOICES)[self.cleaned_data["mark"]]]

    @property
    def warns(self) -> str:
        """Why it would be invalid; a blank sheet says so itself."""
        return ""


class Choosing(forms.Form):
    """Ticks, an answer for every candidate, or ranks, as the method asks."""

    def __init__(self, *args: Any, box: Box, **kwargs: Any) -> None:
        """Ask for every candidate as it is printed."""
        super().__init__(*args, **kwargs)
        self.box = box
        candidates = [(one["number"], f"{one['number']}. {one['title']}") for one in box.contest["candidates"]]
        self.answers = may_mark(box)
        if not self.answers:
            self.fields["mark"] = forms.MultipleChoiceField(
                label=later("候选项目"), choices=candidates, required=False, widget=forms.CheckboxSelectMultiple
            )
            return
        for number, called in candidates:
            choices = [
                ("", later("不作标记")),
                *((one, said_later(ANSWERS[one]) if one in ANSWERS else one) for one in self.answers),
            ]
            self.fields[f"on.{number}"] = forms.ChoiceField(label=called, choices=choices, required=False)

    @property
    def marks(self) -> list[str]:
        """What is cast."""
        if not self.answers:
            return list(self.cleaned_data["mark"])
        return [f"{name[3:]}={what}" for name, what in self.cleaned_data.items() if what]

    @property
    def told(self) -> list[Any]:
        """What is read once more before it is cast."""
        titles = {one["number"]: one["title"] for one in self.box.contest["candidates"]}
        pairs = [mark.partition("=")[::2] for mark in self.marks]
        found = [f"{n}. {titles[n]} {said(ANSWERS[what]) if what in ANSWERS else what}".strip() for n, what in pairs]
        return found or [_("空白票")]

    @property
    def warns(self) -> str:
        """Why such a sheet is invalid, "" when it counts."""
        procedure = procedure_of(self.box)
        fault = methods()[procedure.method].fault(Sheet("", tuple(self.marks)), contest_of(self.box), procedure)
        return said(fault.words) if fault else ""
