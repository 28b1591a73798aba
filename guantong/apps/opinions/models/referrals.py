"""How opinions leave: a batch of them referred to finance, one turned into a deputy's suggestion (转送、代表建议)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class Referral(Journaled):
    """Opinions that go to finance by one letter; a named person sent it. A day to answer by only with the document that names it."""

    CALLED = Words("意见转送", "Referral of opinions")
    UNJOURNALED: ClassVar = ("search",)

    year = models.PositiveSmallIntegerField("预算年度")
    title = models.CharField("标题", max_length=120)
    path = models.CharField(max_length=120, help_text="of the finance bureau")
    addressee = models.CharField("主送", max_length=120)
    desk = models.CharField(max_length=120)
    number = models.CharField("文号", max_length=80, blank=True)
    sent_on = models.DateField("送出日期", null=True, blank=True)
    sent_by = models.CharField(max_length=150, blank=True)
    due_on = models.DateField("答复期限", null=True, blank=True)
    due_document = models.CharField("期限依据文号", max_length=80, blank=True)
    prepared_by = models.CharField(max_length=150)
    prepared_at = models.DateTimeField()
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; no day to answer by without its document."""

        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(due_on=None) | ~Q(due_document=""), name="referral_due_only_by_a_document"
            ),
        )

    def __str__(self) -> str:
        return self.title


class DeputySuggestion(Journaled):
    """A deputy's written suggestion (代表建议) an opinion was turned into: its law and its clock are its own (代表法51条)."""

    CALLED = Words("代表建议", "Deputy's suggestion")

    opinion = models.ForeignKey("opinions.Opinion", models.PROTECT, related_name="suggestions")
    title = models.CharField("标题", max_length=120)
    text = models.TextField("内容")
    path = models.CharField(max_length=120, help_text="of the office that hands it over")
    number = models.CharField("建议编号", max_length=80, blank=True)
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    complex = models.BooleanField("涉及面广、难度大", default=False)
    due_on = models.DateField("答复期限", null=True, blank=True)
    replied_on = models.DateField("答复日期", null=True, blank=True)
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first; one of an opinion at a time, and a number once."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("opinion",), condition=~Q(state="given_up"), name="one_suggestion_an_opinion"
            ),
            models.UniqueConstraint(fields=("number",), condition=~Q(number=""), name="suggestion_number_once"),
        )

    def __str__(self) -> str:
        return self.title
