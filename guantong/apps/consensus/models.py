"""Meetings on statements: who takes part, what is said to what while it lasts, and afterwards counts alone (共识会).

`Sheet` has no person, no time and no entry in the journal; whose it is, only the meeting's key tells (tying.py). Sheets are gone
once the meeting is closed.
"""

from typing import Any, ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.roles import Role
from guantong.domain.words import Words

PART_ROLES = (Role.DEPUTY, Role.FINANCE_COMMITTEE_MEMBER, Role.EXPERT)
"""Who may be asked to take part: deputies, members of the finance committee, experts. Never residents."""
OVER = ("closed", "void")
"""States in which nothing that anybody said is there any more."""
STATEMENT_STATES = {
    "proposed": Words("待审", "to be looked at"),
    "listed": Words("已列入", "listed"),
    "kept_out": Words("未列入", "kept out"),
}


def statement_states() -> list[tuple[str, str]]:
    """Return what may become of a statement; callable, so that words change without a migration."""
    return [(name, words.zh) for name, words in STATEMENT_STATES.items()]


class Meeting(Journaled):
    """One meeting: its question, what it is about, and once closed what came of it, in counts alone.

    `about` is the path of the organisation it is about, `subject` the project or firm: who has a conflict of interest with
    either keeps out.
    """

    CALLED = Words("共识会", "Meeting")

    UNJOURNALED: ClassVar = ("search",)
    title = models.CharField("标题", max_length=120)
    question = models.CharField("讨论的问题", max_length=200)
    held_on = models.DateField("日期")
    path = models.CharField(max_length=120, db_index=True)
    body = models.CharField("组织单位", max_length=120)
    about = models.CharField(max_length=120, blank=True)
    about_name = models.CharField("涉及单位", max_length=120, blank=True)
    subject = models.CharField("涉及项目或企业", max_length=120, blank=True)
    state = models.CharField("状态", max_length=10, default="prepared")
    prepared_by = models.CharField("准备人", max_length=40)
    opened_at = models.DateTimeField("开始时间", null=True)
    closed_at = models.DateTimeField("结束时间", null=True)
    outcome: Any = models.JSONField(default=dict, help_text="counts alone; {} before the close, and of fewer than five")
    digest = models.CharField("结果摘要值", max_length=64, blank=True)
    reason = models.CharField("作废原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title


class Seat(Journaled):
    """Somebody asked to take part (参加人): by phone, or on a sheet of paper. Whether they did stands nowhere."""

    CALLED = Words("参加人", "Seat")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="seats")
    person = models.CharField(max_length=40)
    name = models.CharField("姓名", max_length=40)
    role = models.CharField(max_length=40)
    on_paper = models.BooleanField("纸质", default=False)
    recused = models.CharField("回避", max_length=120, blank=True, help_text="why; empty when not recused")

    class Meta:
        """In the order of asking; nobody twice."""

        ordering = ("meeting", "pk")
        constraints = (models.UniqueConstraint(fields=("meeting", "person"), name="one_seat_a_meeting"),)

    def __str__(self) -> str:
        return self.name


class Statement(Journaled):
    """One statement (陈述). Who brought it in stands nowhere."""

    CALLED = Words("陈述", "Statement")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="statements")
    text = models.CharField("陈述", max_length=140)
    prepared = models.BooleanField("会前准备", default=False)
    state = models.CharField("状态", max_length=10, choices=statement_states, default="listed")
    reason = models.CharField("未列入的理由", max_length=140, blank=True)

    class Meta:
        """In the order of coming in; none twice."""

        ordering = ("meeting", "pk")
        constraints = (models.UniqueConstraint(fields=("meeting", "text"), name="said_once_in_a_meeting"),)

    def __str__(self) -> str:
        return self.text


class Sheet(models.Model):
    """What one participant says while the meeting lasts, under a name that is nobody's. Gone with the close."""

    id = models.CharField(primary_key=True, max_length=64)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    answers: Any = models.JSONField(default=dict)
    proposed = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.id
