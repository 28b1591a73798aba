"""The year stands whole: eight stages in order, every part of the formal year with a step of the law, nothing by choice with a term."""

from guantong.domain.law.catalogue import cite
from guantong.domain.lifecycle.calendar import STAGES, all_steps, formal_year, stage_life, step_kind, step_named
from guantong.domain.lifecycle.steps import Part
from guantong.domain.questions import Stage


def test_the_eight_stages_stand_in_their_order_and_every_step_in_its_own() -> None:
    assert [life.stage for life in STAGES] == list(Stage)
    assert [step.key for life in STAGES for step in life.steps if step.stage is not life.stage] == []
    assert len({step.key for step in all_steps()}) == len(all_steps())


def test_every_part_of_the_formal_year_has_a_step_that_the_law_asks_for() -> None:
    year = formal_year()

    assert [part for part, steps in year.items() if all(step.by_choice for step in steps)] == []
    assert [step.key for step in year[Part.STATE_ASSETS] + year[Part.DEBT]] == ["state_assets", "debt_report"]


def test_a_step_by_choice_has_no_article_and_the_whole_retrospect_is_by_choice() -> None:
    assert step_kind("pre_review").by_choice
    assert all(step.by_choice for step in stage_life(Stage.RETROSPECT).steps)
    assert not step_kind("deliberation_answered").by_choice


def test_every_article_named_is_in_the_catalogue() -> None:
    named = {basis for life in STAGES for basis in life.basis}
    named |= {step.basis for step in all_steps() if step.basis} | {c.basis for step in all_steps() for c in step.clocks}

    assert [basis for basis in sorted(named) if not cite(basis).law] == []


def test_a_registered_step_is_found_by_its_name() -> None:
    assert step_named("formulation", "预算草案初步方案提交初步审查") is step_kind("draft_submitted")
    assert step_named("formulation", "听取上半年预算执行情况报告") is None
