"""What rules point at (关注事项), the runs in which it was seen, and what people did about it: letters, replies, verdicts (慧诊)."""

from typing import Any, ClassVar

from django.db import models

from guantong.apps.diagnosis.choices import question_choices, severity_choices, stage_choices, verdict_choices
from guantong.apps.feeds.models import Snapshot as Books
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.files.models import Attachment
from guantong.apps.findings.models.returned import Returned
from guantong.apps.jobs.models import Job
from guantong.apps.journal.models import Journaled
from guantong.apps.subjects.models import Subject
from guantong.domain.words import Words


class Run(Journaled):
    """The rules over the documents of a snapshot or those that one batch touches, or over the books of the records; what came of it."""

    CALLED = Words("诊断", "Run")

    UNJOURNALED: ClassVar = ("examined", "changes")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="+", null=True)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+", null=True)
    books = models.ForeignKey(Books, models.PROTECT, related_name="+", null=True)
    judged_on = models.DateField("截至", null=True, help_text="the day up to which a run over the books judges")
    path = models.CharField(max_length=120)
    cause = models.CharField("起因", max_length=12)
    job = models.ForeignKey(Job, models.PROTECT, related_name="+", null=True)
    asked_by = models.CharField("提出人", max_length=40)
    asked_at = models.DateTimeField("提出时间")
    state = models.CharField("状态", max_length=12, default="asked")
    ended_at = models.DateTimeField("结束时间", null=True)
    examined = models.JSONField(default=dict)
    """By document: held, computed, what was not computed and why, how many signals. Over the books: by rule."""
    changes = models.JSONField(default=dict)
    """By verb (raise, update, lapse): the signals it changed against what was known before it."""
    edition = models.CharField("规则版本", max_length=16, blank=True)
    limits = models.JSONField(default=list)
    """The district's own thresholds as they stood when it was asked for: a run is the same whenever it is done."""

    class Meta:
        """The latest first; at most one over everything waits at a time, over documents and over the books."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("state",), condition=models.Q(state="asked", batch=None, books=None), name="one_whole_run_waits"
            ),
            models.UniqueConstraint(
                fields=("state",), condition=models.Q(state="asked", books__isnull=False), name="one_run_over_books_waits"
            ),
            models.CheckConstraint(
                condition=models.Q(snapshot__isnull=False, books=None, judged_on=None)
                | models.Q(snapshot=None, batch=None, books__isnull=False, judged_on__isnull=False),
                name="run_over_documents_or_books",
            ),
        )  # fmt: skip

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

    UNJOURNALED: ClassVar = ("search", "seen_in_id", "not_computed")
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
    value_en = models.CharField(max_length=120, blank=True)
    limit = models.CharField(max_length=60, blank=True)
    limit_source = models.JSONField(default=dict)
    basis = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    path = models.CharField(max_length=120)
    sources = models.ManyToManyField(Batch, related_name="+")
    """The batches in whose files the evidence lies: the strictest of them decides who sees the signal."""
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True)
    over_books = models.BooleanField("来自账上", default=False)
    year = models.PositiveSmallIntegerField(
        "年度", null=True, help_text="over the books: the fiscal year it was judged in"
    )
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+", null=True, verbose_name="对象")
    keys = models.JSONField(default=dict, help_text="over the books: the columns that say whom or what it is about")
    found = models.JSONField(default=dict, help_text="over the books: what the rule found, amounts in fen")
    state = models.CharField("状态", max_length=16, default="open")
    raised_at = models.DateTimeField("首次发现")
    raised_in = models.ForeignKey(Run, models.PROTECT, related_name="+")
    seen_in = models.ForeignKey(Run, models.PROTECT, related_name="+")
    verdict = models.CharField("核实结论", max_length=12, choices=verdict_choices, blank=True)
    figures_moved = models.CharField(
        max_length=8, blank=True, help_text="since a person looked: changed, gone, nothing"
    )
    still_seen = models.BooleanField(default=True, help_text="the latest run over its document points at it")
    not_computed = models.BooleanField(
        default=False, help_text="the latest run over its document could not compute its rule, and says nothing of it"
    )
    desk = models.CharField(max_length=120, blank=True, help_text="the organisation whose people look into it")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; lists filter by what people ask for."""

        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("state", "severity", "question", "stage", "raised_at")),
            models.Index(fields=("question", "raised_at")),
            models.Index(fields=("path",)),
            models.Index(fields=("rule", "verdict")),
            models.Index(fields=("rule", "state")),
            models.Index(fields=("raised_at", "id")),
            models.Index(fields=("over_books", "rule", "year")),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(over_books=False, document__isnull=False, year=None)
                | models.Q(over_books=True, document=None, year__isnull=False),
                name="signal_over_document_or_books",
            ),
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

    @property
    def value_words(self) -> Words:
        """The value in both languages."""
        return Words(self.value, self.value_en or self.value)

    @property
    def about(self) -> Subject | None:
        """The subject it is about: its document's, or over the books the unit or project found by its code."""
        return self.document.subject if self.document is not None else self.subject

    @property
    def of_year(self) -> int | None:
        """The fiscal year it is about."""
        return self.document.year if self.document is not None else self.year

    @property
    def where(self) -> Words:
        """Where it was seen: the document, or the ledger of a year."""
        if self.document is not None:
            return Words(str(self.document), str(self.document))
        return Words(f"{self.year}年账上数据", f"the ledger of {self.year}")

    @property
    def facts(self) -> dict[str, Any]:
        """What it says today, to be kept beside what people do about it."""
        return {
            name: getattr(self, name)
            for name in ("says", "says_en", "value", "limit", "limit_source", "basis", "evidence")
        }

    @property
    def latest_verdict(self) -> "Verdict | None":
        """The verdict given last, be it in force or reopened."""
        return self.verdicts.order_by("pk").last()

    @property
    def reason(self) -> str:
        """Why it was found so, beside what another types at the same moment."""
        return latest.reason if (latest := self.latest_verdict) else ""

    @property
    def rests_on(self) -> str:
        """What the verdict rests on."""
        return latest.rests_on if (latest := self.latest_verdict) else ""


