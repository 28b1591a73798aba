"""The key units of the demo's year: proposed from its books, decided with one deviation, by the real verbs (演示重点部门)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.execution import selecting
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.models import Selection
from guantong.apps.execution.selections import Redrawn

_LEAD = "明湖区教育局"
_TERM_FIRST = 2022
_ADDED, _LEFT_OUT = "群众反映集中，列入本年重点", "正在接受审计，审计之后再列"


def grow_selection(people: Mapping[str, Person], now: Callable[[], datetime]) -> Selection:
    """Have the key units of the books' year proposed, put before the council and decided; returns the selection.

    In the place of the last department proposed by score comes the next one by score.
    """
    staff, office = (standing_of(people[name], now().date()) for name in ("shen", "wen"))
    asked = on_a_day("", now().date())
    assert asked is not None  # noqa: S101 - its books were published a moment ago
    row = selecting.select(
        year=asked.day.year, on="", lead=[_LEAD], term_first=_TERM_FIRST, by=staff, as_of=now()
    )  # fmt: skip
    row = selecting.submit(selection=row, version=row.version, by=staff, as_of=now())
    lines = [one for one in Redrawn(row).lines(staff) if one.key == "departments"]
    out = next(one.code for one in reversed(lines) if one.way)
    added = next(one.code for one in lines if not one.way)
    return selecting.decide(
        selection=row, version=row.version, document=f"明人主任会议〔{row.year}〕5号", decided_on=now().date(), added={added: _ADDED},
        left_out={out: _LEFT_OUT}, by=office, as_of=now(),
    )  # fmt: skip
