"""What residents ask beside the budget lines that a person says answer it, gaps both ways (诉求—预算对照)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.voices.budget_lines import lines_in_force
from guantong.apps.voices.models import AnswerLink
from guantong.apps.voices.queries import hot_spots
from guantong.apps.voices.recording import noted
from guantong.apps.voices.words import fields
from guantong.apps.voices.workflow import ANSWER
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

TOP = 20
GAPS = {
    "no_line": Words("有诉求无安排", "needs, no line"),
    "no_need": Words("有安排无诉求", "a line, no needs"),
    "both": Words("已对照", "needs and lines"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """One class of needs in one community: how many this and last year, how many say the same as another, and the lines said to answer it this and next year."""

    field: str
    about: Words
    path: str
    place: str
    count: int
    before: int
    copies: int
    now: tuple[AnswerLink, ...]
    later: tuple[AnswerLink, ...]

    @property
    def gap(self) -> str:
        """Which side lacks the other; nobody having linked a line is what “no line” says, and all it says."""
        if not self.count:
            return "no_need"
        return "both" if self.now or self.later else "no_line"

    @property
    def amount(self) -> int | None:
        """What the lines of this year come to in fen; None where there is none. A line of the whole district counts in each place."""
        return sum(one.amount for one in self.now) if self.now else None


def beside(standing: Standing, year: int, today: date) -> list[Beside]:
    """Return the twenty largest classes of needs by community, and every line said to answer needs that nobody has; three queries."""
    links = list(AnswerLink.objects.filter(year__in=(year, year + 1), state="linked").order_by("pk"))
    spots = [one for one in hot_spots(standing, today, year=year) if one.spot.field and one.spot.count]
    found = [
        _row(one.spot.field, one.spot.place, one.place, one.spot.count, one.spot.before, one.spot.copies, links, year)
        for one in spots[:TOP]
    ]
    told = {(one.spot.field, one.spot.place) for one in spots}
    asked = {field for field, _ in told}
    alone = {
        (one.field, one.path): one.place
        for one in links
        if (one.field, one.path) not in told and (one.path or one.field not in asked)
    }
    return [*found, *(_row(field, path, place, 0, 0, 0, links, year) for (field, path), place in alone.items())]


def links_of(field: str, path: str, year: int) -> Sequence[AnswerLink]:
    """Return the lines said to answer a class of needs in a community, this year and the next."""
    rows = AnswerLink.objects.filter(field=field, path__in={path, ""}, year__in=(year, year + 1), state="linked")
    return list(rows.order_by("year", "pk"))


@transaction.atomic
def link_line(
    *, field: str, place: Organisation | None, year: int, unit_code: str, project_code: str, reason: str, by: Standing,
    as_of: datetime,
) -> AnswerLink:  # fmt: skip
    """Say that a line of the budget in force answers the needs of a field, in a community or in the whole district.

    Raises BadInput for a line that is not in force, and for one that answers it already.
    """
    ANSWER.demand("link_line", by, NEW, "")
    if field not in fields():
        raise BadInput({"": _NO_FIELD})
    line = next(
        (o for o in lines_in_force(year) if (o.key.unit_code, o.key.project_code) == (unit_code, project_code)), None
    )
    if line is None:
        raise BadInput({"": _NO_LINE})
    amount = sum(
        o.amount for o in lines_in_force(year) if (o.key.unit_code, o.key.project_code) == (unit_code, project_code)
    )
    try:
        with transaction.atomic():
            row = AnswerLink.objects.create(
                field=field, path=place.path if place else "", place=place.name if place else "", year=year, unit_code=unit_code,
                unit=line.unit, project_code=project_code, project=line.project, amount=amount, reason=reason.strip(),
                decided_by=by.person, decided_at=as_of,
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"": _TWICE}) from error
    noted(
        row,
        ANSWER,
        "link_line",
        by,
        as_of,
        "",
        field=field,
        at=row.path,
        year=year,
        unit=unit_code,
        project=project_code,
    )
    return row


@transaction.atomic
def take_link_back(*, link: AnswerLink, version: int, by: Standing, as_of: datetime) -> AnswerLink:
    """Take back that a line answers needs; that it was said stays on record."""
    row = AnswerLink.objects.select_for_update().get(pk=link.pk)
    ANSWER.demand_as_read("take_link_back", by, row, version, "")
    row.state, row.version = ANSWER.demand("take_link_back", by, row.state, ""), row.version + 1
    row.save()
    noted(row, ANSWER, "take_link_back", by, as_of, "")
    return row


def _row(
    field: str, path: str, place: str, count: int, before: int, copies: int, links: Sequence[AnswerLink], year: int
) -> Beside:  # fmt: skip
    mine = [one for one in links if one.field == field and one.path in ("", path)]
    now, later = (tuple(one for one in mine if one.year == at) for at in (year, year + 1))
    return Beside(field, fields()[field], path, place or WHOLE.zh, count, before, copies, now, later)


WHOLE = Words("全区", "the whole district")
_NO_FIELD = Words("没有这个领域", "there is no such field")
_NO_LINE = Words("这一预算项不在该年度已批准（或调整后）的预算中", "it is no line of the budget in force of that year")
_TWICE = Words("这一预算项已认定回应这类诉求", "this line is said to answer these needs already")
