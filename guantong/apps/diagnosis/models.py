"""What rules point at (关注事项): each with a lasting identity, and the runs in which it was seen (慧诊)."""

from typing import ClassVar

from django.db import models

from guantong.apps.components.templatetags.words import later
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.files.models import level_choices
from guantong.apps.jobs.models import Job
from guantong.apps.journal.models import Journaled
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.words import Words


def question_choices() -> list[tuple[str, str]]:
    """Return the six questions; callable, so that words change without a migration."""
    return [(question.value, later(question.words)) for question in Question]


def stage_choices() -> list[tuple[str, str]]:
    """Return the eight stages."""
    return [(stage.value, later(stage.words)) for stage in Stage]


def severity_choices() -> list[tuple[str, str]]:
    """Return how soon one should look."""
    return [(severity.value, later(severity.words)) for severity in Severity]


class Run(Journaled):
    """All rules over the documents of a snapshot, or over those that one batch touches; what came of it."""

    CALLED = Words("诊断", "Run")

    UNJOURNALED: ClassVar = ("examined", "changes")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+", null=True)
    path = models.CharField(max_length=120)
    cause = models.CharField("起因", max_length=12)
    job = models.ForeignKey(Job, models.PROTECT, related_name="+", null=True)
    asked_by = models.CharField("提出人", max_length=40)
    asked_at = models.DateTimeField("提出时间")
    state = models.CharField("状态", max_length=12, default="asked")
    ended_at = models.DateTimeField("结束时间", null=True)
    examined = models.JSONField(default=dict)
    """By document: held, computed, what was not computed and why, how many signals."""
    changes = models.JSONField(default=dict)
    """By verb (raise, update, lapse): the signals it changed against what was known before it."""
    edition = models.CharField("规则版本", max_length=16, blank=True)
    limits = models.JSONField(default=list)
    """The district's own thresholds as they stood when it was asked for: a run is the same whenever it is done."""

    class Meta:
        """The latest first; at most one over everything waits at a time."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("state",), condition=models.Q(state="asked", batch=None), name="one_whole_run_waits"
            ),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"

    @property
    def took(self) -> str:
        """How long it was from asking to the end, in minutes and seconds; nothing while it is under way."""
        if self.ended_at is None:
            return ""
        minutes, seconds = divmod(int((self.ended_at - self.asked_at).total_seconds()), 60)
        return f"{minutes}:{seconds:02d}"

    def changed(self, verb: str) -> int:
        """How many signals it raised, updated or let lapse."""
        return len(self.changes.get(verb, ()))


class Signal(Journaled):
    """One matter to look at: rule, subject and period are its identity, so that a later run updates and never doubles."""

    CALLED = Words("关注事项", "Signal")

    UNJOURNALED: ClassVar = ("search", "seen_in_id")
    identity = models.CharField(max_length=16, unique=True)
    rule = models.CharField("规则", max_length=12)
    rule_version = models.PositiveSmallIntegerField()
    title = models.CharField("事项", max_length=120)
    title_en = models.CharField(max_length=200)
    question = models.CharField("所问", max_length=20, choices=question_choices)
    stage = models.CharField("环节", max_length=20, choices=stage_choices)
    severity = models.CharField("核实顺序", max_length=12, choices=severity_choices)
    body = models.CharField("单位", max_length=120)
    period = models.CharField(max_length=60)
    says = models.TextField("说明")
    says_en = models.TextField()
    value = models.CharField(max_length=120, blank=True)
    limit = models.CharField(max_length=60, blank=True)
    limit_source = models.JSONField(default=dict)
    basis = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    path = models.CharField(max_length=120)
    level = models.CharField("级别", max_length=12, choices=level_choices)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=12, default="open")
    raised_at = models.DateTimeField("首次发现")
    raised_in = models.ForeignKey(Run, models.PROTECT, related_name="+")
    seen_in = models.ForeignKey(Run, models.PROTECT, related_name="+")
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; lists filter by what people ask for."""

        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("state", "severity", "question", "stage", "raised_at")),
            models.Index(fields=("question", "raised_at")),
            models.Index(fields=("path",)),
            models.Index(fields=("rule", "state")),
            models.Index(fields=("raised_at", "id")),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title_words(self) -> Words:
        """The rule's title in both languages."""
        return Words(self.title, self.title_en)

    @property
    def says_words(self) -> Words:
        """The sentence in both languages."""
        return Words(self.says, self.says_en)


class Threshold(Journaled):
    """A limit of a rule as the district sets it itself (阈值覆盖): from a day, by its own document, until another ends it."""

    CALLED = Words("阈值覆盖", "District threshold")

    rule = models.CharField("规则", max_length=12, db_index=True)
    name = models.CharField("阈值", max_length=40)
    value = models.IntegerField("数值")
    since = models.DateField("自")
    document = models.CharField("文号", max_length=80)
    reason = models.CharField("理由", max_length=200)
    until = models.DateField("至", null=True, help_text="the first day on which it holds no more")
    ending = models.CharField("终止文号", max_length=80, blank=True)
    path = models.CharField(max_length=120, blank=True)
    state = models.CharField("状态", max_length=12, default="proposed")
    proposed_by = models.CharField("提出人", max_length=40)
    proposed_at = models.DateTimeField("提出时间")
    decided_by = models.CharField("确认人", max_length=40, blank=True)
    decided_at = models.DateTimeField("确认时间", null=True)

    class Meta:
        """The latest first; of one threshold one value a day is put in force."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("rule", "name", "since"), condition=models.Q(state__in=("in_force", "ended")),
                name="one_own_value_a_day",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.rule} {self.document}"


class Uncomputed(models.Model):
    """What a rule could not compute in a document when it was last looked at: derived, written anew by every run."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    rule = models.CharField(max_length=12, db_index=True)
    what = models.TextField()
    what_en = models.TextField()
    why = models.TextField()
    why_en = models.TextField()

    def __str__(self) -> str:
        return f"{self.rule} {self.why}"

    @property
    def why_words(self) -> Words:
        """Why, in both languages."""
        return Words(self.why, self.why_en)
