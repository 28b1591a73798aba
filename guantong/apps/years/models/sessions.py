"""A session of the congress, its standing committee or the chairpersons' council, and every day it was planned for (会议)."""

from datetime import date
from typing import ClassVar

from django.db import models

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.apps.years.models.steps import FiscalYear
from guantong.domain.lifecycle.sessions import SessionKind
from guantong.domain.words import Words


def session_kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of sessions; callable, so that words change without a migration."""
    return [(kind.value, later(kind.words)) for kind in SessionKind]


class Session(Journaled):
    """One session: its number, the day it is planned for, and each day it was planned for before, with why it moved.

    `moves` holds `{"from", "to", "why", "on", "document"}`, in order: the days a count was made to stay.
    """

    CALLED = Words("会议", "Session")

    UNJOURNALED: ClassVar = ("search",)
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="sessions", verbose_name="年度")
    kind = models.CharField("会议类别", max_length=24, choices=session_kind_choices)
    name = models.CharField("会议名称", max_length=80)
    path = models.CharField(max_length=120)
    planned_on = models.DateField("召开日期")
    held_on = models.DateField("实际召开日期", null=True, blank=True)
    document = models.CharField("文号", max_length=80, blank=True)
    moves = models.JSONField(default=list, blank=True)
    state = models.CharField("状态", max_length=16, default="planned")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """In the order of the year; a session stands once in a year."""

        ordering = ("planned_on", "pk")
        constraints = (models.UniqueConstraint(fields=("year", "name"), name="session_once_a_year"),)

    def __str__(self) -> str:
        return self.name

    @property
    def on(self) -> date:
        """The day it was held, else the day it is planned for."""
        return self.held_on or self.planned_on

    @property
    def days(self) -> list[date]:
        """Every day it was set for, the first plan first, the day as it stands last."""
        found = [*(date.fromisoformat(move["from"]) for move in self.moves), self.planned_on]
        return found if self.held_on in (None, self.planned_on) else [*found, self.held_on]
