"""One figure of several sources by the weights of a dated document: from surveys and typed scores, each with where it stands (多源加权)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import transaction

from guantong.apps.journal.operations import record
from guantong.apps.surveys.models import Survey, Weighing
from guantong.apps.surveys.queries import outcome
from guantong.apps.surveys.workflow import WEIGHING
from guantong.domain.roles import Standing
from guantong.domain.surveys.composite import Composite, Formula, Source, composite
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

BY_SURVEY = "问卷"
"""Typed in place of a score: the share of satisfied verified answers of the survey."""


@dataclass(frozen=True, slots=True)
class Part:
    """One source as it is typed: its name, its weight, its score ("": none yet, 问卷: of the survey), where the score stands."""

    name: str
    weight: int
    score: str
    stands: str


@transaction.atomic
def weigh(
    *, title: str, document: str, dated: date, parts: Sequence[Part], survey: Survey | None, by: Standing, as_of: datetime
) -> Weighing:  # fmt: skip
    """Weigh sources as the document says. A score that is not there leaves the whole not computed, never of the rest.

    Raises BadInput for weights that do not add up to 100, a score outside 0 to 100 or without where it stands.
    """
    path = next((post.path for post in by.posts if WEIGHING.why_not("weigh", by, NEW, post.path) is None), "")
    state = WEIGHING.demand("weigh", by, NEW, path)
    formula = Formula(document, tuple(Source(one.name, Words(one.name, one.name), one.weight) for one in parts))
    if formula.problems:
        raise BadInput({"parts": formula.problems[0]})
    sources = [[one.name, one.weight, *_scored(one, survey, as_of.date())] for one in parts]
    made = Weighing.objects.create(
        title=title, document=document, dated=dated, sources=sources, survey=survey, path=path, state=state, weighed_by=by.person, weighed_at=as_of
    )  # fmt: skip
    _recorded(made, "weigh", by, as_of)
    return made


@transaction.atomic
def withdraw_weighing(*, weighing: Weighing, by: Standing, as_of: datetime) -> Weighing:
    """Withdraw a weighed result; it stays on record."""
    row = Weighing.objects.select_for_update().get(pk=weighing.pk)
    row.state = WEIGHING.demand("withdraw_weighing", by, row.state, row.path)
    row.save()
    _recorded(row, "withdraw_weighing", by, as_of)
    return row


def weighed(row: Weighing) -> Composite:
    """Return the figure of a weighed result with its parts, exact."""
    formula = Formula(
        row.document, tuple(Source(name, Words(name, name), weight) for name, weight, _, _ in row.sources)
    )
    return composite(formula, {name: Fraction(*score) if score else None for name, _, score, _ in row.sources})


def _scored(part: Part, survey: Survey | None, day: date) -> tuple[list[int] | None, str]:
    if part.score == BY_SURVEY:
        return _of_survey(survey, day)
    if not part.score:
        return None, part.stands
    try:
        score = Fraction(part.score)
    except (ValueError, ZeroDivisionError) as error:
        raise BadInput({"parts": _NO_SCORE.filled(name=part.name)}) from error
    if not 0 <= score <= 100:
        raise BadInput({"parts": _NO_SCORE.filled(name=part.name)})
    if not part.stands:
        raise BadInput({"parts": _NOWHERE.filled(name=part.name)})
    return [score.numerator, score.denominator], part.stands


def _of_survey(survey: Survey | None, day: date) -> tuple[list[int] | None, str]:
    if survey is None:
        raise BadInput({"survey": _WHICH})
    found = outcome(survey, day)
    result = (
        next((one for one in found.parts[Origin.VERIFIED].results if one.good is not None), None) if found else None
    )
    if result is None or result.good is None:
        return None, f"问卷{survey.pk}：没有可用的已核验满意率"
    score = Fraction(100 * result.good.hits, result.good.of)
    return (
        [score.numerator, score.denominator],
        f"问卷{survey.pk}“{result.question.words.zh}”已核验{result.good.of}份，满意{result.good.hits}份",
    )


def _recorded(row: Weighing, verb: str, by: Standing, as_of: datetime) -> None:
    words, content = WEIGHING.row(verb).words, dict[str, Any](document=row.document, state=row.state)
    record(
        by=by, as_of=as_of, room="surveys", verb=verb, path=row.path, of=row, content=content,
        says=Words(f"{words.zh}：{row.pk}", f"{words.en}: {row.pk}"),
    )  # fmt: skip


_NO_SCORE = Words("“{name}”的得分须在0到100之间", "the score of {name} is from 0 to 100")
_NOWHERE = Words("“{name}”的得分须写明出处", "say where the score of {name} stands")
_WHICH = Words("请选择问卷", "choose the survey")
