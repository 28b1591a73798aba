"""What the verbs of a need ask (诉求的表单)."""

import json
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.actors.sheets import MOST_BYTES
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.files.operations import LARGEST
from guantong.apps.voices.columns import NEEDED, OURS
from guantong.apps.voices.leaving import OFFICES
from guantong.apps.voices.queries import communities
from guantong.apps.voices.taking import LONGEST
from guantong.apps.voices.words import CHANNELS, STEPS, TYPED, fields
from guantong.domain.roles import Standing


def field_names(empty: Any) -> list[tuple[str, Any]]:
    """Return the fields as a form offers them."""
    return [("", empty), *((code, said_later(words)) for code, words in fields().items())]


class TakenDown(forms.Form):
    """What was said, where, when, how it came: four questions, for a kiosk or a phone."""

    text = forms.CharField(
        label=later("诉求内容"), max_length=LONGEST, widget=forms.Textarea({"rows": 6, "autocomplete": "off"}),
        help_text=later("只写事情和地点。不必写姓名、电话和门牌号：写了也会隐去"),
    )  # fmt: skip
    place = forms.ChoiceField(label=later("社区"), required=False)
    field = forms.ChoiceField(label=later("领域"), required=False, choices=lambda: field_names(later("不确定")))
    channel = forms.ChoiceField(
        label=later("渠道"), choices=lambda: [(one, said_later(CHANNELS[one])) for one in TYPED]
    )
    said_on = DayField(label=later("提出日期"))
    sent = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36, initial=lambda: str(uuid4()))
    photo = forms.FileField(
        label=later("照片"), required=False, help_text=later("不要拍到人脸和车牌"),
        widget=forms.ClearableFileInput({"accept": "image/*"}),
    )  # fmt: skip

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Offer the communities of who asks."""
        super().__init__(*args, **kwargs)
        self.known = {body.code: body for body in communities(standing)}
        named = [("", later("不在名单中或不清楚")), *((code, body.name) for code, body in self.known.items())]
        self.fields["place"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        found = super().clean() or {}
        found["place"] = self.known.get(found.get("place", ""))
        photo = found.pop("photo", None)
        if photo:
            found |= {"photo": photo.read(LARGEST + 1), "photo_name": photo.name}
        return found


MOST_AT_ONCE = 12


class Several(forms.Form):
    """What was said at one meeting: where, when, how once; then one box for each need."""

    place = forms.ChoiceField(label=later("社区"), required=False)
    said_on = DayField(label=later("日期"))
    channel = forms.ChoiceField(
        label=later("渠道"), choices=lambda: [(one, said_later(CHANNELS[one])) for one in TYPED]
    )

    sent = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36, initial=lambda: str(uuid4()))

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Make a box for each need; what stays empty is none, what each is about a person confirms afterwards."""
        super().__init__(*args, **kwargs)
        self.known = {body.code: body for body in communities(standing)}
        named = [("", later("不在名单中或不清楚")), *((code, body.name) for code, body in self.known.items())]
        self.fields["place"].choices = named  # type: ignore[attr-defined]
        for number in range(1, MOST_AT_ONCE + 1):
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("第 %(number)s 件") % {"number": number}, required=False, max_length=LONGEST,
                widget=forms.Textarea({"rows": 2, "autocomplete": "off"}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes: the needs that were written, in order."""
        found = super().clean() or {}
        said = [found.pop(f"text_{number}", "").strip() for number in range(1, MOST_AT_ONCE + 1)]
        return {**found, "place": self.known.get(found.get("place", "")), "said": [one for one in said if one]}


class Called(forms.Form):
    """What is called for, and until when."""

    title = forms.CharField(label=later("标题"), max_length=120)
    text = forms.CharField(
        label=later("征集内容"), max_length=4_000, widget=forms.Textarea({"rows": 10}),
        help_text=later("征集什么、谁可以提、怎么提、结果在哪里看。每段一行"),
    )  # fmt: skip
    opens_on = DayField(label=later("开始日期"))
    closes_on = DayField(label=later("截止日期"))


class Confirmed(forms.Form):
    """Where it is, what it is about, whose it may be."""

    place = OrganisationField(label=later("社区"), required=False)
    field = forms.ChoiceField(label=later("领域"), choices=lambda: field_names(later("请选择")))
    department = OrganisationField(label=later("责任部门"), required=False)


class Hidden(forms.Form):
    """Words the machine missed."""

    words = forms.CharField(
        label=later("要隐去的字"),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=later("照原样，一行一处"),
    )


class Office(forms.Form):
    """Where a report of wrongdoing goes."""

    office = forms.ChoiceField(
        label=later("转往"), choices=lambda: [("", later("请选择")), *((one, said_later(w)) for one, w in OFFICES.items())],
        help_text=later("先打印或当面转交，再点确认：这里的内容随即清除，只留回执号"),
    )  # fmt: skip


class Told(forms.Form):
    """What whoever raised it reads with the receipt code."""

    step = forms.ChoiceField(
        label=later("环节"), initial="settled",
        choices=lambda: [(step, said_later(words)) for step, words in STEPS.items() if step != "taken"],
    )  # fmt: skip
    words = forms.CharField(
        label=later("写给居民的话"), max_length=600, widget=forms.Textarea({"rows": 4}),
        help_text=later("说清谁来办、何时办，不能办的说明理由。不写任何人的姓名和电话"),
    )  # fmt: skip


class Code(forms.Form):
    """The code on a receipt."""

    code = forms.CharField(
        label=later("回执码"), max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=later("十六位字母和数字，不分大小写，横线可以不输"),
    )  # fmt: skip


class Joined(forms.Form):
    """Which needs are shown as one."""

    copies = forms.CharField(widget=forms.HiddenInput, max_length=80_000)

    def clean_copies(self) -> list[int]:
        """Return the numbers of the needs."""
        typed = self.cleaned_data["copies"].split(",")
        if not all(one.isascii() and one.isdecimal() and len(one) < 12 for one in typed):
            raise forms.ValidationError(later("编号无法识别"))
        return [int(one) for one in typed]


class Columns(forms.Form):
    """Which columns of a file are ours, and the file again: nothing of it was kept."""

    name = forms.CharField(
        label=later("这是什么文件"), max_length=60, help_text=later("例如：区民生诉求平台导出、问卷星开放题")
    )
    channel = forms.ChoiceField(
        label=later("渠道"), choices=lambda: [(one, said_later(w)) for one, w in CHANNELS.items()]
    )
    offered = forms.CharField(widget=forms.HiddenInput, max_length=20_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the columns that the file had."""
        super().__init__(*args, **kwargs)
        sent = self.data.get(self.add_prefix("offered"), "") if self.is_bound else self.initial.get("offered", "")
        names = [("", later("没有这一列")), *((one, one) for one in _names_in(sent))]
        for ours, words in OURS.items():
            self.fields[f"of_{ours}"] = forms.ChoiceField(
                label=said_later(words), required=ours in NEEDED, choices=names
            )  # fmt: skip
        self.fields["file"] = forms.FileField(
            label=later("再选一次这个文件"), help_text=later("认列时没有保留文件内容")
        )

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        found = super().clean() or {}
        columns = {ours: found.pop(f"of_{ours}", "") for ours in OURS}
        found.pop("offered", None)
        if file := found.pop("file", None):
            found |= {"file_name": file.name, "raw": file.read(MOST_BYTES + 1)}
        return {**found, "columns": columns}


def _names_in(sent: str) -> list[str]:
    """Return the names of columns as the page sent them back: a list in JSON, for a browser changes ends of lines."""
    try:
        found = json.loads(sent or "[]")
    except (ValueError, RecursionError):
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


class File(forms.Form):
    """A file of needs."""

    file = forms.FileField(label=later("文件"), help_text=later("xlsx、CSV 或 JSON，不超过 5 MB"))

    def clean(self) -> dict[str, Any]:
        """Return the file's name and bytes."""
        found = super().clean() or {}
        if file := found.pop("file", None):
            found |= {"file_name": file.name, "raw": file.read(MOST_BYTES + 1)}
        return found
