"""Money shared among small projects: worked by hand, beside a slow literal oracle, with ties told and never broken by taste."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.voting.sharing.allocation import Taken, allocation
from guantong.domain.voting.sharing.arrangement import (
    Arrangement,
    Completion,
    Rule,
    TieKey,
    Worth,
    arrangement_from,
)
from guantong.domain.voting.sharing.poll import Poll, Project, poll_of

EQUAL = Arrangement(
    "明湖区社区民生微实事经费分配办法（样例）", date(2026, 1, 1), "example", Rule.EQUAL_SHARES, ties=(TieKey.AS_PRINTED,)
)  # fmt: skip
GREEDY = replace(EQUAL, rule=Rule.GREEDY)


def poll(budget: int, costs: Mapping[str, int], *groups: tuple[int, str]) -> Poll:
    """`(3, "a b")`: three ballots that tick a and b; `a5` gives a five points."""
    projects = [Project(number, cost) for number, cost in costs.items()]
    ballots = [{one[0]: int(one[1:] or 1) for one in kind.split()} for many, kind in groups for _ in range(many)]
    return poll_of(budget, projects, ballots)


def numbers(found: Poll, rule: Arrangement) -> list[str]:
    return [one.number for one in allocation(found, rule).taken]


SIX_AND_FOUR = poll(100, {"a": 40, "b": 40, "c": 40}, (6, "a b"), (4, "c"))
"""Ten ballots, ten each: six want a and b, four want c."""


def test_the_smaller_group_gets_its_share() -> None:
    # c: four have 4 × 10 = 40, and that is all of it; a: six pay 40/6 each, then have 6 × 10 − 40 = 20 < 40 left for b
    assert numbers(SIX_AND_FOUR, EQUAL) == ["a", "c"]
    assert numbers(SIX_AND_FOUR, GREEDY) == ["a", "b"]


def test_who_has_less_left_pays_all_of_it_and_the_others_pay_more() -> None:
    # share 30/3 = 10. a: ρ = 12/2 = 6, two pay 6. b: they have 4, 4, 10; 17 − 4 − 4 = 9 for the third, ρ = 9
    found = allocation(poll(30, {"a": 12, "b": 17}, (2, "a b"), (1, "b")), EQUAL)

    # b is looked at first: 17/3 = 5⅔ < 6, all pay 5⅔; then a costs 12 and its two have 2 × 4⅓ = 8⅔
    assert found.taken == (Taken("b", Fraction(17, 3)),)
    cheaper = allocation(poll(30, {"a": 11, "b": 17}, (2, "a b"), (1, "b")), EQUAL)
    # a: 11/2 = 5½ < 5⅔. Then 4½, 4½, 10 are left for b: 17 − 9 = 8 for the third
    assert cheaper.taken == (Taken("a", Fraction(11, 2)), Taken("b", Fraction(8)))


def test_points_pay_in_proportion() -> None:
    # share 20/2 = 10; a: 9 points together, 9/9 = 1 a point: 6 and 3 are paid
    found = allocation(poll(20, {"a": 9, "b": 8}, (1, "a6 b1"), (1, "a3")), EQUAL)

    # b: one supporter with 4 left
    assert found.taken == (Taken("a", Fraction(1)),)


def test_worth_by_cost_prefers_what_is_dearer_among_equal_support() -> None:
    costs = {"a": 10, "b": 20}

    # ρ for a point: 10/4, 20/4; for a point worth the cost: 1/4 each, so the key decides
    assert numbers(poll(20, costs, (4, "a b")), EQUAL) == ["a"]
    dearer = replace(EQUAL, worth=Worth.COST, ties=(TieKey.HIGHER_COST,))
    assert numbers(poll(20, costs, (4, "a b")), dearer) == ["b"]


ADD_ONE = replace(EQUAL, completions=(Completion.ADD_ONE,), step=1)


def test_add_one_raises_every_share_until_nothing_more_fits() -> None:
    # share 100/10 = 10: six have 60 for a; three have 30, 33, 36 ≥ 35 for c after two rounds; 5 is left
    found = allocation(poll(100, {"a": 60, "c": 35}, (6, "a"), (3, "c"), (1, "")), ADD_ONE)

    assert ([one.number for one in found.taken], found.rounds, found.left) == (["a", "c"], 2, 5)


def test_add_one_stops_before_the_round_that_the_money_does_not_pay() -> None:
    # with 12 each c (35) and d (12) are bought at once: 60 + 35 + 12 = 107 > 100
    found = allocation(poll(100, {"a": 60, "c": 35, "d": 12}, (6, "a"), (3, "c"), (1, "d")), ADD_ONE)

    assert ([one.number for one in found.taken], found.rounds, found.left) == (["a"], 1, 40)


def test_what_is_left_may_go_to_most_votes() -> None:
    both = replace(EQUAL, completions=(Completion.UTILITARIAN,))
    found = allocation(poll(100, {"a": 40, "b": 30, "c": 40}, (6, "a b"), (4, "c")), both)

    # b: 30/6 = 5, then a: six have 30 < 40; c: 40. 30 left: nothing fits
    assert [one.number for one in found.taken] == ["b", "c"]
    found = allocation(poll(110, {"a": 40, "b": 30, "c": 40}, (6, "a b"), (4, "c")), both)
    # b, c; then 110 − 70 = 40 for a
    assert found.taken[2:] == (Taken("a"),)


def test_a_tie_is_told_with_the_key_that_settled_it() -> None:
    found = allocation(poll(20, {"a": 10, "b": 10}, (1, "a"), (1, "b")), EQUAL)

    assert [(one.numbers, one.taken, one.settled_by) for one in found.ties] == [(("a", "b"), "a", TieKey.AS_PRINTED)]
    assert found.numbers == {"a", "b"}


@pytest.mark.parametrize("rule", [EQUAL, GREEDY])
def test_a_tie_that_the_document_does_not_settle_ends_the_sharing(rule: Arrangement) -> None:
    found = allocation(
        poll(15, {"a": 10, "b": 10}, (2, "a b")), replace(rule, ties=(TieKey.MORE_VOTES, TieKey.LOWER_COST))
    )

    assert found.taken == ()
    assert found.undecided is not None and found.undecided.numbers == ("a", "b")


def test_greedy_passes_over_what_is_too_dear_or_ends_there() -> None:
    three = poll(50, {"a": 30, "b": 40, "c": 20}, (3, "a"), (2, "b"), (1, "c"))

    assert numbers(three, GREEDY) == ["a", "c"]
    assert numbers(three, replace(GREEDY, passes_over=False)) == ["a"]


def test_equals_that_all_fit_are_no_tie() -> None:
    found = allocation(poll(20, {"a": 10, "b": 10}, (2, "a b")), replace(GREEDY, ties=()))

    assert (sorted(found.numbers), found.ties, found.undecided) == (["a", "b"], (), None)


def test_nobody_s_choice_costs_nothing() -> None:
    assert allocation(poll(100, {"a": 10}, (3, "")), EQUAL).taken == ()
    assert allocation(poll(100, {"a": 10}), EQUAL).taken == ()


def test_the_arrangement_is_kept_with_what_it_decided() -> None:
    step = replace(EQUAL, completions=(Completion.ADD_ONE, Completion.UTILITARIAN))

    assert arrangement_from(allocation(SIX_AND_FOUR, step).plain()["arrangement"]) == step


# --- the oracle: the words of the paper, one voter after the other ---------------------------------------------------


def literal(found: Poll, share: Fraction, worth: Worth) -> list[tuple[str, Fraction]]:
    """Return what equal shares buys, with ρ: every voter by itself, every ρ found by trying every set of who pays all."""
    voters = [dict(choice) for choice, many in found.choices.items() for _ in range(many)]
    money, bought = [share] * len(voters), list[tuple[str, Fraction]]()

    def worth_of(voter: int, number: str) -> Fraction:
        points = Fraction(voters[voter].get(number, 0))
        return points * found.costs[number] if worth is Worth.COST and found.costs[number] else points

    while True:
        affordable = []
        for project in found.projects:
            worths = [worth_of(voter, project.number) for voter in range(len(voters))]
            paying = [voter for voter, value in enumerate(worths) if value]
            if project.number in dict(bought) or not paying or sum(money[v] for v in paying) < project.cost:
                continue
            # Σ min(money, ρ·worth) rises with ρ: its corners are where somebody's money ends
            corners = sorted({Fraction(0), *(money[v] / worths[v] for v in paying)})
            for low, high in zip(corners, [*corners[1:], None], strict=True):
                fixed = sum((money[v] for v in paying if money[v] / worths[v] <= low), Fraction(0))
                slope = sum((worths[v] for v in paying if money[v] / worths[v] > low), Fraction(0))
                rho = max(low, (project.cost - fixed) / slope) if slope else low
                if high is None or rho <= high:
                    break
            assert sum((min(money[v], rho * worths[v]) for v in paying), Fraction(0)) == project.cost
            affordable.append((rho, project.number))
        if not affordable:
            return bought
        least = min(rho for rho, _ in affordable)
        number = next(one.number for one in found.projects if (least, one.number) in affordable)
        bought.append((number, least))
        for voter in range(len(voters)):
            money[voter] -= min(money[voter], least * worth_of(voter, number))


@some.composite
def polls(draw: some.DrawFn) -> Poll:
    names = "abcde"[: draw(some.integers(1, 5))]
    costs = {name: draw(some.integers(0, 30)) for name in names}
    top = draw(some.sampled_from([1, 4]))
    ballot = some.dictionaries(some.sampled_from(list(names)), some.integers(1, top), max_size=4)
    ballots = draw(some.lists(ballot, min_size=1, max_size=9))
    return poll_of(draw(some.integers(0, 80)), [Project(n, c) for n, c in costs.items()], ballots)


@given(polls(), some.sampled_from(Worth))
def test_equal_shares_buys_what_the_paper_buys(found: Poll, worth: Worth) -> None:
    ours = allocation(found, replace(EQUAL, worth=worth))

    share = Fraction(found.budget, found.voters)
    assert [(one.number, one.rho) for one in ours.taken] == literal(found, share, worth)
    assert ours.spent <= found.budget


@given(polls(), some.sampled_from(Worth), some.integers(1, 5))
def test_add_one_is_the_last_round_that_the_money_pays(found: Poll, worth: Worth, step: int) -> None:
    ours = allocation(found, replace(EQUAL, worth=worth, step=step, completions=(Completion.ADD_ONE,)))
    share, rounds = Fraction(found.budget, found.voters), 0
    kept = literal(found, share, worth)

    while any(
        found.scores[n] and n not in dict(kept) and c <= found.budget - sum(found.costs[m] for m, _ in kept)
        for n, c in found.costs.items()
    ):
        richer = literal(found, share + (rounds + 1) * step, worth)
        if sum(found.costs[n] for n, _ in richer) > found.budget:
            break
        kept, rounds = richer, rounds + 1

    assert ([(one.number, one.rho) for one in ours.taken], ours.rounds) == (kept, rounds)


@given(polls(), some.booleans())
def test_greedy_is_the_list_by_points_as_long_as_the_money_lasts(found: Poll, passes_over: bool) -> None:
    order = sorted(found.projects, key=lambda one: -found.scores[one.number])
    kept, money = [], found.budget
    for one in order:
        if found.scores[one.number] == 0 or (one.cost > money and not passes_over):
            break
        if one.cost <= money:
            kept.append(one.number)
            money -= one.cost

    assert allocation(found, replace(GREEDY, passes_over=passes_over)).numbers == set(kept)


@given(polls())
def test_every_rule_keeps_to_the_money_and_takes_nobody_twice(found: Poll) -> None:
    for completions in ((), (Completion.ADD_ONE,), (Completion.UTILITARIAN,), tuple(Completion)):
        ours = allocation(found, replace(EQUAL, completions=completions, step=7))

        assert len(ours.taken) == len(ours.numbers)
        assert 0 <= ours.spent == sum(found.costs[n] for n in ours.numbers) <= found.budget
