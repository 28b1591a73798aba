"""Rules over the ledger: one identity from run to run, rows behind every signal, gaps said, no rule stops another."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Found, drill, found, run, run_all
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits, Own
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.secrecy import Level
from guantong.domain.words import Words

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 31)
WAN = 1_000_000


def plan(unit: str, month: int, planned: int) -> dict[str, Any]:
    return {"year": 2025, "month": date(2025, month, 1), "unit_code": unit, "planned": planned * WAN}


def pay(unit: str, day: date, amount: int, row: int) -> dict[str, Any]:
    return {
        "year": 2025, "paid_on": day, "unit_code": unit, "unit": f"单位{unit}", "amount": amount * WAN,
        "batch": "2025-06", "sheet": "支付明细", "row": row,
    }  # fmt: skip


def books(**more: list[dict[str, Any]]) -> Books:
    paid = [
        pay("101", date(2025, 5, 9), 60, 2),
        pay("102", date(2025, 5, 9), 95, 3),
        pay("101", date(2025, 7, 9), 5, 4),
    ]
    plans = [plan(unit, month, 50) for unit in ("101", "102") for month in (5, 6)]
    return Books.of_rows({"payment": paid, "unit_plan": plans, **more})


def rule(code: str, function: Any, **more: Any) -> Rule:
    made = Rule(
        code, Words("试", "try"), Question.DEVIATION, Words("{unit_code}：{value:money}", "{unit_code}: {value:money}"),
        ("budget-law-2018-art-57",), subject=("unit_code",), measure="money", needs=("payment",), **more,
    )  # fmt: skip
    made.over_books(function)
    return made


def named(code: str) -> Rule:
    """The rule on the shelf with this code."""
    (one,) = (rule for rule in all_rules() if rule.code == code)
    return one


def every_unit(books: Any, _: Limits, as_of: date) -> Found:
    rows = books.table("payment")
    return found(rows.filter(rows.paid_on <= as_of).group_by("unit_code").agg(value=rows.amount.sum()), payment=rows)


def stumbling(_: Any, __: Limits, ___: date) -> Found:
    raise TypeError("odd")


def test_a_later_run_over_the_same_unit_and_year_is_the_same_signal() -> None:
    behind = named("E01")

    (june,), (july,) = (run(behind, books(), day).signals for day in (JUNE, JULY))

    assert june.id == july.id
    assert (june.subject, june.period, june.value) == ("101", "2025", "40.00%")  # (100 - 60) of 100
    assert july.value == "35.00%"  # (100 - 65) of 100


def test_the_rows_behind_a_signal_are_those_of_its_subject_with_their_places() -> None:
    behind, held = named("E01"), books()
    (signal,) = run(behind, held, JUNE).signals

    behind_it = drill(behind, held, JUNE, signal.keys)

    paid = behind_it["payment"].to_pyarrow().to_pylist()
    assert [(r["batch"], r["sheet"], r["row"], r["amount"]) for r in paid] == [("2025-06", "支付明细", 2, 60 * WAN)]
    assert [r["planned"] for r in behind_it["unit_plan"].to_pyarrow().to_pylist()] == [50 * WAN, 50 * WAN]


def test_a_signal_carries_the_limit_its_source_and_the_law_of_its_day() -> None:
    (signal,) = run(named("E01"), books(), JUNE).signals

    assert signal.limit == "20个百分点"
    assert signal.limit_source is not None
    assert signal.limit_source.zh.startswith("建议值，无法定依据")
    assert [c.id for c in signal.citations] == [
        "budget-law-2018-art-57",
        "budget-reg-2020-art-57",
        "budget-reg-2020-art-60",
    ]


def test_a_ledger_without_the_table_is_not_computed_and_not_passed() -> None:
    ran = run(named("E02"), books(), JUNE)

    assert (ran.signals, [o.why.zh for o in ran.not_computed]) == ((), ["账上没有2025年的《项目用款计划》"])


def test_rows_of_another_year_do_not_make_a_rule_computed() -> None:
    ran = run(named("E01"), books(), date(2026, 6, 30))

    assert [o.why.zh for o in ran.not_computed] == ["账上没有2026年的《单位用款计划》、《支付明细》"]


def test_a_rule_is_not_computed_before_its_law_was_in_the_catalogue() -> None:
    ran = run(
        rule("X01", every_unit),
        books(payment=[pay("101", date(2010, 5, 9), 60, 2) | {"year": 2010}]),
        date(2010, 6, 30),
    )

    assert [o.why.zh for o in ran.not_computed] == ["当时的法律不在目录中"]


def test_a_rule_that_stumbles_says_so_and_stops_no_other() -> None:
    odd, even = run_all([rule("X01", stumbling), rule("X02", every_unit)], books(), JUNE)

    assert "没有料到的内容（TypeError）" in odd.not_computed[0].why.zh
    assert [s.because.zh for s in even.signals] == ["101：60.00万元", "102：95.00万元"]


def test_a_rule_that_is_off_runs_only_when_asked_for() -> None:
    quiet = rule("X01", every_unit, off=True)

    assert run_all([quiet], books(), JUNE) == []
    assert len(run(quiet, books(), JUNE).signals) == 2


def test_a_signal_that_never_stands_alone_is_kept_back_until_another_rule_speaks_of_the_unit() -> None:
    weak = rule("X01", every_unit, alone=False)

    alone, _ = run_all([weak, rule("X02", lambda b, *_: found(every_unit(b, *_).signals.filter(False)))], books(), JUNE)
    beside, _ = run_all([weak, named("E01")], books(), JUNE)

    assert (alone.signals, alone.kept_back) == ((), 2)
    assert ([s.subject for s in beside.signals], beside.kept_back) == (["101"], 1)


def test_the_districts_own_value_is_the_limit() -> None:
    own = named("E01").holding((Own("gap", 40, date(2025, 1, 1), "明人常办〔2024〕8号"),))

    assert run(own, books(), JUNE).signals == ()  # 40 % is not more than 40 %


def test_an_advance_is_one_signal_however_many_years_it_stays_open() -> None:
    advance = pay("101", date(2024, 10, 8), 50, 2) | {"year": 2024, "payee": "甲公司", "advance": True}
    held = Books.of_rows(
        {"payment": [advance, pay("102", date(2025, 1, 9), 1, 3), pay("102", date(2026, 1, 9), 1, 4) | {"year": 2026}]}
    )

    (one,), (two,) = (run(named("E25"), held, day).signals for day in (JUNE, date(2026, 6, 30)))

    assert (one.id, one.period, one.year, two.year) == (two.id, "2024", 2025, 2026)


def test_a_value_in_points_is_told_in_both_languages() -> None:
    years = {2022: 50, 2023: 50, 2024: 50, 2025: 20}
    lines = [{"year": y, "unit_code": "101", "version": "approved", "amount": 100 * WAN} for y in years]
    paid = [pay("101", date(y, 5, 9), amount, y) | {"year": y} for y, amount in years.items()]

    (signal,) = run(named("E03"), Books.of_rows({"budget_line": lines, "payment": paid}), JUNE).signals

    assert (signal.value, signal.measured.en) == ("30.00个百分点", "30.00 percentage points")


def test_classes_are_called_by_name_in_both_languages_and_kept_by_key() -> None:
    spent = pay("101", date(2025, 5, 9), 6, 2) | {"three_public": "reception"}
    line = {"year": 2025, "unit_code": "101", "version": "approved", "amount": 5 * WAN, "three_public": "reception"}

    (signal,) = run(named("E20"), Books.of_rows({"budget_line": [line], "payment": [spent]}), JUNE).signals

    assert (
        signal.because.en
        == "“单位101” spent 6.00万元 on official reception this year, against 5.00万元 (the budget): 1.00万元 more."
    )
    assert signal.keys == {"unit_code": "101", "three_public": "reception", "against": "budget"}


def test_what_a_rule_could_not_judge_is_named_whole_and_what_was_not_computed_at_all_says_so() -> None:
    line = {"year": 2025, "unit_code": "101", "version": "approved", "amount": 5 * WAN}
    spent = [pay(f"9{n}", date(2025, 5, 9), 6, n) for n in range(10, 17)]

    ran = run(named("E11"), Books.of_rows({"budget_line": [line], "payment": spent}), JUNE)
    none = run(named("E11"), Books.of_rows({"payment": spent}), JUNE)

    assert (ran.computed, ran.unjudged) == (True, frozenset(f"单位9{n}" for n in range(10, 17)))
    assert (none.computed, none.unjudged) == (False, frozenset())


@pytest.mark.parametrize("one", [r for r in all_rules() if r.over_ledger], ids=lambda r: r.stem)
def test_every_rule_over_the_ledger_names_its_subject_and_what_it_needs(one: Rule) -> None:
    assert (bool(one.subject), bool(one.needs or one.registers)) == (True, True)


def test_what_no_letter_may_cite_is_off_and_never_alone() -> None:
    weak = [one for one in all_rules() if not one.citable]

    assert [one.code for one in weak] == ["E15", "E16", "E46"]
    assert all(one.off for one in weak)
    assert [one.code for one in weak if one.alone] == ["E46"]  # which no one sees but whom it is for


def test_what_is_internal_says_so_is_off_and_no_letter_may_cite_it() -> None:
    inner = [one for one in all_rules() if one.level is not Level.PUBLIC]

    assert [(one.code, one.off, one.citable, "内部" in one.title.zh) for one in inner] == [("E46", True, False, True)]


def test_a_rule_that_asks_for_a_register_is_computed_with_an_empty_one_only() -> None:
    drawn = {"month": date(2025, 5, 1), "code": "11015", "collected": 5 * WAN}
    rows = {"revenue_month": [drawn]}

    (without,) = run(named("E36"), Books.of_rows(rows), JUNE).not_computed
    (with_none,) = run(named("E36"), Books.of_rows({**rows, "adjustment": []}), JUNE).signals

    assert without.why.zh == "账上没有《预算调整》的登记，未登记不等于未办，不能判断"
    assert with_none.value == "5.00万元"


def test_listing_the_rules_loads_no_engine() -> None:
    seen = "import sys; from guantong.domain.rulebook.shelf import all_rules; all_rules(); print({'ibis', 'duckdb', 'django'} & {*sys.modules})"

    assert subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout == "set()\n"
