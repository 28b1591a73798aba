"""What the verbs about money to use again and about causes ask; amounts in 元 (可统筹资金与原因的表单)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.domain.fiscal.records.causes import causes
from guantong.domain.money import AmountError, Unit, format_fen, parse_amount

LARGEST = 10**15


class FenField(forms.CharField):
    """An amount typed in 元, read as fen."""

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=24, widget=forms.TextInput({"inputmode": "decimal"}), **given)

    def prepare_value(self, value: Any) -> Any:
        """Show fen in 元."""
        return format_fen(value, Unit.YUAN, 2) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """Return fen; refuses what is no amount, or parts of a fen."""
        typed = super().clean(value)
        try:
            amount = parse_amount(typed, Unit.YUAN) if typed else None
        except AmountError as error:
            raise ValidationError(later("请填写金额，单位为元，最多两位小数")) from error
        if amount is None or not -LARGEST < amount.fen < LARGEST:
            raise ValidationError(later("请填写金额，单位为元，最多两位小数"))
        return amount.fen


class Proposal(forms.Form):
    """How much, and why it is not payable this year."""

    amount = FenField(label=later("建议统筹金额（元）"), help_text=later("按本单位预计年内不能支付的数填写"))
    reason = forms.CharField(label=later("理由"), max_length=400, widget=forms.Textarea({"rows": 3}))


class Answer(forms.Form):
    """What finance answered."""

    agreed = FenField(label=later("同意统筹金额（元）"), help_text=later("不同意的填 0，并写明理由"))
    answer = forms.CharField(label=later("答复"), max_length=400, widget=forms.Textarea({"rows": 3}))
    answered_on = DayField(label=later("答复日期"))


class Moved(forms.Form):
    """What was really moved, by which document."""

    moved = FenField(label=later("实际统筹金额（元）"))
    document = forms.CharField(label=later("调剂或调整文号"), max_length=80)
    moved_on = DayField(label=later("统筹日期"))


class Stating(forms.Form):
    """Slow or fast, and why: one of the list, with words."""

    cause = forms.ChoiceField(
        label=later("原因"), widget=forms.RadioSelect,
        choices=lambda: [
            (group, [(f"{pace}.{code}", said_later(words)) for code, words in causes(pace).items()])
            for pace, group in (("slow", later("慢")), ("fast", later("快")))
        ],
    )  # fmt: skip
    words = forms.CharField(label=later("说明"), max_length=400, required=False, widget=forms.Textarea({"rows": 3}))

    def clean(self) -> dict[str, Any]:
        """Return the pace and the code apart."""
        said = super().clean() or self.cleaned_data
        pace, _, code = said.pop("cause", "").partition(".")
        return {**said, "pace": pace, "code": code}
