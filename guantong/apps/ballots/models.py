"""Ballot boxes: who may vote and did, what was voted, and nothing that ties the two together (票箱).

Roll and box share no key, no time, no order. `Sealed` has no entry in the journal, and is gone once the box is opened.
"""

from secrets import token_hex
from typing import Any, ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.roles import Role
from guantong.domain.seal.box import Slip as Opened
from guantong.domain.voting.counts import Counts, counts_from
from guantong.domain.voting.result import Outcome as ContestOutcome
from guantong.domain.voting.rule import Outcome, outcome, rule_from
from guantong.domain.voting.rule import Rule as Decides
from guantong.domain.words import Words

MEMBER_ROLES = (Role.LEADER, Role.DEPUTY)
"""Whoever holds one of these posts in the standing committee itself is one of its members 常委会组成人员."""
KEYHOLDER_ROLES = (
    *MEMBER_ROLES, Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF,
    Role.FINANCE_COMMITTEE_MEMBER,
)  # fmt: skip
"""Who may be named a keyholder 密钥保管人 of a box."""
WAYS = {"sealed": Words("电子密封投票", "sealed, on the screen"), "paper": Words("纸质票", "on paper")}
CONTEST_WAYS = {
    "paper": Words("纸质票，逐票录入", "on paper, sheet by sheet"), "totals": Words("纸质票，录入计票单", "on paper, the tellers' sums"),
    "keypads": Words("电子表决器", "electronic keypads"), "sealed": WAYS["sealed"],
}  # fmt: skip
"""How a vote on candidates may be taken; assessments know the first two ways alone."""


def way_choices() -> list[tuple[str, str]]:
    """Return the ways of voting; callable, so that words change without a migration."""
    return [(way, words.zh) for way, words in {**CONTEST_WAYS, **WAYS}.items()]


class Box(Journaled):
    """One vote: its question, by whom, by which rule, and what came of it (票箱).

    Of three grades 满意度测评, or, where `contest` has candidates, places and the procedure, of choosing among them 票决. What
    the matter is, only the room that asked knows: `subject` is its lasting key, `where` the page it stands on. `rule` is kept
    as it was that day; {} is none. `handed` is which block of the hall was given how many sheets, and returned how many.
    """

    CALLED = Words("票箱", "Ballot box")

    UNJOURNALED: ClassVar = ("search",)
    title = models.CharField("测评事项", max_length=160)
    question = models.CharField("测评内容", max_length=200)
    subject = models.CharField("对象", max_length=80, blank=True)
    where = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=120, db_index=True, help_text="the body whose members vote")
    body = models.CharField("投票机构", max_length=120)
    way = models.CharField("方式", max_length=8, choices=way_choices)
    held_on = models.DateField("日期")
    rule = models.JSONField(default=dict)
    contest: Any = models.JSONField("候选项目", default=dict)
    handed: Any = models.JSONField("发票收票登记", default=list)
    state = models.CharField("状态", max_length=10, default="prepared")
    members = models.PositiveSmallIntegerField(default=0)
    keyholder_one = models.CharField("密钥保管人甲", max_length=40, blank=True)
    keyholder_two = models.CharField("密钥保管人乙", max_length=40, blank=True)
    key_one = models.CharField(max_length=64, blank=True, help_text="the public half")
    key_two = models.CharField(max_length=64, blank=True, help_text="the public half")
    prepared_by = models.CharField("准备人", max_length=40)
    prepared_at = models.DateTimeField("准备时间")
    opened_at = models.DateTimeField("开始时间", null=True)
    closed_at = models.DateTimeField("截止时间", null=True)
    counted_at = models.DateTimeField("开箱计票时间", null=True)
    typed_by = models.CharField(max_length=40, blank=True)
    counts = models.JSONField(default=dict)
    root = models.CharField("票箱根值", max_length=64, blank=True)
    reason = models.CharField("作废原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """What its ballots are sealed for, and its lines begin with: never another box's."""
        return self.journal_key

    @property
    def decides(self) -> Decides | None:
        """The rule it is judged by, as it was that day."""
        return rule_from(self.rule) if self.rule else None

    @property
    def counted(self) -> Counts | None:
        """The formal counts of an assessment; None before the box is opened."""
        return counts_from(self.counts) if self.counts and self.state == "opened" and not self.contest else None

    @property
    def outcome(self) -> Outcome | None:
        """What its rule makes of the counts; None before the box is opened."""
        return outcome(self.counted, self.decides) if self.counted else None

    @property
    def came_to(self) -> Words | None:
        """What came of it in one sentence, of either kind; None before the box is opened."""
        if self.contest and self.state == "opened":
            return ContestOutcome(self.counts["result"]["outcome"]).words
        return self.outcome.words if self.outcome else None

    @property
    def on_paper(self) -> bool:
        """True unless the votes are cast in the system."""
        return self.way != "sealed"

    @property
    def keyholders(self) -> tuple[str, str]:
        """The two, by username."""
        return self.keyholder_one, self.keyholder_two


class Seat(Journaled):
    """One member on the roll of a box (名册): of the day, recused or not, present or not."""

    CALLED = Words("名册", "Seat on the roll")

    box = models.ForeignKey(Box, models.PROTECT, related_name="roll")
    person = models.CharField(max_length=40)
    name = models.CharField("姓名", max_length=40)
    recused = models.CharField("回避", max_length=120, blank=True, help_text="why; empty when not recused")
    present = models.BooleanField("到会", default=False)

    class Meta:
        """In the order of the roll; nobody twice."""

        ordering = ("box", "pk")
        constraints = (models.UniqueConstraint(fields=("box", "person"), name="once_on_a_roll"),)

    def __str__(self) -> str:
        return self.name


class Mark(Journaled):
    """That a member has voted: no time, nothing of what. The database lets nobody be marked twice."""

    CALLED = Words("已投票标记", "Roll mark")

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="marks")

    class Meta:
        """Once."""

        constraints = (models.UniqueConstraint(fields=("seat",), name="votes_once"),)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


