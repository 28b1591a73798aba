"""A budget adjustment plan: what it changes line by line, in every version it was sent in, and what became of it (预算调整方案)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.apps.years.models import Session
from guantong.domain.words import Words

DECIDED = ("approved", "partly", "published", "filed")
"""States of what the standing committee approved, whole or in part."""
PUBLIC = ("published", "filed")
"""States of what anybody may read: before publication a plan is the office's own."""


class Plan(Journaled):
    """One adjustment of a year, or a matter that is none and is reported 报告事项.

    `triggers` are those of the four the law names that it gives as its ground; `not_adjustment` why a matter is none. The day
    it came in is stamped and stays; `session` is the one it is counted to. Nothing of it is refused for being short or late.
    """

    CALLED = Words("预算调整方案", "Budget adjustment plan")

    UNJOURNALED: ClassVar = ("search",)
    year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveSmallIntegerField("当年第几次", default=0, help_text="0 for a matter that is reported")
    title = models.CharField("名称", max_length=160)
    path = models.CharField(max_length=120, db_index=True, help_text="of the finance bureau")
    triggers = models.JSONField(default=list)
    not_adjustment = models.CharField(max_length=24, blank=True)
    document = models.CharField("来文文号", max_length=80, blank=True)
    received_on = models.DateField("收到日期")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+", null=True, verbose_name="提请的会议")
    limit_document = models.CharField("债务限额文号", max_length=80, blank=True)
    option = models.CharField("主任会议的处理", max_length=24, blank=True)
    option_document = models.CharField("处理的文号", max_length=80, blank=True)
    option_on = models.DateField("决定处理的日期", null=True)
    option_basis = models.CharField(
        max_length=60, blank=True, help_text="the count it was decided on: days/session day"
    )
    opinion_on = models.DateField("意见送出日期", null=True)
    feedback = models.TextField("财政反馈", blank=True)
    feedback_on = models.DateField("反馈日期", null=True)
    submitted_on = models.DateField("提请日期", null=True)
    decision = models.CharField("决议文号", max_length=80, blank=True)
    decided_on = models.DateField("决定日期", null=True)
    decided_words = models.CharField("决定的说明", max_length=400, blank=True)
    published_on = models.DateField("公开日期", null=True)
    published_where = models.CharField("公开处", max_length=200, blank=True)
    filed_on = models.DateField("备案日期", null=True)
    filed_document = models.CharField("备案文号", max_length=80, blank=True)
    history = models.BooleanField("历史导入", default=False)
    reason = models.CharField("撤回或更正的理由", max_length=400, blank=True)
    state = models.CharField("状态", max_length=12)
    registered_by = models.CharField("登记人", max_length=150)
    registered_at = models.DateTimeField("登记时间")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; a number stands once in a year; what was decided was decided on a day, by a number."""

        ordering = ("-year", "-number", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "number"), condition=Q(number__gt=0) & ~Q(state="withdrawn"), name="adjusted_once_by_number"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "partly", "rejected", "published", "filed"))
                | (Q(decided_on__isnull=False) & ~Q(decision="")),
                name="adjustment_decided_by_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="reported") | ~Q(not_adjustment=""), name="adjustment_reported_says_why"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def called(self) -> Words:
        """Which one of its year it is."""
        if not self.number:
            return Words(f"{self.year}年报告事项", f"reported in {self.year}")
        return Words(f"{self.year}年第{self.number}次", f"{self.year}, no. {self.number}")


class Edition(Journaled):
    """One version of a plan: as it came first, and each time finance revised it. Earlier ones stay as they were.

    `content` are the rows of a workbook that was brought for it, until they are taken in or set aside.
    """

    CALLED = Words("方案版本", "Version of a plan")
    UNJOURNALED: ClassVar = ("content",)

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField("第几版")
    came_on = models.DateField("收到日期")
    note = models.CharField("说明", max_length=400, blank=True)
    file = models.CharField("文件名", max_length=120, blank=True)
    sm3 = models.CharField(max_length=64, blank=True)
    content = models.JSONField(default=list)
    totals = models.JSONField(default=list, help_text="printed sums: side, fund kind, before, after, change, place")

    class Meta:
        """In order; once each."""

        ordering = ("plan", "number")
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="edition_once"),)

    def __str__(self) -> str:
        return f"{self.plan} v{self.number}"


class Item(Journaled):
    """One line of a version: before, after and change as printed, in fen; what the law asks of it, and where it stands.

    `dropped` when a typed row was taken back or a workbook took its place: it stays to be seen in the journal.
    """

    CALLED = Words("调整项目", "Item of an adjustment")

    UNJOURNALED: ClassVar = ("search",)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="items")
    row = models.PositiveIntegerField("序号")
    side = models.CharField("收支", max_length=8)
    fund_kind = models.CharField("预算", max_length=20)
    unit_code = models.CharField(max_length=60, blank=True)
    unit = models.CharField("单位", max_length=120, blank=True)
    project_code = models.CharField(max_length=60, blank=True)
    project = models.CharField("项目", max_length=200, blank=True)
    function_code = models.CharField(max_length=20, blank=True)
    function = models.CharField("科目", max_length=120, blank=True)
    path = models.CharField(
        max_length=120, blank=True, db_index=True, help_text="of the unit, none where nobody bears it"
    )
    before = models.BigIntegerField("调整前")
    after = models.BigIntegerField("调整后")
    change = models.BigIntegerField("增减")
    reason = models.TextField("理由", blank=True)
    reason_class = models.CharField("原因类别", max_length=24, blank=True)
    urgency = models.TextField("紧迫性", blank=True)
    necessity = models.TextField("必要性", blank=True)
    nature = models.CharField("项目性质", max_length=24, blank=True)
    measures = models.TextField("相应措施", blank=True)
    debt = models.BooleanField("债务资金", default=False)
    place = models.JSONField(default=dict, help_text="file, sheet, row and column of its change; none when typed")
    dropped = models.BooleanField(default=False)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """In the order of the plan."""

        ordering = ("edition", "row", "pk")
        indexes = (models.Index(fields=("edition", "dropped")),)

    def __str__(self) -> str:
        return f"{self.unit} {self.project}".strip() or self.function or self.function_code

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is found again in another version: codes where there are, names where not."""
        return (
            self.side, self.fund_kind, self.unit_code or self.unit, self.project_code or self.project,
            self.function_code or self.function,
        )  # fmt: skip

    @property
    def off(self) -> int:
        """What before and change lack to after, in fen: nothing when the row adds up."""
        return self.after - self.before - self.change

    @property
    def lacking(self) -> list[str]:
        """Which of the three elements of the law it leaves out (预算法69条第1款): shown, never refused."""
        lacks = [] if self.reason.strip() else ["reason"]
        if not (self.project or self.project_code or self.function or self.function_code):
            lacks.append("item")
        return lacks if self.change else [*lacks, "amount"]


class Remark(Journaled):
    """One remark of the study 研究意见 on a plan or one of its lines, and what finance answered to it."""

    CALLED = Words("研究意见条目", "Remark on a plan")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="remarks")
    number = models.PositiveSmallIntegerField("第几条")
    line = models.JSONField(default=list, help_text="key of the line it is about; none for the whole plan")
    line_name = models.CharField("涉及项目", max_length=200, blank=True)
    edition = models.PositiveSmallIntegerField("针对第几版")
    words = models.TextField("意见")
    given_by = models.CharField("提出人", max_length=150)
    given_at = models.DateTimeField("提出时间")
    outcome = models.CharField("采纳情况", max_length=12, blank=True)
    answer = models.TextField("反馈", blank=True)
    answered_on = models.DateField("反馈日期", null=True)

    class Meta:
        """In order; once each."""

        ordering = ("plan", "number")
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="remark_once"),)

    def __str__(self) -> str:
        return f"{self.number}"

    def about(self, key: Any) -> bool:
        """True when it is about the line with that key."""
        return tuple(self.line) == tuple(key)
