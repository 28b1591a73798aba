"""An official paper on its way from a draft to every receipt, and the stations it passes (公文与函件)."""

from typing import ClassVar

from django.db import models

from guantong.apps.files.models import Attachment
from guantong.apps.journal.models import Journaled
from guantong.domain.papers.kinds import Edition, PaperKind, kinds
from guantong.domain.words import Words


class Paper(Journaled):
    """One paper. From 签发 on its content is frozen: `sealed` is the SM3 of what was signed, as its entry in the journal says.

    Every word that is printed is kept here, so that a later edition of the product prints what was signed.

    Number and day are the office's, typed back; the system numbers only its own slip. `about` is the journal key of the matter
    that asked for it. A correction is a paper of its own that names the one it corrects.
    """

    CALLED = Words("公文", "Paper")

    UNJOURNALED: ClassVar = ("search",)
    kind = models.CharField("文种", max_length=40, db_index=True)
    edition = models.DateField(help_text="the day of the line of the table of kinds that holds for it")
    about = models.CharField(max_length=120, blank=True, db_index=True)
    about_name = models.CharField("有关事项", max_length=160, blank=True)
    about_where = models.CharField(max_length=200, blank=True)
    desk = models.CharField(max_length=120, help_text="the organisation that drafts it")
    path = models.CharField(max_length=120, db_index=True, help_text="the organisation it is addressed to")
    addressee = models.CharField("主送", max_length=120)
    printed_to = models.CharField("印出的主送机关", max_length=120)
    route = models.CharField("致送", max_length=16)
    stations = models.JSONField(default=list, help_text="name and path of each station it is to pass")
    issuer = models.CharField("发文机关", max_length=120)
    title = models.CharField("标题", max_length=160)
    opening = models.CharField("开头", max_length=400, blank=True)
    blocks = models.JSONField("正文", default=list)
    closing = models.CharField("结尾", max_length=400, blank=True)
    enclosures = models.JSONField("附件说明", default=list)
    copies = models.JSONField("抄送", default=list)
    corrects = models.ForeignKey("self", models.PROTECT, related_name="corrections", null=True)
    state = models.CharField("状态", max_length=12, default="draft")
    drafted_by = models.CharField("拟稿人", max_length=40)
    drafted_at = models.DateTimeField("拟稿时间")
    writers = models.JSONField(default=list, help_text="everybody who wrote on it: none of them checks it")
    checked_by = models.CharField("核稿人", max_length=40, blank=True)
    checked_at = models.DateTimeField("核稿时间", null=True)
    signed_by = models.CharField("签发人", max_length=40, blank=True)
    signed_at = models.DateTimeField("签发时间", null=True)
    sealed = models.CharField("签发内容摘要", max_length=64, blank=True)
    exported_by = models.CharField("导出人", max_length=40, blank=True)
    exported_at = models.DateTimeField("导出时间", null=True)
    number = models.CharField("文号", max_length=60, blank=True)
    issued_on = models.DateField("成文日期", null=True)
    sent_by = models.CharField("送出人", max_length=40, blank=True, help_text="who sent it: a person, never the system")
    signed_copy = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="签发件")
    reason = models.TextField("原因", blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "issued_on")),)

    def __str__(self) -> str:
        return self.title

    @property
    def what(self) -> PaperKind:
        """Its kind."""
        return kinds()[self.kind]

    @property
    def line(self) -> Edition:
        """The line of the table of kinds that held when it was drafted."""
        return self.what.on(self.edition)

    def wrote(self, person: str) -> bool:
        """True for whoever wrote on it."""
        return person in self.writers


class Concern(Journaled):
    """One more matter that a paper is about, beside the one that asked for it (一函多事)."""

    CALLED = Words("有关事项", "Concern")

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="concerns")
    key = models.CharField(max_length=120, db_index=True)
    name = models.CharField("有关事项", max_length=160)
    where = models.CharField(max_length=200)

    class Meta:
        """In the order in which they stand in it; each once."""

        ordering = ("paper", "pk")
        constraints = (models.UniqueConstraint(fields=("paper", "key"), name="a_paper_is_about_a_matter_once"),)

    def __str__(self) -> str:
        return self.name


class Hop(Journaled):
    """One station on a paper's way, and the day it came in there, as a person noted it (逐程签收)."""

    CALLED = Words("签收", "Station")

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="hops")
    number = models.PositiveSmallIntegerField("程次")
    body = models.CharField("单位", max_length=120)
    path = models.CharField(max_length=120, blank=True, db_index=True)
    received_on = models.DateField("收到日期", null=True)
    noted_by = models.CharField("登记人", max_length=40, blank=True)
    noted_at = models.DateTimeField("登记时间", null=True)
    told_on = models.DateField("告知撤回日期", null=True)
    told_by = models.CharField("告知人", max_length=40, blank=True)

    class Meta:
        """In the order of the way."""

        ordering = ("paper", "number")
        constraints = (
            models.UniqueConstraint(fields=("paper", "number"), name="one_station_at_each_place_of_the_way"),
        )

    def __str__(self) -> str:
        return self.body
