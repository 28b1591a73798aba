"""Sources of records, the files they deliver, and the snapshots in which those count (报送)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.components.templatetags.words import later
from guantong.apps.files.models import Attachment
from guantong.apps.jobs.models import Job
from guantong.apps.journal.models import Journaled
from guantong.domain.fiscal.records import batches
from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.fiscal.records.table import Table, table, tables
from guantong.domain.words import Words

ENCODINGS = ("", "utf-8", "gb18030", "utf-16", "cp1252")
"""What a source may declare of its text files; "" lets the bytes tell."""
_ENDED = ("discarded", "refused", "reversed", "reversal")


def table_choices() -> list[tuple[str, str]]:
    """Return the fiscal tables; callable, so that a new one needs no migration."""
    return [(one.name, later(one.words)) for one in tables().values()]


class Snapshot(Journaled):
    """The records from a moment on: the version of every fiscal table, and all deliveries that came with it or before.

    `closings` are sums as they were told when it was taken: what a closed day says must not change unseen.
    """

    CALLED = Words("账册快照", "Snapshot of the records")

    versions = models.JSONField("各表版本", default=dict)
    closings = models.JSONField(default=list)
    taken_by = models.CharField("发布人", max_length=40)
    taken_at = models.DateTimeField("发布时间", db_index=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Feed(Journaled):
    """One source: who brings which fiscal table. Its deliveries of one period are editions of each other."""

    CALLED = Words("数据来源", "Feed")

    UNJOURNALED: ClassVar = ("search",)
    name = models.CharField("来源", max_length=60)
    table = models.CharField("财政表", max_length=40, choices=table_choices)
    path = models.CharField(max_length=120, db_index=True)
    organisation = models.CharField("机构", max_length=120)
    encoding = models.CharField("文本编码", max_length=12, blank=True)
    state = models.CharField("状态", max_length=12, default="in_use")
    opened_by = models.CharField("登记人", max_length=40)
    opened_at = models.DateTimeField("登记时间")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """By name; one of a name and table."""

        ordering = ("name", "table")
        constraints = (models.UniqueConstraint(fields=("name", "table"), name="one_feed_of_a_name"),)

    def __str__(self) -> str:
        return f"{self.name}·{self.fiscal.words.zh}"

    @property
    def fiscal(self) -> Table:
        """The fiscal table it brings."""
        return table(self.table)


class SavedMapping(Journaled):
    """What a person once confirmed of sheets of a feed with these very headers; the next one of them maps itself."""

    CALLED = Words("字段对应", "Saved mapping")

    feed = models.ForeignKey(Feed, models.PROTECT, related_name="mappings")
    path = models.CharField(max_length=120, db_index=True)
    fingerprint = models.CharField(max_length=64)
    mapping = models.TextField()
    confirmed_by = models.CharField("确认人", max_length=40)
    confirmed_at = models.DateTimeField("确认时间")

    class Meta:
        """The latest first; one for the same headers of a feed."""

        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("feed", "fingerprint"), name="one_mapping_for_headers"),)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"

    @property
    def as_saved(self) -> Mapping:
        """The mapping itself."""
        return Mapping.from_json(self.mapping)


class Delivery(Journaled):
    """One file that a feed delivered for a `period` as an `edition`; or a reversal of another, which has no file.

    `sheets` are those of the file: name, headers, the line they stand in, what is written above. `batch` names its rows in the
    store; `control` says how many lines were read and what became of each, and the sums in fen; `refusals` the cells that could
    not be read. The file itself, with the names of people in it, is sensitive; what was taken in of it bears none.
    """

    CALLED = Words("报送", "Delivery")

    UNJOURNALED: ClassVar = ("search",)
    feed = models.ForeignKey(Feed, models.PROTECT, related_name="deliveries")
    path = models.CharField(max_length=120, db_index=True)
    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64, db_index=True)
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True)
    period = models.CharField("期间", max_length=7)
    edition = models.PositiveIntegerField("版次", default=1)
    state = models.CharField("状态", max_length=12)
    brought_by = models.CharField("上传人", max_length=40)
    brought_at = models.DateTimeField("上传时间")
    sheets = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    mapping = models.TextField(blank=True)
    mapped_by = models.CharField("确认人", max_length=40, blank=True)
    by_itself = models.BooleanField(
        default=False, help_text="mapped as a person confirmed it for the same headers before"
    )
    job = models.ForeignKey(Job, models.PROTECT, related_name="+", null=True)
    batch = models.CharField(max_length=32, blank=True, db_index=True)
    facts_version = models.PositiveBigIntegerField("事实表版本", null=True)
    control = models.JSONField(default=dict)
    refusals = models.JSONField(default=list)
    refused_cells = models.PositiveIntegerField(default=0)
    sheets_left = models.JSONField(default=list)
    outside = models.PositiveIntegerField("期间之外的行", default=0)
    reverses = models.ForeignKey("self", models.PROTECT, related_name="reversals", null=True)
    came = models.ForeignKey(Snapshot, models.PROTECT, related_name="deliveries", null=True)
    reason = models.CharField("原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; of a feed, period and edition one file, unless it ended; of a batch one reversal."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("feed", "period", "edition"), condition=~Q(state__in=_ENDED), name="one_file_an_edition"
            ),
            models.UniqueConstraint(fields=("reverses",), name="reversed_once"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.feed} {self.period}"

    @property
    def as_fed(self) -> batches.Feed:
        """What it is a delivery of, as the records know it."""
        return batches.Feed(self.feed.name, self.feed.table, self.period, self.edition)

    @property
    def as_mapped(self) -> Mapping | None:
        """The mapping that was confirmed, None before."""
        return Mapping.from_json(self.mapping) if self.mapping else None

    @property
    def as_batch(self) -> batches.Batch:
        """The batch it is in the snapshot it came with."""
        assert self.came is not None  # noqa: S101 - only what came counts
        target = self.reverses.batch if self.reverses is not None else ""
        return batches.Batch(
            self.batch, self.as_fed, self.sm3, self.came.taken_at, self.counted("taken"), self.sums, target
        )

    def counted(self, what: str) -> int:
        """Return one of the control totals: read, taken, totals, left_out, refused; 0 before it was taken in."""
        return int(self.control.get(what, 0))

    @property
    def sums(self) -> dict[str, Any]:
        """The sums in fen of its columns of money."""
        found: dict[str, Any] = self.control.get("sums", {})
        return found

    @property
    def level(self) -> str:
        """The level of the file itself, "" of a reversal."""
        return self.file.level if self.file is not None else ""
