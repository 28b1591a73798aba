"""Livelihood projects of earlier years, and the lists they came in (历年民生实事)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.apps.livelihood.terms import states
from guantong.domain.words import Words


def state_choices() -> list[tuple[str, str]]:
    """Return the states; callable, so that another word needs no migration."""
    return [(name, words.zh) for name, words in states().items()]


class ListFile(Journaled):
    """A workbook of livelihood projects that was taken in; the file itself hangs on it."""

    CALLED = Words("民生实事清单", "List of livelihood projects")

    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    path = models.CharField(max_length=120, help_text="the desk that brought it")
    count = models.PositiveIntegerField("项目数", default=0)
    taken_in_by = models.CharField("导入人", max_length=150)
    taken_in_at = models.DateTimeField("导入时间")
    reason = models.CharField("撤回原因", max_length=200, blank=True)
    state = models.CharField("状态", max_length=12, default="taken_in")

    class Meta:
        """The latest first; what was withdrawn says why."""

        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(state="withdrawn") | ~Q(reason=""), name="livelihood_list_says_why"),
        )

    def __str__(self) -> str:
        return self.name


class Project(Journaled):
    """One project of one year: what was promised, by whom, and what was reported of it.

    `said` is the state as it was printed, `state` under which it is found. `place` says where it stands: sheet and row of the
    file. `standing` ends when its list is withdrawn. `amount` is the planned money in fen, None where none was printed.
    """

    CALLED = Words("民生实事项目", "Livelihood project")

    UNJOURNALED: ClassVar = ("search",)
    of = models.ForeignKey(ListFile, models.PROTECT, related_name="projects", verbose_name="清单")
    year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveSmallIntegerField("序号")
    name = models.CharField("项目", max_length=200)
    unit_code = models.CharField("单位编码", max_length=60, blank=True)
    unit = models.CharField("牵头单位", max_length=120)
    path = models.CharField(max_length=120, blank=True, db_index=True, help_text="of the unit, where one bears it")
    target = models.TextField("目标", blank=True)
    result = models.TextField("完成情况", blank=True)
    amount = models.BigIntegerField("计划资金", null=True)
    said = models.CharField("状态原文", max_length=60, blank=True)
    state = models.CharField("状态", max_length=12, choices=state_choices)
    place = models.JSONField(default=dict)
    history = models.BooleanField("历史导入", default=True)
    standing = models.BooleanField(default=True)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest year first, in the order of the list; a number stands once in a year."""

        ordering = ("-year", "number", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "number"), condition=Q(standing=True), name="livelihood_number_once_a_year"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> dict[str, Any]:
        """File, sheet and row."""
        return {"file": self.of.name, **self.place}
