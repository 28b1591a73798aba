"""What the verbs of a score sheet ask (评分表的表单)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.queries import organisations_named
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.apps.evaluations.models import Score, ScoreSheet
from guantong.apps.evaluations.models.scoring import NAMED, WAYS
from guantong.apps.evaluations.queries import keyholders_on, rubrics_on, scorers_on
from guantong.apps.evaluations.rubric_forms import PointsField
from guantong.apps.evaluations.scoring import INVALID
from guantong.apps.typings.queries import differing
from guantong.apps.typings.settling import Sheet
from guantong.domain.papers.kinds import kinds
from guantong.domain.twice_typed import Difference
from guantong.domain.voting.rubric import Rubric


def _several(label: Any, choices: Iterable[tuple[str, str]], **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), widget=forms.CheckboxSelectMultiple({"class": "choices"}), **more
    )


class Scoring(forms.Form):
    """What is scored, when, how, by which rubric; who scores is asked by the forms that stand on this one."""

    title = forms.CharField(label=later("评分事项"), max_length=160)
    question = forms.CharField(label=later("评分内容"), max_length=200, help_text=later("印在评分表上的一句话"))
    held_on = DayField(label=later("评分日期"))
    subject_name = forms.CharField(
        label=later("项目"), max_length=200, required=False, help_text=later("按名称登记了利益冲突的代表自动回避")
    )
    way = forms.ChoiceField(label=later("方式"), choices=lambda: [(way, said_later(w)) for way, w in WAYS.items()])

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Offer the rubrics and keyholders of today."""
        super().__init__(*args, **kwargs)
        self.rubrics = {f"{row.pk}": row.rubric for row in rubrics_on(today)}
        named = [(pk, rubric.document) for pk, rubric in self.rubrics.items() if rubric]
        self.fields["rubric"] = forms.ChoiceField(
            label=later("评分标准"), choices=named,
            help_text=later("本区已确认生效的标准；还没有的，先在“评价标准”中录入并由同事确认"),
        )  # fmt: skip
        known = [("", later("请选择")), *keyholders_on(today)]
        for name, label in (("keyholder_one", later("密钥保管人甲")), ("keyholder_two", later("密钥保管人乙"))):
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=known,
                required=False,
                help_text=later("无记名电子密封评分须指定两人，其他方式不填"),
            )

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes: the rubric itself, both keyholders."""
        found = super().clean() or {}
        found["rubric"] = self.rubrics.get(found.get("rubric", ""))
        found["keyholders"] = [found.pop("keyholder_one", ""), found.pop("keyholder_two", "")]
        return found


class Preparing(Scoring):
    """A sheet of its own: about whom, and which deputies score."""

    about = forms.CharField(
        label=later("被评单位"), max_length=80, required=False,
        help_text=later("名称或代码：在该单位任职或有利益冲突登记的代表自动回避"),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Offer the deputies of today too."""
        super().__init__(*args, today=today, **kwargs)
        deputies = [(one.person, one.name) for one in scorers_on(today)]
        self.fields["roll"] = _several(later("打分的代表"), deputies)
        self.fields["recused"] = _several(later("其中申请回避的"), deputies, required=False)
        self.order_fields(("title", "question", "held_on", "about", "subject_name", "way", "rubric", "roll", "recused"))

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes: roll of the day with those to keep out, and path, besides."""
        found = super().clean()
        about, path = found.pop("about", "").strip(), ""
        named = organisations_named(about) if about else []
        if about and len(named) != 1:
            self.add_error("about", later("没有找到这个单位，或不止一个：请写全称或代码"))
        elif named:
            path = named[0].path
        chosen, recused = set(found.pop("roll", ())), found.pop("recused", ())
        if found.get("held_on"):
            names = [name for name in (found.get("subject_name"), *(one.name for one in named)) if name]
            offered = scorers_on(found["held_on"], path, names, recused)
            found["roll"] = [one for one in offered if one.person in chosen]
        found["path"] = path
        return found


class _Points(PointsField):
    """Points that are asked for: the rubric tells what is missing, together with what lies outside its scale."""

    def validate(self, value: object) -> None:
        """Leave what is missing to the rubric."""


class Points(forms.Form):
    """The points of every item, each with its scale, and a remark in words."""

    asked = True

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any) -> None:
        """Ask for each item."""
        super().__init__(*args, **kwargs)
        for at, (item, words) in enumerate(rubric.scales):
            scale = said(words)
            self.fields[f"item_{at}"] = _Points(
                label=item.name, required=self.asked, help_text=f"{item.says}（{scale}）" if item.says else scale
            )
        self.fields["words"] = forms.CharField(
            label=later("意见"), max_length=200, required=False, widget=forms.Textarea({"rows": 3})
        )

    @property
    def items(self) -> int:
        """How many items there are."""
        return sum(name.startswith("item_") for name in self.fields)

    def clean(self) -> dict[str, Any]:
        """Return the points in the order of the items, and the words."""
        found = super().clean() or {}
        points = [found.pop(f"item_{at}", None) for at in range(self.items)]
        return {} if self.errors else {"points": points, **found}


class Typed(Points):
    """A paper sheet: whose it is, or its number, and what is on it; a void one has no points."""

    asked = False

    def __init__(self, *args: Any, sheet: ScoreSheet, whose: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Ask whose sheet it is: of those on the roll, or by the number written on it."""
        super().__init__(*args, rubric=sheet.by, **kwargs)
        self.fields["whose"] = (
            forms.ChoiceField(label=later("代表"), choices=[("", later("请选择")), *whose])
            if sheet.way == NAMED
            else forms.CharField(label=later("纸质表编号"), max_length=4, help_text=later("收齐、打乱后写在表上的编号"))
        )
        self.fields["invalid"] = forms.BooleanField(
            label=later("无效表（漏填或超出分值范围）"), required=False, help_text=later("勾选后不填分数，单独计数")
        )
        self.order_fields(["whose", *(name for name in self.fields if name != "whose")])


