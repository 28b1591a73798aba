"""A rule of assessment as it is typed from its document (测评标准的表单)."""

from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.domain.voting.marks import Grade
from guantong.domain.voting.rule import Comparison, Cut, Denominator, Finding, Rule

LINES = (1, 2, 3)
"""As many cut-offs as documents have; what is left blank is none."""
_COMPARES = [(one.value, said_later(one.words)) for one in Comparison]


class ShareField(forms.CharField):
    """A share as documents print it: 1/2, 2/3, 60%."""

    def clean(self, value: Any) -> Fraction | None:
        """Return the fraction; nothing for nothing."""
        typed = super().clean(value).replace("％", "%").replace("／", "/").strip()
        if not typed:
            return None
        try:
            share = Fraction(typed.removesuffix("%")) / (100 if typed.endswith("%") else 1)
        except (ValueError, ZeroDivisionError) as error:
            raise ValidationError(later("请写成 1/2、2/3 或 60% 的样子")) from error
        if not 0 < share <= 1:
            raise ValidationError(later("应大于 0，不超过 1（100%）"))
        return share


class Proposal(forms.Form):
    """Document, day, quorum, recusal, and up to three cut-offs in the order in which they are asked."""

    document = forms.CharField(
        label=later("文号"), max_length=80, help_text=later("本区规定测评标准的文件，如 明人常办〔2026〕8号")
    )
    since = DayField(label=later("自"))
    quorum = ShareField(
        label=later("到会人数要求"),
        required=False,
        max_length=12,
        help_text=later("占全体组成人员的比例；文件没有规定的不填"),
    )
    quorum_compares = forms.ChoiceField(
        label=later("到会人数比较"), choices=_COMPARES, initial=Comparison.MORE_THAN.value
    )
    recused_expected = forms.BooleanField(label=later("回避的组成人员计入应到"), required=False)
    recused_in_whole = forms.BooleanField(label=later("回避的组成人员计入全体组成人员"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for each cut-off."""
        super().__init__(*args, **kwargs)
        finds = [("", later("无此项")), *((f.value, said_later(f.words)) for f in (Finding.PASSED, Finding.FAILED))]
        of = [(one.value, said_later(one.words)) for one in Denominator]
        grades = [(one.value, said_later(one.words)) for one in Grade]
        for n in LINES:
            label = later("标准 %(n)s") % {"n": n}
            self.fields[f"finds_{n}"] = forms.ChoiceField(
                label=f"{label} · {later('达到后的性质')}", choices=finds, required=False
            )
            self.fields[f"called_{n}"] = forms.CharField(
                label=f"{label} · {later('文件中的名称')}", max_length=20, required=False
            )
            self.fields[f"grades_{n}"] = forms.MultipleChoiceField(
                label=f"{label} · {later('合计的等次')}", choices=grades, required=False,
                widget=forms.CheckboxSelectMultiple({"class": "choices"}),
            )  # fmt: skip
            self.fields[f"of_{n}"] = forms.ChoiceField(label=f"{label} · {later('计票基数')}", choices=of)
            self.fields[f"compares_{n}"] = forms.ChoiceField(label=f"{label} · {later('比较')}", choices=_COMPARES)
            self.fields[f"share_{n}"] = ShareField(
                label=f"{label} · {later('比例')}", required=False, max_length=12, help_text=later("如 1/2、2/3、60%")
            )

    def clean(self) -> dict[str, Any]:
        """Return the rule; say at its field what a cut-off lacks."""
        found = super().clean() or {}
        cuts = []
        for n in LINES:
            if not found.get(f"finds_{n}"):
                continue
            for name, words in (("called", _CALL), ("grades", _GRADES), ("share", _SHARE)):
                if not found.get(f"{name}_{n}") and f"{name}_{n}" not in self.errors:
                    self.add_error(f"{name}_{n}", words)
            if not self.errors:
                cuts.append(
                    Cut(
                        found[f"called_{n}"], Finding(found[f"finds_{n}"]), frozenset(map(Grade, found[f"grades_{n}"])),
                        Denominator(found[f"of_{n}"]), Comparison(found[f"compares_{n}"]), found[f"share_{n}"],
                    )
                )  # fmt: skip
        if not cuts and not self.errors:
            self.add_error("finds_1", later("至少写明一项标准"))
        if self.errors:
            return {}
        facts = {name: found[name] for name in ("document", "since", "quorum", "recused_expected", "recused_in_whole")}
        return {"decides": Rule(**facts, cuts=tuple(cuts), quorum_compares=Comparison(found["quorum_compares"]))}


_CALL = later("请写文件中的名称")
_GRADES = later("请选择合计的等次")
_SHARE = later("请写比例")
