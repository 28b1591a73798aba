"""What surveys ask: of who drafts one, and of who answers one (问卷的表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.apps.surveys.leaving import OFFICES
from guantong.apps.surveys.models import Survey
from guantong.apps.surveys.on_behalf import WAYS
from guantong.domain.surveys.answers import LONGEST_TEXT, Given
from guantong.domain.surveys.examples import of_a_project
from guantong.domain.surveys.questionnaire import Condition, Kind, Leaning, Option, Question, Questionnaire
from guantong.domain.words import Words

_BETWEEN = "|"
_APART = " / "
_LEANINGS = {"+": Leaning.GOOD, "-": Leaning.BAD, "－": Leaning.BAD, "＋": Leaning.GOOD}


class Drafting(forms.Form):
    """The head of a survey."""

    title = forms.CharField(label=later("标题"), max_length=120)
    title_en = forms.CharField(label=later("英文标题"), max_length=160)
    population = forms.CharField(label=later("调查对象"), max_length=120, help_text=later("例如：湖滨社区18岁以上居民。以后年份写法相同才能连成趋势"))  # fmt: skip
    on_paper = forms.BooleanField(label=later("同时印制大字版纸质问卷（最多8题）"), required=False, initial=True)
    start = forms.ChoiceField(label=later("从样卷开始"), required=False, help_text=later("从上一次的问卷开始，措辞和对象不变，才能连成趋势"))  # fmt: skip

    def __init__(self, *args: Any, earlier: Iterable[Survey], **kwargs: Any) -> None:
        """Offer the sample, nothing, and the earlier surveys."""
        super().__init__(*args, **kwargs)
        self._earlier = {str(one.pk): one for one in earlier}
        again = [(key, _("再问一次：%(title)s") % {"title": one.title}) for key, one in self._earlier.items()]
        self.fields["start"].choices = [("project", _("项目满意度")), ("", _("空白问卷")), *again]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return the head, with a template or the survey it follows."""
        found = super().clean() or {}
        start = found.pop("start", "")
        if not self.errors:
            title = Words(found["title"], found["title_en"])
            found["template"] = of_a_project(title, found["population"]) if start == "project" else None
            found["follows"] = self._earlier.get(start)
        return found


class Asking(forms.Form):
    """One question more."""

    kind = forms.ChoiceField(label=later("题型"), choices=[(kind.value, said_later(kind.words)) for kind in Kind])
    zh = forms.CharField(label=later("题目（中文）"), max_length=200)
    en = forms.CharField(label=later("题目（英文）"), max_length=300)
    options = forms.CharField(
        label=later("选项"), required=False, widget=forms.Textarea({"rows": 5}),
        help_text=later("每行一个：中文|英文；满意类选项前加“+”，不满意类前加“-”。文字题不填"),
    )  # fmt: skip
    rows = forms.CharField(label=later("矩阵的行"), required=False, widget=forms.Textarea({"rows": 3}), help_text=later("每行一个：中文|英文；只用于矩阵题"))  # fmt: skip
    most = forms.IntegerField(label=later("最多选几项"), min_value=0, max_value=20, required=False, help_text=later("只用于多选和排序；不填为不限"))  # fmt: skip
    required = forms.BooleanField(label=later("必答"), required=False)
    when = forms.ChoiceField(label=later("只问选了这些选项的人：题目"), required=False)
    when_options = forms.CharField(label=later("选项序号"), max_length=40, required=False, help_text=later("例如：1 2"))

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        """Offer the earlier questions for a condition."""
        super().__init__(*args, **kwargs)
        ticks = (Kind.SINGLE, Kind.SCALE, Kind.MULTIPLE)
        earlier = [(one.key, said(one.words)) for one in survey.questionnaire.questions if one.kind in ticks]
        self.fields["when"].choices = [("", _("不设条件")), *earlier]  # type: ignore[attr-defined]
        self._of = survey.questionnaire

    def clean(self) -> dict[str, Any]:
        """Return the question."""
        found = super().clean() or {}
        if self.errors:
            return found
        condition = None
        if found["when"]:
            keys = self._of.question(found["when"]).keys
            picked = [int(one) for one in found["when_options"].replace(",", " ").split() if one.isdecimal()]
            if not picked or any(not 1 <= one <= len(keys) for one in picked):
                self.add_error("when_options", _("请填那道题的选项序号"))
                return found
            condition = Condition(found["when"], tuple(keys[one - 1] for one in picked))
        return {
            "question": Question(
                "q0", Kind(found["kind"]), Words(found["zh"], found["en"]), self._options("options"), self._options("rows"),
                found["most"] or 0, found["required"], condition,
            )
        }  # fmt: skip

    def _options(self, name: str) -> tuple[Option, ...]:
        options = []
        for number, line in enumerate(filter(str.strip, self.cleaned_data[name].splitlines()), 1):
            leaning = _LEANINGS.get(line.strip()[0], Leaning.NEITHER)
            zh, _sign, en = line.strip().lstrip("+-－＋").replace("｜", _BETWEEN).partition(_BETWEEN)
            if not zh.strip() or not en.strip():
                self.add_error(name, _("第%(number)s行须写成：中文|英文") % {"number": number})
            options.append(Option(str(number), Words(zh.strip(), en.strip()), leaning))
        return tuple(options)


