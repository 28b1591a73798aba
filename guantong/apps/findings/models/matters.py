"""A matter (事项) with its three lists: what was found, who answers for it, how it is put right (问题、责任、整改清单)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.findings.models.choices import (
    kind_choices,
    look_back_choices,
    nature_choices,
    pace_choices,
    part_choices,
    source_choices,
)
from guantong.apps.findings.words import CAUSES, Choice
from guantong.apps.journal.models import Journaled
from guantong.apps.subjects.models import Subject
from guantong.domain.words import Words


class Matter(Journaled):
    """One matter of one body. `path` is that of whoever must put it right, `desk` of who follows it."""

    CALLED = Words("事项", "Matter")
    UNJOURNALED: ClassVar = ("search",)

    kind = models.CharField("类别", max_length=24, choices=kind_choices)
    source = models.CharField("来源", max_length=20, choices=source_choices)
    source_key = models.CharField(max_length=120, blank=True, help_text="journal key of what it came from")
    title = models.CharField("事项", max_length=120)
    says = models.TextField("问题描述")
    sort = models.CharField("问题类型", max_length=60, blank=True, help_text="the rule, or the type the audit names")
    year = models.PositiveSmallIntegerField("所属年度")
    amount = models.BigIntegerField("涉及金额", null=True, blank=True, help_text="fen")
    origin = models.CharField("出处", max_length=160, blank=True, help_text="the report and page, the day of the visit")
    basis = models.JSONField(default=list)
    evidence = models.JSONField(default=list, help_text="what was printed where the day it was registered")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="+")
    path = models.CharField(max_length=120)
    body = models.CharField("责任单位", max_length=120)
    desk = models.CharField(max_length=120)

    nature = models.CharField("性质", max_length=12, blank=True, choices=nature_choices)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    pace = models.CharField("整改类型", max_length=12, choices=pace_choices)

    by_committee = models.BooleanField("常委会交办", default=False)
    number = models.CharField("交办文号", max_length=80, blank=True)
    handed_on = models.DateField("交办日期", null=True, blank=True)
    received_on = models.DateField("签收日期", null=True, blank=True)
    due_on = models.DateField("整改期限", null=True, blank=True)

    leader = models.CharField("牵头领导（职务）", max_length=80, blank=True)
    responsible = models.CharField("责任人（职务）", max_length=80, blank=True)
    measures = models.TextField("整改措施", blank=True)
    goal = models.TextField("整改目标", blank=True)
    cause = models.CharField(max_length=20, blank=True)
    cause_words = models.TextField("原因", blank=True)
    result = models.TextField("整改情况", blank=True)
    mechanism = models.TextField("长效机制", blank=True)
    files = models.JSONField(default=list, help_text="SM3 of the files sealed with the result")

    submitted_by = models.CharField(max_length=150, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=150, blank=True)
    ended_on = models.DateField("销号/办结日期", null=True, blank=True)
    audit_state = models.CharField("审计认定", max_length=60, blank=True)
    conclusion = models.CharField("人大跟踪结论", max_length=20, blank=True)
    reopened = models.PositiveSmallIntegerField("重开次数", default=0)
    history = models.BooleanField("历史导入", default=False)

    registered_by = models.CharField(max_length=150)
    registered_at = models.DateTimeField()
    state = models.CharField("状态", max_length=16, default="registered")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; what comes from one signal or one line of a report is registered once."""

        ordering = ("-registered_at", "-pk")
        indexes = (
            models.Index(fields=("path", "state")), models.Index(fields=("state", "due_on")),
            models.Index(fields=("-registered_at", "-id")),
            models.Index(fields=("handed_on", "state", "due_on", "history", "reopened"), name="counted_for_the_rates"),
            models.Index(fields=("history",)), models.Index(fields=("state", "kind", "source")),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(
                fields=("source_key", "path"), condition=~Q(source_key="") & ~Q(state="withdrawn"), name="registered_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(by_committee=True), name="only_what_the_committee_handed_over_is_closed"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def called_cause(self) -> Choice | None:
        """What kind of cause was named."""
        return CAUSES.get(self.cause)


class Handler(Journaled):
    """One of several bodies that handle a matter: the lead, or beside it (主办、会办)."""

    CALLED = Words("承办单位", "Handler")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="handlers")
    path = models.CharField(max_length=120)
    body = models.CharField("承办单位", max_length=120)
    part = models.CharField("分工", max_length=8, choices=part_choices)

    class Meta:
        """The lead first; a body once in a matter."""

        ordering = ("-part", "pk")
        constraints = (models.UniqueConstraint(fields=("matter", "path"), name="handles_it_once"),)

    def __str__(self) -> str:
        return self.body


class Stage(Journaled):
    """One stage of a matter that is put right in stages, or one report of a lasting one: due and proven on its own (阶段)."""

    CALLED = Words("整改阶段", "Stage of a matter")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField("序号")
    what = models.CharField("阶段任务", max_length=200)
    due_on = models.DateField("到期日")
    state = models.CharField("状态", max_length=12, default="proposed")
    done_on = models.DateField("完成日期", null=True, blank=True)
    words = models.TextField("完成情况", blank=True)
    files = models.JSONField(default=list, help_text="SM3 of the files sealed with the report")

    class Meta:
        """In their order."""

        ordering = ("number", "pk")
        indexes = (models.Index(fields=("matter", "state", "due_on")),)

    def __str__(self) -> str:
        return f"{self.number}. {self.what}"


class Note(Journaled):
    """What was said with a verb: progress, why it was sent back, what was urged (办理记录)."""

    CALLED = Words("事项办理记录", "Note on a matter")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="notes")
    verb = models.CharField(max_length=24)
    words = models.TextField(blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    inside = models.BooleanField(default=False, help_text="not for the unit")

    class Meta:
        """As they came."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.verb


class Extension(Journaled):
    """More time asked for, and what was decided (延期)."""

    CALLED = Words("延期申请", "Extension")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="extensions")
    until = models.DateField("申请延至")
    reason = models.TextField("理由")
    asked_by = models.CharField(max_length=150)
    asked_on = models.DateField()
    before = models.DateField(help_text="the day it would have been due")
    granted = models.BooleanField("同意", null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        """One at a time is undecided."""

        ordering = ("asked_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("matter",), condition=Q(granted=None), name="one_extension_undecided"),
        )

    def __str__(self) -> str:
        return f"{self.until}"


class LookBack(Journaled):
    """A look back at what was closed: whether it holds (回头看)."""

    CALLED = Words("回头看", "Look back")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="look_backs")
    on = models.DateField("日期")
    found = models.CharField("结论", max_length=12, choices=look_back_choices)
    words = models.TextField("情况")
    by = models.CharField(max_length=150)
    visit = models.ForeignKey("Visit", models.PROTECT, null=True, blank=True, related_name="look_backs")

    class Meta:
        """As they came; of a visit one."""

        ordering = ("on", "pk")
        constraints = (models.UniqueConstraint(fields=("visit",), name="one_look_back_of_a_visit"),)

    def __str__(self) -> str:
        return f"{self.on}"
