"""What holds of every method and every box: no order, invalid apart, sums, places, and nothing decided among equals."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as some

from guantong.domain.voting.contest import Contest, Heads, Sheet, contest_from, sheets_from
from guantong.domain.voting.methods import methods
from guantong.domain.voting.procedure import Cut, Option, Procedure, procedure_from
from guantong.domain.voting.result import Outcome, Result, result
from guantong.domain.voting.rule import Comparison, Denominator

BLANK = Procedure("", "样例", date(2026, 1, 1), "example", blank_counts=False)
MARKS = {"each_item": ("approve", "against", "abstain", "?", ""), "ranking": ("1", "2", "3", "x", "")}


@some.composite
def boxes(draw: some.DrawFn) -> tuple[Contest, Procedure, Heads, list[Sheet]]:
    """Any box of any method, with faulty sheets among them."""
    method, many = draw(some.sampled_from(sorted(methods()))), draw(some.integers(2, 6))
    contest = Contest(tuple(map(str, range(1, many + 1))), draw(some.integers(1, many - 1)))
    cut = Cut(
        draw(some.sampled_from(Denominator)), draw(some.sampled_from(Comparison)), draw(some.fractions(0, 1, max_denominator=6))
    )  # fmt: skip
    most = contest.places if method == "run_off" else draw(some.integers(1, many))
    procedure = replace(
        BLANK, method=method, most=None if method == "each_item" else most, blank_counts=draw(some.booleans()),
        least=draw(some.integers(0, most)) if method != "each_item" else 0, points=(5, 3, 3, 1) if method == "ranking" else (),
        cut=cut if method in ("majority", "each_item") else None, unmarked_abstains=draw(some.booleans()),
        quorum=draw(some.sampled_from([None, Fraction(1, 2)])), on_tie=draw(some.sampled_from([(), (Option.RUN_OFF,)])),
    )  # fmt: skip
    what = some.sampled_from(MARKS.get(method, ("", "", "", "?")))
    mark = some.tuples(some.sampled_from([*contest.candidates, *contest.candidates, "99"]), what)
    marks = draw(some.lists(some.lists(mark, max_size=many), max_size=12))
    sheets = [
        Sheet(f"s{place}", tuple(f"{number}={one}" if one else number for number, one in given_))
        for place, given_ in enumerate(marks)
    ]
    whole = len(sheets) + draw(some.integers(0, 5))
    present = draw(some.integers(len(sheets), whole))
    return (
        contest,
        procedure,
        Heads(whole, whole, present, draw(some.integers(max(0, len(sheets) - 1), present))),
        sheets,
    )


@settings(max_examples=40)
@given(boxes(), some.integers(0, 99))
def test_the_order_of_the_sheets_means_nothing(box: tuple[Contest, Procedure, Heads, list[Sheet]], seed: int) -> None:
    contest, procedure, heads, sheets = box
    shuffled = Random(seed).sample(sheets, len(sheets))  # noqa: S311

    assert result(contest, procedure, heads, shuffled) == result(contest, procedure, heads, sheets)


@settings(max_examples=40)
@given(boxes())
def test_an_invalid_sheet_gives_nobody_anything(box: tuple[Contest, Procedure, Heads, list[Sheet]]) -> None:
    contest, procedure, heads, sheets = box
    found = result(contest, procedure, heads, sheets)
    valid = {one.slip for one in found.verdicts if one.fault is None}

    again = result(contest, procedure, heads, [one for one in sheets if one.slip in valid])

    assert (again.valid, again.invalid, again.rows) == (found.valid, 0, found.rows)
    assert found.valid + found.invalid == len(sheets)


@settings(max_examples=40)
@given(boxes())
def test_sums_and_places_come_out(box: tuple[Contest, Procedure, Heads, list[Sheet]]) -> None:
    contest, procedure, heads, sheets = box
    found = result(contest, procedure, heads, sheets)
    counted = {one.slip for one in found.verdicts if one.fault is None}
    marks = sum(len(one.marks) for one in sheets if one.slip in counted)

    if procedure.method == "each_item":
        assert all(_four(found, number) == found.valid for number in contest.candidates)
    elif procedure.method != "ranking":
        assert sum(row.tally.votes for row in found.rows) == marks
    if found.outcome in (Outcome.DECIDED, Outcome.TIED, Outcome.SHORT):
        assert len(found.passed) + found.left + found.vacant == contest.places
        assert not set(found.passed) & set(found.tied)
    else:
        assert (found.passed, found.tied) == ((), ())


@settings(max_examples=40)
@given(boxes())
def test_nobody_passes_before_one_with_equal_votes(box: tuple[Contest, Procedure, Heads, list[Sheet]]) -> None:
    found = result(*box)
    votes = {row.tally.number: row.tally.votes for row in found.rows if row.reached}

    assert [
        (inside, outside)
        for inside in found.passed
        for outside in votes.keys() - set(found.passed)
        if votes[inside] <= votes[outside]
    ] == []


@settings(max_examples=40)
@given(boxes())
def test_what_is_kept_as_plain_data_is_read_back(box: tuple[Contest, Procedure, Heads, list[Sheet]]) -> None:
    contest, procedure, _, sheets = box

    assert procedure_from(procedure.plain()) == procedure
    assert contest_from({"candidates": list(contest.candidates), "places": contest.places}) == contest
    assert list(sheets_from([{"slip": one.slip, "marks": list(one.marks)} for one in sheets])) == sheets


@given(some.integers(0, 400), some.fractions(0, 1, max_denominator=9), some.sampled_from(Comparison))
def test_the_announced_number_is_the_least_that_reaches_the_line(
    whole: int, share: Fraction, compares: Comparison
) -> None:
    cut = Cut(Denominator.WHOLE, compares, share)
    needs = cut.needs(whole)

    if whole:
        assert cut.holds(needs, whole) and not (needs and cut.holds(needs - 1, whole))


def _four(found: Result, number: str) -> int:
    (row,) = [row for row in found.rows if row.tally.number == number]
    return row.tally.votes + row.tally.against + row.tally.abstain + row.tally.spoiled
