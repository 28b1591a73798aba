"""Rounds of looking back, who takes part, what was seen (回头看专项、走访)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.findings.models.choices import how_choices, kind_choices, look_back_choices, strata_choices
from guantong.apps.findings.models.matters import Matter
from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class Round(Journaled):
    """A joint look back at what was ended (联合专项回头看): its list and its seed stand fast before anything is drawn."""

    CALLED = Words("回头看专项", "Round of looking back")
    UNJOURNALED: ClassVar = ("search",)

    title = models.CharField("名称", max_length=120)
    year = models.PositiveSmallIntegerField("事项所属年度")
    kind = models.CharField("类别", max_length=24, blank=True, choices=kind_choices)
    body = models.CharField(max_length=120, blank=True, help_text="the path of the only body looked at; blank is all")
    divided_by = models.CharField("分层", max_length=8, choices=strata_choices, default="nature")
    size = models.PositiveSmallIntegerField("抽取项数")
    check_list = models.CharField(max_length=10, help_text="the day from which its check-list is in force")
    path = models.CharField(max_length=120)

    population = models.JSONField(default=dict, help_text="the stratum of each matter that may be drawn, by its number")
    digest = models.CharField(max_length=64, blank=True)
    seed = models.CharField(max_length=64, blank=True)
    left_out = models.PositiveIntegerField(default=0, help_text="matters of those who take part")
    frozen_at = models.DateTimeField(null=True, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    says = models.TextField("说明", blank=True)

    prepared_by = models.CharField(max_length=150)
    prepared_at = models.DateTimeField()
    state = models.CharField("状态", max_length=12, default="prepared")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-prepared_at", "-pk")

    def __str__(self) -> str:
        return self.title


class Partner(Journaled):
    """A body that takes part in a round (参与单位): its people visit, and nothing of its own is looked at."""

    CALLED = Words("参与单位", "Body that takes part")

    round = models.ForeignKey(Round, models.CASCADE, related_name="partners")
    path = models.CharField(max_length=120)
    body = models.CharField("参与单位", max_length=120)

    class Meta:
        """In the order of the tree; a body once in a round."""

        ordering = ("path",)
        constraints = (models.UniqueConstraint(fields=("round", "path"), name="takes_part_once"),)

    def __str__(self) -> str:
        return self.body


class Visit(Journaled):
    """One matter of a round, looked at on the spot (走访): the check-list, what was found, the photos sealed with it.

    `sent` names one sending: the same one again is answered with what came of the first.
    """

    CALLED = Words("走访", "Visit")

    round = models.ForeignKey(Round, models.PROTECT, related_name="visits")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="visits")
    path = models.CharField(max_length=120)
    how = models.CharField("产生方式", max_length=8, choices=how_choices)
    stratum = models.CharField(max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    reason = models.TextField("指定理由", blank=True)

    on = models.DateField("走访日期", null=True, blank=True)
    answers = models.JSONField(default=dict, help_text="of each question: yes, no or na, and words")
    found = models.CharField("结论", max_length=12, blank=True, choices=look_back_choices)
    words = models.TextField("情况", blank=True)
    photos = models.JSONField(default=list, help_text="SM3 of the photos sealed with it")
    by = models.CharField(max_length=150, blank=True)
    by_body = models.CharField("走访单位", max_length=120, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    sent = models.CharField(max_length=36, blank=True)
    state = models.CharField("状态", max_length=12, default="waiting")

    class Meta:
        """Those that were drawn first, as they were drawn; a matter once in a round, a sending once at all."""

        ordering = ("-how", "stratum", "rank", "pk")
        constraints = (
            models.UniqueConstraint(fields=("round", "matter"), name="visited_once_in_a_round"),
            models.UniqueConstraint(fields=("sent",), condition=~Q(sent=""), name="sent_once"),
        )

    def __str__(self) -> str:
        return self.matter.title
