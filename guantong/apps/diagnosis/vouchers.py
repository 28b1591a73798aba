"""The rows behind a signal over the books, found again in the very records it was judged by, with their delivery (凭证)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from guantong.apps.diagnosis.again import books_of
from guantong.apps.diagnosis.asking import limits_of
from guantong.apps.diagnosis.models import Signal
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.queries import books_in, deliveries_seen_by
from guantong.apps.figures.models import Batch
from guantong.domain.fiscal.records.printing import printed
from guantong.domain.fiscal.records.table import Column, table
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.recording import RECORD
from guantong.domain.rule_engine.vouchers import Behind, behind
from guantong.domain.rulebook.shelf import rule_named
from guantong.domain.words import Words

SHOWN = 20
"""Rows of a table on the page of the signal itself, the largest first."""
MOST = 5000
"""Rows of a table on the page that lists them."""
IN_A_LETTER = 20


@dataclass(frozen=True, slots=True)
class Voucher:
    """One row: what is printed of it in the columns that its table shows, its amount in fen, where it was read.

    `delivery` is None for who may not see from which file it came, and for what came from no file: an earlier `signal`.
    """

    row: dict[str, Any]
    texts: list[str]
    amount: int | None
    delivery: Delivery | None

    @property
    def signal(self) -> int | None:
        """The number of the signal the row tells of, None where it was read from a file."""
        return self.line if self.row["batch"] == RECORD else None

    @property
    def sheet(self) -> str:
        """The sheet of the file."""
        return str(self.row["sheet"] or "")

    @property
    def line(self) -> int:
        """The line of the sheet, from 1."""
        return int(self.row["row"])

    @property
    def file(self) -> str:
        """What the file is called."""
        if self.signal is not None:
            return Signal.CALLED.zh
        return self.delivery.name if self.delivery is not None else ""

    @property
    def where(self) -> str:
        """The address of the row in its delivery, "" for who may not see that; of the signal it tells of."""
        if self.signal is not None:
            return reverse("diagnosis:signal", args=[self.signal])
        if self.delivery is None:
            return ""
        address = reverse("feeds:row", args=[self.delivery.pk, self.line])
        return f"{address}?{urlencode({'sheet': self.sheet})}" if self.sheet else address


@dataclass(frozen=True, slots=True)
class Vouchers:
    """The rows of one fiscal table behind a signal: the largest, how many there are, what all come to, how many lie elsewhere."""

    behind: Behind
    rows: list[Voucher] = field(default_factory=list)

    @property
    def columns(self) -> list[Column]:
        """The columns shown."""
        return self.behind.columns


def vouchers_of(signal: Signal, standing: Standing | None, most: int = SHOWN) -> list[Vouchers]:
    """Return the rows behind a signal over the books table by table, the `most` largest of each; nothing for one over a document.

    They are those of the records and the day by which it was last judged. Who sees a part of the district sees the rows of the
    signal's own unit, and how many others there are. `standing` None: all of them, without their deliveries' pages.
    """
    run, rule = signal.seen_in, rule_named(signal.rule)
    if run.books is None or run.judged_on is None or rule is None:
        return []
    rule = rule.holding(limits_of(run).get(rule.code, ()))
    whole = standing is None or standing.areas("diagnosis") == ("",)
    unit = None if whole else str(signal.found.get("unit_code") or "")
    books = books_of(signal) or books_in(run.books, run.judged_on)
    told = behind(rule, books, run.judged_on, signal.keys, most, unit, standing.firms if standing else ())
    batches = {row["batch"] for one in told for row in one.rows}
    seen = deliveries_seen_by(standing) if standing is not None else Delivery.objects.select_related("feed")
    files = {one.batch: one for one in seen.filter(batch__in=batches, reverses=None)}
    return [Vouchers(one, [_voucher(row, one, files) for row in one.rows]) for one in told]


def facts_of(signal: Signal) -> list[tuple[Words, str]]:
    """Return what the rule found of whom: by the columns that a fiscal table has a word for, printed by their kind."""
    rule = rule_named(signal.rule) if signal.over_books else None
    if rule is None:
        return []
    held = (*rule.needs, *rule.registers)
    named = {name: column for one in reversed(held) for name, column in table(one).columns.items()}
    order = [*signal.keys, *(name for name in signal.found if name not in signal.keys)]
    told = ((named[name], signal.found.get(name)) for name in order if name in named)
    return [(column.words, printed(column, value)) for column, value in told if value not in (None, "")]


def facts_for_letter(signal: Signal) -> dict[str, Any]:
    """Return what a letter says of a signal: the sentence, value, limit with its source, the law, and what is printed where.

    Of a signal over the books those are its largest rows.
    """
    names = dict(Batch.objects.filter(pk__in={p["batch"] for p in signal.evidence}).values_list("pk", "name"))
    places = [{**place, "file": names.get(place["batch"], "")} for place in signal.evidence]
    rows = list(_places(signal)) if signal.over_books else []
    return {**signal.facts, "title": signal.title, "title_en": signal.title_en, "evidence": places or rows}


def _places(signal: Signal) -> Iterator[dict[str, Any]]:
    for one in vouchers_of(signal, None, IN_A_LETTER):
        money, called = one.behind.money, one.behind.table.words
        for voucher in one.rows:
            said = "，".join(text for text in voucher.texts if text)
            where = Words("{table}{sheet}第{line}行（{said}）", "{table} {sheet} line {line} ({said})")
            if voucher.signal is not None:
                where = _SIGNAL
            cell = where.filled(
                table=Words(f"《{called.zh}》", f"“{called.en}”"), sheet=voucher.sheet, line=voucher.line, said=said
            )
            yield {
                "batch": None, "file": voucher.file, "page": None, "sheet": voucher.sheet, "table": called.zh, "row": voucher.line,
                "header": money.words.zh if money else "", "printed": printed(money, voucher.amount) if money else "—",
                "cell": {"zh": cell.zh, "en": cell.en}, **({"fen": voucher.amount} if money else {}),
            }  # fmt: skip


_SIGNAL = Words("关注事项{line}（{said}）", "signal {line} ({said})")


def _voucher(row: dict[str, Any], of: Behind, files: dict[str, Delivery]) -> Voucher:
    amount = row.get(of.money.name) if of.money is not None else None
    texts = [printed(column, row.get(column.name)) for column in of.columns]
    return Voucher(row, texts, int(amount) if amount is not None else None, files.get(row["batch"]))
