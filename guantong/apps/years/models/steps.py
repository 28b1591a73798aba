"""A fiscal year's steps as they happened (年度): a step nobody registered is not a step nobody took."""

from typing import ClassVar

from django.db import models

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.questions import Stage
from guantong.domain.words import Words


def stage_choices() -> list[tuple[str, str]]:
    """Return the eight stages; callable, so that words change without a migration."""
    return [(stage.value, later(stage.words)) for stage in Stage]


class FiscalYear(Journaled):
    """One budget year of the district."""

    CALLED = Words("年度", "Fiscal year")

    year = models.PositiveSmallIntegerField("年度", unique=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-year",)

    def __str__(self) -> str:
        return self.words.zh

    @property
    def words(self) -> Words:
        """The year as pages say it."""
        return Words(f"{self.year}年度", str(self.year))


class Step(Journaled):
    """One step of a year at one organisation: planned for a day, registered as it happened."""

    CALLED = Words("年度步骤", "Step of a year")

    UNJOURNALED: ClassVar = ("search",)
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="steps", verbose_name="年度")
    stage = models.CharField("环节", max_length=20, choices=stage_choices)
    name = models.CharField("步骤", max_length=60)
    path = models.CharField(max_length=120)
    organisation = models.CharField("机构", max_length=80)
    statutory = models.CharField(
        "依据", max_length=60, blank=True, help_text="id in the law catalogue; none: by choice"
    )
    planned_on = models.DateField("计划日期", null=True, blank=True)
    happened_on = models.DateField("发生日期", null=True, blank=True)
    document = models.CharField("文号", max_length=80, blank=True)
    session = models.ForeignKey(
        "years.Session", models.PROTECT, null=True, blank=True, related_name="steps", verbose_name="会议"
    )
    state = models.CharField("状态", max_length=16, default="planned")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """In the order of the year; a step stands once in a year."""

        ordering = ("planned_on", "pk")
        constraints = (models.UniqueConstraint(fields=("year", "stage", "name", "path"), name="step_once_a_year"),)
        indexes = (models.Index(fields=("path", "state")),)

    def __str__(self) -> str:
        return f"{self.year} {self.name}"
