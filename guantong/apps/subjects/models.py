"""Subjects (对象): one lasting key each, names dated, links to other subjects with evidence and who decided."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from guantong.apps.actors.models import Organisation
from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.identity.key import Kind
from guantong.domain.identity.line import TieKind
from guantong.domain.words import Words


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of subjects; callable, so that a new kind needs no migration."""
    return [(kind.value, later(kind.words)) for kind in Kind]


def tie_choices() -> list[tuple[str, str]]:
    """Return the kinds of links."""
    return [(kind.value, later(kind.words)) for kind in TieKind]


class Series(models.Model):
    """The latest number given in a series of keys; its row is the lock under which numbers are given and links judged."""

    name = models.CharField(max_length=20, unique=True)
    latest = models.PositiveIntegerField(default=0)


class Subject(Journaled):
    """One unit, project, matter, fund or policy, whatever it is called in a year."""

    CALLED = Words("对象", "Subject")

    UNJOURNALED: ClassVar = ("search",)
    key = models.CharField("编号", max_length=24, unique=True)
    kind = models.CharField("类别", max_length=10, choices=kind_choices)
    name = models.CharField("名称", max_length=120)
    aliases = models.CharField("别名", max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="机构")
    path = models.CharField(max_length=120, db_index=True)
    opened_on = models.DateField("设立日期")
    closed_on = models.DateField("结束日期", null=True, blank=True)
    closing = models.CharField("结束原因", max_length=200, blank=True)
    state = models.CharField("状态", max_length=12, default="standing")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """In the order of the keys."""

        ordering = ("key",)
        constraints = (
            models.CheckConstraint(condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="subject_days"),
        )

    def __str__(self) -> str:
        return self.name


class SubjectName(Journaled):
    """What a subject was called from a day until, not including, another."""

    CALLED = Words("对象名称", "Name of a subject")

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="names", verbose_name="对象")
    name = models.CharField("名称", max_length=120)
    begins_on = models.DateField("自")
    ends_on = models.DateField("至（不含）", null=True, blank=True)
    document = models.CharField("文号", max_length=80, blank=True)

    class Meta:
        """A subject has one name at a time."""

        ordering = ("begins_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("subject",), condition=Q(ends_on=None), name="one_name_today"),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")), name="name_days"),
        )


class Link(Journaled):
    """`former` is tied to `latter` from a day, by evidence, as a person decided."""

    CALLED = Words("对象关联", "Link of subjects")

    kind = models.CharField("关联", max_length=10, choices=tie_choices)
    former = models.ForeignKey(Subject, models.PROTECT, related_name="links_on", verbose_name="原对象")
    latter = models.ForeignKey(Subject, models.PROTECT, related_name="links_back", verbose_name="现对象")
    on = models.DateField("日期")
    share = models.PositiveIntegerField("比例（万分之）", null=True, blank=True)
    evidence = models.CharField("依据", max_length=80)
    decided_by = models.CharField("认定人", max_length=40)
    decided_at = models.DateTimeField("认定时间")
    state = models.CharField("状态", max_length=12, default="recorded")
    reason = models.CharField("撤回原因", max_length=200, blank=True)

    class Meta:
        """Two of one kind are not recorded twice; nothing is tied to itself; nothing is tied without evidence."""

        ordering = ("on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "former", "latter"), condition=Q(state="recorded"), name="linked_once"
            ),
            models.CheckConstraint(condition=~Q(former=F("latter")), name="link_of_two"),
            models.CheckConstraint(condition=~Q(evidence=""), name="link_has_evidence"),
        )

    def __str__(self) -> str:
        return f"{self.former} {self.get_kind_display()} {self.latter}"  # type: ignore[attr-defined]
