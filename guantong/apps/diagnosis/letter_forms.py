"""What the verbs of a letter ask: its number and who signed it, when it was received, the answers, why (函的表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import said
from guantong.apps.diagnosis.models import Letter
from guantong.apps.diagnosis.queries import Told
from guantong.apps.files.models import Attachment
from guantong.apps.findings.returned_forms import Signed


class Sending(forms.Form):
    """The number the office gave, and the day: the system gives none."""

    number = forms.CharField(label=later("文号"), max_length=60, help_text=later("办公室编定的文号，照原样填写"))
    checked_by = forms.CharField(label=later("核稿"), max_length=40)
    signer = forms.CharField(label=later("签发人"), max_length=40)
    sent_on = DayField(label=later("发出日期"))

    def __init__(self, *args: Any, copies: Iterable[Attachment], **kwargs: Any) -> None:
        """Offer the files of the letter as its signed copy."""
        super().__init__(*args, **kwargs)
        self.fields["signed"] = _signed(copies, required=False)


class Copy(forms.Form):
    """Which of its files is the signed copy."""

    def __init__(self, *args: Any, copies: Iterable[Attachment], **kwargs: Any) -> None:
        """Offer the files of the letter."""
        super().__init__(*args, **kwargs)
        self.fields["signed"] = _signed(copies)


class ReplyCopy(forms.Form):
    """Which of its files is the reply, signed and sealed."""

    def __init__(self, *args: Any, scans: Iterable[Attachment], **kwargs: Any) -> None:
        """Offer the scans that hang on the letter."""
        super().__init__(*args, **kwargs)
        self.fields["signed_reply"] = forms.ChoiceField(
            label=later("复函签发件"), choices=[(f"{file.pk}", file.name) for file in scans],
            help_text=later("签字盖章的扫描件；以此件为准，录入的文字照样保留"),
        )  # fmt: skip


class Passing(forms.Form):
    """The day on which the office between received it."""

    office_received_on = DayField(label=later("转送机关收到日期"))


class Receipt(forms.Form):
    """The day on which the unit received it."""

    received_on = DayField(label=later("收到日期"), help_text=later("以单位回执或告知为准；打开页面不算收到"))


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=1000, widget=forms.Textarea({"rows": 3}))


class Reply(forms.Form):
    """An answer to each item; who files it on behalf of the unit says when it came, and its number."""

    def __init__(self, *args: Any, items: Iterable[Told], behalf: bool, filed: bool, **kwargs: Any) -> None:
        """Ask for each item of the letter."""
        super().__init__(*args, **kwargs)
        if behalf:
            self.fields["replied_on"] = DayField(label=later("复函日期"))
            self.fields["reply_number"] = forms.CharField(label=later("复函文号"), max_length=60, required=False)
        for told in items:
            self.fields[f"answer_{told.item.pk}"] = forms.CharField(
                label=f"{told.item.number}. {said(told.item.title_words)}", max_length=4000, required=not filed,
                error_messages={"required": later("请逐项答复；另有复函文件的，先作为附件上传")},
                widget=forms.Textarea({"rows": 4}),
            )  # fmt: skip


class Answered(Signed):
    """Which letter the sheet answers, and the number of the reply if it has one."""

    letter = forms.ChoiceField(label=later("答复的函"))
    reply_number = forms.CharField(label=later("复函文号"), max_length=60, required=False)
    field_order = ("file", "letter", "reply_number", "typed_by", "signed_by", "signed_on", "level")

    def __init__(self, *args: Any, letters: Iterable[Letter], **kwargs: Any) -> None:
        """Offer the letters that wait for a reply."""
        super().__init__(*args, **kwargs)
        names = [(one.pk, f"{one.organisation}　{one.number}　{one.subject}") for one in letters]
        self.fields["letter"].choices = [("", later("请选择")), *names]


def _signed(copies: Iterable[Attachment], *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=later("签发件"), choices=[("", later("请选择")), *((one.pk, one.name) for one in copies)], required=required,
        help_text=later("签字盖章的扫描件，先作为附件上传"),
    )  # fmt: skip
