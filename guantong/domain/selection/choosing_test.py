"""Key units: explained, the same for everybody who proposes again, and within a term none is left out."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.rule_engine.thresholds import Own
from guantong.domain.selection.choosing import Proposal, Way, proposed
from guantong.domain.selection.composition import Candidate, Group, Term, composition, term
from guantong.domain.selection.deciding import DecisionError, decided
from guantong.domain.words import Words

DAY, SEED = date(2026, 1, 10), "20260110"
TERM = term(2026, DAY)
YI = 10_000_000_000


def unit(at: int, **more: object) -> Candidate:
    """The department number `at`: the higher its number, the more money and the fewer matters it has."""
    given = {
        "code": f"{at:03}",
        "name": f"明湖区第{at}局",
        "kind": "administrative",
        "money": at * YI,
        "matters": 20 - at,
    }
    return Candidate(**(given | more))  # type: ignore[arg-type]


DEPARTMENTS = [unit(at) for at in range(1, 16)]
SUBDISTRICTS = [unit(at, name=f"明湖街道{at}", kind="subdistrict", money=YI, matters=0) for at in range(101, 104)]
EVERYONE = [*DEPARTMENTS, *SUBDISTRICTS]


def propose(year: int = 2026, everyone: list[Candidate] = EVERYONE, seed: str = SEED, **own: int) -> Proposal:
    groups = composition(
        DAY, ("003",), tuple(Own(n, v, date(2020, 1, 1), "明人常办〔2026〕2号") for n, v in own.items())
    )
    return proposed(everyone, groups, year, TERM, seed, DAY)


def test_one_and_n_and_one_are_proposed_each_with_how_it_came_in() -> None:
    choices = propose().choices

    assert [(c.group.key, c.way) for c in choices] == [
        ("lead", Way.FIXED),
        ("departments", Way.DRAWN),
        *[("departments", Way.SCORE)] * 4,
        ("subdistricts", Way.SCORE),
    ]
    assert choices[0].code == "003"
    assert len({c.code for c in choices}) == 1 + 5 + 1


def test_a_score_is_three_parts_that_say_why() -> None:
    (lead, *_) = propose().choices
    first = next(c.scored for c in propose(departments=15, drawn=0).choices if c.code == "015")

    assert [(p.key, p.points, p.weight) for p in first.parts] == [
        ("money", 100, 30),
        ("matters", 0, 40),
        ("years", 100, 30),
    ]
    assert first.total == 100 * 30 + 0 * 40 + 100 * 30
    assert first.parts[0].why.zh == "可支配资金150,000.00万元，多于同组100%的单位"
    assert lead.scored.parts[2].why.zh == "还没有列为过重点"


def test_a_unit_looked_at_last_year_has_few_points_for_its_years() -> None:
    everyone = [replace(DEPARTMENTS[0], reviewed=(2026,)), *DEPARTMENTS[1:], *SUBDISTRICTS]
    (one,) = [s for s in propose(2027, everyone).others if s.candidate.code == "001"]

    assert one.parts[2].points == 100 * 1 // 5
    assert one.parts[2].why.zh == "上次列为重点是2026年，已隔1年"


def test_the_same_list_and_seed_give_the_same_proposal_in_any_order() -> None:
    assert propose() == propose(everyone=EVERYONE[::-1])
    lots = {next(c.code for c in propose(seed=str(n)).choices if c.way is Way.DRAWN) for n in range(30)}
    assert len(lots) > 1  # another seed may draw another unit


def test_what_the_draw_was_made_of_is_fixed_by_a_digest() -> None:
    without = propose(everyone=EVERYONE[1:])

    assert propose().drawn_from["departments"] != without.drawn_from["departments"]


@given(st.integers(1, 30), st.integers(1, 6), st.integers(0, 6), st.integers(1, 5), st.randoms(use_true_random=False))
def test_within_a_term_every_unit_has_its_turn_when_the_places_are_enough(
    units: int, places: int, lots: int, years: int, chance: object
) -> None:
    span = Term(2026, years)
    group = Group(
        "departments", Words("部门", "departments"), places, frozenset({"administrative"}), (), min(lots, places)
    )
    everyone = [unit(at, money=chance.randrange(9), matters=chance.randrange(9)) for at in range(1, units + 1)]  # type: ignore[attr-defined]
    seen: set[str] = set()

    for year in range(2026, 2026 + years):
        made = proposed(everyone, [group], year, span, str(year), DAY)
        codes = {c.code for c in made.choices}
        assert len(made.choices) == len(codes) == min(places, units)
        assert made.promises[0].holds == (units <= places * years)
        seen |= codes
        everyone = [
            replace(c, reviewed=(*c.reviewed, year) if c.code in codes else c.reviewed, matters=chance.randrange(9))  # type: ignore[attr-defined]
            for c in everyone
        ]

    assert len(seen) == units or units > places * years


def test_too_few_places_are_said_with_how_many_would_do() -> None:
    (departments, _) = propose(departments=2, drawn=0).promises

    assert not departments.holds
    # 14 departments beside the leading one, five years: 3 a year
    assert departments.needed == 3
    assert departments.words.zh == "“部门”共14个单位，本届还有12个没有列为重点，以后4年只有8席；从今年起每年需要3席"


def test_coverage_goes_before_score_in_the_last_year_of_the_term() -> None:
    everyone = [replace(c, reviewed=(2027,)) for c in DEPARTMENTS[:12]] + DEPARTMENTS[12:] + SUBDISTRICTS
    choices = [c for c in propose(2030, everyone, drawn=0).choices if c.group.key == "departments"]

    assert [c.code for c in choices if c.way is Way.COVERAGE] == ["013", "014", "015"]
    assert len(choices) == 5


def test_a_year_outside_the_term_and_an_unknown_leading_unit_are_refused() -> None:
    with pytest.raises(ValueError, match="outside the term"):
        propose(2031)
    with pytest.raises(ValueError, match="lead: 003"):
        propose(everyone=[c for c in EVERYONE if c.code != "003"])


def test_the_council_may_deviate_and_says_why() -> None:
    made = propose()
    out = made.choices[1].code
    another = next(s.candidate.code for s in made.others if s.candidate.kind == "administrative")

    one = decided(made, EVERYONE, "明人主任会议〔2026〕1号", DAY, {another: "群众反映集中"}, {out: "正在接受审计"})

    assert (another in one.units, out in one.units) == (True, False)
    assert len(one.units) == len(made.choices)
    assert one.promises[0].holds


def test_leaving_units_out_can_break_the_promise_and_the_decision_says_so() -> None:
    everyone = [replace(c, reviewed=(2027,)) for c in DEPARTMENTS[:12]] + DEPARTMENTS[12:] + SUBDISTRICTS
    made = propose(2030, everyone, drawn=0)

    one = decided(made, everyone, "明人主任会议〔2030〕1号", date(2030, 1, 10), {}, {"013": "机构改革中"})

    assert [p.holds for p in made.promises][0]
    assert not one.promises[0].holds


@pytest.mark.parametrize(
    ("added", "left_out", "says"),
    [
        ({"014": " "}, {}, "“014”与提出的名单不同，请写明理由"),
        ({"999": "有人反映"}, {}, "“999”不是候选单位"),
        ({"003": "牵头"}, {}, "“003”已在提出的名单中，不必增列"),
    ],
)
def test_a_deviation_without_a_reason_or_a_unit_is_refused(
    added: dict[str, str], left_out: dict[str, str], says: str
) -> None:
    with pytest.raises(DecisionError, match=says):
        decided(propose(), EVERYONE, "明人主任会议〔2026〕1号", DAY, added, left_out)


def test_what_was_not_proposed_cannot_be_left_out() -> None:
    made = propose()
    absent = made.others[0].candidate.code

    with pytest.raises(DecisionError, match="不能去掉"):
        decided(made, EVERYONE, "明人主任会议〔2026〕1号", DAY, {}, {absent: "理由"})
