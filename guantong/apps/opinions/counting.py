"""The adoption rate with every whole it is taken of, and how much of what was claimed the versions hold (采纳率与分母)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.wording import CLAIMS, DISPROVED, PROVEN, REFERRED
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Share:
    """A count of a whole, and the query of the ledger that lists it."""

    words: Words
    count: int
    of: int
    query: str

    @property
    def percent(self) -> str:
        """The share; a dash where the whole is nothing."""
        return f"{self.count * 100 / self.of:.1f}%" if self.of else "—"


@dataclass(frozen=True, slots=True)
class Group:
    """Shares of one whole, which is named."""

    words: Words
    whole: int
    shares: tuple[Share, ...]


def rates(opinions: QuerySet[Opinion], year: int | None = None, history: bool = False) -> tuple[int, list[Group]]:
    """Return how many opinions stand, and their shares by whole: of all, of those referred, of those answered, of those adopted.

    Each opinion counts once: what was merged counts with the one it went into, what was withdrawn nowhere; history only when
    it is asked for. `year` narrows to one budget year.
    """
    kept = opinions.exclude(state__in=("merged", "withdrawn"))
    kept = kept if history else kept.filter(history=False)
    kept = kept.filter(year=year) if year else kept
    rows = list(kept.order_by().values("state", "outcome", "landing"))
    said = f"&year={year}" if year else ""
    referred, answered = _of(rows, state=REFERRED), [row for row in rows if row["outcome"]]
    claims = _of(rows, outcome=CLAIMS)
    groups = [
        Group(
            whole_words, len(whole),
            tuple(Share(words, len(_of(whole, outcome=(key,))), len(whole), f"?outcome={key}{said}") for key, words in _OUTCOMES.items()),
        )
        for whole_words, whole in ((_ALL, rows), (_REFERRED, referred), (_ANSWERED, answered))
    ]  # fmt: skip
    landed = [(words, _of(claims, landing=keys), query) for words, keys, query in _LANDED]
    groups.append(
        Group(
            _ADOPTED,
            len(claims),
            tuple(Share(words, len(found), len(claims), f"?{query}{said}") for words, found, query in landed),
        )
    )
    return len(rows), groups


def _of(rows: list[dict[str, Any]], **asked: tuple[str, ...]) -> list[dict[str, Any]]:
    return [row for row in rows if all(row[name] in values for name, values in asked.items())]


_OUTCOMES = {
    "adopted": Words("采纳", "adopted"),
    "partly": Words("部分采纳", "partly adopted"),
    "not": Words("不采纳", "not adopted"),
}
_ALL = Words("占全部意见", "of all opinions")
_REFERRED = Words("占已转送意见", "of those referred")
_ANSWERED = Words("占已答复意见", "of those answered")
_ADOPTED = Words("采纳和部分采纳的意见中", "of those adopted or partly adopted")
_LANDED = (
    (Words("版本已证实（全部或部分）", "proven in the version, all or partly"), PROVEN, "landing=landed"),
    (Words("版本未证实", "disproved by the version"), DISPROVED, "landing=not"),
    (
        Words("原预算项已不在、无法比对", "line vanished, or cannot be compared"),
        ("vanished", "unsure"),
        "landing=vanished",
    ),
    (
        Words("未核验（后一版本未导入的在内）", "not verified yet, later version not imported included"),
        ("",),
        "state=replied",
    ),
)
