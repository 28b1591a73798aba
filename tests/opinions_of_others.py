"""Published votes on statements with the groups their own software found (Polis, CC BY 4.0), where they lie beside the checkout."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "polis_opendata" / "raw"
needed = pytest.mark.skipif(not FOLDER.is_dir(), reason="not run: no polis_opendata in shared/data beside the checkout")


def rows_and_groups(conversation: str) -> tuple[list[list[int | None]], list[str]]:
    """Return everybody's votes and the group published for them; a rejected statement is a pass of everybody, as it is there.

    Who is in no published group is left out.
    """
    folder = FOLDER / conversation
    with (folder / "comments.csv").open(encoding="utf-8") as read:
        rejected = {row["comment-id"] for row in csv.DictReader(read) if row["moderated"] == "-1"}
    with (folder / "participants-votes.csv").open(encoding="utf-8") as read:
        people = list(csv.DictReader(read))
    statements = [name for name in people[0] if name.isdigit()]
    found = sorted(
        (
            (
                [0 if one in rejected else (int(said[one]) if said[one] else None) for one in statements],
                said["group-id"],
            )
            for said in people
            if said["group-id"]
        ),
        key=lambda pair: [2 if vote is None else vote for vote in pair[0]],
    )
    return [row for row, _ in found], [group for _, group in found]


def adjusted_rand(one: Sequence[object], other: Sequence[object]) -> float:
    """Return how far two groupings agree: 1 the same, 0 as by chance (Hubert and Arabie 1985)."""

    def pairs(counts: Counter[object]) -> float:
        return sum(count * (count - 1) / 2 for count in counts.values())

    both = pairs(Counter(zip(one, other, strict=True)))
    first, second = pairs(Counter(one)), pairs(Counter(other))
    chance = first * second / (len(one) * (len(one) - 1) / 2)
    most = (first + second) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)
