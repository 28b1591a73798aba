"""What follows what: closures are symmetric, circles and contradicting days are refused, shares never exceed the whole."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.identity.line import FLOWS, ONE, Tie, TieKind, contradiction, line_of, same_as

FIRST = date(2020, 1, 1)
KEYS = st.sampled_from("ABCDEFG")
TIES = st.builds(
    Tie, st.sampled_from(TieKind), KEYS, KEYS, st.integers(0, 2000).map(lambda n: FIRST + timedelta(n)),
    st.one_of(st.none(), st.fractions(Fraction(1, 10), 1, max_denominator=10)),
)  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> list[Tie]:
    """Ties as a district records them: each stands beside those before it."""
    kept: list[Tie] = []
    for tie in draw(st.lists(TIES, max_size=14)):
        if contradiction(tie, kept) is None:
            kept.append(tie)
    return kept


def tie(kind: TieKind, former: str, latter: str, year: int, share: Fraction | None = None) -> Tie:
    return Tie(kind, former, latter, date(year, 1, 1), share)


@given(histories())
def test_being_the_same_is_symmetric_transitive_and_includes_oneself(ties: list[Tie]) -> None:
    for key in "ABCDEFG":
        found = same_as(key, ties)

        assert key in found
        assert all(same_as(other, ties) == found for other in found)


@given(histories())
def test_no_history_ever_closes_a_circle(ties: list[Tie]) -> None:
    onward: dict[str, set[str]] = {}
    for t in ties:
        if t.kind in FLOWS:
            onward.setdefault(t.former, set()).add(t.latter)

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            new = onward.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    assert [key for key in "ABCDEFG" if key in reached(key)] == []


@given(histories(), KEYS, st.integers(0, 2100))
def test_known_shares_are_never_more_than_the_whole(ties: list[Tie], key: str, days: int) -> None:
    holds = line_of(key, ties, FIRST, FIRST + timedelta(days))

    assert holds
    assert sum(share for share in holds.values() if share is not None) <= 1


@given(histories())
def test_a_renaming_divides_the_days(ties: list[Tie]) -> None:
    for rename in (t for t in ties if t.kind is TieKind.RENAMED):
        for other in (t for t in ties if t.kind in FLOWS and t is not rename):
            assert rename.former not in (other.former, other.latter) or other.on <= rename.on
            assert rename.latter not in (other.former, other.latter) or other.on >= rename.on


@given(histories(), TIES)
def test_a_tie_to_what_is_already_the_same_is_refused(ties: list[Tie], new: Tie) -> None:
    if new.latter in same_as(new.former, ties):
        assert contradiction(new, ties) is not None


def test_a_split_divides_and_what_is_not_given_stays() -> None:
    ties = [tie(TieKind.SPLIT, "A", "B", 2022, Fraction(2, 5)), tie(TieKind.SPLIT, "A", "C", 2022, Fraction(1, 5))]

    assert line_of("A", ties, FIRST, date(2023, 1, 1)) == {
        "B": Fraction(2, 5),
        "C": Fraction(1, 5),
        "A": Fraction(2, 5),
    }
    assert line_of("A", ties, FIRST, date(2021, 12, 31)) == {"A": 1}


def test_a_merger_carries_the_whole_and_a_renaming_goes_on() -> None:
    ties = [tie(TieKind.MERGED, "A", "B", 2022), tie(TieKind.RENAMED, "B", "C", 2024)]

    assert line_of("A", ties, FIRST, date(2023, 1, 1)) == {"B": 1}
    assert line_of("A", ties, FIRST, date(2024, 1, 1)) == {"C": 1}


def test_a_share_nobody_gave_stays_unknown() -> None:
    ties = [tie(TieKind.SPLIT, "A", "B", 2022)]

    assert line_of("A", ties, FIRST, date(2023, 1, 1)) == {"B": None, "A": None}


def test_what_a_subject_came_from_is_found_backwards() -> None:
    ties = [tie(TieKind.SPLIT, "A", "B", 2022, Fraction(2, 5)), tie(TieKind.MERGED, "C", "B", 2023)]

    assert line_of("B", ties, date(2022, 1, 1), date(2021, 1, 1)) == {"A": Fraction(2, 5), "C": 1}


def test_what_is_the_same_flows_together() -> None:
    ties = [tie(TieKind.SAME, "A", "X", 2020), tie(TieKind.MERGED, "X", "B", 2022)]

    assert line_of("A", ties, FIRST, date(2023, 1, 1)) == {"B": 1}


A_TO_B = tie(TieKind.MERGED, "A", "B", 2022)


@pytest.mark.parametrize(
    ("new", "ties", "why"),
    [
        (tie(TieKind.SAME, "A", "A", 2020), [], "自己"),
        (tie(TieKind.MERGED, "A", "B", 2023), [A_TO_B], "已有同样的关联"),
        (tie(TieKind.PART_OF, "A", "B", 2023), [tie(TieKind.SAME, "A", "B", 2020)], "同一对象"),
        (tie(TieKind.SPLIT, "B", "A", 2023), [A_TO_B], "循环"),
        (tie(TieKind.SAME, "A", "B", 2023), [A_TO_B], "循环"),
        (tie(TieKind.PART_OF, "B", "A", 2023), [tie(TieKind.PART_OF, "A", "B", 2022)], "循环"),
        (tie(TieKind.SAME, "A", "B", 2023), [tie(TieKind.PART_OF, "A", "B", 2022)], "循环"),
        (tie(TieKind.RENAMED, "B", "C", 2021), [A_TO_B], "日期前后矛盾"),
        (tie(TieKind.SPLIT, "B", "C", 2021), [tie(TieKind.RENAMED, "A", "B", 2022)], "日期前后矛盾"),
        (tie(TieKind.RENAMED, "A", "B", 2021, Fraction(1, 2)), [], "只有拆分和并入"),
        (tie(TieKind.SPLIT, "A", "B", 2021, Fraction(3, 2)), [], "比例应大于 0"),
        (tie(TieKind.SPLIT, "A", "C", 2021, Fraction(3, 5)), [tie(TieKind.SPLIT, "A", "B", 2021, Fraction(1, 2))], "合计超过"),
    ],
)  # fmt: skip
def test_a_tie_that_contradicts_is_refused_with_the_reason(new: Tie, ties: list[Tie], why: str) -> None:
    refusal = contradiction(new, ties)

    assert refusal is not None
    assert why in refusal.zh
    assert refusal.en


def test_every_kind_has_a_name() -> None:
    assert {kind.words.zh for kind in TieKind} == {"同一对象", "更名为", "拆分出", "并入", "属于"}
    assert set(TieKind) > ONE
