"""What the verbs of an opinion ask; amounts in 元 with their sign (意见的表单)."""

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
from guantong.apps.execution.offer_forms import FenField
from guantong.apps.files.models import Attachment
from guantong.apps.opinions.binding import Named
from guantong.apps.opinions.models import Opinion, Proposer
from guantong.apps.opinions.wording import (
    KINDS,
    LANDINGS,
    LEVELS,
    OUTCOMES,
    WAYS,
    asks_on,
    causes,
    heads_on,
    ratings_on,
    versions,
)
from guantong.domain.fiscal.attribution import reasons
from guantong.domain.words import Words

_TEXT = partial(forms.CharField, max_length=2000, widget=forms.Textarea({"rows": 4}))
_SIGNED = later("减少写负数，如 -20000；没有金额的留空")


def _choices(table: dict[str, Words], blank: bool = False) -> list[tuple[str, Any]]:
    return [*([("", later("请选择"))] if blank else []), *((key, said_later(words)) for key, words in table.items())]


class ChangeField(FenField):
    """A change in 元 with its sign, or nothing at all."""

    def clean(self, value: Any) -> int | None:
        """Return fen, None for an empty field: no amount is not nil."""
        return super().clean(value) if str(value or "").strip() else None


class Put(forms.Form):
    """How an opinion is put: its words, its head, what it asks for, by how much."""

    text = _TEXT(
        label=later("意见"), help_text=later("写清对哪一项、问什么、建议怎么改；不写国家秘密、工作秘密和个人隐私")
    )
    head = forms.ChoiceField(label=later("审查重点"))
    asks = forms.MultipleChoiceField(label=later("要求"), required=False, widget=forms.CheckboxSelectMultiple)
    change_asked = ChangeField(label=later("建议增减金额（元）"), required=False, help_text=_SIGNED)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Offer the words that hold today."""
        super().__init__(*args, **kwargs)
        self.fields["head"].choices = _choices(heads_on(today), blank=True)  # type: ignore[attr-defined]
        self.fields["asks"].choices = _choices(asks_on(today))  # type: ignore[attr-defined]


class Again(forms.Form):
    """What is asked anew."""

    text = _TEXT(label=later("意见"))
    change_asked = ChangeField(label=later("建议增减金额（元）"), required=False, help_text=_SIGNED)


class Raised(Put):
    """An opinion raised for others: who they are, a line each."""

    proposers = forms.CharField(
        label=later("提出人"), max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text=later("每行一人：姓名 身份 层级，如“王选民 选民 社区”；身份：人大代表、专家、选民、常委会组成人员、委员、企业代表"),
    )  # fmt: skip
    raised_on = DayField(label=later("提出日期"))

    def clean_proposers(self) -> list[Named]:
        """Return who is named; each line that is no name with a known kind and level is told."""
        found, wrong = [], []
        for line in filter(None, (line.strip() for line in self.cleaned_data["proposers"].splitlines())):
            one = named_in(line)
            found += [one] if one else []
            wrong += [] if one else [line]
        if wrong:
            raise forms.ValidationError(_("这一行请写成“姓名 身份 层级”：%(line)s") % {"line": wrong[0]})
        return found


def named_in(line: str) -> Named | None:
    """Return the proposer a line names, None where it names no known kind or level."""
    name, *rest = line.split()
    kinds = {part: key for key, words in KINDS.items() for part in (*words.zh.split("、"), words.zh, words.en)}
    levels = {part: key for key, words in LEVELS.items() for part in (words.zh, words.en)}
    kind = kinds.get(rest[0]) if rest else None
    level = levels.get(rest[1]) if len(rest) > 1 else "district"
    return Named(name, kind, level) if kind and level and len(rest) < 3 and len(name) <= 40 else None


class Into(forms.Form):
    """Which one it goes into."""

    into = forms.ChoiceField(label=later("并入"))

    def __init__(self, *args: Any, others: Iterable[Opinion], **kwargs: Any) -> None:
        """Offer the others of the same year and body."""
        super().__init__(*args, **kwargs)
        found = [(str(one.pk), f"{one.pk} {one.text[:40]}") for one in others]
        self.fields["into"].choices = [("", later("请选择")), *found]  # type: ignore[attr-defined]


class Reason(forms.Form):
    """Why."""

    words = _TEXT(label=later("说明"))


class Answer(forms.Form):
    """What becomes of it: outcome, reason, where, by how much."""

    outcome = forms.ChoiceField(label=later("答复"), choices=lambda: _choices(OUTCOMES), widget=forms.RadioSelect)
    reason = _TEXT(label=later("理由"))
    place = forms.CharField(
        label=later("落点"),
        max_length=200,
        required=False,
        help_text=later("采纳的写明：哪个预算项、哪份文件或哪项措施"),
    )
    amount = ChangeField(label=later("增减金额（元）"), required=False, help_text=_SIGNED)


class Signed(Answer):
    """An answer on paper: who filled it in, who signed it."""

    typed_by = forms.CharField(label=later("填表人"), max_length=80)
    signed_by = forms.CharField(label=later("签字人（姓名、职务）"), max_length=80)


class Confirmation(Answer):
    """What finance says in writing, by which document."""

    cause = forms.ChoiceField(label=later("变动原因"), required=False)
    ground = forms.ChoiceField(label=later("原因类别"), required=False, choices=lambda: _choices(reasons(), blank=True))
    document = forms.CharField(label=later("财政答复文号"), max_length=80)
    confirmed_on = DayField(label=later("答复日期"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the classes."""
        super().__init__(*args, **kwargs)
        self.fields["cause"].choices = _choices(causes(), blank=True)  # type: ignore[attr-defined]


