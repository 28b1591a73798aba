"""One figure of several sources by weights that a document sets, e.g. residents 60, leaders 30, online 10 (多源加权)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from guantong.domain.words import Words

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Source:
    """One source and its weight in hundredths."""

    key: str
    words: Words
    weight: int


@dataclass(frozen=True, slots=True)
class Formula:
    """The sources and the document that set their weights: without a document there is no composite."""

    document: str
    sources: tuple[Source, ...]

    @property
    def problems(self) -> tuple[Words, ...]:
        """What keeps it from being used."""
        wrong = []
        if not self.document.strip():
            wrong.append(Words("权重须有文件依据。", "The weights need a document."))
        if sum(one.weight for one in self.sources) != WHOLE or any(one.weight < 1 for one in self.sources):
            wrong.append(Words("各来源权重须大于零，合计 100。", "Each weight is above zero, and they add up to 100."))
        if len({one.key for one in self.sources}) != len(self.sources):
            wrong.append(Words("来源重复。", "A source stands twice."))
        return tuple(wrong)


@dataclass(frozen=True, slots=True)
class Composite:
    """The figure with its parts beside it: None where a source has no score, and which; never computed of the rest."""

    total: Fraction | None
    parts: tuple[tuple[Source, Fraction | None], ...]

    @property
    def without(self) -> tuple[Source, ...]:
        """The sources that are missing."""
        return tuple(source for source, score in self.parts if score is None)


def composite(formula: Formula, scores: Mapping[str, Fraction | None]) -> Composite:
    """Return Σ weight × score ÷ 100, exact, the scores from 0 to 100. Raises ValueError for a formula with problems."""
    if formula.problems:
        raise ValueError(formula.problems[0].en)
    parts = tuple((source, scores.get(source.key)) for source in formula.sources)
    known: Iterable[tuple[Source, Fraction]] = [(source, score) for source, score in parts if score is not None]
    if any(not 0 <= score <= WHOLE for _, score in known):
        raise ValueError("a score outside 0 to 100")
    total = sum((source.weight * score for source, score in known), Fraction(0)) / WHOLE
    return Composite(total if all(score is not None for _, score in parts) else None, parts)


def printed(score: Fraction | None) -> str:
    """Return a score with two decimals, halves rounded up; "" where there is none."""
    if score is None:
        return ""
    hundredths = (score * 100 + Fraction(1, 2)).__floor__()
    return f"{hundredths // 100}.{hundredths % 100:02}"
