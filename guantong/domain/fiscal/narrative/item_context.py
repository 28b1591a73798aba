"""What the rest of an item's paragraph says of an amount the table does not have: its opening figure, its rate (同段互证)."""

from collections.abc import Iterator

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.arithmetic import fits, percent
from guantong.domain.fiscal.narrative.item_rows import Compared, compared, rows_spoken_of
from guantong.domain.fiscal.narrative.percentages import Claim, claims_of
from guantong.domain.money import Amount
from guantong.domain.words import Words

_OPENING = Words("；同段首句为“{sentence}”", "; the passage opens with “{sentence}”")
_RATE = Words(
    "；同段所写{printed}按表中此数计算相符，按正文此数计算为{computed}",
    "; the {printed} of the same passage follows from the table's figure, from the text's it would be {computed}",
)


def context_of(pair: Compared, file: str) -> tuple[Words, tuple[Evidence, ...]]:
    """Return what else the paragraph says of the figure, and where: its opening figure, a rate the table's figure explains."""
    words, places = Words("", ""), []
    opening, first = pair.match.item.amounts.get("stated"), pair.match.item.sentences[0]
    if opening is not None and opening is not pair.stated and opening.printed in first.text:
        words = _OPENING.filled(sentence=first.text)
        places.append(first.evidence(file, opening.printed, opening.amount.fen))
    for claim in explained_by(pair):
        computed = percent(_share(claim), claim.whole.fen)
        said = _RATE.filled(printed=claim.printed.printed, computed=computed)
        words = Words(words.zh + said.zh, words.en + said.en)
        places += claim.evidence(file)[:1]
    return words, tuple(places)


def explained(document: Document) -> tuple[Claim, ...]:
    """Return the percentages that only a misstated amount puts wrong: they are asked about with that amount, not again."""
    pairs = (pair for match in rows_spoken_of(document) for pair in compared(match))
    return tuple(claim for pair in pairs for claim in explained_by(pair))


def explained_by(pair: Compared) -> Iterator[Claim]:
    """Yield the claims that do not follow from the stated amount and do follow from the table's."""
    if pair.difference is not None or pair.cell.fen is None:
        return
    cell = Amount(pair.cell.fen, pair.cell.step)
    for claim in claims_of(pair.match.item):
        growth = claim.sort == "growth"
        misfits = claim.part == pair.stated.amount and fits(claim.printed, claim.part, claim.whole, growth) is False
        if misfits and fits(claim.printed, cell, claim.whole, growth):
            yield claim


def _share(claim: Claim) -> int:
    return claim.part.fen - (claim.whole.fen if claim.sort == "growth" else 0)
