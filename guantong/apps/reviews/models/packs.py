"""A materials pack of a review, frozen on a day, and its numbered copies (审查材料、编号份)."""

from functools import cached_property
from typing import ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.apps.reviews.models.activities import Review
from guantong.domain.period import printed_day
from guantong.domain.reviews.packs import Pack as Held
from guantong.domain.reviews.packs import of_plain
from guantong.domain.words import Words


class Pack(Journaled):
    """What was gathered for a review on a day from one snapshot of the books: its content never changes, `digest` is its SM3."""

    CALLED = Words("审查材料", "Materials pack")
    UNJOURNALED: ClassVar = ("content",)

    review = models.ForeignKey(Review, models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField("序号")
    day = models.DateField("数据截至")
    snapshot = models.PositiveBigIntegerField("账册快照")
    content = models.JSONField(default=dict)
    digest = models.CharField("校验码", max_length=64)
    draft = models.BooleanField("含草案", default=False)
    made_by = models.CharField("制作人", max_length=150)
    made_at = models.DateTimeField("制作时间")
    released_name = models.CharField("审定发放人", max_length=60, blank=True)
    released_by = models.CharField(max_length=150, blank=True)
    released_on = models.DateField("发放日期", null=True, blank=True)
    reason = models.CharField("撤回理由", max_length=400, blank=True)
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first; a number once in a review."""

        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("review", "number"), name="pack_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.number}"

    @cached_property
    def held(self) -> Held:
        """What was kept."""
        return of_plain(self.content)

    @property
    def source(self) -> str:
        """Where every figure comes from."""
        return f"来源：贯通·账册快照{self.snapshot}，截至{printed_day(self.day)}"

    @property
    def whole(self) -> bool:
        """True while what is kept is what was made."""
        return self.held.digest() == self.digest


class PackCopy(Journaled):
    """One numbered copy on paper: given to somebody by name, back or not. Nobody is late: what is out is out."""

    CALLED = Words("编号份", "Numbered copy")

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="copies")
    number = models.PositiveSmallIntegerField("编号")
    holder = models.CharField("领用人", max_length=60)
    given_on = models.DateField("领用日期")
    given_by = models.CharField("经手人", max_length=150)
    back_on = models.DateField("交回日期", null=True, blank=True)
    back_by = models.CharField("收回人", max_length=150, blank=True)
    reason = models.CharField("去向说明", max_length=400, blank=True)
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """By number; a number once in a pack."""

        ordering = ("pack", "number")
        constraints = (models.UniqueConstraint(fields=("pack", "number"), name="copy_numbered_once"),)

    def __str__(self) -> str:
        return f"№ {self.number}"
