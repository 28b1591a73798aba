"""What the verbs of a matter ask (事项的表单)."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.apps.figures.bringing import bodies
from guantong.apps.findings.models import Matter, Stage, nature_choices, pace_choices
from guantong.apps.findings.pace import at_intervals
from guantong.apps.findings.words import CAUSES, CONCLUSIONS, LOOK_BACK

_TEXT = partial(forms.CharField, max_length=2000, widget=forms.Textarea({"rows": 4}))


class Put(forms.Form):
    """How a matter is put."""

    title = forms.CharField(label=later("事项"), max_length=120)
    says = _TEXT(label=later("问题描述"), help_text=later("写事实和出处，不写评价"))
    origin = forms.CharField(
        label=later("出处"), max_length=160, required=False,
        help_text=later("报告名称和页次，或视察调研的日期；有金额的必须写明"),
    )  # fmt: skip
    sort = forms.CharField(
        label=later("问题类型"),
        max_length=60,
        required=False,
        help_text=later("同一类型用同一个词：据此看出共性和重复"),
    )
    pace = forms.ChoiceField(label=later("整改类型"), choices=pace_choices)


class Nature(forms.Form):
    """Shared, repeated, single."""

    nature = forms.ChoiceField(label=later("性质"), choices=nature_choices, widget=forms.RadioSelect)


class HandingOver(forms.Form):
    """The number the office gave, the day, until when, and who handed it over."""

    number = forms.CharField(label=later("交办文号"), max_length=80, help_text=later("办公室编定的文号，照原样填写"))
    handed_on = DayField(label=later("交办日期"))
    due_on = DayField(label=later("整改期限"), help_text=later("自然日；以交办函写明的日期为准"))
    by_committee = forms.BooleanField(label=later("常委会交办（由常委会销号）"), required=False)


class Letter(forms.Form):
    """By when the government is asked to report, where a rule or a decision names a day."""

    due_on = DayField(
        label=later("请于何日前报送"), required=False, help_text=later("监督法没有规定期限；本级规定或会议决定了日期的填写，否则留空")
    )  # fmt: skip


class Handling(forms.Form):
    """Another body that handles it."""

    path = forms.ChoiceField(label=later("会办单位"), choices=bodies)


class Acknowledgement(forms.Form):
    """When it came, who leads and who answers for it."""

    received_on = DayField(label=later("签收日期"))
    leader = forms.CharField(label=later("牵头领导（职务）"), max_length=80)
    responsible = forms.CharField(label=later("责任人（职务）"), max_length=80)


class Plan(forms.Form):
    """Measures, goal, cause; the kinds of cause are those asked of the matter's nature."""

    measures = _TEXT(label=later("整改措施"))
    goal = _TEXT(label=later("整改目标"))
    cause = forms.ChoiceField(label=later("原因类别"))
    cause_words = _TEXT(label=later("原因"), help_text=later("为什么会发生；重复发生的，写明上次整改为什么没有管住"))

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        """Offer the causes asked of its nature, all of them while that is not confirmed."""
        super().__init__(*args, **kwargs)
        asked = ((key, one) for key, one in CAUSES.items() if not matter.nature or matter.nature in one.natures)
        self.fields["cause"].choices = [(key, said(one.words)) for key, one in asked]  # type: ignore[attr-defined]


class Stages(forms.Form):
    """The stages, a line each; of a lasting matter the days of its reports, or from when, how often and how many."""

    steps = forms.CharField(
        label=later("阶段安排"), required=False, max_length=4000, widget=forms.Textarea({"rows": 5}),
        help_text=later("每行一个阶段，日期在前：2026-12-31 收回闲置资金"),
    )  # fmt: skip

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        """Ask a lasting matter for its intervals too."""
        super().__init__(*args, **kwargs)
        if matter.pace == "lasting":
            self.fields["first_on"] = DayField(label=later("首次报告日期"), required=False)
            self.fields["months"] = forms.IntegerField(
                label=later("每几个月报告一次"), required=False, min_value=1, max_value=12
            )
            self.fields["times"] = forms.IntegerField(label=later("共几次"), required=False, min_value=1, max_value=24)

    def clean(self) -> dict[str, Any]:
        """Return the steps; each line that is no day and words is told."""
        typed = super().clean() or {}
        steps, wrong = [], []
        for line in (line.strip() for line in str(typed.get("steps", "")).splitlines()):
            day, _gap, what = line.partition(" ")
            try:
                steps.append((date.fromisoformat(day), what.strip()[:200]))
            except ValueError:
                wrong += [line] if line else []
            else:
                wrong += [] if what.strip() else [line]
        first, months, times = (typed.get(name) for name in ("first_on", "months", "times"))
        if first and months and times:
            steps += [
                (day, _("第 %(number)s 次定期报告") % {"number": at})
                for at, day in enumerate(at_intervals(first, months, times), 1)
            ]
        if wrong:
            self.add_error("steps", _("这一行请写成“日期 空格 任务”，日期如 2026-12-31：%(line)s") % {"line": wrong[0]})
        elif not steps:
            self.add_error("steps", _("请至少写一个阶段"))
        return {"steps": steps}


class StageReport(forms.Form):
    """Which stage, and what was done or why it is sent back."""

    words = _TEXT(label=later("说明"))

    def __init__(self, *args: Any, stages: Iterable[Stage], **kwargs: Any) -> None:
        """Offer the stages."""
        super().__init__(*args, **kwargs)
        choices = [("", later("请选择")), *((str(one.pk), str(one)) for one in stages)]
        self.fields["stage"] = forms.ChoiceField(label=later("阶段"), choices=choices)
        self.order_fields(["stage", "words"])


class Result(forms.Form):
    """What was done, and what keeps it so."""

    result = _TEXT(label=later("整改情况"))
    mechanism = _TEXT(
        label=later("长效机制"), required=False, help_text=later("出台或修订的制度名称、文号；没有的写明为什么不需要")
    )


class Reason(forms.Form):
    """Why, or what."""

    words = _TEXT(label=later("说明"))


class Extension(forms.Form):
    """Until when, and why."""

    until = DayField(label=later("申请延至"))
    reason = _TEXT(label=later("理由"))


class Decision(forms.Form):
    """Granted or not."""

    granted = forms.TypedChoiceField(
        label=later("决定"), choices=[("1", later("同意")), ("0", later("不同意"))], coerce=lambda typed: typed == "1",
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = _TEXT(label=later("说明"))


class Conclusion(forms.Form):
    """Our own conclusion."""

    conclusion = forms.ChoiceField(
        label=later("人大跟踪结论"), choices=lambda: [(key, said_later(words)) for key, words in CONCLUSIONS.items()]
    )
    words = _TEXT(label=later("说明"))


class AuditState(forms.Form):
    """What the audit office recognised."""

    audit_state = forms.CharField(label=later("审计认定"), max_length=60, help_text=later("照审计机关的认定填写"))


class Look(forms.Form):
    """When one looked, and what one found."""

    on = DayField(label=later("日期"))
    found = forms.ChoiceField(
        label=later("结论"), choices=lambda: [(key, said_later(words)) for key, words in LOOK_BACK.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = _TEXT(label=later("情况"))


class Reopening(Reason):
    """Why, and until when."""

    due_on = DayField(label=later("新的整改期限"))
