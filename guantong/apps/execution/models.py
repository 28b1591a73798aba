"""What people say of the money of a year: what could be used again, why a project is fast or slow, whom to look at (可统筹资金、快慢原因、重点部门)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class Offer(Journaled):
    """Money of one unit and project that is not payable this year by the unit's own forecast, and what became of the proposal.

    `allowed`, `paid` and `planned` are the ledger's of the `day` it was proposed by; `amount` is what was proposed, `agreed` what
    finance answered, `moved` what was really reallocated by `document`. All in fen. `path` is the unit's, "" where it is nobody's.
    """

    CALLED = Words("可统筹资金建议", "Proposal of money to use again")

    UNJOURNALED: ClassVar = ("search",)
    year = models.PositiveSmallIntegerField("年度")
    day = models.DateField("截至")
    unit_code = models.CharField(max_length=60)
    unit = models.CharField("单位", max_length=120)
    project_code = models.CharField(max_length=60, blank=True)
    project = models.CharField("项目", max_length=200, blank=True)
    path = models.CharField(max_length=120, db_index=True, blank=True)
    allowed = models.BigIntegerField("可支出")
    paid = models.BigIntegerField("已支付")
    planned = models.BigIntegerField("年内还要支付")
    amount = models.BigIntegerField("建议统筹")
    reason = models.CharField("理由", max_length=400)
    state = models.CharField("状态", max_length=12)
    offered_by = models.CharField("提出人", max_length=40)
    offered_at = models.DateTimeField("提出时间")
    sent_on = models.DateField("送财政日期", null=True)
    agreed = models.BigIntegerField("财政同意", null=True)
    answer = models.CharField("财政答复", max_length=400, blank=True)
    answered_on = models.DateField("答复日期", null=True)
    moved = models.BigIntegerField("实际统筹", null=True)
    document = models.CharField("统筹文号", max_length=80, blank=True)
    moved_on = models.DateField("统筹日期", null=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; one of a project and year unless it was withdrawn; nothing less than a fen."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("year", "unit_code", "project_code"), condition=~Q(state="withdrawn"), name="offered_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="offer_of_something"),
            models.CheckConstraint(condition=Q(agreed=None) | Q(agreed__gte=0), name="offer_agreed_not_below_nothing"),
            models.CheckConstraint(condition=Q(moved=None) | Q(moved__gte=0), name="offer_moved_not_below_nothing"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.project}".strip()

    @property
    def left(self) -> int:
        """What is not payable this year by the plan, in fen."""
        return self.allowed - self.paid - self.planned


class Cause(Journaled):
    """Why a unit says that a project is fast or slow: a code of its own choice, and its words. Never computed."""

    CALLED = Words("快慢原因", "Cause of a pace")

    UNJOURNALED: ClassVar = ("search",)
    year = models.PositiveSmallIntegerField("年度")
    day = models.DateField("截至")
    unit_code = models.CharField(max_length=60)
    unit = models.CharField("单位", max_length=120)
    project_code = models.CharField(max_length=60, db_index=True)
    project = models.CharField("项目", max_length=200)
    path = models.CharField(max_length=120, db_index=True, blank=True)
    pace = models.CharField("快慢", max_length=4)
    code = models.CharField("原因", max_length=24)
    words = models.CharField("说明", max_length=400, blank=True)
    state = models.CharField("状态", max_length=12)
    stated_by = models.CharField("填报人", max_length=40)
    stated_at = models.DateTimeField("填报时间")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; the same cause of a project is stated once a year."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("year", "unit_code", "project_code", "pace", "code"),
                condition=Q(state="stated"),
                name="stated_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} {self.code}"


class Selection(Journaled):
    """The key units of a year, “1+N+1”: proposed from the books of a day, decided by the chairpersons' council (重点部门选取).

    `candidates` and `seed` are kept as they were on `day`, so that anybody draws again and finds the same `choices`; the dated
    numbers of places and weights are those of `proposed_on`. `units` are the codes the council decided on, with its reasons for
    whatever it `added` to the proposal and `left_out` of it.
    """

    CALLED = Words("重点部门选取", "Selection of key units")

    year = models.PositiveSmallIntegerField("年度")
    day = models.DateField("截至")
    path = models.CharField(max_length=120, help_text="of the office that proposed it")
    term_first = models.PositiveSmallIntegerField("本届第一年")
    lead = models.JSONField(default=list, help_text="codes of the leading units")
    candidates = models.JSONField(default=list)
    seed = models.CharField("种子", max_length=64)
    choices = models.JSONField(default=list, help_text="what was proposed: group, code and way of each")
    state = models.CharField("状态", max_length=12)
    proposed_by = models.CharField("提出人", max_length=150)
    proposed_at = models.DateTimeField("提出时间")
    proposed_on = models.DateField("提出日期")
    submitted_on = models.DateField("提交日期", null=True)
    units = models.JSONField(default=list)
    added = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    document = models.CharField("会议文号", max_length=80, blank=True)
    decided_on = models.DateField("决定日期", null=True)
    decided_by = models.CharField("登记人", max_length=150, blank=True)
    reason = models.CharField("撤回理由", max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest year first; one a year unless it was withdrawn."""

        ordering = ("-year", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("year",), condition=~Q(state="withdrawn"), name="selected_once_a_year"),
            models.CheckConstraint(
                condition=~Q(state="decided") | Q(decided_on__isnull=False), name="selection_decided_on_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}年重点部门"

    @property
    def added_lines(self) -> str:
        """What was added as it is typed: a code and its reason a line."""
        return _lines(self.added)

    @property
    def left_out_lines(self) -> str:
        """What was left out, in the same way."""
        return _lines(self.left_out)


def _lines(reasons: dict[str, str]) -> str:
    return "\n".join(f"{code} {reason}" for code, reason in reasons.items())
