"""By when a step is due: computed from what is known, else said what is missing; a count, never a verdict (期限推算).

A term is of natural days and months as the law writes them; its last day on a holiday stays where it is. The version of the
law is that of the event's day, so nothing of the past is measured by a later law.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from guantong.domain.law.catalogue import InForce, cite, in_force_on
from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.profile import Profile
from guantong.domain.lifecycle.sessions import Count
from guantong.domain.lifecycle.steps import Clock, StepKind, Unit
from guantong.domain.words import Words
from guantong.domain.workdays.deadlines import due_after

Events = Mapping[Event, date]
"""What happened, or is planned, on which day; of two that differ the one that happened."""


@dataclass(frozen=True, slots=True)
class Due:
    """The day a step is due by law, the clock that says so; or None and why it is not computed."""

    on: date | None
    clock: Clock | None
    why: Words
    opens: date | None = None
    since: date | None = None
    """The day of the event it is counted from."""

    def stamp(self, done_on: date) -> Words | None:
        """Return the count of what was done on a day: 距会议29日（法定≥30日，…）, 批准后18日（法定≤20日，…）; None without a term."""
        clock = self.clock
        if clock is None or self.on is None:
            return None
        article = cite(clock.basis).words()
        if clock.event is None or self.since is None:
            return (_IN_TIME if done_on <= self.on else _PAST).filled(
                day=self.on, article=article, days=(done_on - self.on).days
            )
        if clock.n <= 0:
            return Count(done_on, self.since, -clock.n, clock.basis).words
        days, term = (done_on - self.since).days, _TERMS[clock.unit].filled(n=clock.n)
        return _AFTER.filled(event=clock.event.words, days=days, term=term, article=article)


def due(step: StepKind, year: int, events: Events, where: Profile) -> tuple[Due, ...]:
    """Return by when `step` of the fiscal `year` is due: one answer, or two where a province adds a term beside the law's."""
    own = where.own_clock(step.key)
    if own is not None and not own.beside:
        found = _due((own.clock, *step.clocks), year, events, own.clock)
        return (found,)
    answers = [_due(step.clocks, year, events)] if step.clocks or own is None else []
    if own is not None:
        answers.append(_due((own.clock,), year, events, own.clock))
    if not step.clocks and own is None:
        return (Due(None, None, _BY_CHOICE if step.by_choice else _NO_TERM),)
    return tuple(answers)


def add_months(day: date, count: int) -> date:
    """Return the same day `count` months on, or the last of that month: 31 January and one month is 28 or 29 February."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _due(clocks: tuple[Clock, ...], year: int, events: Events, own: Clock | None = None) -> Due:
    """Return what the first clock in force says; `own` is one of the profile's, which may be undated."""
    missing: Due | None = None
    for clock in clocks:
        since = events.get(clock.event) if clock.event else None
        if clock.event and since is None:
            missing = missing or Due(None, clock, _UNKNOWN.filled(event=clock.event.words))
            continue
        on = _day(clock, year, since)
        state = in_force_on(cite(clock.basis), since or on)
        if state == InForce.YES or (state == InForce.UNDATED and clock is own):
            opens = date(year + clock.year, *clock.opens) if clock.opens else None
            return Due(on, clock, cite(clock.basis).words(), opens, since)
    return missing or Due(None, None, _NO_LAW)


def _day(clock: Clock, year: int, since: date | None) -> date:
    if since is None:
        return date(year + clock.year, *(clock.by or _YEAR_END))
    match clock.unit:
        case Unit.MONTH:
            return add_months(since, clock.n)
        case Unit.WORKDAY:
            return due_after(since, clock.n).on
        case _:
            return since + timedelta(days=clock.n)


_YEAR_END = (12, 31)
_TERMS = {
    Unit.DAY: Words("{n}日", "{n} days"),
    Unit.WORKDAY: Words("{n}个工作日", "{n} working days"),
    Unit.MONTH: Words("{n}个月", "{n} months"),
}
_AFTER = Words("{event}后{days}日（法定≤{term}，{article}）", "{days} days after {event} (by law ≤ {term}: {article})")
_IN_TIME = Words("在{day}之前（{article}）", "by {day} ({article})")
_PAST = Words("在{day}之后{days}日（{article}）", "{days} days after {day} ({article})")
_UNKNOWN = Words("未推算：尚未登记“{event}”的日期", "not computed: the day on which {event} is not registered")
_NO_LAW = Words(
    "未推算：法条目录中没有当时有效的期限", "not computed: no term in force at that time is in the catalogue"
)
_NO_TERM = Words(
    "法律未定期限；有文号规定期限的，按文件登记", "the law sets no term; one that a document sets is noted from it"
)
_BY_CHOICE = Words("自选动作，没有法定期限", "by choice, without a term")
