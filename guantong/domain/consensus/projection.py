"""Votes laid out on a plane by their two main directions: who votes alike lies near (主成分).

Plain numbers in a fixed order, no library: the same votes give the same plane on every machine. An unseen statement counts as the
mean of those who voted on it, and who voted on few is moved outward by √(statements ÷ votes), as in Polis (Small et al. 2021).
"""

from collections.abc import Sequence
from math import sqrt

Row = Sequence[int | None]
"""One person's votes: 1 agree, −1 disagree, 0 pass, None not seen."""
Spot = tuple[float, float]
_ROUNDS = 200


def spots(rows: Sequence[Row]) -> list[Spot]:
    """Return where everybody lies; of the order of the rows only the last digits depend, so give them sorted."""
    means = [_mean([row[j] for row in rows]) for j in range(len(rows[0]))]
    centred = [[0.0 if vote is None else vote - mean for vote, mean in zip(row, means, strict=True)] for row in rows]
    first = _direction(centred)
    second = _direction([_less(row, first) for row in centred])
    return [_spot(row, along, first, second) for row, along in zip(rows, centred, strict=True)]


def apart(one: Spot, other: Spot) -> float:
    """Return the distance of two spots."""
    return sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)


def _spot(row: Row, along: list[float], first: list[float], second: list[float]) -> Spot:
    seen = sum(vote is not None for vote in row)
    outward = sqrt(len(row) / max(seen, 1))
    return (_dot(along, first) * outward, _dot(along, second) * outward)


def _mean(votes: Sequence[int | None]) -> float:
    cast = [vote for vote in votes if vote is not None]
    return sum(cast) / len(cast) if cast else 0.0


def _direction(rows: Sequence[list[float]]) -> list[float]:
    """The direction in which the rows differ most, by power iteration from a start that favours no statement."""
    width = len(rows[0])
    found = [1.0] * width
    for _ in range(_ROUNDS):
        sums = [0.0] * width
        for row in rows:
            along = _dot(row, found)
            if along:
                for j, number in enumerate(row):
                    sums[j] += number * along
        length = sqrt(_dot(sums, sums))
        if not length:
            return [0.0] * width
        found = [number / length for number in sums]
    return found


def _less(row: list[float], direction: list[float]) -> list[float]:
    along = _dot(row, direction)
    return [number - along * step for number, step in zip(row, direction, strict=True)]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
