"""The sample: drawn again by anybody, by nobody's liking (抽样)."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.statistics.sampling import allocated, digest, drawn

POPULATIONS = st.dictionaries(st.integers(1, 9999).map(str), st.sampled_from("abcd"), min_size=1, max_size=60)
SIZES, SEEDS = st.integers(1, 80), st.text("0123456789abcdef", min_size=1, max_size=8)


@given(POPULATIONS, SIZES, SEEDS)
def test_it_has_its_size_and_nothing_twice_or_from_outside(population: dict[str, str], size: int, seed: str) -> None:
    ids = [one.id for one in drawn(population, size, seed)]

    assert (len(ids), len(set(ids)), set(ids) <= set(population)) == (min(size, len(population)), len(ids), True)


@given(POPULATIONS, SIZES, SEEDS, st.randoms())
def test_the_order_of_the_list_plays_no_part(population: dict[str, str], size: int, seed: str, mixed: object) -> None:
    items = list(population.items())
    mixed.shuffle(items)  # type: ignore[attr-defined]

    assert drawn(dict(items), size, seed) == drawn(population, size, seed)
    assert digest(dict(items)) == digest(population)


@given(POPULATIONS, SIZES, SEEDS)
def test_every_stratum_has_its_share_within_one_or_the_one_it_was_lifted_to(
    population: dict[str, str], size: int, seed: str
) -> None:
    counts = {stratum: list(population.values()).count(stratum) for stratum in set(population.values())}
    size = min(size, len(population))

    takes = allocated(counts, size, seed)

    shares = {stratum: size * count / len(population) for stratum, count in counts.items()}
    short = sum(max(0.0, 1 - share) for share in shares.values())
    assert all(takes[one] < share + 1 for one, share in shares.items())
    assert all(takes[one] > share - 1 - (short if size >= len(counts) else 0) for one, share in shares.items())
    assert size < len(counts) or min(takes.values()) >= 1


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 500), min_size=1), st.integers(1, 500), SEEDS)
def test_where_no_stratum_is_small_each_has_its_share_within_one(counts: dict[str, int], size: int, seed: str) -> None:
    whole = sum(counts.values())
    size = min(size, whole)
    shares = {stratum: size * count / whole for stratum, count in counts.items()}

    takes = allocated(counts, size, seed)

    assert sum(takes.values()) == size
    assert min(shares.values()) < 1 or all(abs(takes[one] - share) < 1 for one, share in shares.items())
    assert all(takes[one] <= counts[one] for one in counts)


def test_another_seed_is_another_sample() -> None:
    population = {str(number): "a" for number in range(200)}

    assert drawn(population, 10, "1") != drawn(population, 10, "2")


def test_equal_claims_are_not_settled_by_the_alphabet() -> None:
    first = {next(one for one, take in allocated({"a": 5, "b": 5}, 1, str(seed)).items() if take) for seed in range(20)}

    assert first == {"a", "b"}


def test_it_can_be_drawn_again_with_the_tools_of_any_computer() -> None:
    population = {str(number): "a" for number in range(1, 31)}
    script = 'for id in $(seq 1 30); do printf "%s %s\\n" "$(printf "4c8f\\n%s" "$id" | sha256sum | cut -c1-64)" "$id"; done | sort'

    told = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.split()[1::2]  # noqa: S607

    assert [one.id for one in drawn(population, 5, "4c8f")] == told[:5]


def test_the_digest_is_that_of_the_list_as_anybody_writes_it() -> None:
    assert digest({"2": "b", "10": "a"}) == "25ec958d5f217c5d49bbc20045b18791b7a68b9ad540df5ba110c39da76d1001"


def test_a_sample_of_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="sample of 0"):
        drawn({"1": "a"}, 0, "1")
