"""What the verbs about key units ask (重点部门选取的表单)."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.domain.selection.composition import Candidate

_LONGEST = 400


class Proposing(forms.Form):
    """For which year, from the books of which day, who leads, when the term began."""

    year = forms.IntegerField(label=later("年度"), min_value=2000, max_value=2100)
    on = DayField(label=later("账册截至日期"), required=False, help_text=later("不填就是账册中最近的月末"))
    term_first = forms.IntegerField(
        label=later("本届第一年"), min_value=2000, max_value=2100, help_text=later("任期内全覆盖从这一年起算")
    )
    lead = forms.CharField(
        label=later("牵头单位"), required=False, max_length=_LONGEST, help_text=later("填编码或账册中的全称，多个用顿号隔开；不设就留空")
    )  # fmt: skip

    def clean_on(self) -> str:
        """Return the day as addresses write it."""
        asked = self.cleaned_data["on"]
        return asked.isoformat() if asked else ""

    def clean_lead(self) -> list[str]:
        """Return the units one by one."""
        typed = self.cleaned_data["lead"].replace("，", "、").replace(",", "、")
        return [one.strip() for one in typed.split("、") if one.strip()]


class ReasonedUnits(forms.CharField):
    """Units with a reason each, one a line: its code or name, a space, the reason; read as reasons by code."""

    def __init__(self, *, among: Sequence[Candidate], **given: Any) -> None:
        super().__init__(
            required=False, max_length=20_000, widget=forms.Textarea({"rows": 3}),
            help_text=later("每行一个：单位编码或全称，空一格，再写理由"), **given,
        )  # fmt: skip
        alone = [name for name, count in Counter(one.name for one in among).items() if count == 1]
        self._codes = {one.name: one.code for one in among if one.name in alone} | {one.code: one.code for one in among}

    def clean(self, value: Any) -> dict[str, str]:
        """Return the reasons by code; refuses a line without a reason, of nobody, or of somebody who stands there already."""
        found: dict[str, str] = {}
        for line in filter(None, (line.strip() for line in super().clean(value).splitlines())):
            said, _space, reason = line.replace("　", " ").partition(" ")
            code = self._codes.get(said)
            if code is None:
                raise ValidationError(_("“%(said)s”不是候选单位，请填编码或全称") % {"said": said})
            if not reason.strip():
                raise ValidationError(_("“%(said)s”没有写理由；与建议名单不同的每个单位都要有理由") % {"said": said})
            if len(reason) > _LONGEST:
                raise ValidationError(_("“%(said)s”的理由过长") % {"said": said})
            if code in found:
                raise ValidationError(_("“%(said)s”写了两次") % {"said": said})
            found[code] = reason.strip()
        return found


class Decision(forms.Form):
    """What the chairpersons' council decided, and when, by which minutes."""

    decided_on = DayField(label=later("主任会议日期"))
    document = forms.CharField(label=later("会议文号或纪要号"), max_length=80)

    def __init__(self, *args: Any, among: Sequence[Candidate] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["left_out_lines"] = ReasonedUnits(label=later("不列入的单位及理由"), among=among)
        self.fields["added_lines"] = ReasonedUnits(label=later("增列的单位及理由"), among=among)

    def clean(self) -> dict[str, Any]:
        """Return the reasons under the names of what was decided."""
        said = super().clean() or self.cleaned_data
        left_out, added = said.pop("left_out_lines", {}), said.pop("added_lines", {})
        return {**said, "left_out": left_out, "added": added}


class Withdrawal(forms.Form):
    """Why it is withdrawn."""

    reason = forms.CharField(label=later("撤回理由"), max_length=_LONGEST, widget=forms.Textarea({"rows": 2}))