def _number() -> str:
    return token_hex(16)


class Sealed(models.Model):
    """A ballot nobody can read before both keyholders open the box; all are of one length. Gone after the opening."""

    id = models.CharField(primary_key=True, max_length=32, default=_number)
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    ballot = models.BinaryField()

    def __str__(self) -> str:
        return self.id


class Slip(models.Model):
    """One ballot of an opened box, under a number drawn at the opening. The root in the box's own row stands for all."""

    id = models.CharField(primary_key=True, max_length=32, default=_number)
    box = models.ForeignKey(Box, models.PROTECT, related_name="slips")
    marks = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.id

    @property
    def opened(self) -> Opened:
        """The ballot as it is published."""
        return Opened(self.number, tuple(self.marks))

    @property
    def number(self) -> str:
        """The number it is published under: on paper the one that the tellers wrote on the sheet when the box was opened."""
        return self.id.rpartition("p")[2]


class CountSheet(Journaled):
    """A count on paper (计票单) as one person typed it: of the tellers, or of the two others who recounted."""

    CALLED = Words("计票单", "Count sheet")

    box = models.ForeignKey(Box, models.PROTECT, related_name="sheets")
    recount = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    teller_one = models.CharField("监票人", max_length=40)
    teller_two = models.CharField("监票人", max_length=40)
    typed_by = models.CharField("录入人", max_length=40)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        """One count and one recount stand."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("box", "recount"), condition=models.Q(withdrawn=False), name="one_count_and_one_recount"
            ),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Rule(Journaled):
    """A rule by which assessments are judged (测评标准): of a document, from a day, until another ends it."""

    CALLED = Words("测评标准", "Rule of assessment")

    document = models.CharField("文号", max_length=80)
    since = models.DateField("自")
    until = models.DateField("至", null=True, help_text="the first day on which it holds no more")
    ending = models.CharField("终止文号", max_length=80, blank=True)
    content: Any = models.JSONField(default=dict)
    path = models.CharField(max_length=120, blank=True)
    state = models.CharField("状态", max_length=10, default="proposed")
    proposed_by = models.CharField("录入人", max_length=40)
    proposed_at = models.DateTimeField("录入时间")
    decided_by = models.CharField("确认人", max_length=40, blank=True)
    decided_at = models.DateTimeField("确认时间", null=True)

    class Meta:
        """The latest first; from one day one rule."""

        ordering = ("-since", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("since",), condition=models.Q(state__in=("in_force", "ended")), name="one_rule_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.document

    @property
    def decides(self) -> Decides:
        """The rule itself."""
        return rule_from(self.content)
