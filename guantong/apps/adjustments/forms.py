"""What the verbs of a plan ask; amounts in 元 (预算调整的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.adjustments.item_rows import FUNDS, SIDES
from guantong.apps.adjustments.models import Item, Plan
from guantong.apps.adjustments.terms import choices
from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.offer_forms import FenField
from guantong.apps.files.models import level_choices
from guantong.apps.findings.list_forms import Workbook
from guantong.apps.years.models import Session
from guantong.domain.secrecy import Level


def _offered(group: str) -> list[tuple[str, str]]:
    return [(name, said(words)) for name, words in choices(group)]


class SessionField(forms.ModelChoiceField):
    """A session of the standing committee, with its day."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            Session.objects.filter(kind="standing_committee").exclude(state="cancelled"), required=False, **given
        )

    def label_from_instance(self, obj: Any) -> str:
        """Return the session's name and day."""
        return f"{obj.name}（{obj.on}）"


class Received(forms.Form):
    """A preliminary plan as it came."""

    year = forms.IntegerField(label=later("预算年度"), min_value=2000, max_value=2100)
    number = forms.IntegerField(label=later("当年第几次"), min_value=1, max_value=99)
    title = forms.CharField(label=later("名称"), max_length=160)
    received_on = DayField(label=later("收到日期"), help_text=later("照实际收到的日期填；不足三十日也照样登记"))
    document = forms.CharField(label=later("来文文号"), max_length=80, required=False)
    triggers = forms.MultipleChoiceField(
        label=later("法定情形"), required=False, widget=forms.CheckboxSelectMultiple, choices=lambda: _offered("triggers"),
        help_text=later("只有《预算法》第67条的四种；方案没有写明的空着，页面会显示缺少"),
    )  # fmt: skip
    session = SessionField(label=later("提请的会议"), help_text=later("还没有定的空着，以后登记"))
    limit_document = forms.CharField(label=later("债务限额文号"), max_length=80, required=False)


class Reported(forms.Form):
    """A matter that is no adjustment."""

    year = forms.IntegerField(label=later("预算年度"), min_value=2000, max_value=2100)
    title = forms.CharField(label=later("名称"), max_length=160)
    received_on = DayField(label=later("收到日期"))
    document = forms.CharField(label=later("来文文号"), max_length=80, required=False)
    not_adjustment = forms.ChoiceField(
        label=later("属于哪一种"), widget=forms.RadioSelect, choices=lambda: _offered("not_adjustments")
    )
    session = SessionField(label=later("报告的会议"))


class Bringing(Workbook):
    """The items as xlsx."""

    level = forms.TypedChoiceField(label=later("文件级别"), choices=level_choices, coerce=Level)


class Typed(forms.Form):
    """One item typed."""

    side = forms.ChoiceField(label=later("收支"), choices=lambda: [(k, said(w)) for k, w in SIDES.items()])
    fund_kind = forms.ChoiceField(label=later("预算"), choices=lambda: [(k, said(w)) for k, w in FUNDS.items()])
    unit_code = forms.CharField(label=later("单位代码"), max_length=60, required=False)
    unit = forms.CharField(label=later("单位"), max_length=120, required=False)
    project_code = forms.CharField(label=later("项目代码"), max_length=60, required=False)
    project = forms.CharField(label=later("项目"), max_length=200, required=False)
    function_code = forms.CharField(label=later("科目代码"), max_length=20, required=False)
    function = forms.CharField(label=later("科目"), max_length=120, required=False)
    before = FenField(label=later("调整前（元）"))
    change = FenField(label=later("增减（元）"), help_text=later("减少的写负数；调整后由系统相加"))
    reason = forms.CharField(label=later("理由"), max_length=4000, required=False, widget=forms.Textarea({"rows": 2}))
    reason_class = forms.ChoiceField(
        label=later("原因类别"), required=False, choices=lambda: [("", "—"), *_offered("reason_classes")]
    )
    urgency = forms.CharField(label=later("紧迫性"), max_length=4000, required=False)
    necessity = forms.CharField(label=later("必要性"), max_length=4000, required=False)
    nature = forms.ChoiceField(
        label=later("项目性质"), required=False, choices=lambda: [("", "—"), *_offered("natures")]
    )
    measures = forms.CharField(
        label=later("相应措施"), max_length=4000, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=later("资金从哪里来、减少了什么、绩效目标怎样改"),
    )  # fmt: skip
    debt = forms.BooleanField(label=later("债务资金"), required=False)


