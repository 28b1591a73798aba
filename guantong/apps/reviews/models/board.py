"""What was asked and answered on the board, and what both sides agreed to change (询问板、会商结果)."""

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.models.activities import Review, part_choices
from guantong.apps.reviews.models.attendance import Participant
from guantong.domain.words import Words


class Inquiry(Journaled):
    """One question to one unit and what became of it.

    `sent` is made by whoever sent it: the same one again is answered with what came of the first. `slip` is the number printed on a
    slip of paper: two typists may have typed the same one, and a person decides then. `path` is the unit's.
    """

    CALLED = Words("询问", "Inquiry")

    review = models.ForeignKey(Review, models.PROTECT, related_name="inquiries")
    number = models.PositiveIntegerField("序号")
    slip = models.PositiveIntegerField("条号", null=True, blank=True)
    sent = models.CharField(max_length=36, blank=True)
    way = models.CharField("来源", max_length=6)
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, blank=True, related_name="inquiries")
    asker = models.CharField("提问人", max_length=60, blank=True)
    asker_part = models.CharField("身份", max_length=16, blank=True, choices=part_choices)
    asked_by = models.CharField(max_length=150, help_text="the account that asked or typed it")
    asked_at = models.DateTimeField()
    unit_code = models.CharField(max_length=60)
    unit = models.CharField("答复单位", max_length=120)
    path = models.CharField(max_length=120, blank=True, db_index=True)
    text = models.TextField("问题")
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="asked_again")
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="carried_to")

    answer = models.TextField("答复", blank=True)
    answered_by = models.CharField("答复人", max_length=80, blank=True, help_text="who said it")
    answer_typed_by = models.CharField(max_length=150, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    in_writing = models.BooleanField("书面答复", default=False)
    due_on = models.DateField("约定答复日期", null=True, blank=True)
    reason = models.CharField("说明", max_length=200, blank=True)
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """As they were asked; a number once in a review, a sending once at all."""

        ordering = ("number",)
        indexes = (models.Index(fields=("review", "state")),)
        constraints = (
            models.UniqueConstraint(fields=("review", "number"), name="inquiry_number_once"),
            models.UniqueConstraint(fields=("sent",), condition=~Q(sent=""), name="inquiry_sent_once"),
        )

    def __str__(self) -> str:
        return f"{self.number}"


class AgreedChange(Journaled):
    """What deputies and a department agreed to change in a line (会商结果): both sides confirm by name; `change` in fen, below nothing for a cut.

    It binds nobody: whether it landed is told by the next version of the draft. `budget_version`, `budget_number` and `fund_kind` are
    of the line as the books held it on the day, blank where they held none, or several.
    """

    CALLED = Words("会商结果", "Agreed change")

    review = models.ForeignKey(Review, models.PROTECT, related_name="changes")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, null=True, blank=True, related_name="changes")
    unit_code = models.CharField(max_length=60)
    unit = models.CharField("单位", max_length=120)
    path = models.CharField(max_length=120, blank=True, db_index=True)
    line_code = models.CharField("预算项目代码", max_length=60, blank=True)
    line = models.CharField("预算项目", max_length=200)
    budget_version = models.CharField(max_length=24, blank=True)
    budget_number = models.PositiveSmallIntegerField(default=0)
    fund_kind = models.CharField(max_length=24, blank=True)
    opinion = models.ForeignKey(Opinion, models.PROTECT, null=True, blank=True, related_name="+")
    before = models.BigIntegerField("原安排", null=True, blank=True)
    change = models.BigIntegerField("增减")
    text = models.TextField("商定内容")
    department_name = models.CharField("部门确认人", max_length=80, blank=True)
    department_on = models.DateField(null=True, blank=True)
    department_by = models.CharField(max_length=150, blank=True)
    deputies_name = models.CharField("代表方确认人", max_length=60, blank=True)
    deputies_on = models.DateField(null=True, blank=True)
    deputies_by = models.CharField(max_length=150, blank=True)
    reason = models.CharField("撤回理由", max_length=200, blank=True)
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    state = models.CharField("状态", max_length=16)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """As they were proposed; something changes."""

        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~Q(change=0), name="something_changes"),)

    def __str__(self) -> str:
        return self.line
