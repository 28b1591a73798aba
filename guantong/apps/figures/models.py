"""Files that became figures: a batch a file, its documents, and the snapshots in which they count (数据)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guantong.apps.components.templatetags.words import later
from guantong.apps.files.models import Attachment
from guantong.apps.jobs.models import Job
from guantong.apps.journal.models import Journaled
from guantong.apps.subjects.models import Subject
from guantong.domain.fiscal import corrections
from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.fiscal.facts import Spot
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of documents; callable, so that words change without a migration."""
    return [(kind.value, later(kind.words)) for kind in DocumentKind]


class Snapshot(Journaled):
    """What is published from a moment on: a version of the table of facts, and the documents that have come and not yet gone.

    A document counts in a snapshot when it came with it or before, and left after it or not at all.
    """

    CALLED = Words("快照", "Snapshot")

    facts_version = models.PositiveBigIntegerField("事实表版本")
    taken_by = models.CharField("发布人", max_length=40)
    taken_at = models.DateTimeField("发布时间", db_index=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Batch(Journaled):
    """One imported file; `facts` names what was read of it, by which edition of which reader, in the table of facts.

    `sm3` is the digest of what was brought: the same file twice in one place is one batch. What people correct in the reading of
    a published file makes another batch of it, which `follows` the first; `corrections` are those the facts were read with.
    """

    CALLED = Words("批次", "Batch")

    UNJOURNALED: ClassVar = ("search",)
    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    path = models.CharField(max_length=120, db_index=True)
    organisation = models.CharField("机构", max_length=120)
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True)
    job = models.ForeignKey(Job, models.PROTECT, related_name="+", null=True)
    state = models.CharField("状态", max_length=12, default="received")
    brought_by = models.CharField("上传人", max_length=40)
    brought_at = models.DateTimeField("上传时间")
    reader = models.CharField("读取器", max_length=40, blank=True)
    edition = models.CharField("读取器版本", max_length=40, blank=True)
    facts = models.CharField(max_length=80, blank=True)
    corrections = models.JSONField(default=list)
    follows = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)
    troubles = models.JSONField(default=list)
    reason = models.CharField("作废原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; one batch a file and place, unless it was discarded, and one that follows it."""

        ordering = ("-pk",)
        indexes = (models.Index(fields=("path", "sm3")),)
        constraints = (
            models.UniqueConstraint(
                fields=("path", "sm3"), condition=~Q(state="discarded") & Q(follows=None), name="one_batch_a_file"
            ),
            models.UniqueConstraint(fields=("follows",), condition=~Q(state="discarded"), name="one_follows_a_batch"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> str:
        """The level of the file as it is now: there is no other."""
        return self.file.level if self.file is not None else Level.SENSITIVE.value

    @property
    def read_by(self) -> Words:
        """Who read it, in words: a reader by its name, people who typed as such."""
        machine = self.reader.removesuffix("typed").removesuffix("+")
        return Words(
            "+".join(filter(None, (machine, "手工录入" if self.reader.endswith("typed") else ""))), self.reader
        )


class Document(Journaled):
    """One logical document of a batch: whose, which year, what kind; its control totals; when it came and left.

    Whose it is, is the lasting `subject`, whatever the unit was called when `body` was printed.
    """

    CALLED = Words("文件", "Document")

    UNJOURNALED: ClassVar = ("search",)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="documents")
    number = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=120, db_index=True)
    body = models.CharField("单位", max_length=120, blank=True, help_text="as printed")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+", null=True, verbose_name="对象")
    year = models.PositiveSmallIntegerField("年度", null=True)
    kind = models.CharField("文种", max_length=30, choices=kind_choices)
    of_level = models.CharField("层级", max_length=12)
    values = models.PositiveIntegerField("数值")
    amount = models.BigIntegerField("合计", help_text="every amount of it added up: the check of a copy")
    controls = models.JSONField(default=list)
    gone = models.BooleanField(default=False, help_text="a later reading of the same file found it no more")
    came = models.ForeignKey(Snapshot, models.PROTECT, related_name="+", null=True)
    left = models.ForeignKey(Snapshot, models.PROTECT, related_name="+", null=True)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """In the order of print; of one document only one counts at a time."""

        ordering = ("batch", "number")
        constraints = (
            models.UniqueConstraint(fields=("batch", "number"), name="document_number"),
            models.UniqueConstraint(
                fields=("subject", "year", "kind", "of_level"), condition=Q(came__isnull=False, left=None),
                name="one_document_counts",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body} {self.year or ''} {self.get_kind_display()}".strip()

    @property
    def level(self) -> str:
        """The level of its file as it is now."""
        return self.batch.level

    @property
    def history(self) -> bool:
        """True for what was over when it was brought: a budget of an earlier year, a final account of one before the last."""
        final = self.kind in (DocumentKind.FINAL_ACCOUNTS.value, DocumentKind.GOVERNMENT_FINAL_ACCOUNTS.value)
        return self.year is not None and self.year < self.batch.brought_at.year - final

    @property
    def part(self) -> str:
        """The document's name in the table of facts."""
        return f"{self.batch.facts}.{self.number}"

    @property
    def level_words(self) -> Words:
        """Department, unit or government."""
        return LEVELS.get(self.of_level, Words(self.of_level, self.of_level))

    def control(self, name: str) -> int:
        """Return the sum of a count over the tables: held, computed, broken, rounding, not_computed."""
        return sum(len(c[name]) if isinstance(c[name], list) else c[name] for c in self.controls)

    @property
    def held(self) -> int:
        """How many identities hold."""
        return self.control("held")

    @property
    def computed(self) -> int:
        """How many identities could be computed."""
        return self.control("computed")

    @property
    def broken(self) -> int:
        """How many identities do not hold by more than printing explains."""
        return self.control("broken")


class Correction(Journaled):
    """What a person reads in a cell that the machine misread, in whatever batch of that file in that organisation.

    `printed` is what the machine read there then: where it reads something else, a person must look again. `version` counts
    what was done at the place.
    """

    CALLED = Words("更正", "Correction")

    UNJOURNALED: ClassVar = ("search",)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    path = models.CharField(max_length=120, db_index=True)
    sm3 = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    page = models.PositiveIntegerField("页")
    table = models.TextField("表")
    row = models.PositiveIntegerField("行")
    header = models.TextField("栏目")
    nth = models.PositiveSmallIntegerField(default=0, help_text="of lists side by side under equal headers")
    item = models.TextField("名称")
    unit = models.CharField("单位", max_length=12, blank=True)
    printed = models.TextField("机器读数")
    edition = models.CharField("读取器版本", max_length=40)
    value = models.CharField("更正为", max_length=120, blank=True)
    reason = models.CharField("原因", max_length=200, blank=True)
    state = models.CharField("状态", max_length=12)
    made_by = models.CharField("更正人", max_length=40)
    made_at = models.DateTimeField("更正时间")
    ended_by = models.CharField("撤回人", max_length=40, blank=True)
    ended_at = models.DateTimeField("撤回时间", null=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; one speaks for a place."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("path", "sm3", "place"), condition=Q(state__in=("in_force", "let_go")), name="one_speaks_for_a_place"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"

    @property
    def spot(self) -> Spot:
        """Where it is, and what the machine read there."""
        return Spot(self.page, self.table, self.row, self.header, self.printed)

    @property
    def as_read(self) -> corrections.Correction:
        """The correction as it is laid over what the machine reads."""
        on = timezone.localtime(self.made_at).date()
        return corrections.Correction(self.pk, self.spot, self.nth, self.value, self.made_by, on)


def place_of(spot: Spot, nth: int) -> str:
    """Return the digest that names a place of a file: page, table, row, header, which of the cells there."""
    return sm3(canonical([spot.page, spot.table, spot.row, spot.header, nth]).encode())


class Typing(Journaled):
    """One table of a scanned page as two people type it by hand, each unseen by the other (手工录入、双人双录).

    `first` and `second` are the rows of every page, by its number; `chosen` says of every difference that was settled what
    stands and who said so; `sealed` is the table both agree on, `digest` its SM3.
    """

    CALLED = Words("手工录入", "Typing")

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="typings")
    path = models.CharField(max_length=120, db_index=True)
    form = models.CharField("表", max_length=40)
    title = models.CharField("表题", max_length=120)
    pages = models.JSONField("页", default=list)
    first_page = models.PositiveIntegerField()
    body = models.CharField("单位", max_length=120)
    year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("文种", max_length=30, choices=kind_choices)
    of_level = models.CharField("层级", max_length=12)
    unit = models.CharField("金额单位", max_length=4)
    state = models.CharField("状态", max_length=16)
    first_by = models.CharField("第一录入人", max_length=40)
    second_by = models.CharField("第二录入人", max_length=40, blank=True)
    begun_at = models.DateTimeField("开始时间")
    first = models.JSONField(default=dict)
    second = models.JSONField(default=dict)
    chosen = models.JSONField(default=dict)
    sealed = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    reason = models.CharField("放弃原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """In the order of the pages; a table is typed once, unless that was given up."""

        ordering = ("batch", "first_page", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("batch", "form", "first_page"), condition=~Q(state="given_up"), name="one_typing_a_table"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Expected(Journaled):
    """One line of the register of what must be published (应公开清单): whose, which year, what, by when."""

    CALLED = Words("应公开文件", "Expected document")

    UNJOURNALED: ClassVar = ("search",)
    path = models.CharField(max_length=120, db_index=True)
    organisation = models.CharField("机构", max_length=120)
    body = models.CharField("单位", max_length=120, help_text="as the document names it")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+", null=True, verbose_name="对象")
    year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("文种", max_length=30, choices=kind_choices)
    of_level = models.CharField("层级", max_length=12)
    due_on = models.DateField("应公开日期", null=True)
    asked_on = models.DateField("函请日期", null=True)
    promised_on = models.DateField("承诺提供日期", null=True)
    provided_on = models.DateField("收到日期", null=True)
    state = models.CharField("状态", max_length=12, default="expected")
    reason = models.CharField("原因", max_length=200, blank=True)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """By organisation, the latest year first."""

        ordering = ("path", "-year", "kind")
        constraints = (
            models.UniqueConstraint(fields=("body", "year", "kind", "of_level"), name="expected_once"),
            models.UniqueConstraint(fields=("subject", "year", "kind", "of_level"), name="expected_once_of_a_unit"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body} {self.year} {self.get_kind_display()}"


class RegisterFile(Journaled):
    """A list of what must be published that was uploaded: its lines as they were read, until they are taken in or not."""

    CALLED = Words("清单导入", "List taken in")

    UNJOURNALED: ClassVar = ("lines",)
    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    lines = models.JSONField(default=list)
    state = models.CharField("状态", max_length=12, default="previewed")
    uploaded_by = models.CharField("上传人", max_length=40)
    uploaded_at = models.DateTimeField("上传时间")

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


def level_words() -> list[tuple[str, str]]:
    """Return the levels a document may be of."""
    return [(level, later(words)) for level, words in LEVELS.items()]


LEVELS = {
    "department": Words("部门", "department"),
    "unit": Words("单位", "unit"),
    "government": Words("政府", "government"),
}
