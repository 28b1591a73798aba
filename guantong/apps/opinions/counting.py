"""The adoption rate with every whole it is taken of, and how much of what was claimed the versions hold (采纳率与分母)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

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
    it is asked for. `year` narrows to one budget year. The query of a share lists exactly what it counts (`counted`).
    """
    kept = opinions.exclude(state__in=_COUNTS_NOT)
    kept = kept if history else kept.filter(history=False)
    kept = kept.filter(year=year) if year else kept
    counts = kept.order_by().aggregate(
        **{f"whole_{name}": Count("pk", filter=whole) for name, (_, whole, _) in _GROUPS.items()},
        **{name: Count("pk", filter=condition) for name, condition in _named().items()},
    )
    rest = {**({"year": year} if year else {}), **({} if history else {"history": "False"})}
    groups = []
    for name, (words, _, shares) in _GROUPS.items():
        of = counts[f"whole_{name}"]
        told = (
            Share(said, counts[f"{name}_{key}"], of, f"?{urlencode({'counted': f'{name}_{key}', **rest})}")
            for key, (said, _) in shares.items()
        )
        groups.append(Group(words, of, tuple(told)))
    return counts["whole_all"], groups


def counted(opinions: QuerySet[Opinion], name: str) -> tuple[QuerySet[Opinion], tuple[Words, Words] | None]:
    """Return the opinions that a share counts, with the words of its whole and its own; all of them, and None, for no such share."""
    group, _, key = name.partition("_")
    if group not in _GROUPS or key not in _GROUPS[group][2]:
        return opinions, None
    whole, _, shares = _GROUPS[group]
    return opinions.exclude(state__in=_COUNTS_NOT).filter(_named()[name]), (whole, shares[key][0])


def _named() -> dict[str, Q]:
    return {
        f"{name}_{key}": whole & share
        for name, (_, whole, shares) in _GROUPS.items()
        for key, (_, share) in shares.items()
    }


_COUNTS_NOT = ("merged", "withdrawn")
_OUTCOMES = {
    "adopted": (Words("采纳", "adopted"), Q(outcome="adopted")),
    "partly": (Words("部分采纳", "partly adopted"), Q(outcome="partly")),
    "not": (Words("不采纳", "not adopted"), Q(outcome="not")),
}
_LANDED = {
    "proven": (Words("版本已证实（全部或部分）", "proven in the version, all or partly"), Q(landing__in=PROVEN)),
    "disproved": (Words("版本未证实", "disproved by the version"), Q(landing__in=DISPROVED)),
    "apart": (
        Words("原预算项已不在、无法比对", "line vanished, or cannot be compared"),
        Q(landing__in=("vanished", "unsure")),
    ),
    "unverified": (
        Words("未核验（后一版本未导入的在内）", "not verified yet, later version not imported included"),
        Q(landing=""),
    ),
}
_GROUPS: dict[str, tuple[Words, Q, dict[str, tuple[Words, Q]]]] = {
    "all": (Words("占全部意见", "of all opinions"), Q(pk__isnull=False), _OUTCOMES),
    "referred": (Words("占已转送意见", "of those referred"), Q(state__in=REFERRED), _OUTCOMES),
    "answered": (Words("占已答复意见", "of those answered"), ~Q(outcome=""), _OUTCOMES),
    "claimed": (
        Words("采纳和部分采纳的意见中", "of those adopted or partly adopted"), Q(outcome__in=CLAIMS), _LANDED,
    ),
}  # fmt: skip
"""Every whole, and what is counted of it: by name, in words, as a condition."""
