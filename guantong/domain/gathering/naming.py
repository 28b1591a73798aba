"""What a group of texts is called, and which of them are its examples: by what is typical for it (归类命名)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from guantong.domain.gathering.phrases import phrases

_WEIGHT = {2: 1.0, 3: 1.15, 4: 1.3}


@dataclass(frozen=True, slots=True)
class Named:
    """A group of texts: its name from typical phrases, the phrases, and the positions of its examples."""

    name: str
    phrases: tuple[str, ...]
    members: tuple[int, ...]
    examples: tuple[int, ...]


def named(texts: Sequence[str], labels: Sequence[int], most: int = 3, examples: int = 3) -> list[Named]:
    """Return the groups that `labels` make of `texts`, the largest first; a phrase counts once a text, and by how rare it is elsewhere."""
    sets = [phrases(text) for text in texts]
    everywhere = Counter(phrase for found in sets for phrase in found)
    groups: dict[int, list[int]] = {}
    for at, label in enumerate(labels):
        groups.setdefault(label, []).append(at)
    found = [_group(members, sets, everywhere, most, examples) for members in groups.values()]
    return sorted(found, key=lambda group: (-len(group.members), group.members))


def _group(
    members: list[int], sets: Sequence[set[str]], everywhere: Counter[str], most: int, examples: int
) -> Named:  # fmt: skip
    inside = Counter(phrase for at in members for phrase in sets[at])
    size, rest = len(members), max(1, len(sets) - len(members))
    scores = {
        phrase: _WEIGHT[len(phrase)] * (n / size) * log((n + 0.5) / size / ((everywhere[phrase] - n + 0.5) / rest))
        for phrase, n in inside.items()
        if n * 2 > size or n >= min(3, size)
    }
    ranked = sorted((phrase for phrase in scores if scores[phrase] > 0), key=lambda phrase: (-scores[phrase], phrase))
    chosen = _apart(ranked, most)
    told = {phrase: scores[phrase] for phrase in ranked[:50]}
    near = sorted(members, key=lambda at: (-sum(told.get(phrase, 0.0) for phrase in sets[at]), at))
    return Named(" · ".join(chosen), tuple(chosen), tuple(members), tuple(near[:examples]))


def _apart(ranked: Sequence[str], most: int) -> list[str]:
    """Return the best phrases of which none overlaps an earlier one: of 停车 and 停车位 the better."""
    chosen: list[str] = []
    for phrase in ranked:
        pairs = {phrase[at : at + 2] for at in range(len(phrase) - 1)}
        if not any(pair in other for pair in pairs for other in chosen):
            chosen.append(phrase)
        if len(chosen) == most:
            break
    return chosen
