"""What the headers of a sheet mean, asked column by column: a proposal with its doubts, which a person confirms (确认字段).

Nothing passes while something needed is open: the unit of money, the order of a date's parts where it cannot be told.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Values
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.templatetags.words import said
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.reading import known_for, sample_of
from guantong.domain.fiscal.records.guessing import as_table
from guantong.domain.fiscal.records.mapping import Dates, Mapping, Ratios
from guantong.domain.fiscal.records.persons import MASKED, is_person, without_numbers_of_persons
from guantong.domain.fiscal.records.staging import Sheet
from guantong.domain.fiscal.records.table import Column, Kind, table
from guantong.domain.money import Unit
from guantong.domain.words import Words

SHOWN = 20
_ORDERS = {
    Dates.YEAR_FIRST: later("年在前：2026-03-31、20260331"), Dates.DAY_FIRST: later("日在前：31/03/2026"),
    Dates.MONTH_FIRST: later("月在前：03/31/2026"), Dates.SERIAL: later("表格软件的日期序号：46112"),
}  # fmt: skip
_RATIOS = {Ratios.PERCENT: later("百分数：3.25 就是 3.25%"), Ratios.FRACTION: later("小数：0.0325 就是 3.25%")}
_PLEASE = later("请选择")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sheet with its first rows, and what it may mean: `mapping` by `source` (a guess, a known source, as confirmed before)."""

    sheet: Sheet
    rows: list[tuple[str | None, ...]]
    mapping: Mapping
    doubts: tuple[Words, ...]
    source: Words
    offers: tuple[tuple[str, Words], ...]

    def shown(self) -> list[list[str]]:
        """Return the first rows as they are shown: what is called a payee, and is a person, is masked here too."""
        one = self.mapping
        payees = {at for name, at in one.columns.items() if _kind(one, name) is Kind.PAYEE}
        return [[_seen(text or "", at in payees) for at, text in enumerate(row)] for row in self.rows[:SHOWN]]

    def heads(self) -> list[tuple[str, Words | None]]:
        """Return every header with the column it is read as, None where it is not read."""
        called = {at: table(self.mapping.table).columns[name].words for name, at in self.mapping.columns.items()}
        return [(header, called.get(at)) for at, header in enumerate(self.sheet.headers)]


def proposal(delivery: Delivery, sheet: str = "", asked: str = "") -> Proposal:
    """Return what a sheet of a delivery may mean: as it was confirmed, else by a source that knows its headers, else a guess.

    `asked` chooses another: guess, or the number of a known source.
    """
    sample = sample_of(delivery)
    one = next((s for s in sample.staged.sheets if s.name == sheet), sample.staged.sheets[0])
    rows, fiscal = sample.rows[one.name], delivery.feed.fiscal
    known = [(words, found) for words, found in known_for(one.headers) if found.table == fiscal.name]
    offers = (*((str(at), words) for at, (words, _) in enumerate(known)), ("guess", _GUESSED))
    confirmed = delivery.as_mapped
    if asked.isdecimal() and int(asked) < len(known):
        words, mapping = known[int(asked)]
        return Proposal(one, rows, mapping, (), words, offers)
    if not asked and confirmed is not None and confirmed.fits(one.headers):
        return Proposal(one, rows, confirmed, (), _CONFIRMED, offers)
    if not asked and known:
        return Proposal(one, rows, known[0][1], (), known[0][0], offers)
    found = as_table(fiscal, one.headers, rows)
    assert found.mapping is not None  # noqa: S101 - of a table that is known something can always be said
    return Proposal(one, rows, found.mapping, found.doubts, _GUESSED, offers)


