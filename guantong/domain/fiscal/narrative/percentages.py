"""Every percentage the text claims, with the two amounts of its own passage it must follow from (百分比)."""

from collections.abc import Iterator
from dataclasses import dataclass

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.comparisons import Percentage
from guantong.domain.fiscal.narrative.items import ItemStatement
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.fiscal.narrative.statements import Statement, completion_of
from guantong.domain.money import Amount


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
    for item in document.items:
        yield from _of_item(item)
    before: list[Statement] = []
    for stated in document.statements:
        if before and before[0].sentence is not stated.sentence:
            before = []
        yield from _of_statement(stated, before)
        before.append(stated)


def _of_item(item: ItemStatement) -> Iterator[Claim]:
    amounts = item.amounts
    base, now = amounts.get("base"), amounts.get("plan")
    if base and now and item.comparison and item.comparison.percentage and item.comparison.difference is None:
        printed = item.comparison.percentage
        place = next((s for s in item.sentences if printed.printed in s.text), item.sentences[0])
        yield Claim(
            "growth", item.name, printed, now.amount, base.amount, now.printed, base.printed, place, item.sentences
        )
    initial, final = amounts.get("initial"), amounts.get("final")
    if item.completion and initial and final:
        place = next((s for s in item.sentences if item.completion.printed in s.text), item.sentences[0])
        yield Claim(
            "completion",
            item.name,
            item.completion,
            final.amount,
            initial.amount,
            final.printed,
            initial.printed,
            place,
            item.sentences,
        )


def _of_statement(stated: Statement, before: list[Statement]) -> Iterator[Claim]:
    about = stated.subject[-16:].lstrip("，、：")
    compared = stated.comparison
    if compared and compared.percentage and compared.difference:
        base = stated.amount.fen - compared.direction * compared.difference.fen
        step = stated.amount.step + compared.difference.step
        words = f"上年{'加' if compared.direction < 0 else '减'}{compared.difference.fen / 1e6:.2f}万元推算"
        yield Claim(
            "growth",
            about,
            compared.percentage,
            stated.amount,
            Amount(base, step),
            stated.printed,
            words,
            stated.sentence,
        )
    named = [b for b in before if stated.share_of and stated.share_of in b.subject]
    whole = named[-1] if named else before[0] if before and not stated.share_of else None
    if stated.share and whole:
        yield Claim(
            "share", about, stated.share, stated.amount, whole.amount, stated.printed, whole.printed, stated.sentence
        )
    rate = completion_of(stated)
    initial = next((b for b in reversed(before) if b.subject.endswith(("年初预算为", "年初预算数为"))), None)
    if (
        rate
        and initial
        and initial.sentence.text[:1]
        and stated.subject.endswith(("决算为", "决算数为"))
        and not initial.sentence.text[0].isdigit()
    ):
        about = initial.subject.removesuffix("年初预算为")[-16:]
        yield Claim(
            "completion", about, rate, stated.amount, initial.amount, stated.printed, initial.printed, stated.sentence
        )
