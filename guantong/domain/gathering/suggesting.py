"""Which place, field or department a need may belong to, with the reason shown; a person decides (建议与理由)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from guantong.domain.gathering.phrases import phrases
from guantong.domain.words import Words

_ENOUGH = 5
"""With fewer confirmed ones nothing is learned."""
_MARGIN = 2.0
"""How many natural units of likelihood the best must lie ahead, else nothing is suggested."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested, and why."""

    value: str
    why: Words


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation that a place may belong to: its path of codes, its names and other names."""

    path: str
    names: tuple[str, ...]


def place_of(text: str, places: Iterable[Place]) -> Suggestion | None:
    """Return the place a text names; of a sub-district and a community in it the community, of two apart none."""
    found = {
        place.path: max((name for name in place.names if name and name in text), key=len)
        for place in places
        if any(name and name in text for name in place.names)
    }
    deepest = [path for path in found if not any(other != path and other.startswith(path) for other in found)]
    if len(deepest) != 1:
        return None
    return Suggestion(deepest[0], _NAMED.filled(name=found[deepest[0]]))


class Learned:
    """What earlier needs, whose label a person confirmed, teach about a new one: naive Bayes over phrases of two characters."""

    def __init__(self, confirmed: Sequence[tuple[str, str]]) -> None:
        """Learn from pairs of text and label."""
        self.sizes = Counter(label for _, label in confirmed if label)
        self.counts: dict[str, Counter[str]] = {label: Counter() for label in self.sizes}
        for text, label in confirmed:
            if label:
                self.counts[label].update(phrases(text, longest=2))
        self.known = Counter(phrase for counts in self.counts.values() for phrase in counts)
        self.totals = {label: sum(counts.values()) for label, counts in self.counts.items()}

    def suggest(self, text: str) -> Suggestion | None:
        """Return the label most of what is alike bears, with the phrases that speak for it; None where it is not clear."""
        found = sorted(phrase for phrase in phrases(text, longest=2) if phrase in self.known)
        if sum(self.sizes.values()) < _ENOUGH or len(self.sizes) < 2 or not found:
            return None
        scores = {
            label: log(n) + sum(self._weight(label, phrase) for phrase in found) for label, n in self.sizes.items()
        }
        best, second = sorted(scores, key=lambda label: (-scores[label], label))[:2]
        if scores[best] - scores[second] < _MARGIN:
            return None
        return Suggestion(best, self._why(best, second, found))

    def _weight(self, label: str, phrase: str) -> float:
        return log((self.counts[label][phrase] + 0.5) / (self.totals[label] + 0.5 * len(self.known)))

    def _why(self, best: str, second: str, found: Sequence[str]) -> Words:
        def ahead(phrase: str) -> float:
            return self._weight(best, phrase) - self._weight(second, phrase)

        telling = [phrase for phrase in found if self.counts[best][phrase]]
        top = sorted(telling, key=lambda phrase: (-ahead(phrase), phrase))[:3]
        return _LEARNED.filled(n=self.sizes[best], label=best, phrases="、".join(f"“{phrase}”" for phrase in top))


_NAMED = Words("文中写到“{name}”", "the text names “{name}”")
_LEARNED = Words(
    "与此前确认为“{label}”的 {n} 件相近，共有 {phrases}",
    "close to the {n} earlier ones confirmed as “{label}”; in common: {phrases}",
)
