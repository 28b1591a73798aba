"""Groups: the same on every machine, none too small, checked against groups that others published (意见组)."""

import pytest

from guantong.domain.consensus.grouping import groups
from guantong.domain.consensus.projection import apart, spots
from tests.opinions_of_others import adjusted_rand, needed, rows_and_groups


@needed
@pytest.mark.parametrize(
    ("conversation", "sizes", "agreement"),
    [
        ("scoop-hivemind.taxes", [250, 45], 0.91),
        # why not 0.8 here and below: decision 35
        ("scoop-hivemind.affordable-housing", [349, 32], 0.73),
        ("london.youth.policing", [10, 9, 5], 0.05),
    ],
)
def test_as_many_groups_are_found_as_were_published(conversation: str, sizes: list[int], agreement: float) -> None:
    rows, published = rows_and_groups(conversation)

    found = groups(spots(rows), 5)

    assert len(set(found)) == len(set(published))
    assert [found.count(group) for group in sorted(set(found))] == sizes
    assert round(adjusted_rand(found, published), 2) == agreement


@needed
@pytest.mark.parametrize(
    ("conversation", "nearest", "settled"),
    [("scoop-hivemind.affordable-housing", 0.81, 0.41), ("london.youth.policing", 0.39, 0.11)],
)
def test_where_we_differ_the_published_groups_are_no_settled_state_of_the_published_votes(
    conversation: str, nearest: float, settled: float
) -> None:
    """Put to the nearest middle of the published groups people leave them already, and more with every round."""
    rows, published = rows_and_groups(conversation)
    places = spots(rows)
    names = sorted(set(published))

    def middles(labels: list[str]) -> dict[str, tuple[float, float]]:
        found = {}
        for name in names:
            mine = [spot for spot, label in zip(places, labels, strict=True) if label == name]
            found[name] = (sum(x for x, _ in mine) / len(mine), sum(y for _, y in mine) / len(mine))
        return found

    def put(labels: list[str]) -> list[str]:
        at = middles(labels)
        return [min(names, key=lambda name: apart(spot, at[name])) for spot in places]

    once = now = put(published)
    while (then := put(now)) != now:
        now = then

    assert (round(adjusted_rand(once, published), 2), round(adjusted_rand(now, published), 2)) == (nearest, settled)


def test_two_camps_are_two_groups_and_the_larger_comes_first() -> None:
    camp = [(float(x), float(y)) for x in range(3) for y in range(3)]

    found = groups([*camp[:6], *((x + 50, y) for x, y in camp)], 5)

    assert found == (1,) * 6 + (0,) * 9


def test_no_group_is_so_small_that_it_points_at_somebody() -> None:
    camp = [(float(x), float(y)) for x in range(3) for y in range(3)]

    assert groups([*camp, (90.0, 0.0), (90.0, 1.0)], 5) == (0,) * 11
    assert groups([(1.0, 1.0)] * 8, 5) == (0,) * 8
