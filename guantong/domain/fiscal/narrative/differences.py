"""Stated differences held against the two amounts of their own passage: 由…到…，增加76.57万元 (增减额复算)."""

from collections.abc import Iterator
from dataclasses import dataclass

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.money import Amount, Unit, format_fen


@dataclass(frozen=True, slots=True)
class StatedDifference:
    """What is said, what the two amounts give (fen), what rounding allows, and where they stand."""

    about: str
    before: str
    now: str
    said: str
    said_fen: int
    computed: int
    allowed: int
    evidence: tuple[Evidence, ...]


def stated_differences(document: Document) -> Iterator[StatedDifference]:
    """Yield every passage that prints an earlier amount, the present one, and their difference."""
    for stated in document.statements:
        compared = stated.comparison
        if compared is None or compared.base_amount is None or compared.difference is None:
            continue
        allowed = (stated.amount.step + compared.base_amount.step + compared.difference.step) // 2
        place = stated.sentence.evidence(document.file, compared.printed)
        yield StatedDifference(
            stated.subject[-16:].lstrip("，、："),
            compared.base_printed,
            stated.printed,
            _said(compared.word, compared.difference),
            compared.difference.fen,
            abs(stated.amount.fen - compared.base_amount.fen),
            allowed,
            (place,),
        )
    for item in document.items:
        base = item.amounts.get("base") or item.amounts.get("initial")
        now = item.amounts.get("plan") or item.amounts.get("final")
        difference = item.comparison.difference if item.comparison else None
        if base is None or now is None or difference is None or item.comparison is None:
            continue
        places = [
            s.evidence(document.file, a.printed) for a in (base, now) for s in item.sentences if a.printed in s.text
        ]
        allowed = (base.amount.step + now.amount.step + difference.step) // 2
        computed = abs(now.amount.fen - base.amount.fen)
        said = _said(item.comparison.word, difference)
        yield StatedDifference(
            item.name, base.printed, now.printed, said, difference.fen, computed, allowed, tuple(places[:2])
        )


def _said(word: str, difference: Amount) -> str:
    return f"{word}{format_fen(difference.fen, Unit.TEN_THOUSAND)}万元"
