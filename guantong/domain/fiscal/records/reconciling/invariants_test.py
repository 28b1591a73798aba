"""The invariants of the ledger: passed, differing with amounts, or not computed and why."""

from dataclasses import replace
from datetime import UTC, date, datetime

from guantong.domain.fiscal.records.batches import Batch, Feed
from guantong.domain.fiscal.records.books import Books, Row
from guantong.domain.fiscal.records.reconciling.invariants import reconcile
from guantong.domain.fiscal.records.reconciling.outcome import Closing, Displayed, Ledger, Outcome, State
from guantong.domain.money import Unit

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
DAY = date(2025, 3, 14)
LINE: dict[str, object] = {"year": 2025, "unit_code": "101", "project_code": "P1", "function_code": "201"}
BUDGET = LINE | {"version": "approved", "economic_code": "302", "amount": 100}
ADJUSTED = BUDGET | {"version": "adjusted", "amount": 130}
QUOTA = LINE | {"issued_on": DAY, "amount": 120}
PAYMENT = LINE | {"paid_on": DAY, "economic_code": "302", "amount": 110}
RAISED = LINE | {"decided_on": DAY, "amount": 25}
MOVED = {
    "year": 2025,
    "approved_on": DAY,
    "unit_code": "101",
    "from_project": "P2",
    "to_project": "P1",
    "from_function": "201",
    "to_function": "201",
    "amount": 5,
}
SECOND = BUDGET | {"project_code": "P2", "amount": 40}
WHOLE: dict[str, list[Row]] = {
    "budget_line": [BUDGET, ADJUSTED, SECOND, SECOND | {"version": "adjusted", "amount": 35}],
    "quota": [QUOTA], "payment": [PAYMENT], "adjustment": [RAISED], "reallocation": [MOVED],
}  # fmt: skip
FIRST = Batch("b1", Feed("区财政局", "payment", "2025-03"), "f", NOON, 1, {"amount": 110})


def outcome(code: str, rows: dict[str, list[Row]] = WHOLE, ledger: Ledger | None = None) -> Outcome:
    return next(one for one in reconcile(ledger or Ledger(Books.of_rows(rows), 2025)) if one.code == code)


def test_there_are_ten_and_what_is_not_there_is_not_passed() -> None:
    outcomes = reconcile(Ledger(Books.of_rows({}), 2025))

    assert [one.code for one in outcomes] == [f"I{n}" for n in range(1, 11)]
    assert {(one.state, one.why is None) for one in outcomes} == {(State.NOT_COMPUTED, False)}


def test_a_batch_that_lost_a_row_differs_in_rows_and_in_fen() -> None:
    ledger = Ledger(Books.of_rows({}), 2025, [FIRST], {"b1": (1, {"amount": 110})})

    assert outcome("I1", ledger=ledger).state == State.PASSED
    lost = outcome("I1", ledger=replace(ledger, kept={}))
    assert [(d.left, d.right) for d in lost.differences] == [(1, 0), (110, 0)]


def test_approved_and_changes_make_the_adjusted_budget() -> None:
    assert (outcome("I2").state, outcome("I2").compared) == (State.PASSED, 2)

    (difference,) = outcome("I2", WHOLE | {"adjustment": [RAISED | {"amount": 26}]}).differences

    assert (difference.where["project_code"], difference.left, difference.right) == ("P1", 100 + 26 + 5, 130)
    assert difference.words.zh == "101 P1 201：年初预算加调整为 131 分，调整预算为 130 分"


def test_a_decision_that_names_no_project_is_compared_without_projects() -> None:
    told = outcome("I2", WHOLE | {"adjustment": [RAISED | {"project_code": None}]})

    assert (told.state, told.compared) == (State.PASSED, 1)


def test_without_an_adjusted_version_there_is_nothing_to_compare() -> None:
    told = outcome("I2", WHOLE | {"budget_line": [BUDGET]})

    assert told.why is not None and told.why.zh == "2025 年没有“调整预算”版本的预算"


def test_quotas_beyond_the_budget_and_payments_beyond_quotas_are_told() -> None:
    assert outcome("I3").state == State.PASSED
    equal = outcome("I3", WHOLE | {"quota": [QUOTA | {"amount": 130}], "payment": [PAYMENT | {"amount": 130}]})
    beyond = outcome("I3", WHOLE | {"quota": [QUOTA | {"amount": 131}], "payment": [PAYMENT | {"amount": 132}]})

    assert equal.state == State.PASSED
    assert [(d.left, d.right) for d in beyond.differences] == [(131, 130), (132, 131)]


