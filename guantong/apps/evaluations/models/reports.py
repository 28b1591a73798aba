"""Reports of evaluations and performance audits as they were received, their findings, and what changed after (评价报告)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words

REPORT_KINDS = {
    "audit": Words("绩效审计报告", "performance audit"), "finance": Words("财政评价报告", "evaluation by finance"),
    "third_party": Words("第三方评价报告", "third-party evaluation"), "department": Words("部门评价报告", "evaluation by the department"),
}  # fmt: skip
USES = {
    "question": Words("了解情况", "a question"), "opinion": Words("代表意见", "an opinion"),
    "target": Words("下年绩效目标", "next year's target"), "none": Words("知悉，不另处理", "noted"),
}  # fmt: skip
CHANGES = {
    "budget": Words("下年预算", "next year's budget"), "target": Words("绩效目标", "targets"),
    "policy": Words("政策或制度", "policy or rules"), "management": Words("项目管理", "management"),
}  # fmt: skip


def report_choices() -> list[tuple[str, str]]:
    """Return the kinds of reports; callable, so that words change without a migration."""
    return [(key, later(words)) for key, words in REPORT_KINDS.items()]


class Report(Journaled):
    """One report: of which unit and project, by whom, how, with which sample, and its grade as it is written (评价报告)."""

    CALLED = Words("评价报告", "Report of an evaluation")

    UNJOURNALED: ClassVar = ("search",)
    kind = models.CharField("类别", max_length=12, choices=report_choices)
    year = models.PositiveSmallIntegerField("评价年度")
    unit = models.CharField("单位", max_length=120)
    project_code = models.CharField("项目编码", max_length=60, blank=True)
    project = models.CharField("项目", max_length=200, blank=True)
    path = models.CharField(max_length=120, db_index=True, blank=True)
    body = models.CharField("评价机构", max_length=120)
    method = models.CharField("方法", max_length=400, blank=True)
    sample = models.CharField("样本", max_length=200, blank=True)
    grade = models.CharField("结论等次（原文）", max_length=120, blank=True)
    issued_on = models.DateField("报告日期")
    quality = models.JSONField(default=dict, help_text="the answers of the reading list, with its day")
    read_by = models.CharField("阅评人", max_length=40, blank=True)
    state = models.CharField("状态", max_length=10)
    received_by = models.CharField("登记人", max_length=40)
    received_at = models.DateTimeField("登记时间")
    reason = models.CharField("撤回原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest year first."""

        ordering = ("-year", "-pk")

    def __str__(self) -> str:
        return f"{self.year}年 {self.project or self.unit}（{self.body}）"


class Found(Journaled):
    """One finding of a report with its page, and what a person made of it (报告反映的问题)."""

    CALLED = Words("报告反映的问题", "Finding of a report")

    report = models.ForeignKey(Report, models.PROTECT, related_name="findings")
    text = models.CharField("内容", max_length=400)
    page = models.PositiveSmallIntegerField("页码")
    use = models.CharField("处理", max_length=10, blank=True)
    reference = models.CharField("去向（编号或文号）", max_length=120, blank=True)
    performance = models.ForeignKey(
        "evaluations.Performance", models.PROTECT, null=True, help_text="whose target it became"
    )
    used_by = models.CharField("处理人", max_length=40, blank=True)
    used_on = models.DateField("处理日期", null=True)

    class Meta:
        """In their order."""

        ordering = ("report", "pk")
        constraints = (models.CheckConstraint(condition=Q(page__gte=1), name="finding_on_a_page"),)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Change(Journaled):
    """What changed after a report, as somebody noted it, with where it is seen (后续变化)."""

    CALLED = Words("后续变化", "Change after a report")

    report = models.ForeignKey(Report, models.PROTECT, related_name="changes")
    kind = models.CharField("方面", max_length=12)
    before = models.CharField("原来", max_length=200)
    after = models.CharField("现在", max_length=200)
    source = models.CharField("依据（文号或账册）", max_length=160)
    changed_on = models.DateField("日期")
    noted_by = models.CharField("登记人", max_length=40)

    class Meta:
        """In their order; nothing without its source."""

        ordering = ("report", "changed_on", "pk")
        constraints = (models.CheckConstraint(condition=~Q(source=""), name="change_has_a_source"),)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"