def mismatches(sheet: ScoreSheet, waiting: Iterable[Score]) -> list[Sheet]:
    """Return the sheets of paper whose two typings differ, for the form that settles them."""
    rows = [one for one in waiting if one.state == "differing"]
    labels = {INVALID: str(later("无效表"))} | {f"item_{at}": item.name for at, item in enumerate(sheet.by.items)}
    found = differing(rows) if rows else {}
    return [
        (
            f"{one.pk}",
            one.seat.name if one.seat else str(_NUMBERED) % one.number,
            _first_asked(found[one.journal_key]),
            labels,
        )
        for one in rows
        if one.journal_key in found
    ]


def _first_asked(found: list[Difference]) -> list[Difference]:
    """Ask first whether a sheet is invalid, where two differ in that: only of a valid one the items are asked."""
    return [one for one in found if one.field == INVALID] or found


_NUMBERED = later("%d 号表")


class Whose(forms.Form):
    """Whose typed sheet is taken back."""

    def __init__(self, *args: Any, whose: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Offer those typed once."""
        super().__init__(*args, **kwargs)
        self.fields["whose"] = forms.ChoiceField(label=later("代表或编号"), choices=list(whose))


class Recusal(forms.Form):
    """Who asked to be recused."""

    def __init__(self, *args: Any, seats: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Offer those on the roll who have not scored."""
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ChoiceField(label=later("代表"), choices=list(seats))


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


class Code(forms.Form):
    """The code that was shown after scoring."""

    code = forms.CharField(
        label=later("撤回码"), max_length=20, help_text=later("打分后只显示一次的 12 个字母和数字"),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=200)


class WhichPaper(forms.Form):
    """Which table of the result: of a scoring, or of how audit issues were put right."""

    what = forms.ChoiceField(
        label=later("结果表"), help_text=later("对审计查出问题整改情况的打分用代表打分结果表，分母单列"),
        choices=lambda: [("", later("请选择")), *((name, said_later(kinds()[name].words)) for name in ("score_result", "deputy_scores"))],
    )  # fmt: skip
