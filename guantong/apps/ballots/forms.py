"""What the verbs of a box ask (票箱的表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.queries import organisations_named
from guantong.apps.ballots.grading import NAMES as NAMES
from guantong.apps.ballots.grading import TYPED
from guantong.apps.ballots.models import WAYS
from guantong.apps.ballots.queries import Member, keyholders_on, members_on, rule_on
from guantong.apps.components.templatetags.words import later as said_later


def _several(label: Any, choices: Iterable[tuple[str, str]], **more: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple({"class": "choices"})
    return forms.MultipleChoiceField(label=label, choices=list(choices), widget=widget, **more)


class Preparing(forms.Form):
    """What is voted on, when, how, by whom, by which rule."""

    title = forms.CharField(label=later("测评事项"), max_length=160)
    question = forms.CharField(label=later("测评内容"), max_length=200, help_text=later("印在测评票上的一句话"))
    held_on = DayField(label=later("会议日期"))
    way = forms.ChoiceField(label=later("方式"), choices=lambda: [(way, said_later(w)) for way, w in WAYS.items()])
    judged = forms.ChoiceField(
        label=later("测评标准"),
        choices=[("rule", later("按会议当日有效的标准")), ("none", later("不设标准，结果记为“未设定标准”"))],
    )
    about = forms.CharField(
        label=later("被测评单位"), max_length=80, required=False,
        help_text=later("名称或代码：有利益冲突登记的组成人员自动回避"),
    )  # fmt: skip

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        """Offer the members and keyholders of today."""
        super().__init__(*args, **kwargs)
        members = [(one.person, one.name) for one in members_on(today)]
        self.fields["recused"] = _several(later("申请回避"), members, required=False)
        known = [("", later("请选择")), *keyholders_on(today)]
        for name, label in (("keyholder_one", later("密钥保管人甲")), ("keyholder_two", later("密钥保管人乙"))):
            self.fields[name] = forms.ChoiceField(
                label=label, choices=known, required=False, help_text=later("电子密封投票须指定两人，纸质票不填")
            )

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes: the roll of the day, the rule of the day, two keyholders."""
        found = super().clean() or {}
        day, about, path = found.get("held_on"), found.pop("about", "").strip(), ""
        named = organisations_named(about) if about else []
        if about and len(named) != 1:
            self.add_error("about", later("没有找到这个单位，或不止一个：请写全称或代码"))
        elif named:
            path = named[0].path
        recused = found.pop("recused", [])
        if day is not None:
            found["roll"] = members_on(day, about=path, recused=recused)
        if found.pop("judged", "") == "rule" and day is not None:
            rule = rule_on(day)
            found["rule"] = rule.decides if rule else None
            if rule is None:
                self.add_error("judged", later("那天没有有效的测评标准：先录入并确认，或选择不设标准"))
        found["keyholders"] = [found.pop("keyholder_one", ""), found.pop("keyholder_two", "")]
        return found


class Present(forms.Form):
    """Who is there."""

    def __init__(self, *args: Any, seats: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Offer those on the roll who may still be noted."""
        super().__init__(*args, **kwargs)
        seats = list(seats)
        self.fields["present"] = _several(
            later("到会人员"), seats, required=False, initial=[person for person, _name in seats]
        )


class Shares(forms.Form):
    """Both shares, at one machine."""

    def __init__(self, *args: Any, names: tuple[str, str], **kwargs: Any) -> None:
        """Ask each keyholder by name."""
        super().__init__(*args, **kwargs)
        for field, name in zip(("share_one", "share_two"), names, strict=True):
            self.fields[field] = forms.CharField(
                label=name, max_length=120, help_text=later("输入打印件上的 14 组字母和数字，空格可省"),
                widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
            )  # fmt: skip


class Sheet(forms.Form):
    """A count sheet as it was filled in on paper."""

    teller_one = forms.CharField(label=later("监票人（或复点人）甲"), max_length=40)
    teller_two = forms.CharField(label=later("监票人（或复点人）乙"), max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for every count that is the sheet's."""
        super().__init__(*args, **kwargs)
        for name in TYPED:
            self.fields[name] = forms.IntegerField(label=said_later(NAMES[name]), min_value=0, max_value=9999)
        self.order_fields([*TYPED, "teller_one", "teller_two"])


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=200)


def may_come(seats: Iterable[Member | Any], recused_too: bool) -> list[tuple[str, str]]:
    """Return username and name of those on a roll who are not noted as present yet."""
    return [(one.person, one.name) for one in seats if not one.present and (recused_too or not one.recused)]