class Sitting(forms.Form):
    """The session a plan is put before."""

    session = SessionField(label=later("提请的会议"))


class Chosen(forms.Form):
    """What the chairpersons' council chose."""

    option = forms.ChoiceField(label=later("处理"), widget=forms.RadioSelect, choices=lambda: _offered("options"))
    option_document = forms.CharField(label=later("主任会议文号"), max_length=80)
    option_on = DayField(label=later("决定日期"))


class _OnALine(forms.Form):
    """A form that names one of the lines of the latest version, or the whole plan."""

    def __init__(self, *args: Any, lines: list[Item], whole: bool = True, **given: Any) -> None:
        super().__init__(*args, **given)
        offered = [(str(line.pk), f"{line.row}. {line}") for line in lines]
        self.fields["item"] = forms.ChoiceField(
            label=later("涉及项目"),
            required=not whole,
            choices=[*([("", later("整个方案"))] if whole else []), *offered],
        )
        self.order_fields(["item"])


class Remarked(_OnALine):
    """One remark."""

    words = forms.CharField(label=later("意见"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class Dropped(_OnALine):
    """Which item is taken back."""


class RemarkAnswered(forms.Form):
    """What finance answered to a remark."""

    def __init__(self, *args: Any, plan: Plan, **given: Any) -> None:
        super().__init__(*args, **given)
        offered = [(str(one.number), f"{one.number}. {one.words[:40]}") for one in plan.remarks.all()]
        self.fields["remark"] = forms.ChoiceField(label=later("哪一条意见"), choices=offered)
        self.order_fields(["remark"])

    outcome = forms.ChoiceField(label=later("采纳情况"), choices=lambda: _offered("outcomes"))
    answer = forms.CharField(label=later("反馈"), max_length=2000, widget=forms.Textarea({"rows": 3}))
    answered_on = DayField(label=later("反馈日期"))


class Answered(forms.Form):
    """Finance's answer as a whole."""

    feedback = forms.CharField(label=later("财政反馈"), max_length=4000, widget=forms.Textarea({"rows": 3}))
    feedback_on = DayField(label=later("反馈日期"))


class Revised(forms.Form):
    """A revised plan."""

    came_on = DayField(label=later("收到日期"))
    note = forms.CharField(label=later("修改说明"), max_length=400, required=False)


class Submitted(forms.Form):
    """The day it was submitted."""

    submitted_on = DayField(label=later("提请日期"))


class Decided(forms.Form):
    """What the standing committee decided."""

    decision = forms.CharField(label=later("决议文号"), max_length=80)
    decided_on = DayField(label=later("决定日期"))
    decided_words = forms.CharField(
        label=later("说明"), max_length=400, required=False, help_text=later("部分批准的，写明哪些没有批准")
    )


class Published(forms.Form):
    """Where it was published."""

    published_on = DayField(label=later("公开日期"))
    published_where = forms.CharField(label=later("公开处"), max_length=200)


class Filed(forms.Form):
    """When it was filed."""

    filed_on = DayField(label=later("备案日期"))
    filed_document = forms.CharField(label=later("备案文号"), max_length=80, required=False)


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("理由"), max_length=400)


class Corrected(forms.Form):
    """What was noted when it came."""

    title = forms.CharField(label=later("名称"), max_length=160)
    received_on = DayField(label=later("收到日期"))
    document = forms.CharField(label=later("来文文号"), max_length=80, required=False)
    limit_document = forms.CharField(label=later("债务限额文号"), max_length=80, required=False)
    triggers = forms.MultipleChoiceField(
        label=later("法定情形"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: _offered("triggers"),
    )
    reason = forms.CharField(label=later("更正理由"), max_length=400)
