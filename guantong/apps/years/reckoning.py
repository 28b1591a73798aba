"""What the clocks say of a year's steps: the events as they are known, the legal profile of each day, every count (推算)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from guantong.apps.years.models import ProfileChoice, Session, Step
from guantong.domain.lifecycle.calendar import step_named
from guantong.domain.lifecycle.clocks import Due, due
from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.profile import NATIONAL, Profile, profile
from guantong.domain.lifecycle.sessions import Count, SessionKind
from guantong.domain.lifecycle.steps import StepKind
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Choices:
    """The profiles the district chose, each from its day: a day before the first goes by the national law."""

    chosen: tuple[tuple[date, str], ...]

    @classmethod
    def read(cls) -> "Choices":
        """Return what was chosen and not taken back, in order; one query."""
        found = ProfileChoice.objects.filter(state="chosen").order_by("since", "pk").values_list("since", "profile")
        return cls(tuple(found))

    def on(self, day: date) -> Profile:
        """Return the profile in force on `day`."""
        begun = [key for since, key in self.chosen if since <= day]
        return profile(begun[-1] if begun else NATIONAL)


@dataclass
class Reckoning:
    """One fiscal year as far as it is known: what happened when, and which session that was."""

    year: int
    choices: Choices
    events: dict[Event, date] = field(default_factory=dict)
    sessions: dict[Event, Session] = field(default_factory=dict)

    @classmethod
    def of(cls, year: int, steps: Iterable[Step] | None = None) -> "Reckoning":
        """Return what is known of `year`: three queries, or two where its steps (with their sessions) are at hand."""
        made = cls(year, Choices.read())
        congress = Session.objects.filter(year__year=year, kind=SessionKind.CONGRESS.value).exclude(state="cancelled")
        for session in congress:
            made.events[Event.CONGRESS], made.sessions[Event.CONGRESS] = session.on, session
        if steps is None:
            steps = (
                Step.objects.filter(year__year=year).exclude(state="not_applicable").select_related("session", "year")
            )
        for step in steps:
            made._take(step)
        return made

    def _take(self, step: Step) -> None:
        kind = step_named(step.stage, step.name)
        if kind is None or step.year.year != self.year:
            return
        if kind.at:
            day = step.happened_on or (step.session.on if step.session else step.planned_on)
            if day and (kind.at is not Event.CONGRESS or Event.CONGRESS not in self.events):
                self.events[kind.at] = day
            if step.session:
                self.sessions[kind.at] = step.session
        if kind.gives and step.happened_on:
            self.events[kind.gives] = step.happened_on

    def where(self, day: date) -> Profile:
        """Return the legal profile in force on `day`: the past keeps its own."""
        return self.choices.on(day)

    def due(self, kind: StepKind, day: date | None) -> tuple[Due, ...]:
        """Return by when a step is due by the profile of `day`, the day it happened or is planned for."""
        return due(kind, self.year, self.events, self.where(day or self.middle))

    def due_of(self, step: Step) -> tuple[Due, ...]:
        """Return by when a registered or planned step is due; nothing for one the law does not know."""
        kind = step_named(step.stage, step.name)
        return self.due(kind, step.happened_on or step.planned_on) if kind else ()

    def law_of(self, step: Step) -> date | None:
        """Return the day on which the last term of the law for a step ends, or None where none is computed."""
        return max((one.on for one in self.due_of(step) if one.on), default=None)

    def stamps(self, step: Step) -> list[Words]:
        """Return the counts of a step that happened: where its session was moved, one for every day it was set for."""
        if step.happened_on is None:
            return []
        found: list[Words] = []
        for one in self.due_of(step):
            if one.clock is None or one.on is None:
                continue
            session = self.sessions.get(one.clock.event) if one.clock.event else None
            if session is None or one.clock.n > 0:
                found += [stamp] if (stamp := one.stamp(step.happened_on)) else []
            else:
                counts = [Count(step.happened_on, day, -one.clock.n, one.clock.basis) for day in session.days]
                found += [_PLANNED.filled(day=count.session_on, count=count.words) for count in counts[:-1]]
                found.append(counts[-1].words)
        return found

    @property
    def middle(self) -> date:
        """A day that stands for the year: its congress, else the first of July."""
        return self.events.get(Event.CONGRESS) or date(self.year, 7, 1)


_PLANNED = Words("原定{day}：{count}", "as planned for {day}: {count}")