def test_a_payment_without_a_quota_is_beyond_it() -> None:
    (difference,) = outcome(
        "I3", WHOLE | {"payment": [PAYMENT, PAYMENT | {"project_code": "P9", "amount": 3}]}
    ).differences

    assert (difference.where["project_code"], difference.left, difference.right) == ("P9", 3, 0)


def test_payments_sum_to_the_same_in_every_way_blanks_included() -> None:
    told = outcome("I4", WHOLE | {"payment": [PAYMENT, {"year": 2025, "paid_on": DAY, "amount": 7}]})

    assert (told.state, told.compared) == (State.PASSED, 7)


def test_what_falls_under_no_class_is_told() -> None:
    assert outcome("I5").state == State.PASSED

    (difference,) = outcome(
        "I5", WHOLE | {"payment": [PAYMENT, PAYMENT | {"economic_code": None, "amount": 7}]}
    ).differences

    assert (difference.where["by"], difference.left, difference.right) == ("economic_code", 117, 110)


def test_what_a_unit_outside_the_list_spends_is_told() -> None:
    unit = {"year": 2025, "unit_code": "102", "unit": "乙局"}

    told = outcome("I5", {"payment": [PAYMENT], "unit": [unit]})

    assert [(d.where["by"], d.left, d.right) for d in told.differences] == [("unit", 110, 0)]


def item(fund_kind: str, side: str, amount: int, kind: str = "current") -> Row:
    return {"year": 2025, "fund_kind": fund_kind, "side": side, "kind": kind, "item": kind, "amount": amount}


def test_each_budget_balances_and_what_goes_between_them_nets_to_nothing() -> None:
    balanced = [
        item("general", "income", 90), item("general", "income", 10, "book_transfer"), item("general", "outlay", 100),
        item("government_fund", "income", 50), item("government_fund", "outlay", 40), item("government_fund", "outlay", 10, "book_transfer"),
    ]  # fmt: skip

    assert outcome("I6", {"balance": balanced}).state == State.PASSED
    off = outcome("I6", {"balance": [*balanced, item("general", "income", 1, "book_transfer")]})
    assert [(d.left, d.right) for d in off.differences] == [(101, 100), (11, 10)]


def test_a_budget_of_which_one_side_is_recorded_did_not_pass() -> None:
    told = outcome("I6", {"balance": [item("general", "income", 9)]})

    assert (told.state, told.why and told.why.zh) == (State.NOT_COMPUTED, "一般公共预算 只有一方的记录，不能核对")


def test_a_reversed_batch_counts_for_nothing_and_is_kept() -> None:
    gone = Batch("r1", FIRST.feed, "reverses:b1", NOON, reverses="b1")
    ledger = Ledger(Books.of_rows({"payment": []}), 2025, [FIRST, gone], {"b1": (1, {"amount": 110})})

    assert outcome("I7", ledger=ledger).state == State.PASSED
    still = replace(ledger, books=Books.of_rows({"payment": [PAYMENT | {"batch": "b1"}]}), kept={})
    assert [(d.left, d.right) for d in outcome("I7", ledger=still).differences] == [(1, 0), (0, 1)]


def test_a_closed_day_says_what_it_said() -> None:
    def reopened(day: date, _: datetime) -> Books:
        return Books.of_rows(WHOLE, as_of=day)

    closing = Closing(date(2025, 3, 31), NOON, "payment", "amount", 110)
    ledger = Ledger(Books.of_rows(WHOLE), 2025, reopened=reopened, closings=[closing])

    assert outcome("I8", ledger=ledger).state == State.PASSED
    early = replace(ledger, closings=[replace(closing, day=date(2025, 3, 13))])
    assert [(d.left, d.right) for d in outcome("I8", ledger=early).differences] == [(110, 0)]


def test_a_rate_rounded_twice_is_told() -> None:
    ledger = Ledger(
        Books.of_rows({}), 2025, displayed=[Displayed(4449, 10_000, "44.5%"), Displayed(4449, 10_000, "45%", 0)]
    )

    (difference,) = outcome("I9", ledger=ledger).differences

    assert difference.words.zh == "展示为 45%，按 4449 ÷ 10000 应为 44%"


def test_rounding_that_no_note_tells_is_told() -> None:
    thirds = (33_333_33, 33_333_33, 33_333_34)
    noted, silent = (
        Displayed(parts=thirds, unit=Unit.TEN_THOUSAND, decimals=2, noted=1),
        Displayed(parts=thirds, decimals=2),
    )

    told = outcome("I10", ledger=Ledger(Books.of_rows({}), 2025, displayed=[noted, silent]))

    assert [(d.left, d.right) for d in told.differences] == [(0, 1)]
