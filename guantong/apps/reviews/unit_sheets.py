"""The mid-year sheets of the units of a briefing, as the books hold them: one a unit, and which units the books do not have (中期情况表)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.queries import units
from guantong.apps.execution.sight import sight_of
from guantong.apps.reviews.models import Review
from guantong.apps.reviews.queries import edition_of
from guantong.domain.roles import Standing


@dataclass(frozen=True, slots=True)
class UnitSheets:
    """What asks `execution` for the sheets ("" where it has none of them), and the names of the units that have no sheet."""

    query: str
    absent: Sequence[str]


def unit_sheets_of(review: Review, standing: Standing, today: date) -> UnitSheets | None:
    """Return the sheets of a review's units on the day its figures are frozen at, else at the books' latest month.

    None for a kind without sheets, before units were named, and for who does not read execution.
    """
    known = list(review.units.all())
    if not known or not edition_of(review).unit_sheets or not standing.reads("execution"):
        return None
    asked = on_a_day(review.frozen_on.isoformat() if review.frozen_on else "", today)
    held = {line.code for line in units(asked, sight_of(standing))} if asked else set()
    chosen = [("chosen", one.code) for one in known if one.code in held]
    query = urlencode([("on", asked.day.isoformat()), *chosen]) if asked and chosen else ""
    return UnitSheets(query, [one.name for one in known if one.code not in held])