class Note(Journaled):
    """What somebody did about a signal, in words: the journal keeps none."""

    CALLED = Words("办理记录", "Note")

    signal = models.ForeignKey(Signal, models.PROTECT, related_name="notes")
    verb = models.CharField(max_length=40)
    words = models.TextField(blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        """As it happened."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Verdict(Journaled):
    """What a person found, why, on what it rests, what the signal said that day; a later one never replaces it."""

    CALLED = Words("核实结论", "Verdict")

    signal = models.ForeignKey(Signal, models.PROTECT, related_name="verdicts")
    verdict = models.CharField("核实结论", max_length=12, choices=verdict_choices)
    reason = models.TextField("理由")
    rests_on = models.TextField("依据材料")
    without_letter = models.TextField("不发函的理由", blank=True)
    facts = models.JSONField(default=dict)
    given_by = models.CharField("结论作出人", max_length=40)
    given_at = models.DateTimeField("结论作出时间")
    reopened = models.BooleanField(default=False)
    told = models.TextField("告知内容", blank=True)
    told_at = models.DateTimeField("告知时间", null=True)

    class Meta:
        """As they were given; one in force at a time."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("signal",), condition=models.Q(reopened=False), name="one_verdict_in_force"
            ),
        )

    def __str__(self) -> str:
        return self.get_verdict_display()


class Letter(Journaled):
    """A letter that asks one organisation about one or several signals, and its reply (了解情况函).

    Its number is the office's, typed back, as is who checked and signed it; the system numbers only its own slip. Its days
    count from when the organisation received it, as whoever asks notes it down: before that there is no day. A correction is a letter of its own that
    names the one it corrects.
    """

    CALLED = Words("了解情况函", "Letter of enquiry")

    UNJOURNALED: ClassVar = ("search",)
    path = models.CharField(max_length=120, db_index=True, help_text="the organisation it asks")
    organisation = models.CharField("收函单位", max_length=120)
    route = models.CharField("致送", max_length=16)
    issuer = models.CharField("发函机构", max_length=120)
    desk = models.CharField(max_length=120, help_text="the organisation that asks, and waits")
    subject = models.CharField("标题", max_length=120)
    asks = models.TextField("请说明的事项")
    within = models.PositiveSmallIntegerField("复函期限（工作日）")
    corrects = models.ForeignKey("self", models.PROTECT, related_name="corrections", null=True)
    state = models.CharField("状态", max_length=12, default="draft")
    drafted_by = models.CharField("拟稿人", max_length=40)
    drafted_at = models.DateTimeField("拟稿时间")
    why_other = models.CharField("另致其他单位的理由", max_length=200, blank=True)
    number = models.CharField("文号", max_length=60, blank=True)
    checked_by = models.CharField("核稿", max_length=40, blank=True)
    signer = models.CharField("签发人", max_length=40, blank=True)
    signed = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="签发件")
    sent_on = models.DateField("发出日期", null=True)
    office_received_on = models.DateField("转送机关收到日期", null=True)
    received_on = models.DateField("收到日期", null=True)
    due_on = models.DateField("复函期限", null=True)
    by_natural_days = models.BooleanField(default=False, help_text="the holidays on the way are not known yet")
    replied_on = models.DateField("复函日期", null=True)
    reply_number = models.CharField("复函文号", max_length=60, blank=True)
    replied_by = models.CharField("复函登记人", max_length=40, blank=True)
    signed_reply = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="复函签发件")
    on_behalf = models.BooleanField(default=False)
    reason = models.TextField("原因", blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "due_on")),)

    def __str__(self) -> str:
        return self.subject


class LetterItem(Journaled):
    """One signal asked about in a letter: what it said then, and what was answered to it."""

    CALLED = Words("函询事项", "Item of a letter")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="items")
    signal = models.ForeignKey(Signal, models.PROTECT, related_name="letter_items")
    number = models.PositiveSmallIntegerField()
    facts = models.JSONField(default=dict)
    answer = models.TextField("答复", blank=True)

    class Meta:
        """In the order of the letter."""

        ordering = ("letter", "number")
        constraints = (models.UniqueConstraint(fields=("letter", "signal"), name="asked_once_in_a_letter"),)

    def __str__(self) -> str:
        return f"{self.letter} {self.number}"

    @property
    def title_words(self) -> Words:
        """What it is about, in both languages as far as it has them."""
        return self._both("title")

    @property
    def says_words(self) -> Words:
        """The sentence, in both languages as far as it has them."""
        return self._both("says")

    def _both(self, name: str) -> Words:
        zh = self.facts.get(name, "")
        return Words(zh, self.facts.get(f"{name}_en") or zh)


class ReturnedReply(Returned):
    """The sheet of a letter that came back answered (答复表)."""

    CALLED = Words("答复表", "Answered sheet of a letter")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="returned")
    reply_number = models.CharField("复函文号", max_length=60, blank=True)


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
    """What a rule could not compute in a document, or over the books, when it last looked: derived, written anew by every run."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="+", null=True)
    rule = models.CharField(max_length=12, db_index=True)
    what = models.TextField()
    what_en = models.TextField()
    why = models.TextField()
    why_en = models.TextField()

    def __str__(self) -> str:
        return f"{self.rule} {self.why}"
