"""What the verbs of a round and of a visit ask (回头看专项的表单)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.apps.figures.bringing import bodies
from guantong.apps.files.operations import LARGEST as LARGEST_FILE
from guantong.apps.findings.check_list import CheckList
from guantong.apps.findings.looking_back import LARGEST
from guantong.apps.findings.models import Matter, strata_choices
from guantong.apps.findings.rounds import may_take_part
from guantong.apps.findings.visiting import MOST_PHOTOS
from guantong.apps.findings.words import ANSWERS, KINDS, LOOK_BACK
from guantong.domain.words import Words


def _said(table: Mapping[str, Words]) -> list[tuple[str, Any]]:
    return [(key, said_later(words)) for key, words in table.items()]


class Preparation(forms.Form):
    """Which matters, how many of them, who takes part."""

    title = forms.CharField(label=later("名称"), max_length=120)
    year = forms.IntegerField(
        label=later("事项所属年度"),
        min_value=2000,
        max_value=2100,
        help_text=later("从该年度已销号、已办结的事项中抽取"),
    )
    kind = forms.ChoiceField(
        label=later("类别"), required=False, choices=lambda: [("", later("全部类别")), *_said(KINDS)]
    )
    body = forms.ChoiceField(
        label=later("责任单位"), required=False, choices=lambda: [("", later("全部单位")), *bodies()],
        help_text=later("只看一个单位及其下级时填写"),
    )  # fmt: skip
    divided_by = forms.ChoiceField(
        label=later("分层"), choices=strata_choices, initial="nature",
        help_text=later("每一层按所占比例抽取，抽取项数够时每层至少一项；按性质分层，重复发生的事项不会被漏掉"),
    )  # fmt: skip
    size = forms.IntegerField(label=later("抽取项数"), min_value=1, max_value=LARGEST)
    partners = forms.MultipleChoiceField(
        label=later("参与单位"), required=False, widget=forms.CheckboxSelectMultiple({"class": "choices"}),
        choices=lambda: list(may_take_part(localdate()).values_list("path", "name")),
        help_text=later("参与单位的人可以填报走访结果；它自己承办的事项不在抽取范围内"),
    )  # fmt: skip


class Naming(forms.Form):
    """A matter that was not drawn, and why it is looked at."""

    matter = forms.TypedChoiceField(label=later("事项"), coerce=int)
    reason = forms.CharField(
        label=later("指定理由"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=later("指定的事项始终标为“指定”，不计入抽样结果"),
    )  # fmt: skip

    def __init__(self, *args: Any, matters: Sequence[Matter], **kwargs: Any) -> None:
        """Offer the matters of its range that are not in it."""
        super().__init__(*args, **kwargs)
        self.fields["matter"].choices = [(one.pk, f"{one.title}（{one.body}）") for one in matters]  # type: ignore[attr-defined]


class Ending(forms.Form):
    """What is said at the end, where not all were visited."""

    words = forms.CharField(
        label=later("说明"), max_length=2000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=later("有事项没有走访的，写明原因"),
    )  # fmt: skip


class Why(forms.Form):
    """The reason of a withdrawal."""

    words = forms.CharField(label=later("撤销理由"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class Photos(forms.FileField):
    """Several files in one field."""

    widget = type("Photos", (forms.ClearableFileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files, each looked at."""
        return [super(Photos, self).clean(one, initial) for one in (data or []) if one]


class Visiting(forms.Form):
    """What one saw: the check-list, the finding, the photos. The answers come out as the operation takes them."""

    sent = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=36, initial=lambda: str(uuid4()))
    on = DayField(label=later("走访日期"), initial=localdate)
    found = forms.ChoiceField(label=later("结论"), choices=lambda: _said(LOOK_BACK), widget=forms.RadioSelect)
    words = forms.CharField(
        label=later("看到的情况"), max_length=2000, widget=forms.Textarea({"rows": 5}),
        help_text=later("写事实：看了什么、谁在场、数字和日期。不写群众姓名、电话"),
    )  # fmt: skip
    photos = Photos(
        label=later("照片"), required=False, max_length=500,
        widget=Photos.widget({"multiple": True, "accept": "image/*", "capture": "environment"}),
    )  # fmt: skip

    def __init__(self, *args: Any, check_list: CheckList, **kwargs: Any) -> None:
        """Ask the questions of an edition of the check-list."""
        super().__init__(*args, **kwargs)
        self.questions = check_list.questions
        for question in self.questions:
            self.fields[f"a_{question.key}"] = forms.ChoiceField(
                label=said(question.words), required=False, choices=_said(ANSWERS), widget=forms.RadioSelect,
                help_text=said(question.look),
            )  # fmt: skip
            self.fields[f"w_{question.key}"] = forms.CharField(
                label=later("说明"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
            )

    @property
    def asked(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each question with the field for its words."""
        return [(self[f"a_{one.key}"], self[f"w_{one.key}"]) for one in self.questions]

    def clean_photos(self) -> list[tuple[str, bytes]]:
        """Return names and bytes; what does not fit into one sending was not kept, and is told."""
        brought = self.cleaned_data["photos"]
        if len(brought) > MOST_PHOTOS:
            raise forms.ValidationError(later("照片不超过 %(most)s 张"), params={"most": MOST_PHOTOS})
        if sum(one.size for one in brought) > LARGEST_FILE:
            raise forms.ValidationError(later("照片合计超过 32 MiB，请减少张数或降低分辨率"))
        return [(one.name, one.read()) for one in brought]

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        told = super().clean() or self.cleaned_data
        pairs = {one.key: (told.pop(f"a_{one.key}", ""), told.pop(f"w_{one.key}", "")) for one in self.questions}
        return {**told, "answers": pairs}
