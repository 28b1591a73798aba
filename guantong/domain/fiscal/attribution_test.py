"""What is owed to an opinion is proven line by line: parts sum to the difference, nothing counts twice, nothing too early."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.fiscal import attribution
from guantong.domain.fiscal.attribution import Claim, attributed, classes, sums
from guantong.domain.words import Words

MAY, JUNE, JULY = date(2026, 5, 6), date(2026, 6, 10), date(2026, 7, 1)


def claim(
    amount: int | None,
    opinion: str = "甲",
    line: str = "P1",
    kind: str = "opinion",
    raised: date = MAY,
    confirmed: date | None = JULY,
) -> Claim:
    return Claim(opinion, line, raised, kind, amount, confirmed)


def test_an_opinion_that_is_older_confirmed_and_fits_is_credited_and_the_rest_is_not_stated() -> None:
    (one,) = attributed({"P1": -100_00}, JUNE, [claim(-60_00)])

    assert (one.parts, one.by, one.refused) == ({"opinion": -60_00, "unstated": -40_00}, ("甲",), ())


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (claim(-60_00, confirmed=None), "财政部门尚未书面确认"),
        (claim(None), "财政部门尚未书面确认"),
        (claim(-60_00, raised=JUNE), "意见不早于后一版"),
        (claim(-100_01), "确认金额大于两版之差中尚未说明的部分"),
        (claim(60_00), "金额没有变化，或变化方向与确认的相反"),
    ],
)
def test_what_does_not_count_says_why(said: Claim, why: str) -> None:
    (one,) = attributed({"P1": -100_00}, JUNE, [said])

    assert (one.parts, one.by, [words.zh for _, words in one.refused]) == ({"unstated": -100_00}, (), [why])


def test_two_opinions_on_one_line_count_once_and_share_it() -> None:
    (one,) = attributed({"P1": -100_00}, JUNE, [claim(-60_00), claim(-40_00, "乙")])

    assert (one.parts, one.by) == ({"opinion": -60_00, "unstated": -40_00}, ("甲", "乙"))


def test_what_finance_puts_down_to_control_figures_is_taken_first() -> None:
    (one,) = attributed({"P1": -100_00}, JUNE, [claim(-60_00), claim(-70_00, "乙", kind="control")])

    assert one.parts == {"control": -70_00, "unstated": -30_00}
    assert [(opinion, why.zh) for opinion, why in one.refused] == [("甲", "确认金额大于两版之差中尚未说明的部分")]


def test_nothing_is_credited_while_the_day_of_the_later_version_is_not_known() -> None:
    (one,) = attributed({"P1": -100_00}, None, [claim(-60_00)])

    assert (one.parts, [why.zh for _, why in one.refused]) == ({"unstated": -100_00}, ["后一版的收到日期不详"])


def test_nothing_is_credited_on_a_line_of_which_a_person_has_yet_to_say_what_it_became() -> None:
    (one, other) = attributed({"P1": -100_00, "P2": 0}, JUNE, [claim(-100_00), claim(-5_00, line="P2")], {"P1", "P2"})

    assert (one.parts, one.by) == ({"unstated": -100_00}, ())
    assert ([why.zh for _, why in one.refused], other.parts) == (["该项在后一版本中的对应待人认定"], {})


def test_a_claim_on_a_line_that_did_not_change_is_refused() -> None:
    (one,) = attributed({"P1": 0}, JUNE, [claim(-5_00)])

    assert (one.parts, [why.zh for _, why in one.refused]) == ({}, ["金额没有变化，或变化方向与确认的相反"])


def test_sums_bear_their_base_and_their_net() -> None:
    lines = attributed({"P1": -100_00, "P2": 30_00, "P3": 0}, JUNE, [claim(-60_00)])

    found = sums(lines, base=1000_00)

    assert (found.reductions, found.increases) == ({"opinion": -60_00, "unstated": -40_00}, {"unstated": 30_00})
    assert (found.base, found.reduced, found.increased, found.net) == (1000_00, -100_00, 30_00, -70_00)


LINE = st.sampled_from(["P1", "P2", "P3"])
FEN = st.integers(-(10**12), 10**12)
DAY = st.dates(MAY, JUNE + timedelta(30))
CLAIMS = st.lists(
    st.builds(
        Claim, st.integers(1, 9), LINE, DAY, st.sampled_from(sorted(classes())), st.none() | FEN, st.none() | DAY
    ),
    max_size=12,
)


def _proven(differences: dict[str, int], known_on: date, claims: list[Claim]) -> None:
    for one in attributed(differences, known_on, claims):
        assert sum(one.parts.values()) == one.difference == differences[str(one.line)]
        assert all(amount * one.difference > 0 for amount in one.parts.values())
        for opinion in one.by:
            said = [c for c in claims if (c.opinion, c.line, c.kind) == (opinion, one.line, "opinion")]
            assert any(
                c.raised_on < known_on and c.confirmed_on and abs(c.amount or 0) <= abs(one.difference) for c in said
            )


@given(st.dictionaries(LINE, FEN), DAY, CLAIMS)
def test_parts_always_sum_to_the_difference_and_what_counts_is_older_confirmed_and_fits(
    differences: dict[str, int], known_on: date, claims: list[Claim]
) -> None:
    _proven(differences, known_on, claims)


def _but(words: str) -> Callable[[Claim, int, date | None], Words | None]:
    real = attribution.why_not

    def why(claim: Claim, difference: int, known_on: date | None) -> Words | None:
        found = real(claim, difference, known_on)
        return None if found and found.zh == words else found

    return why


@pytest.mark.parametrize(
    ("forgotten", "claims"),
    [
        (_but("意见不早于后一版"), [claim(-60_00, raised=JUNE)]),
        (_but("确认金额大于两版之差中尚未说明的部分"), [claim(-160_00)]),
        (_but("金额没有变化，或变化方向与确认的相反"), [claim(60_00)]),
        (_but("财政部门尚未书面确认"), [claim(-60_00, confirmed=None)]),
    ],
)
def test_with_a_condition_forgotten_the_proof_fails(
    forgotten: Callable[[Claim, int, date | None], Words | None], claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attribution, "why_not", forgotten)
    with pytest.raises(AssertionError):
        _proven({"P1": -100_00}, JUNE, claims)
