"""A procedure of voting as it is typed from its document (表决办法的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.ballots.rule_forms import ShareField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.domain.voting.methods import methods
from guantong.domain.voting.procedure import Cut, Option, Procedure
from guantong.domain.voting.rule import Comparison, Denominator

_COMPARES = [(one.value, said_later(one.words)) for one in Comparison]
_TIES = (Option.RUN_OFF, Option.TAKE_ALL_TIED, Option.LEAVE_VACANT)
_GAPS = (Option.SECOND_VOTE, Option.LEAVE_VACANT)


def _options(options: tuple[Option, ...], label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=[(one.value, said_later(one.words)) for one in options], required=False,
        widget=forms.CheckboxSelectMultiple({"class": "choices"}), help_text=later("文件没有规定的不选：届时提请主席团决定"),
    )  # fmt: skip


class Proposal(forms.Form):
    """Every parameter of the document, and nothing that it does not say."""

    document = forms.CharField(
        label=later("文号"),
        max_length=80,
        help_text=later("本区通过的票决办法，如 明湖区民生实事项目人大代表票决办法（2026年）"),
    )
    since = DayField(label=later("自"))
    method = forms.ChoiceField(
        label=later("计票方法"),
        choices=lambda: [(stem, said_later(one.words)) for stem, one in methods().items() if stem != "run_off"],
    )
    most = forms.IntegerField(
        label=later("每票最多选几项"), min_value=1, max_value=200, required=False, help_text=later("逐项表决不填")
    )
    least = forms.IntegerField(label=later("每票最少选几项"), min_value=0, max_value=200, required=False)
    blank_counts = forms.BooleanField(label=later("空白票计为有效票"), required=False)
    share = ShareField(
        label=later("通过线"), required=False, max_length=12, help_text=later("如 1/2；没有通过线的不填")
    )
    of = forms.ChoiceField(
        label=later("通过线 · 计票基数"), choices=lambda: [(one.value, said_later(one.words)) for one in Denominator]
    )
    compares = forms.ChoiceField(label=later("通过线 · 比较"), choices=_COMPARES, initial=Comparison.MORE_THAN.value)
    unmarked_abstains = forms.BooleanField(label=later("逐项表决中未作标记的计为弃权"), required=False, initial=True)
    points = forms.CharField(
        label=later("各名次分值"),
        required=False,
        max_length=300,
        help_text=later("仅排序票决：从第一名起，以空格隔开，如 10 9 8"),
    )
    quorum = ShareField(
        label=later("到会人数要求"),
        required=False,
        max_length=12,
        help_text=later("占全体组成人员的比例；文件没有规定的不填"),
    )
    quorum_compares = forms.ChoiceField(label=later("到会人数比较"), choices=_COMPARES)
    on_tie = _options(_TIES, later("票数相同时"))
    on_shortfall = _options(_GAPS, later("通过的少于名额时"))

    def clean_points(self) -> tuple[int, ...]:
        """Return the points of the ranks."""
        typed = self.cleaned_data["points"].replace("，", " ").replace(",", " ").split()
        if not all(one.isascii() and one.isdecimal() and len(one) < 6 for one in typed):
            raise forms.ValidationError(later("请写整数，以空格隔开"))
        return tuple(map(int, typed))

    def clean(self) -> dict[str, Any]:
        """Return the procedure; says what no document can mean."""
        found = super().clean() or {}
        if self.errors:
            return {}
        cut = Cut(Denominator(found["of"]), Comparison(found["compares"]), found["share"]) if found["share"] else None
        try:
            decides = Procedure(
                method=found["method"], document=found["document"], since=found["since"], status="from-document",
                blank_counts=found["blank_counts"], most=found["most"], least=found["least"] or 0, cut=cut,
                points=found["points"], unmarked_abstains=found["unmarked_abstains"], quorum=found["quorum"],
                quorum_compares=Comparison(found["quorum_compares"]), on_tie=tuple(map(Option, found["on_tie"])),
                on_shortfall=tuple(map(Option, found["on_shortfall"])),
            )  # fmt: skip
        except ValueError:
            raise forms.ValidationError(later("请核对：最少不多于最多，名次靠前的分值不低于靠后的")) from None
        return {"decides": decides}
