"""Rules over the books: one signal however often they run, verdicts stay, what does not hold lapses, what was not computed is told."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from guantong.apps.diagnosis import triage
from guantong.apps.diagnosis.book_runs import _plain, pull, start_books, start_books_nightly, write_down_rule
from guantong.apps.diagnosis.models import Run, Signal, Uncomputed
from guantong.apps.diagnosis.whom import Finder
from guantong.apps.feeds.queries import books_in
from guantong.apps.journal.queries import drifted
from guantong.apps.subjects.operations import open_subject
from guantong.domain.identity.key import Kind
from guantong.domain.rule_engine.ledger import run as ran_over
from guantong.domain.rulebook.shelf import rule_named
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.books import CALLED, SLOW, UNIT, entered, judged, payment, payments, plans, slow_project, slow_signal
from tests.feeds import reversed_by
from tests.figures import unit, work_off
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_a_slow_project_becomes_a_signal_with_its_value_limit_law_and_what_the_rule_found(world: World) -> None:
    slow_project(world)

    run = judged(world)

    signal = slow_signal()
    assert (run.state, run.judged_on, run.changes["raise"]) == ("done", date(2026, 10, 31), [signal.pk])
    assert (
        signal.says
        == "项目“湖滨步道改造”截至2026-10-31计划用款200.00万元，实际支出40.00万元，少160.00万元，为全年计划的80.00%。"
    )
    assert (signal.value, signal.limit, signal.limit_source["zh"][:9]) == (
        "80.00%",
        "20个百分点",
        "建议值，无法定依据",
    )
    assert (signal.over_books, signal.document, signal.year, signal.period) == (True, None, 2026, "2026")
    assert (signal.keys, signal.found["paid"]) == ({"project_code": SLOW}, 4_000_000_00 // 10)
    assert (signal.rule_version, signal.basis[0]) == (1, "budget-law-2018-art-57")
    assert list(drifted()) == []


def test_running_again_changes_nothing_and_doubles_nothing(world: World) -> None:
    slow_project(world)
    judged(world)
    before = slow_signal()

    again = judged(world)

    after = slow_signal()
    assert (after.pk, after.version, again.changes) == (before.pk, before.version, {})
    assert (Signal.objects.filter(over_books=True).count(), after.seen_in) == (1, again)


def test_another_month_updates_the_same_signal(world: World) -> None:
    slow_project(world)
    judged(world)
    before = slow_signal()

    entered(world, "payment", [payment("2026-10-20", 30)], "2026-10")
    run = judged(world)

    after = slow_signal()
    assert (after.pk, after.value, run.changes) == (before.pk, "65.00%", {"update": [before.pk]})  # (200 - 70) / 200


def test_what_does_not_hold_any_more_is_marked_and_stays(world: World) -> None:
    slow_project(world)
    judged(world)

    entered(world, "payment", [payment("2026-10-20", 150)], "2026-10")
    run = judged(world)

    gone = slow_signal()
    assert (gone.state, gone.value, run.changes) == ("lapsed", "80.00%", {"lapse": [gone.pk]})


def test_a_batch_that_is_reversed_brings_the_signal_back(world: World) -> None:
    slow_project(world)
    judged(world)
    late = entered(world, "payment", [payment("2026-10-20", 150)], "2026-10")
    judged(world)

    reversed_by(world, late)
    judged(world)

    assert (slow_signal().state, slow_signal().value) == ("open", "80.00%")


def test_a_verdict_survives_a_later_run_which_only_says_that_the_figures_moved(world: World) -> None:
    slow_project(world)
    judged(world)
    signal = slow_signal()
    checked = triage.confirm_reading(
        signal=signal, opened=True, version=signal.version, by=world.standing("shen"), as_of=world.now
    )
    triage.judge(
        signal=checked, verdict="justified", reason="汛期停工", rests_on="施工日志", without_letter="现场已看过",
        version=checked.version, by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip

    entered(world, "payment", [payment("2026-10-20", 30)], "2026-10")
    judged(world)

    after = slow_signal()
    assert (after.state, after.verdict, after.figures_moved) == ("judged", "justified", "changed")
    assert after.verdicts.get().facts["value"] == "80.00%"


def test_where_a_rule_can_no_longer_be_computed_its_signals_are_left_and_marked(world: World) -> None:
    plan, _ = slow_project(world)
    judged(world)

    reversed_by(world, plan)
    run = judged(world)

    signal, came = slow_signal(), run.examined["E02"]
    assert (signal.state, signal.not_computed, came["computed"]) == ("open", True, False)
    assert came["why"][0]["zh"] == "账上没有2026年的《项目用款计划》"
    assert Uncomputed.objects.get(document=None, rule="E02").why == "账上没有2026年的《项目用款计划》"


def test_only_the_units_that_a_rule_could_not_judge_are_left_the_others_lapse(world: World) -> None:
    def line(unit_code: str) -> dict[str, Any]:
        return {
            "unit_code": unit_code,
            "unit": f"单位{unit_code}",
            "project_code": "P09",
            "version": "批准预算",
            "amount": 1,
            "year": 2026,
        }

    first = entered(world, "budget_line", [line("101"), line("102")])
    other = [payment("2026-05-09", 5, "P77", unit_code=code, unit=f"单位{code}") for code in ("101", "102")]
    paid = entered(world, "payment", other)
    judged(world)
    assert Signal.objects.filter(rule="E11", state="open").count() == 2

    entered(world, "budget_line", [line("102")], edition=2)
    entered(world, "payment", other[:1], edition=2)
    judged(world)

    states = {s.keys["unit_code"]: (s.state, s.not_computed) for s in Signal.objects.filter(rule="E11")}
    assert (first.edition, paid.edition, states) == (1, 1, {"101": ("open", True), "102": ("lapsed", False)})


def test_a_new_year_leaves_the_signals_of_the_year_before_as_they_are(world: World) -> None:
    slow_project(world)
    judged(world)
    next_year = [{**payment("2027-01-09", 20), "voucher_no": "1"}]
    entered(world, "payment", next_year, "2027-01")
    entered(world, "project_plan", [{**plans(months=1)[0], "month": "2027-01"}], "2027")

    start_books(by=world.standing("shen"), as_of=world.now + timedelta(days=100))
    work_off(world, world.now + timedelta(days=100))

    assert (slow_signal().state, slow_signal().not_computed) == ("open", False)


def test_the_day_judged_is_that_up_to_which_the_records_tell_or_the_one_asked_for(world: World) -> None:
    slow_project(world)

    asked = judged(world, judged_on=date(2026, 5, 31))

    assert (asked.judged_on, slow_signal().value) == (
        date(2026, 5, 31),
        "30.00%",
    )  # (100 planned - 40 spent) / 200 of the year
    with pytest.raises(BadInput, match="不能晚于今天"):
        start_books(by=world.standing("shen"), as_of=world.now, judged_on=date(2026, 11, 13))


def test_whom_it_is_about_is_found_by_the_code_and_else_as_the_ledger_prints_it(world: World) -> None:
    entered(world, "project_plan", plans())
    entered(world, "payment", [{**row, "unit": "明湖区环卫三所"} for row in payments()])
    judged(world)
    unknown = slow_signal()
    assert (unknown.subject, unknown.path, unknown.body) == (None, "", "明湖区环卫三所")

    known = open_subject(
        kind=Kind.UNIT, name="区环境卫生所", aliases=f"环卫所、{UNIT}", organisation=world.body("CG"),
        opened_on=date(2020, 1, 1), by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    judged(world)

    found = slow_signal()
    assert (found.subject, found.path, found.body) == (known, world.body("CG").path, "区环境卫生所")
    assert found.identity == unknown.identity


def test_a_unit_is_found_by_its_name_and_never_by_half_of_a_code(world: World) -> None:
    by_name = unit(world, CALLED, "CG")

    finder = Finder()

    assert finder.of({"unit_code": "101", "unit": CALLED}).subject == by_name
    assert finder.of({"unit_code": "00100", "unit": "00100"}).subject is None


def test_what_was_published_since_is_pulled_once(world: World) -> None:
    assert pull(as_of=world.now) is None
    slow_project(world)

    run, again = pull(as_of=world.now), pull(as_of=world.now)
    work_off(world)

    assert run is not None
    assert (run.cause, run.asked_by, again, slow_signal().raised_in) == ("published", "shen", None, run)
    entered(world, "payment", [payment("2026-10-20", 30)], "2026-10")
    assert pull(as_of=world.now) is not None


def test_at_night_the_books_are_looked_at_when_anything_changed_and_not_again(world: World) -> None:
    assert start_books_nightly(as_of=world.now) is None
    slow_project(world)

    first, waiting = start_books_nightly(as_of=world.now), start_books_nightly(as_of=world.now)
    work_off(world)
    same = start_books_nightly(as_of=world.now)
    entered(world, "payment", [payment("2026-11-02", 1)], "2026-11")
    another = start_books_nightly(as_of=world.now)

    assert (first is None, waiting, same, another is None) == (False, None, None, False)


def test_one_run_over_the_books_waits_at_a_time(world: World) -> None:
    slow_project(world)
    waiting = start_books(by=world.standing("shen"), as_of=world.now)

    with pytest.raises(BadInput, match=f"诊断 {waiting.pk} 正在进行"):
        start_books(by=world.standing("gu"), as_of=world.now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.create(
            books=waiting.books, judged_on=waiting.judged_on, asked_at=world.now, state="asked", cause="manual"
        )


def test_a_run_whose_job_was_cancelled_makes_room(world: World) -> None:
    from guantong.apps.jobs.operations import cancel

    slow_project(world)
    dead = start_books(by=world.standing("shen"), as_of=world.now)
    assert dead.job
    cancel(job=dead.job, by=world.standing("shen"), as_of=world.now)

    alive = start_books_nightly(as_of=world.now)

    dead.refresh_from_db()
    assert (dead.state, alive is None) == ("broken_off", False)


def late_run(world: World) -> tuple[int, str]:
    """Let a run over earlier books end after one over later books; return how many signals it wrote, and what the signal says."""
    slow_project(world)
    early = judged(world)
    entered(world, "payment", [payment("2026-10-20", 30)], "2026-10")
    judged(world)
    rule = rule_named("E02")
    assert rule
    assert early.books
    assert early.judged_on
    late = ran_over(rule, books_in(early.books, early.judged_on), early.judged_on)
    written = write_down_rule(run=early, ran=late, finder=Finder(), by=world.standing("shen"), as_of=world.now)
    return written, slow_signal().value


def test_a_run_that_ends_after_one_over_later_books_writes_nothing_over(world: World) -> None:
    assert late_run(world) == (0, "65.00%")


def test_without_an_order_of_runs_what_was_found_is_written_over(world: World) -> None:
    with mutants.runs_over_the_books_in_any_order():
        assert late_run(world) == (1, "80.00%")


def test_without_gaps_what_could_not_be_computed_would_lapse(world: World) -> None:
    plan, _ = slow_project(world)
    judged(world)

    reversed_by(world, plan)
    with mutants.gaps_in_the_books_taken_for_answers():
        judged(world)

    assert slow_signal().state == "lapsed"


@pytest.mark.parametrize("who", ["he", "ye", "cao", "lin"])
def test_only_the_commission_asks_for_a_run(world: World, who: str) -> None:
    slow_project(world)

    with pytest.raises(NotAllowed):
        start_books(by=world.standing(who), as_of=world.now)


def test_before_anything_is_published_there_is_nothing_to_look_at(world: World) -> None:
    with pytest.raises(BadInput, match="账上还没有数据"):
        start_books(by=world.standing("shen"), as_of=world.now)


def test_rules_that_are_off_are_not_run(world: World) -> None:
    slow_project(world)

    run = judged(world)

    assert {"E15", "E16"} & set(run.examined) == set()
    assert len(payments()) == 12


def test_what_a_rule_reckons_in_fractions_can_be_kept_and_journaled() -> None:
    facts = {"usual": 500.0, "spread": 0.25, "paid": Decimal(7), "through": date(2026, 5, 31)}

    assert _plain(facts) == {"usual": 500, "spread": "0.25", "paid": 7, "through": "2026-05-31"}
