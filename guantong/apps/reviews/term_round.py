"""Which special report comes in which year of the term, as planned and as heard, and which has no year yet (届内专项报告安排)."""

from dataclasses import dataclass
from datetime import date

from guantong.apps.actors.queries import term_in_force
from guantong.apps.reviews.models import Review
from guantong.apps.reviews.queries import edition_of, reviews_seen_by
from guantong.domain.roles import Standing
from guantong.domain.selection.composition import term
from guantong.domain.words import Words

_MIDDLE = 7
"""Districts elect their congress around the turn of a year: a year is of the term in force at its middle."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A year of the term, and the reviews of a special report in it, each with its subject."""

    year: int
    reviews: list[tuple[Review, Words]]


@dataclass(frozen=True, slots=True)
class Round:
    """The years of a term, and the subjects no review was planned for yet."""

    turns: list[Turn]
    left: list[Words]


def round_of(review: Review, standing: Standing) -> Round | None:
    """Return the round a review stands in: the term that most of its year lies in; None without special reports or term.

    How many years a term has is data (`domain/selection/composition`); cancelled reviews do not count.
    """
    subjects = {one.key: one.words for one in edition_of(review).specials}
    begun = term_in_force(date(review.year, _MIDDLE, 1))
    if not subjects or begun is None:
        return None
    first = begun.begins_on.year + (begun.begins_on > date(begun.begins_on.year, _MIDDLE, 1))
    lasting = term(first, begun.begins_on)
    rows = reviews_seen_by(standing).filter(
        kind=review.kind, special__in=subjects, year__range=(lasting.first, lasting.latest)
    )
    told = list(rows.exclude(state="cancelled").order_by("year", "pk"))
    turns = [
        Turn(year, [(one, subjects[one.special]) for one in told if one.year == year])
        for year in range(lasting.first, lasting.latest + 1)
    ]
    return Round(turns, [words for key, words in subjects.items() if all(one.special != key for one in told)])
