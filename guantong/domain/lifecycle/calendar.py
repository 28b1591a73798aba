"""The eight stages in their order, and every step by its key or by the name it is registered under (年历)."""

from functools import cache

from guantong.domain.lifecycle.profile import profiles
from guantong.domain.lifecycle.stages import (
    adjustment,
    audit,
    execution,
    final_accounts,
    formulation,
    performance,
    rectification,
    retrospect,
)
from guantong.domain.lifecycle.steps import Part, StageLife, StepKind
from guantong.domain.questions import Stage

_FILES = (formulation, execution, adjustment, final_accounts, performance, audit, rectification, retrospect)
STAGES: tuple[StageLife, ...] = tuple(file.STAGE for file in _FILES)


def all_steps() -> tuple[StepKind, ...]:
    """Return every step of the year in order."""
    return tuple(step for life in STAGES for step in life.steps)


def step_kind(key: str) -> StepKind:
    """Return the step with `key`; raises LookupError."""
    return _by_key()[key]


def step_named(stage: str, name: str) -> StepKind | None:
    """Return the step that is registered under `name` at `stage`, or None for one of the district's own."""
    return _by_name().get((stage, name))


def formal_year() -> dict[Part, tuple[StepKind, ...]]:
    """Return the parts of the formal year, each with its steps in order."""
    return {part: tuple(step for step in all_steps() if step.part is part) for part in Part}


def before_days(basis: str) -> int | None:
    """Return how many days before a session the article asks for, by the steps or a profile; None where it sets none."""
    clocks = [clock for step in all_steps() for clock in step.clocks]
    clocks += [own.clock for where in profiles() for own in where.clocks.values()]
    return next((-clock.n for clock in clocks if clock.basis == basis and clock.event and clock.n < 0), None)


def stage_life(stage: Stage) -> StageLife:
    """Return the stage's life."""
    return next(life for life in STAGES if life.stage is stage)


@cache
def _by_key() -> dict[str, StepKind]:
    return {step.key: step for step in all_steps()}


@cache
def _by_name() -> dict[tuple[str, str], StepKind]:
    return {(step.stage.value, name): step for step in all_steps() for name in (step.words.zh, *step.also)}
