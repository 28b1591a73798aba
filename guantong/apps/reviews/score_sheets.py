"""The score sheets of a review: its roll is who signed in, its result stands on the review's page (审查活动的评分表).

A score is an opinion of deputies with its own denominator: it is added to nothing, least of all to the assessment by the committee.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from guantong.apps.evaluations import operations as evaluations
from guantong.apps.evaluations.models import ScoreSheet
from guantong.apps.evaluations.queries import (
    Result,
    Scorer,
    kept_out,
    result,
    scorers_on,
    seat_of,
    sheets_about,
)
from guantong.apps.reviews.models import Review
from guantong.apps.reviews.queries import edition_of
from guantong.apps.reviews.recording import locked
from guantong.domain.reviews.kinds import Part
from guantong.domain.roles import Standing
from guantong.domain.voting.rubric import Rubric
from guantong.domain.voting.scores import in_points
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

SCORED = ("held", "concluded", "followed_up")
"""States of a review in which a sheet is prepared: deputies have signed in."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Who signed in: the scorers, how many deputies without an account or not in office are not among them, how many experts."""

    scorers: Sequence[Scorer]
    others: int
    experts: int


def roll_of(review: Review, day: date, about: str = "", names: Sequence[str] = ()) -> Roll:
    """Return the roll of a sheet on `day` about the unit at `about`: deputies in office who signed in with their account, some recused.

    Deputies without an account score on no roll of persons, experts give their opinion in words: both are counted, not named.
    """
    came = review.participants.filter(state="attended").select_related("person")
    deputies = {one.person.username for one in came if one.part in _DEPUTIES and one.person}
    found = [one for one in scorers_on(day, about, names) if one.person in deputies]
    count = sum(one.part in _DEPUTIES for one in came)
    return Roll(found, count - len(found), sum(one.part == Part.EXPERT for one in came))


@transaction.atomic
def prepare_sheet(
    *, review: Review, unit: str, title: str, question: str, way: str, rubric: Rubric | None, held_on: date, by: Standing, as_of: datetime,
    subject_name: str = "", keyholders: Sequence[str] = (),
) -> ScoreSheet:  # fmt: skip
    """Prepare a score sheet about a unit under review, for the deputies who signed in.

    Raises BadInput for a unit that is not under review, words the kind must not use, nobody on the roll, and what
    `evaluations.operations.prepare` raises; NotAllowed for a kind that is not scored, and before it was held.
    """
    row, edition = locked(review), edition_of(review)
    if not edition.scores:
        raise NotAllowed(_NOT_SCORED)
    if row.state not in SCORED:
        raise NotAllowed(_NOT_HELD)
    at = row.units.filter(code=unit).first()
    wrong = {"unit": _NO_UNIT} if at is None else {}
    if unfit := edition.unfit(f"{title} {question}"):
        wrong["title"] = _UNFIT.filled(words="、".join(f"{word}→{said}" for word, said in unfit.items()))
    if rubric is None:
        wrong["rubric"] = _NO_RUBRIC
    if at is None or rubric is None or wrong:
        raise BadInput(wrong)
    roll = roll_of(row, held_on, at.path, [name for name in (at.name, subject_name) if name])
    if not roll.scorers:
        raise BadInput({"": _NOBODY})
    return evaluations.prepare(
        title=title, question=question, held_on=held_on, way=way, rubric=rubric, roll=roll.scorers, path=at.path,
        subject_of=row.journal_key, subject_name=subject_name, subject_where=reverse("reviews:review", args=[row.pk]), keyholders=keyholders,
        by=by, as_of=as_of,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A sheet of a review as far as one sees it: why one keeps out, or its result, None before it is counted."""

    sheet: ScoreSheet
    out: Refusal | None
    result: Result | None

    @property
    def mean(self) -> str:
        """The plain mean of the totals, of a hundred; "" where there is none."""
        return in_points(self.result.scored.total.mean) if self.result and self.result.scored else ""

    @property
    def share(self) -> str:
        """How many scored of how many were to."""
        return f"{self.result.base.done} / {self.result.base.expected}" if self.result else ""


def sheets_of(review: Review, standing: Standing) -> list[Told]:
    """Return the sheets of a review with their results, the latest first; who is recused sees that there is one, and nothing of it."""
    found = []
    for sheet in sheets_about(review.journal_key, standing).exclude(state="void"):
        out = kept_out(sheet, standing, seat_of(sheet, standing))
        found.append(Told(sheet, out, None if out else result(sheet)))
    return found


_DEPUTIES = (Part.DEPUTY, Part.MEMBER, Part.FINANCE_MEMBER)
_NOT_SCORED = Refusal("state", Words("这一种审查活动不打分", "this kind is not scored"))
_NOT_HELD = Refusal(
    "state",
    Words("举行之后准备评分表", "after it was held"),
    Words("代表签到之后列入名册", "deputies who signed in are on the roll"),
)
_NO_UNIT = Words("该单位不在被审单位之列", "that unit is not under review")
_UNFIT = Words("请换用合适的说法：{words}", "this kind says it otherwise: {words}")
_NO_RUBRIC = Words("请选择已生效的评分标准", "choose a rubric in force")
_NOBODY = Words("还没有在任代表签到：名册取已签到的代表", "no deputy in office has signed in: they are the roll")