class Correction(Confirmation):
    """Another confirmation, and why."""

    words = _TEXT(label=later("更正理由"))


class SignedAnswer(forms.Form):
    """Which of its files is the answer, signed and sealed."""

    def __init__(self, *args: Any, scans: Iterable[Attachment], **kwargs: Any) -> None:
        """Offer the scans that hang on the opinion."""
        super().__init__(*args, **kwargs)
        self.fields["signed"] = forms.ChoiceField(
            label=later("答复签发件"), choices=[(f"{file.pk}", file.name) for file in scans],
            help_text=later("签字盖章的扫描件；以此件为准，录入的文字照样保留"),
        )  # fmt: skip


class Verification(forms.Form):
    """What a person finds of a version; what the machine computed stands beside it."""

    landing = forms.ChoiceField(label=later("核验结论"), choices=lambda: _choices(LANDINGS), widget=forms.RadioSelect)
    words = _TEXT(label=later("说明"), required=False, help_text=later("与系统比对不同的必须写明理由"))
    budget_version = forms.ChoiceField(label=later("依据版本"), choices=lambda: _choices(versions(), blank=True))
    budget_number = forms.IntegerField(label=later("版次"), required=False, min_value=0, max_value=99)


class Told(forms.Form):
    """Whom, how, when."""

    proposer = forms.ChoiceField(label=later("提出人"))
    how = forms.ChoiceField(label=later("告知方式"), choices=lambda: _choices(WAYS))
    told_on = DayField(label=later("告知日期"))

    def __init__(self, *args: Any, proposers: Iterable[Proposer], **kwargs: Any) -> None:
        """Offer who raised it."""
        super().__init__(*args, **kwargs)
        self.fields["proposer"].choices = _people(proposers)  # type: ignore[attr-defined]


class Rating(forms.Form):
    """A grade, and why."""

    rating = forms.ChoiceField(label=later("评价"), widget=forms.RadioSelect)
    words = forms.CharField(label=later("说明"), max_length=400, required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Offer the grades that hold today."""
        super().__init__(*args, **kwargs)
        self.fields["rating"].choices = _choices(ratings_on(today))  # type: ignore[attr-defined]


class RatingOfOne(Rating):
    """A rating given on paper."""

    rated_on = DayField(label=later("评价日期"))

    def __init__(self, *args: Any, proposers: Iterable[Proposer], **kwargs: Any) -> None:
        """Offer who raised it."""
        super().__init__(*args, **kwargs)
        self.fields["proposer"] = forms.ChoiceField(label=later("提出人"), choices=_people(proposers))
        self.order_fields(["proposer", "rating", "words", "rated_on"])


class Suggesting(forms.Form):
    """The suggestion as it is entered in its own system."""

    title = forms.CharField(label=later("建议标题"), max_length=120)
    text = _TEXT(label=later("建议内容"))


class Sending(forms.Form):
    """The number of the letter, the day, who sent it is who types it; a day to answer by only with its document."""

    number = forms.CharField(label=later("转送函文号"), max_length=80, help_text=later("办公室编定的文号，照原样填写"))
    sent_on = DayField(label=later("送出日期"))
    due_on = DayField(label=later("答复期限"), required=False, help_text=later("没有文件规定期限的留空，不计时"))
    due_document = forms.CharField(label=later("期限依据文号"), max_length=80, required=False)


class Numbered(forms.Form):
    """The number the suggestion system gave, the day it was handed over, and whether it is complex."""

    number = forms.CharField(label=later("建议编号"), max_length=80, help_text=later("建议系统编定的编号，照原样填写"))
    assigned_on = DayField(label=later("交办日期"))
    complex = forms.BooleanField(label=later("涉及面广、办理难度大（六个月）"), required=False)


class Replied(forms.Form):
    """The day the deputy was answered."""

    replied_on = DayField(label=later("答复代表日期"))


def _people(proposers: Iterable[Proposer]) -> list[tuple[str, Any]]:
    found = [(str(one.pk), f"{one.name}（{said(KINDS[one.kind])}）") for one in proposers]
    return [("", later("请选择")), *found]