class MappingForm(forms.Form):
    """For every column of the table: under which header it stands, or what it is in every row."""

    money = forms.ChoiceField(
        label=later("金额单位"), required=False, choices=[("", _PLEASE), *((u.value, u.value) for u in Unit)],
        help_text=later("按文件声明的单位选择；系统不猜测"), error_messages={"required": later("金额的单位没有声明，请选择")},
    )  # fmt: skip
    dates = forms.ChoiceField(
        label=later("日期写法"), choices=[("", _PLEASE), *((d.value, w) for d, w in _ORDERS.items())]
    )
    ratios = forms.ChoiceField(label=later("比率写法"), choices=[(r.value, w) for r, w in _RATIOS.items()])
    only_header = forms.ChoiceField(label=later("只取部分行：表头"), required=False)
    only_texts = forms.CharField(
        label=later("只取部分行：这些值"),
        required=False,
        max_length=400,
        help_text=later("用分号隔开，如：支付；冲销。其余的行不取，会计数"),
    )
    organisations = forms.CharField(
        label=later("确认为单位的收款人"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=later("名称像人名、其实是单位的，一行一个；不填的按个人隐去"),
    )  # fmt: skip

    def __init__(self, *args: Any, proposed: Proposal, **kwargs: Any) -> None:
        self.proposed, mapping = proposed, proposed.mapping
        kwargs["initial"] = {**_initial(proposed), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        headers = [(str(at), h or _("第 %(n)s 列") % {"n": at + 1}) for at, h in enumerate(mapping.headers)]
        self.fields["only_header"].choices = [("", _("全部行都取")), *headers]
        self.columns = tuple(table(mapping.table).columns.values())
        kinds = {column.kind for column in self.columns}
        for name in (name for name, wanted in _DECLARED.items() if not kinds & wanted):
            del self.fields[name]
        if any(column.required for column in self.columns if column.kind is Kind.MONEY):
            self.fields["money"].required = True
        for column in self.columns:
            label = said(column.words)
            self.fields[f"at_{column.name}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", "—"), *headers]
            )
            self.fields[f"is_{column.name}"] = forms.CharField(
                label=_("%(c)s：固定值") % {"c": label}, required=False, max_length=60
            )

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield every column with its two fields, those that are needed or proposed first."""
        mapping = self.proposed.mapping
        first = sorted(self.columns, key=lambda c: (not c.required, c.name not in mapping.columns))
        for column in first:
            choices = "、".join(said(choice.words) for choice in column.choices.values())
            yield {
                "column": column,
                "at": self[f"at_{column.name}"],
                "is": self[f"is_{column.name}"],
                "choices": choices,
            }

    def declared(self) -> list[Any]:
        """Return the fields that say what the cells mean."""
        return [self[name] for name in _DECLARED if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Return the mapping; every flaw of it stands at its field, or above."""
        given = super().clean() or self.cleaned_data
        columns = {c.name: int(given[f"at_{c.name}"]) for c in self.columns if given.get(f"at_{c.name}")}
        for column in self.columns:
            if column.name in columns and given.get(f"is_{column.name}"):
                self.add_error(f"is_{column.name}", _("选了表头就不填固定值"))
        if self.errors:
            return given
        mapping = replace(self.proposed.mapping, columns=columns, **_declared(given, self.columns))
        for flaw in mapping.flaws():
            self.add_error("money" if flaw.zh.startswith("金额的单位") else None, said(flaw))
        return {"mapping": mapping}


def _declared(given: Values[str, Any], columns: tuple[Column, ...]) -> dict[str, Any]:
    only = {}
    if given.get("only_header"):
        texts = [text.strip() for text in given["only_texts"].replace("；", ";").split(";")]
        only = {int(given["only_header"]): tuple(filter(None, texts))}
    return {
        **{name: _SAID[name](given[name]) for name in _DECLARED if given.get(name)}, **({"money": None} if given.get("money") == "" else {}),
        "fixed": {c.name: given[f"is_{c.name}"] for c in columns if given.get(f"is_{c.name}")}, "only": only,
        "organisations": tuple(dict.fromkeys(filter(None, map(str.strip, given["organisations"].splitlines())))),
    }  # fmt: skip


def _initial(proposed: Proposal) -> dict[str, str]:
    mapping = proposed.mapping
    only = next(iter(mapping.only.items()), None)
    doubted = any("日期" in doubt.zh for doubt in proposed.doubts)
    return {
        **{f"at_{name}": str(at) for name, at in mapping.columns.items()},
        **{f"is_{name}": text for name, text in mapping.fixed.items()},
        "money": mapping.money.value if mapping.money else "", "dates": "" if doubted else mapping.dates.value,
        "ratios": mapping.ratios.value, "organisations": "\n".join(mapping.organisations),
        "only_header": str(only[0]) if only else "", "only_texts": "；".join(only[1]) if only else "",
    }  # fmt: skip


def _kind(mapping: Mapping, name: str) -> Kind:
    return table(mapping.table).columns[name].kind


def _seen(text: str, payee: bool) -> str:
    return MASKED if payee and is_person(text) else without_numbers_of_persons(text)


_DECLARED = {
    "money": {Kind.MONEY}, "dates": {Kind.DATE, Kind.MONTH}, "ratios": {Kind.RATIO},
}  # fmt: skip
"""What is declared of a table that has columns of such kinds."""
_SAID: dict[str, Any] = {"money": Unit, "dates": Dates, "ratios": Ratios}
_GUESSED = Words("按表头和内容猜测", "guessed by headers and contents")
_CONFIRMED = Words("上次确认的对应", "as confirmed before")
