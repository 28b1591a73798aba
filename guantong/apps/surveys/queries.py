"""Reading surveys: which one a code or a link opens, what was answered, nothing before the close (问卷)."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256

from django.db.models import Count, Q, QuerySet

from guantong.apps.journal.queries import within
from guantong.apps.surveys.models import Answer, AnswerFile, PublicPanel, Sample, Slip, Survey, Typed, Weighing
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.statistics.intervals import Share
from guantong.domain.surveys.answers import places
from guantong.domain.surveys.notices import notices
from guantong.domain.surveys.plan import PlannedCell, weights
from guantong.domain.surveys.questionnaire import Kind, Problem, Question, problems
from guantong.domain.surveys.tabulation import (
    Breakdown,
    Origin,
    Part,
    Response,
    Weighted,
    broken_down,
    limits,
    response_rate,
    tabulated,
    weighted,
)
from guantong.domain.surveys.trends import Point, Stretch, key_of, stretches
from guantong.domain.words import Words

COUNTED = ("closed", "released")
"""States in which there is a result: before the close nobody sees how it stands."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a survey: each origin apart, the response rate of slips (None: none given out, or too few came back), what must be told beside it."""

    parts: dict[Origin, Part]
    rate: Share | None
    told: tuple[Words, ...]
    by_group: tuple[tuple[Question, str, Breakdown, Weighted | None], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One community and stratum of a sample: as planned, its slips, how many came back, by what an answer of it counts."""

    plan: PlannedCell
    out: int
    back: int | None
    rate: Share | None
    weight: Fraction | None


@dataclass(frozen=True, slots=True)
class Written:
    """One text of one answer, by the answer's lot."""

    answer: str
    words: str


def surveys_seen_by(standing: Standing) -> QuerySet[Survey]:
    """Return the surveys `standing` may read, latest first."""
    return Survey.objects.filter(within(standing.areas("surveys")))


def answer_files_seen_by(standing: Standing) -> QuerySet[AnswerFile]:
    """Return the files of answers of the surveys `standing` may read."""
    return AnswerFile.objects.select_related("survey").filter(survey__in=surveys_seen_by(standing))


def digest_of(code: str) -> str:
    """Return the digest by which a slip is found; "" for what cannot be a code. Blanks, hyphens and case do not matter."""
    plain = "".join(code.split()).replace("-", "").upper()
    if len(plain) != 26:
        return ""
    try:
        return sha256(base64.b32decode(plain + "======")).hexdigest()
    except (binascii.Error, ValueError):
        return ""


def slip_of(code: str) -> Slip | None:
    """Return the slip of a code, used or not; None for a code that was never given out."""
    found = digest_of(code)
    return Slip.objects.select_related("survey").filter(digest=found).first() if found else None


def open_at(link: str) -> Survey | None:
    """Return the survey whose open link this is; None for one nobody gave out."""
    return Survey.objects.filter(link=link).first() if link else None


def wrong_with(survey: Survey, day: date) -> tuple[Problem, ...]:
    """Return what keeps it from being checked."""
    return problems(survey.questionnaire, day, on_paper=survey.on_paper)


def slips_by_group(survey: Survey, day: date) -> list[dict[str, object]]:
    """Return of every community how many slips were given out, and how many were used, once it closed (before: None).

    Of a survey that fewer answered by slips than may be shown, never.
    """
    rows = survey.slips.values("group").annotate(out=Count("pk"), back=Count("pk", filter=Q(used=True)))
    shown = survey.state in COUNTED and sum(row["back"] for row in rows) >= limits(day)["least"].value
    return [{**row, "back": row["back"] if shown else None} for row in rows.order_by("group")]


def cells_of(sample: Sample, day: date) -> list[Cell]:
    """Return every cell of a sample with its slips; once the survey closed, and enough came back, with rate and weight."""
    survey = sample.survey
    rows = survey.slips.values("group", "stratum").annotate(out=Count("pk"), back=Count("pk", filter=Q(used=True)))
    slips = {(row["group"], row["stratum"]): (row["out"], row["back"]) for row in rows.order_by("group")}
    cells = [PlannedCell(*one) for one in sample.cells]
    here = {(one.community, one.stratum): slips.get((one.community, one.stratum), (0, 0)) for one in cells}
    back = {cell: count for cell, (_out, count) in here.items()}
    told = survey.state in COUNTED and sum(back.values()) >= limits(day)["least"].value
    weighing = weights(cells, back) if told else {}
    return [
        Cell(
            one, out, came if told else None, response_rate(out, came) if told else None,
            weighing.get((one.community, one.stratum)),
        )
        for one in cells
        for out, came in (here[one.community, one.stratum],)
    ]  # fmt: skip


def panels_seen_by(standing: Standing) -> QuerySet[PublicPanel]:
    """Return the public panels `standing` may read, latest first."""
    return PublicPanel.objects.filter(within(standing.areas("surveys")))


def weighings_seen_by(standing: Standing) -> QuerySet[Weighing]:
    """Return the weighed results `standing` may read, latest first."""
    return Weighing.objects.filter(within(standing.areas("surveys")))


def waiting_sheets(survey: Survey) -> QuerySet[Typed]:
    """Return the sheets that one person typed and a second has still to type."""
    return survey.typed.filter(agreed=False)


def outcome(survey: Survey, day: date) -> Outcome | None:
    """Return what came of a survey; None before it closed."""
    if survey.state not in COUNTED:
        return None
    found = responses(survey.answers.all())
    set_ = limits(day)
    parts = tabulated(survey.questionnaire, found, set_)
    least = set_["least"].value
    back = survey.slips.filter(used=True).count()
    rate = response_rate(survey.slips.count(), back) if back >= least else None
    told = tuple(
        Words("{origin}·{question}：{said}", "{origin}, {question}: {said}").filled(origin=origin.words, question=result.question.words, said=said)
        for origin, part in parts.items()
        for result in part.results
        for said in notices(result, None if origin is Origin.OPEN else rate, set_)
    )  # fmt: skip
    verified = [one for one in found if one.origin is Origin.VERIFIED]
    return Outcome(parts, rate, told, tuple(_by_group(survey, verified, parts[Origin.VERIFIED], set_)))


def responses(rows: Iterable[Answer]) -> list[Response]:
    """Return the answers as the domain counts them."""
    return [
        Response(Origin(row.origin), row.group, {key: tuple(said) for key, said in row.answers.items()}) for row in rows
    ]


def texts(survey: Survey, place: str, day: date) -> dict[Origin, list[Written]]:
    """Return what was written at a question, by origin and in no order; nothing before the close, and of fewer than may be shown.

    What was handed on or has had its day still counts towards the few, and is not there.
    """
    if survey.state not in COUNTED:
        return {}
    found: dict[Origin, list[Written]] = {origin: [] for origin in Origin}
    for row in survey.answers.all():
        if row.answers.get(place):
            found[Origin(row.origin)].append(Written(row.pk, row.answers[place][0]))
    least = limits(day)["least"].value
    return {origin: [one for one in said if one.words] for origin, said in found.items() if len(said) >= least}


def words_at(survey: Survey, answer: str, place: str, day: date) -> str | None:
    """Return what one answer says at a question, as far as `texts` shows it; None where it is not shown, or gone."""
    shown = (one for said in texts(survey, place, day).values() for one in said)
    return next((one.words for one in shown if one.answer == answer), None)


def trends(survey: Survey, day: date) -> list[tuple[Question, tuple[Stretch, ...]]]:
    """Return how satisfaction went from the surveys it follows to this one, of verified answers alone, question by question.

    A new stretch begins where wording, way of asking or population changed; a survey that may not be shown is left out.
    """
    chain = [survey]
    while chain[-1].follows is not None and len(chain) < _LONGEST:
        chain.append(chain[-1].follows)
    points: dict[str, list[Point]] = {}
    for one in chain:
        found, questionnaire = outcome(one, day), one.questionnaire
        for result in found.parts[Origin.VERIFIED].results if found else ():
            if result.good is not None:
                key = key_of(questionnaire, result.question, "token")
                points.setdefault(result.place, []).append(Point(str(one.closed_on), key, result.good))
    asked = {question.key: question for question in survey.questionnaire.questions}
    return [(asked[place], stretches(said)) for place, said in points.items() if place in asked and len(said) > 1]


_LONGEST = 20


def _by_group(
    survey: Survey, verified: list[Response], part: Part, set_: Limits
) -> Iterable[tuple[Question, str, Breakdown, Weighted | None]]:  # fmt: skip
    for question in survey.questionnaire.questions if part.returned else ():
        if question.kind not in (Kind.SINGLE, Kind.SCALE):
            continue
        for place in places(question):
            table = broken_down(question, place, verified, set_)
            if table is not None:
                yield question, place, table, _weighted(table, survey.groups)


def _weighted(table: Breakdown, people: Mapping[str, int]) -> Weighted | None:
    known = {*table.groups, *table.pooled} - ({"其余"} if table.pooled else set())
    return weighted(table, people) if people and known <= set(people) else None
