"""What the verbs of a paper ask: its words, the office's number and day, receipts, why (公文的表单)."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.models import Organisation
from guantong.apps.actors.queries import organisations_named
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.files.models import Attachment
from guantong.apps.papers.models import Hop
from guantong.apps.papers.wording import LONGEST
from guantong.domain.papers.blocks import Heading, Item, TextBlock
from guantong.domain.papers.kinds import PaperKind, route_words

_LINES = partial(forms.CharField, required=False, max_length=1000, widget=forms.Textarea({"rows": 2}))


class ByHand(forms.Form):
    """A paper in one's own words: whom it goes to, which way, its words, where each amount in them stands."""

    title = forms.CharField(label=later("标题"), max_length=160, help_text=later("如：关于了解……有关情况的函"))
    text = forms.CharField(
        label=later("正文"), max_length=LONGEST, widget=forms.Textarea({"rows": 12}),
        help_text=later("每行一段；“一、”“（一）”开头的是小标题，“1.”开头的是分项。金额不直接写，写成【1】【2】，对应下面的行号"),
    )  # fmt: skip
    sources = forms.CharField(
        label=later("数的出处"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4}),
        help_text=later("每个金额一行：186.42万元 | 2025年度审计工作报告 | 12 | 表4第3行“金额”。文件名可照附近“可引用的文件”抄，也可写纸质文件的名称、文号"),
    )  # fmt: skip
    enclosures = _LINES(label=later("附件说明"), help_text=later("每行一件"))
    copies = _LINES(label=later("抄送"), help_text=later("每行一个机关"))
    passed_on = forms.CharField(
        label=later("转送的部门、单位"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}),
        help_text=later("每行一个：代码、全称或简称，按转送先后"),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: PaperKind, day: date, **kwargs: Any) -> None:
        """Offer whom the kind goes to, and the ways it goes."""
        super().__init__(*args, **kwargs)
        line = kind.on(day)
        bodies = Organisation.objects.filter(kind__in=line.addressees, ends_on=None).order_by("path")
        self.fields["addressee"] = forms.ChoiceField(
            label=later("主送机关"), choices=[("", later("请选择")), *bodies.values_list("path", "name")]
        )
        self.fields["route"] = forms.ChoiceField(
            label=later("致送"), choices=[(name, said_later(route_words(name))) for name in line.routes]
        )
        self.order_fields(["addressee", "route", "passed_on", "title"])

    def clean_passed_on(self) -> list[Organisation]:
        """Return the organisations that were named."""
        found = []
        for line in filter(None, (line.strip() for line in self.cleaned_data["passed_on"].splitlines())):
            named = organisations_named(line)
            if len(named) != 1:
                words = _("没有“%(typed)s”这个机构") if not named else _("“%(typed)s”对应多个机构，请改填代码")
                raise forms.ValidationError(words, params={"typed": line})
            found += named
        return found


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=1000, widget=forms.Textarea({"rows": 3}))


class Number(forms.Form):
    """The number the office gave and the day of the paper; a kind without a number asks for the day alone."""

    def __init__(self, *args: Any, numbered: bool, **kwargs: Any) -> None:
        """Ask for the number where the office gives one."""
        super().__init__(*args, **kwargs)
        if numbered:
            self.fields["number"] = forms.CharField(
                label=later("文号"), max_length=60, help_text=later("办公室编定的文号，照原样填写")
            )
        self.fields["issued_on"] = DayField(label=later("成文日期"))


class Copy(forms.Form):
    """Which of its files is the signed copy."""

    def __init__(self, *args: Any, copies: Iterable[Attachment], **kwargs: Any) -> None:
        """Offer the files of the paper."""
        super().__init__(*args, **kwargs)
        self.fields["signed_copy"] = _chosen(
            later("签发件"), copies, later("签字盖章的扫描件，先作为附件上传；登记后封存")
        )


class Receipt(forms.Form):
    """At which station it came in, and when."""

    def __init__(self, *args: Any, hops: Iterable[Hop], **kwargs: Any) -> None:
        """Offer the stations of its way."""
        super().__init__(*args, **kwargs)
        self.fields["hop"] = _chosen(later("单位"), hops, "")
        self.fields["received_on"] = DayField(
            label=later("收到日期"), help_text=later("以单位回执或告知为准；打开页面不算收到")
        )


class Told(forms.Form):
    """Who was told of the withdrawal, and when."""

    def __init__(self, *args: Any, hops: Iterable[Hop], **kwargs: Any) -> None:
        """Offer the stations of its way."""
        super().__init__(*args, **kwargs)
        self.fields["hop"] = _chosen(later("单位"), hops, "")
        self.fields["told_on"] = DayField(label=later("告知撤回日期"))


class Wording(forms.Form):
    """The words of a draft, a field for each block; amounts stand as marks."""

    title = forms.CharField(label=later("标题"), max_length=160)
    enclosures = _LINES(label=later("附件说明"), help_text=later("每行一件"))
    copies = _LINES(label=later("抄送"), help_text=later("每行一个机关"))

    def __init__(self, *args: Any, texts: Iterable[tuple[str, TextBlock, str]], **kwargs: Any) -> None:
        """Ask for each block of words."""
        super().__init__(*args, **kwargs)
        for name, block, said in texts:
            self.fields[name] = forms.CharField(
                label=_label(block), initial=said, required=False, max_length=LONGEST,
                widget=forms.Textarea({"rows": min(8, 1 + len(said) // 36)}),
            )  # fmt: skip
            self.initial.setdefault(name, said)
        self.order_fields(["title", *(name for name in self.fields if name.startswith("text_"))])


def _label(block: TextBlock) -> str:
    if isinstance(block, Heading):
        return _("小标题")
    return _("第 %(number)s 项") % {"number": block.number} if isinstance(block, Item) else _("段落")


def _chosen(label: Any, rows: Iterable[Any], told: Any) -> forms.ChoiceField:
    choices = [("", later("请选择")), *((str(row.pk), str(row)) for row in rows)]
    return forms.ChoiceField(label=label, choices=choices, help_text=told)