class Dropping(forms.Form):
    """Which question."""

    key = forms.ChoiceField(label=later("题目"))

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        """Offer the questions."""
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [(one.key, said(one.words)) for one in survey.questionnaire.questions]  # type: ignore[attr-defined]


class Communities(forms.Form):
    """The people of each community."""

    groups = forms.CharField(
        label=later("社区和人数"), widget=forms.Textarea({"rows": 6}), required=False,
        help_text=later("每行一个：社区 人数。用于按社区印码和加权；不填则不加权"),
    )  # fmt: skip

    def clean_groups(self) -> dict[str, int]:
        """Return the people by name."""
        found: dict[str, int] = {}
        for number, line in enumerate(filter(str.strip, self.cleaned_data["groups"].splitlines()), 1):
            name, _sign, count = line.strip().replace("\t", " ").rpartition(" ")
            if not name.strip() or not count.isdecimal() or len(name) > 60 or name.strip() in found:
                raise forms.ValidationError(_("第%(number)s行须写成：社区 人数") % {"number": number})
            found[name.strip()] = int(count)
        return found


class Printing(forms.Form):
    """How many slips for whom."""

    community = forms.ChoiceField(label=later("社区"), required=False)
    count = forms.IntegerField(label=later("张数"), min_value=1, max_value=2000, initial=20)

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        """Offer the cells of the sample that stands, else the communities whose people were set; where none were, nothing is chosen."""
        super().__init__(*args, **kwargs)
        sample = survey.samples.filter(state="drawn").first()
        cells = (
            [
                (f"{community}{_APART}{stratum}", f"{community} · {stratum}")
                for community, stratum, *_rest in sample.cells
            ]
            if sample
            else []
        )
        names = cells or [(name, name) for name in survey.groups] or [("", _("不分社区"))]
        self.fields["community"].choices = names  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return community and stratum apart."""
        found = super().clean() or {}
        found["community"], _sign, found["stratum"] = found.get("community", "").partition(_APART)
        return found


class Answering(forms.Form):
    """A questionnaire as a form that needs no JavaScript: what may be left out may, what is wrong the domain says."""

    def __init__(self, *args: Any, of: Questionnaire, **kwargs: Any) -> None:
        """Make a field for every question, of a matrix for every row, of a ranking for every place."""
        super().__init__(*args, **kwargs)
        self.names: set[str] = set()
        for number, question in enumerate(of.questions, 1):
            for name, label in _fields(question, number, of):
                self.fields[name] = field = _field(question, label)
                field.required = question.required and question.only_if is None and question.kind is not Kind.RANKING
                field.error_messages["required"] = _("请回答这道题。")
                self.names.add(name)

    def given(self) -> Given:
        """Return what was ticked and written, as the domain checks it."""
        found: dict[str, tuple[str, ...]] = {}
        for name, value in self.cleaned_data.items():
            if name in self.names:
                said_here = tuple(value) if isinstance(value, list) else (value,) if value else ()
                place = name.partition(":")[0]
                found[place] = (*found.get(place, ()), *said_here)
        return found

    def refused(self, reasons: dict[str, Words]) -> None:
        """Show what the domain found wrong, at the first field of each question."""
        for key, words in reasons.items():
            at = next((name for name in self.fields if name == key or name.startswith((f"{key}.", f"{key}:"))), None)
            self.add_error(at, said(words))


class Typing(Answering):
    """A paper sheet."""

    number = forms.IntegerField(label=later("答卷号"), min_value=1, max_value=99999, help_text=later("写在纸质问卷右上角的号码"))  # fmt: skip
    code = forms.CharField(label=later("答卷码"), max_length=40, required=False, help_text=later("卷上贴有答卷码的填写；没有则计为未核验"))  # fmt: skip
    community = forms.ChoiceField(label=later("社区"), required=False)
    on_behalf = forms.BooleanField(label=later("代填（工作人员代老人等填写）"), required=False)

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        """Offer the communities."""
        super().__init__(*args, of=survey.questionnaire, **kwargs)
        self.fields["community"].choices = [("", _("不详")), *((name, name) for name in survey.groups)]  # type: ignore[attr-defined]


class OnBehalf(Answering):
    """What somebody answers by telephone or face to face."""

    way = forms.ChoiceField(
        label=later("怎么代填"), choices=lambda: [(one, said_later(words)) for one, words in WAYS.items()]
    )
    consent = forms.BooleanField(
        label=later("已读完说明，对方同意"),
        required=False,
        help_text=later("不同意就到此为止，什么也不记。不问、不记姓名和号码"),
    )
    community = forms.ChoiceField(label=later("社区"), required=False)
    code = forms.CharField(label=later("答卷码"), max_length=40, required=False, help_text=later("对方手里有答卷码的，请其念出；这个码就算用过"))  # fmt: skip

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        """Offer the communities; ask consent before the questions."""
        super().__init__(*args, of=survey.questionnaire, **kwargs)
        self.fields["community"].choices = [("", _("不详")), *((name, name) for name in survey.groups)]  # type: ignore[attr-defined]
        self.order_fields(["way", "consent"])


class Leaving(forms.Form):
    """Where what somebody wrote is handed on to; to which is kept nowhere."""

    office = forms.ChoiceField(
        label=later("转往"), choices=lambda: [("", "—"), *((one, said_later(words)) for one, words in OFFICES.items())]
    )


def _fields(question: Question, number: int, of: Questionnaire) -> list[tuple[str, str]]:
    label = f"{number}. {said(question.words)}{_condition(question, of)}"
    if question.kind is Kind.MATRIX:
        return [(f"{question.key}.{row.key}", f"{label} — {said(row.words)}") for row in question.rows]
    if question.kind is Kind.RANKING:
        places = range(1, (question.most or len(question.options)) + 1)
        return [(f"{question.key}:{place}", f"{label} — {_('第%(place)s位') % {'place': place}}") for place in places]
    return [(question.key, label)]


def _condition(question: Question, of: Questionnaire) -> str:
    if question.only_if is None:
        return ""
    keys = [one.key for one in of.questions]
    earlier = of.question(question.only_if.question)
    ticked = [said(one.words) for one in earlier.options if one.key in question.only_if.options]
    says = _("（第%(number)s题选了“%(options)s”的回答）")
    return says % {"number": keys.index(earlier.key) + 1, "options": " / ".join(ticked)}


def _field(question: Question, label: str) -> forms.Field:
    choices = [(one.key, said(one.words)) for one in question.options]
    if question.kind is Kind.TEXT:
        return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 3}))
    if question.kind is Kind.MULTIPLE:
        widget = forms.CheckboxSelectMultiple({"class": "choices"})
        return forms.MultipleChoiceField(label=label, required=False, choices=choices, widget=widget)
    if question.kind is Kind.RANKING:
        return forms.ChoiceField(label=label, required=False, choices=[("", "—"), *choices])
    return forms.ChoiceField(
        label=label, required=False, choices=choices, widget=forms.RadioSelect({"class": "choices"})
    )
