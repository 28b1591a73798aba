"""An item of a running year: what was decided, its lines of the budget, its milestones and reports (当年民生实事).

Not a `Project`: that one is a row of a printed list of a year that is over, and nothing can be done to it.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.apps.voices.models import Need
from guantong.domain.words import Words


class Item(Journaled):
    """One item as it was decided: `sources` is this year's money in fen by source, `planned` of the indicator in thousandths.

    `place` says where it stands (file, sheet, row) when it came in a sheet; `key` names the joint list or ballot it came from.
    `released_at` is when a person put it on the public page.
    """

    CALLED = Words("当年民生实事", "Livelihood item")

    UNJOURNALED: ClassVar = ("search",)
    year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveSmallIntegerField("编号")
    name = models.CharField("名称", max_length=200)
    content = models.TextField("内容与标准")
    unit_code = models.CharField("单位编码", max_length=60, blank=True)
    unit = models.CharField("责任单位", max_length=120)
    path = models.CharField(max_length=120, blank=True, db_index=True, help_text="of the unit, where one bears it")
    total = models.BigIntegerField("总投资", null=True)
    sources: Any = models.JSONField(default=dict)
    project_code = models.CharField("预算项目码", max_length=60, blank=True)
    complete_by = models.DateField("完成时限")
    indicator = models.CharField("量化指标", max_length=120)
    planned = models.BigIntegerField("指标值", null=True)
    measure = models.CharField("计量单位", max_length=20, blank=True)
    decision = models.CharField("依据", max_length=200)
    decided_on = models.DateField("决定日期")
    origin = models.CharField("来源", max_length=10)
    key = models.CharField(max_length=120, blank=True)
    place: Any = models.JSONField(default=dict)
    carried_from = models.ForeignKey("self", models.PROTECT, related_name="carried_to", null=True)
    one_group = models.BooleanField("只由一个小组认领", default=False)
    state = models.CharField("状态", max_length=12, default="listed", db_index=True)
    reason = models.CharField("结转或终止原因", max_length=400, blank=True)
    done_on = models.DateField("报完成日期", null=True)
    done_said_by = models.CharField(max_length=40, blank=True)
    done_words = models.CharField("完成情况", max_length=400, blank=True)
    built_on = models.DateField("确认完成日期", null=True)
    released_at = models.DateTimeField("公开时间", null=True)
    entered_by = models.CharField("登记人", max_length=40)
    entered_at = models.DateTimeField("登记时间")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest year first, in the order of the list; a number stands once in a year."""

        ordering = ("-year", "number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("year", "number"), name="item_number_once_a_year"),
            models.CheckConstraint(
                condition=~Q(state__in=("carried", "stopped")) | ~Q(reason=""), name="item_left_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("built", "judged")) | Q(built_on__isnull=False), name="item_built_on_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def amount(self) -> int | None:
        """This year's money in fen; None where no source says any."""
        return sum(self.sources.values()) if self.sources else None


class ItemNeed(Journaled):
    """A need that an item is said to answer: whoever raised it is told at each step."""

    CALLED = Words("民生实事对应的诉求", "Need of an item")

    item = models.ForeignKey(Item, models.PROTECT, related_name="needs")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+")

    class Meta:
        """A need once an item."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("item", "need"), name="item_need_once"),)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class ItemFile(Journaled):
    """A sheet of items as it was read, until it is taken in or set aside; then it is empty (民生实事导入)."""

    CALLED = Words("民生实事表", "Sheet of items")

    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    path = models.CharField(max_length=120)
    decision = models.CharField("依据", max_length=200)
    decided_on = models.DateField("决定日期")
    rows: Any = models.JSONField(default=list)
    count = models.PositiveIntegerField("项目数", default=0)
    state = models.CharField("状态", max_length=12, default="read")
    brought_by = models.CharField("上传人", max_length=40)
    brought_at = models.DateTimeField("上传时间")

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class BudgetLink(Journaled):
    """A line of the budget that a person says pays for an item; a suggestion is none (预算关联)."""

    CALLED = Words("民生实事预算关联", "Budget line of an item")

    item = models.ForeignKey(Item, models.PROTECT, related_name="lines")
    unit_code = models.CharField(max_length=60)
    unit = models.CharField("单位", max_length=120)
    project_code = models.CharField(max_length=60)
    project = models.CharField("预算项目", max_length=200)
    reason = models.CharField("理由", max_length=200)
    state = models.CharField("状态", max_length=12, default="linked")
    decided_by = models.CharField("认定人", max_length=40)
    decided_at = models.DateTimeField("认定时间")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A line pays for an item once."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("item", "unit_code", "project_code"), condition=Q(state="linked"), name="line_of_an_item_once"
            ),
        )

    def __str__(self) -> str:
        return self.project or self.project_code


class Milestone(Journaled):
    """A step of the work with its planned day; without an actual one it is not registered, which is not late. Photos hang on it."""

    CALLED = Words("民生实事节点", "Milestone of an item")

    item = models.ForeignKey(Item, models.PROTECT, related_name="milestones")
    path = models.CharField(max_length=120, blank=True)
    name = models.CharField("节点", max_length=120)
    planned_on = models.DateField("计划日期")
    done_on = models.DateField("实际日期", null=True)
    words = models.CharField("说明", max_length=400, blank=True)
    done_by = models.CharField("登记人", max_length=40, blank=True)

    class Meta:
        """In the order of the plan; a name once an item."""

        ordering = ("planned_on", "pk")
        constraints = (models.UniqueConstraint(fields=("item", "name"), name="milestone_once"),)

    def __str__(self) -> str:
        return self.name


class Report(Journaled):
    """What the responsible unit says of a quarter: words, what the indicator came to (thousandths), what was spent (fen). Photos hang on it.

    A report given anew takes the place of the former, which stays (`latest`).
    """

    CALLED = Words("民生实事季度进度", "Quarterly report of an item")

    item = models.ForeignKey(Item, models.PROTECT, related_name="reports")
    path = models.CharField(max_length=120, blank=True)
    quarter = models.PositiveSmallIntegerField("季度")
    words = models.TextField("进展")
    problem = models.CharField("困难", max_length=400, blank=True)
    reached = models.BigIntegerField("指标完成值", null=True)
    spent = models.BigIntegerField("累计支出", null=True)
    source = models.CharField("出处", max_length=200, blank=True)
    latest = models.BooleanField(default=True)
    state = models.CharField("状态", max_length=12, default="reported")
    reported_by = models.CharField("填报人", max_length=40)
    reported_at = models.DateTimeField("填报时间")

    class Meta:
        """By quarter; of a quarter one is in force."""

        ordering = ("quarter", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("item", "quarter"), condition=Q(latest=True), name="report_of_a_quarter_once"
            ),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="report_of_a_quarter"),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"
