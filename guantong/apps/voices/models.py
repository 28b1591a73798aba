"""Needs: what residents say, masked, with where, about what and when; never who (诉求).

No author, no telephone, no key that joins two needs of one person is a column here: what is not kept cannot leak.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.actors.models import Organisation
from guantong.apps.journal.models import Journaled
from guantong.apps.voices.words import CHANNELS, STEPS, channel_choices, field_choices, fields, step_choices
from guantong.domain.words import Words


class Call(Journaled):
    """A call for needs with its window and its words: while it is open a need may be taken down as an answer to it (年度征集)."""

    CALLED = Words("年度征集", "Yearly call")

    title = models.CharField("标题", max_length=120)
    text = models.TextField("征集内容")
    opens_on = models.DateField("开始日期")
    closes_on = models.DateField("截止日期")
    path = models.CharField(max_length=120, db_index=True)
    area = models.CharField(
        max_length=120, blank=True, help_text="whose residents it calls; empty is the whole district"
    )
    body = models.CharField("组织单位", max_length=120)
    state = models.CharField("状态", max_length=12, default="draft")
    changed_by = models.CharField("最近编辑人", max_length=40)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first; a window begins before it ends."""

        ordering = ("-opens_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(closes_on__gte=models.F("opens_on")), name="a_call_has_a_window"),
        )

    def __str__(self) -> str:
        return self.title


class Source(Journaled):
    """Which columns of another system's file are ours, as a person said once; the next file of it is known (来源对照)."""

    CALLED = Words("来源对照", "Known columns")

    name = models.CharField("来源名称", max_length=60)
    channel = models.CharField("渠道", max_length=16, choices=channel_choices)
    columns: Any = models.JSONField(default=dict, help_text="theirs by ours")
    path = models.CharField(max_length=120)
    state = models.CharField("状态", max_length=12, default="known")
    named_by = models.CharField("对照人", max_length=40)
    named_at = models.DateTimeField("对照时间")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first: it is what somebody said last."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        """What needs and files name it by."""
        return f"columns-{self.pk}"


class Need(Journaled):
    """One need: `text` is masked, `original` the words as written until the day `original_until`, then empty.

    `path` is the community where it is, else the organisation that took it down; it decides who reads. `head` is the need it is
    a copy of. `suggested` holds what the machine suggests with its reasons, until a person confirms.
    """

    CALLED = Words("诉求", "Need")

    UNJOURNALED: ClassVar = ("search", "suggested")
    channel = models.CharField("渠道", max_length=16, choices=channel_choices)
    source = models.CharField("来源", max_length=20, blank=True, help_text="of a file: which system")
    number = models.CharField("来源编号", max_length=60, blank=True, help_text="that system's own number of it")
    path = models.CharField(max_length=120, db_index=True)
    place = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, verbose_name="地点")
    department = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, verbose_name="责任部门")
    field = models.CharField("领域", max_length=20, choices=field_choices, blank=True, db_index=True)
    said_on = models.DateField("提出日期", db_index=True)
    title = models.CharField("标题", max_length=120, blank=True)
    text = models.TextField("内容（已隐去个人信息）", blank=True)
    original = models.TextField("原文", blank=True)
    original_until = models.DateField("原文保存至", null=True)
    hidden: Any = models.JSONField(default=dict)
    suggested: Any = models.JSONField(default=dict)
    call = models.ForeignKey(Call, models.PROTECT, related_name="needs", null=True)
    head = models.ForeignKey("self", models.PROTECT, related_name="copies", null=True)
    state = models.CharField("状态", max_length=12, default="received", db_index=True)
    receipt = models.CharField("回执号", max_length=24, blank=True)
    sent = models.CharField(
        max_length=40, blank=True, help_text="the form it was taken down with: sent again it is the same need"
    )
    code = models.CharField(max_length=64, blank=True, help_text="the digest of the receipt code, which is nowhere")
    taken_by = models.CharField("记录人", max_length=40)
    taken_at = models.DateTimeField("记录时间")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; of one system one number once, erased ones too, so that they do not come back."""

        ordering = ("-said_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("source", "number"), condition=~Q(number=""), name="need_once_a_source"),
            models.UniqueConstraint(fields=("taken_by", "sent"), condition=~Q(sent=""), name="need_once_a_form"),
            models.CheckConstraint(
                condition=Q(original="") | Q(original_until__isnull=False), name="original_has_its_last_day"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("erased", "left")) | Q(title="", text="", original="", search=""),
                name="what_is_gone_has_no_words",
            ),
            models.UniqueConstraint(fields=("code",), condition=~Q(code=""), name="a_receipt_code_is_of_one_need"),
            models.CheckConstraint(
                condition=~Q(state__in=("erased", "left")) | Q(code=""), name="what_is_gone_is_not_found"
            ),
        )

    def __str__(self) -> str:
        return self.title or f"{self.CALLED.zh} {self.pk}"

    @property
    def about(self) -> Words:
        """What it is about, as a person confirmed."""
        return fields().get(self.field, Words("", ""))

    @property
    def by_way_of(self) -> Words:
        """By which channel it came."""
        return CHANNELS[self.channel]


