"""Who follows an item and what is objected to while it is built (认领与异议)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.actors.models import Organisation
from guantong.apps.journal.models import Journaled
from guantong.apps.livelihood.models.history import Project
from guantong.apps.livelihood.models.items import Item
from guantong.apps.voices.models import Need
from guantong.domain.words import Words


class Claim(Journaled):
    """A deputy group that follows an item, until it gives it back (认领)."""

    CALLED = Words("民生实事认领", "Claim of an item")

    item = models.ForeignKey(Item, models.PROTECT, related_name="claims")
    group = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="代表小组")
    state = models.CharField("状态", max_length=12, default="claimed")
    reason = models.CharField("退回原因", max_length=200, blank=True)
    claimed_by = models.CharField("认领人", max_length=40)
    claimed_at = models.DateTimeField("认领时间")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A group claims an item once at a time."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("item", "group"), condition=Q(state="claimed"), name="claimed_once"),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Objection(Journaled):
    """What people object to while an item is built; never who. `households` is None where nobody counted; photos hang on it.

    `need` is the need it came in as: whoever raised that is told by its receipt. Without one, `told_words` says how they were told.
    """

    CALLED = Words("民生实事异议", "Objection to an item")

    UNJOURNALED: ClassVar = ("search",)
    item = models.ForeignKey(Item, models.PROTECT, related_name="objections", verbose_name="项目")
    path = models.CharField(max_length=120, blank=True, help_text="of the unit that answers")
    source = models.CharField("来源", max_length=12)
    words = models.TextField("异议内容（已隐去个人信息）")
    households = models.PositiveIntegerField("涉及户数", null=True)
    place = models.CharField("地点", max_length=120, blank=True)
    raised_on = models.DateField("提出日期")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+", null=True)
    answer = models.TextField("答复", blank=True)
    answered_on = models.DateField("答复日期", null=True)
    answer_source = models.CharField("答复出处", max_length=200, blank=True)
    earlier = models.ForeignKey(Project, models.PROTECT, related_name="+", null=True, verbose_name="可借鉴的往年项目")
    earlier_item = models.ForeignKey(Item, models.PROTECT, related_name="+", null=True)
    outcome = models.CharField("结果说明", max_length=400, blank=True)
    told_words = models.CharField("告知内容", max_length=400, blank=True)
    told_on = models.DateField("告知日期", null=True)
    shown = models.BooleanField("公开", default=False)
    state = models.CharField("状态", max_length=12, default="raised", db_index=True)
    raised_by = models.CharField("记录人", max_length=40)
    raised_at = models.DateTimeField("记录时间")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-raised_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=("resolved", "kept", "withdrawn")) | ~Q(outcome=""),
                name="objection_ends_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Change(Journaled):
    """A change of design or plan because of an objection: what was, what is, and what it costs (fen; None: not known yet)."""

    CALLED = Words("民生实事方案变更", "Change of plan of an item")

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="changes")
    before = models.CharField("原方案", max_length=400)
    after = models.CharField("新方案", max_length=400)
    cost = models.BigIntegerField("费用增减", null=True)
    document = models.CharField("文号或依据", max_length=120)
    changed_on = models.DateField("日期")

    class Meta:
        """In the order in which they were made."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"
