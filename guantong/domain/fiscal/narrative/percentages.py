"""Every percentage the text claims, with the two amounts of its own passage it must follow from (百分比)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import compile as pattern
from typing import TypeVar

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.arithmetic import fits
from guantong.domain.fiscal.narrative.comparisons import Percentage
from guantong.domain.fiscal.narrative.completion import BUDGET, completion_of
from guantong.domain.fiscal.narrative.items import ItemStatement, StatedAmount
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.fiscal.narrative.statements import Statement
from guantong.domain.money import Amount

_SPENT = pattern(r"(?:决算|执行|完成|支出)数?(?:为|是)?$")


@dataclass(frozen=True, slots=True)
class Claim:
    """`printed` is claimed to be part ÷ whole (share, completion) or (part − whole) ÷ whole (growth)."""

    sort: str
    about: str
    printed: Percentage
    part: Amount
    whole: Amount
    part_printed: str
    whole_printed: str
    sentence: Sentence
    sentences: tuple[Sentence, ...] = ()

    @property
    def place(self) -> tuple[int, str, int, int]:
        """What is claimed where: an item's claim read again as a statement's is the same one."""
        return self.sentence.number, self.printed.printed, self.part.fen, self.whole.fen

    def evidence(self, file: str) -> tuple[Evidence, ...]:
        """Return the places of the percentage and of both amounts."""
        found = []
        for words in (self.printed.printed, self.part_printed, self.whole_printed):
            place = next((s for s in (self.sentence, *self.sentences) if words in s.text), None)
            if place is not None:
                found.append(place.evidence(file, words))
        return tuple(found) or (self.sentence.evidence(file),)


def claims(document: Document) -> Iterator[Claim]:
    """Yield the claims of item paragraphs, of totals compared with last year, of shares and completion rates."""
    of_items = [claim for item in document.items for claim in claims_of(item)]
    yield from of_items
    asked = {claim.place for claim in of_items}
    before: list[Statement] = []
    for stated in document.statements:
        if before and before[0].sentence is not stated.sentence:
            before = []
        yield from (claim for claim in _of_statement(stated, before) if claim.place not in asked)
        before.append(stated)


def claims_of(item: ItemStatement) -> Iterator[Claim]:
    """Yield what one item paragraph claims: its growth against last year, its completion rate."""
    amounts = item.amounts
    base, now = amounts.get("base"), amounts.get("plan")
    if base and now and item.comparison and item.comparison.percentage and item.comparison.difference is None:
        printed = item.comparison.percentage
        place = next((s for s in item.sentences if printed.printed in s.text), item.sentences[0])
        yield Claim(
            "growth", item.name, printed, now.amount, base.amount, now.printed, base.printed, place, item.sentences
        )
    final = amounts.get("final")
    if item.completion and final:
        initial, full = amounts.get("initial"), amounts.get("full")
        wholes = [full] if item.completion.of_full else [initial] if item.completion.of else [initial, full]
        rate = item.completion.rate
        place = next((s for s in item.sentences if rate.printed in s.text), item.sentences[0])
        whole = _fitting(rate, final.amount, [w for w in wholes if w])
        if whole:
            yield Claim(
                "completion", item.name, rate, final.amount, whole.amount, final.printed, whole.printed, place, item.sentences
            )  # fmt: skip


_Printed = TypeVar("_Printed", StatedAmount, Statement)


def _fitting(rate: Percentage, part: Amount, wholes: Sequence[_Printed]) -> _Printed | None:
    """Return the amount `rate` follows from, the first one when none fits: where a base is not named, any may be meant."""
    return next((w for w in wholes if fits(rate, part, w.amount)), wholes[0] if wholes else None)


def _of_statement(stated: Statement, before: list[Statement]) -> Iterator[Claim]:
    about = stated.subject[-16:].lstrip("，、：")
    yield from _growth(stated, about)
    if stated.share:
        named = [b for b in before if stated.share_of and stated.share_of in b.subject]
        # 其中 may stand within 其中: a share of any amount said before it is a share that holds
        unnamed = [] if stated.share_of else [b for b in before if b.amount.fen >= stated.amount.fen]
        whole = named[-1] if named else _fitting(stated.share, stated.amount, unnamed)
        if whole:
            yield _claim("share", about, stated.share, stated, whole.amount, whole.printed)
    completion = completion_of(stated)
    if completion and _SPENT.search(stated.subject) and not stated.sentence.text[:1].isdigit():
        budgets = [b for b in before if (m := BUDGET.search(b.subject)) and completion.may_be_of(m["of"] or "")]
        whole = _fitting(completion.rate, stated.amount, budgets)
        if whole:
            about = BUDGET.sub("", whole.subject)[-16:]
            yield _claim("completion", about, completion.rate, stated, whole.amount, whole.printed)


def _growth(stated: Statement, about: str) -> Iterator[Claim]:
    compared = stated.comparison
    if compared is None or compared.percentage is None:
        return
    if compared.base_amount:
        yield _claim("growth", about, compared.percentage, stated, compared.base_amount, compared.base_printed)
    elif compared.difference:
        base = stated.amount.fen - compared.direction * compared.difference.fen
        step = stated.amount.step + compared.difference.step
        words = f"上年{'加' if compared.direction < 0 else '减'}{compared.difference.fen / 1e6:.2f}万元推算"
        yield _claim("growth", about, compared.percentage, stated, Amount(base, step), words)


def _claim(sort: str, about: str, rate: Percentage, part: Statement, whole: Amount, printed: str) -> Claim:
    return Claim(sort, about, rate, part.amount, whole, part.printed, printed, part.sentence)