class Message(Journaled):
    """What whoever raised a need is told of it, step by step; read with the receipt code, sent to nobody (告知)."""

    CALLED = Words("告知", "Message")

    need = models.ForeignKey(Need, models.PROTECT, related_name="messages")
    step = models.CharField("环节", max_length=12, choices=step_choices)
    words = models.TextField("告知内容", blank=True)
    link = models.CharField(max_length=200, blank=True, help_text="a page of this system that is open to everybody")
    told_by = models.CharField("告知人", max_length=40)
    told_at = models.DateTimeField("告知时间")

    class Meta:
        """As they were told."""

        ordering = ("told_at", "pk")

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"

    @property
    def about(self) -> Words:
        """Which step it tells of."""
        return STEPS[self.step]


class Look(models.Model):
    """How often one network looked a receipt up in an hour: a salted digest, gone with the hour (同网查询)."""

    source = models.CharField(max_length=64, unique=True)
    hour = models.CharField(max_length=10)
    count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.count}"


class NeedFile(Journaled):
    """A file of needs as it was read, until it is taken in or set aside; then it is empty (诉求导入)."""

    CALLED = Words("诉求导入", "File of needs")

    UNJOURNALED: ClassVar = ("lines",)
    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField("摘要", max_length=64)
    source = models.CharField("来源", max_length=20)
    path = models.CharField(max_length=120, db_index=True)
    lines: Any = models.JSONField(default=list)
    counts: Any = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=12, default="previewed")
    brought_by = models.CharField("上传人", max_length=40)
    brought_at = models.DateTimeField("上传时间")

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Grouping(Journaled):
    """What the machine made of the needs of a day: likely copies and named groups, nothing of it decided (归类)."""

    CALLED = Words("归类", "Grouping")

    UNJOURNALED: ClassVar = ("copies", "groups")
    path = models.CharField(max_length=120, db_index=True)
    copies: Any = models.JSONField(default=list)
    groups: Any = models.JSONField(default=list)
    needs = models.PositiveIntegerField("诉求数")
    made_by = models.CharField("发起人", max_length=40)
    made_at = models.DateTimeField("时间")

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class AnswerLink(Journaled):
    """A budget line that a person says answers the needs of a field, of a community or of the whole district (诉求—预算对照)."""

    CALLED = Words("预算回应", "Budget answer")

    field = models.CharField("领域", max_length=20, choices=field_choices)
    path = models.CharField(max_length=120, blank=True, help_text="the community; empty is the whole district")
    place = models.CharField("社区", max_length=120, blank=True)
    year = models.PositiveSmallIntegerField("年度")
    unit_code = models.CharField(max_length=40)
    unit = models.CharField("单位", max_length=120)
    project_code = models.CharField(max_length=60)
    project = models.CharField("项目", max_length=200)
    amount = models.BigIntegerField("金额")
    reason = models.CharField("理由", max_length=200)
    state = models.CharField("状态", max_length=12, default="linked")
    decided_by = models.CharField("认定人", max_length=40)
    decided_at = models.DateTimeField("认定时间")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A line answers a field in a place once."""

        ordering = ("field", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("field", "path", "year", "unit_code", "project_code"), condition=Q(state="linked"), name="answers_once"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.project or self.unit

    @property
    def about(self) -> Words:
        """The field it answers."""
        return fields().get(self.field, Words(self.field, self.field))
