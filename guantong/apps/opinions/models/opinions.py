"""An opinion (意见), who raised it, and what was said on its way."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from guantong.apps.files.models import Attachment
from guantong.apps.journal.models import Journaled
from guantong.apps.opinions.models.choices import bound_choices, kind_choices, level_choices
from guantong.apps.opinions.models.referrals import Referral
from guantong.domain.words import Words


class Opinion(Journaled):
    """One opinion. Amounts in fen; codes and names of what it is bound to as they stood when it was raised.

    `path` is of whoever answers it, "" where that is nobody's in particular; `desk` of who follows it. What the unit drafted
    (`draft_*`) and what finance confirmed stand apart: only the second counts. The rest is what the next version showed.
    """

    CALLED = Words("意见", "Opinion")
    UNJOURNALED: ClassVar = ("search", "people")

    year = models.PositiveSmallIntegerField("预算年度")
    text = models.TextField("意见")
    head = models.CharField("审查重点", max_length=16)
    asks = models.JSONField("要求", default=list)
    budget_version = models.CharField("针对版本", max_length=20, blank=True)
    budget_number = models.PositiveSmallIntegerField("版次", null=True, blank=True)
    bound = models.CharField("对象", max_length=8, choices=bound_choices)
    unit_code = models.CharField(max_length=60, blank=True)
    unit = models.CharField("单位", max_length=120, blank=True)
    project_code = models.CharField(max_length=60, blank=True)
    project = models.CharField("项目", max_length=200, blank=True)
    fund_kind = models.CharField(max_length=40, blank=True)
    spending_kind = models.CharField(max_length=20, blank=True)
    subject_key = models.CharField(max_length=24, blank=True)
    amount_then = models.BigIntegerField("提出时金额", null=True, blank=True)
    evidence = models.JSONField(default=dict, help_text="the row it was raised about")
    change_asked = models.BigIntegerField("建议增减", null=True, blank=True)
    source_of = models.CharField(
        max_length=120, blank=True, db_index=True, help_text="journal key of what it came from"
    )
    source_name = models.CharField("来源", max_length=160, blank=True)
    source_where = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=120, blank=True, db_index=True)
    body = models.CharField("答复单位", max_length=120, blank=True)
    desk = models.CharField(max_length=120)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    earlier = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, blank=True, related_name="opinions")

    draft_outcome = models.CharField(max_length=12, blank=True)
    draft_reason = models.TextField("单位答复", blank=True)
    draft_place = models.CharField(max_length=200, blank=True)
    draft_amount = models.BigIntegerField(null=True, blank=True)
    drafted_by = models.CharField(max_length=150, blank=True)
    drafted_on = models.DateField(null=True, blank=True)
    typed_by = models.CharField("填表人", max_length=80, blank=True)
    signed_by = models.CharField("签字人", max_length=80, blank=True)

    outcome = models.CharField("答复", max_length=12, blank=True)
    reason = models.TextField("理由", blank=True)
    place = models.CharField("落点", max_length=200, blank=True)
    amount = models.BigIntegerField("财政确认增减", null=True, blank=True)
    cause = models.CharField("变动原因", max_length=16, blank=True)
    ground = models.CharField("原因类别", max_length=16, blank=True)
    document = models.CharField("财政答复文号", max_length=80, blank=True)
    confirmed_on = models.DateField("答复日期", null=True, blank=True)
    confirmed_by = models.CharField(max_length=150, blank=True)
    signed = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="答复签发件")

    landing = models.CharField("落实", max_length=12, blank=True)
    landing_found = models.JSONField(default=dict, help_text="what the machine computed when a person confirmed it")
    landing_words = models.TextField(blank=True)
    landed_version = models.CharField(max_length=20, blank=True)
    landed_number = models.PositiveSmallIntegerField(null=True, blank=True)
    verified_by = models.CharField(max_length=150, blank=True)
    verified_on = models.DateField(null=True, blank=True)

    history = models.BooleanField("历史导入", default=False)
    raised_on = models.DateField("提出日期")
    raised_by = models.CharField(max_length=150)
    raised_at = models.DateTimeField()
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)
    people = models.TextField(editable=False, blank=True, help_text="names to search by, for who follows it alone")

    class Meta:
        """The latest first; merged into one, never into itself; nothing confirmed without the document that says so."""

        ordering = ("-pk",)
        indexes = (models.Index(fields=("year", "unit_code", "project_code")), models.Index(fields=("state", "path")))
        constraints = (
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="opinion_merged_into_another"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(state__in=("merged", "withdrawn")), name="opinion_merged_says_so"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(history=True) | ~Q(document=""), name="opinion_confirmed_in_writing"
            ),
        )

    def __str__(self) -> str:
        return f"意见 {self.pk}"

    @property
    def about(self) -> str:
        """What it is bound to, as it was called; "" for a general one."""
        return " ".join(filter(None, (self.unit, self.project)))


class Proposer(Journaled):
    """One of those who raised an opinion; the name stays with it whatever becomes of the opinion or of the office."""

    CALLED = Words("意见提出人", "Proposer")

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="proposers")
    name = models.CharField("姓名", max_length=60)
    kind = models.CharField("身份", max_length=12, choices=kind_choices)
    level = models.CharField("层级", max_length=12, choices=level_choices)
    person = models.CharField("账号", max_length=150, blank=True, db_index=True)
    told_on = models.DateField("告知日期", null=True, blank=True)
    told_how = models.CharField("告知方式", max_length=8, blank=True)
    told_by = models.CharField(max_length=150, blank=True)
    rating = models.CharField("评价", max_length=12, blank=True)
    rating_words = models.CharField("评价说明", max_length=400, blank=True)
    rated_on = models.DateField("评价日期", null=True, blank=True)
    rated_by = models.CharField(max_length=150, blank=True)

    class Meta:
        """As they were named; an account once an opinion; rated by a grade on a day, never before being told."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("opinion", "person"), condition=~Q(person=""), name="proposes_once"),
            models.CheckConstraint(condition=Q(rating="") | Q(told_on__isnull=False), name="rated_after_being_told"),
        )

    def __str__(self) -> str:
        return self.name


class Note(Journaled):
    """What was said about an opinion with a verb (意见办理记录); `inside` is for who follows it."""

    CALLED = Words("意见办理记录", "Note on an opinion")

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="notes")
    verb = models.CharField(max_length=40)
    words = models.TextField("说明", blank=True)
    by = models.CharField("办理人", max_length=150)
    at = models.DateTimeField("时间")
    inside = models.BooleanField(default=False)

    class Meta:
        """As they came."""

        ordering = ("pk",)
