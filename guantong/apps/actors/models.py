"""Organisations, people, and who is what where from when to when (人员与机构)."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models
from django.db.models import F, Q

from guantong.apps.actors.arrangement import Arrangement as Arrangement
from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.roles import ADMINISTRATORS, Role
from guantong.domain.words import Words


def role_choices() -> list[tuple[str, str]]:
    """Return the roles; callable, so that a new role needs no migration."""
    return [(role.value, later(role.words)) for role in Role]


class OrganisationKind(models.TextChoices):
    """What an organisation is; a sub-district is no budget level (街道不是一级预算)."""

    CONGRESS = "congress", "人民代表大会"
    STANDING_COMMITTEE = "standing_committee", "人大常委会"
    CHAIRPERSONS_COUNCIL = "chairpersons_council", "主任会议"
    SPECIAL_COMMITTEE = "special_committee", "专门委员会"
    WORKING_BODY = "working_body", "常委会工作机构、办事机构"
    SUBDISTRICT_COMMITTEE = "subdistrict_committee", "人大街道工委"
    LIAISON_STATION = "liaison_station", "代表联络站"
    COMMUNITY = "community", "社区"
    DELEGATION = "delegation", "代表团"
    DEPUTY_GROUP = "deputy_group", "代表小组"
    EXPERT_POOL = "expert_pool", "专家库"
    GOVERNMENT = "government", "区人民政府"
    DEPARTMENT = "department", "部门"
    UNIT = "unit", "单位"
    SUBDISTRICT_OFFICE = "subdistrict_office", "街道办事处"


class Organisation(Journaled):
    """One body. `path` is the chain of codes from the top, each ended by a dot: the scope of every permission."""

    CALLED = Words("机构", "Organisation")

    UNJOURNALED: ClassVar = ("search",)
    code = models.CharField("代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=40, blank=True)
    aliases = models.CharField("曾用名、别名", max_length=200, blank=True)
    kind = models.CharField("类别", max_length=30, choices=OrganisationKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    path = models.CharField(max_length=120, unique=True)
    begins_on = models.DateField("设立日期", null=True, blank=True)
    ends_on = models.DateField("撤销日期", null=True, blank=True)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """In the order of the tree."""

        ordering = ("path",)

    def __str__(self) -> str:
        return self.name


class SuccessionKind(models.TextChoices):
    """How one organisation follows another (机构沿革)."""

    RENAMED = "renamed", "更名"
    MERGED = "merged", "并入"
    SPLIT = "split", "分设"
    MOVED = "moved", "划转"


class Succession(Journaled):
    """`former` became, went into, or gave rise to `latter` on a day, by a document."""

    CALLED = Words("机构沿革", "Succession")

    former = models.ForeignKey(Organisation, models.PROTECT, related_name="successors", verbose_name="原机构")
    latter = models.ForeignKey(Organisation, models.PROTECT, related_name="predecessors", verbose_name="现机构")
    kind = models.CharField("方式", max_length=10, choices=SuccessionKind)
    on = models.DateField("日期")
    document = models.CharField("文号", max_length=80)

    class Meta:
        """No organisation follows itself."""

        constraints = (models.CheckConstraint(condition=~Q(former=F("latter")), name="succession_of_two"),)


class Term(Journaled):
    """A term of office (届): of the congress, with its first day and, once known, the first day after it."""

    CALLED = Words("届次", "Term")

    number = models.PositiveSmallIntegerField("届次", unique=True)
    name = models.CharField("名称", max_length=40)
    begins_on = models.DateField("起")
    ends_on = models.DateField("止", null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["Person"]):
    """How accounts are made: never with a password somebody else knows."""

    def create_user(self, username: str, **fields: object) -> "Person":
        """Return a new person who cannot sign in by password yet."""
        person = self.model(username=username, **fields)
        person.set_unusable_password()
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser, Journaled):
    """A person who may sign in. What one may do stands in memberships, never here."""

    CALLED = Words("人员", "Person")

    UNJOURNALED: ClassVar = ("search", "last_login")
    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    is_active = models.BooleanField("可登录", default=True)
    language = models.CharField("界面语言", max_length=8, default="zh-hans")
    factor_seal = models.CharField(max_length=64, blank=True, help_text="digest of what the library keeps of it")
    search = models.TextField(editable=False, blank=True)

    USERNAME_FIELD = "username"
    objects = People()

    def __str__(self) -> str:
        return self.name

    def check_password(self, raw_password: str) -> bool:
        """Compare, and never hash anew in passing: the journal knows every change of a password."""
        return check_password(raw_password, self.password)

    @classmethod
    def misfits(cls) -> Iterator[Journaled]:
        """Yield the accounts whose second factor was changed behind the journal."""
        from guantong.apps.actors import second_factor  # the library's models come after ours

        yield from second_factor.misfits()


class Membership(Journaled):
    """A person in an organisation in a role, from a day until, not including, another."""

    CALLED = Words("任职", "Membership")

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="人员")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships", verbose_name="机构")
    role = models.CharField("角色", max_length=40, choices=role_choices)
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name="届次"
    )
    begins_on = models.DateField("自")
    ends_on = models.DateField("至（不含）", null=True, blank=True)

    class Meta:
        """The three administrators are three people, whatever a program tries (三员分立)."""

        constraints = (
            models.UniqueConstraint(
                fields=("person",), name="one_administrator_role_a_person",
                condition=Q(role__in=sorted(role.value for role in ADMINISTRATORS), ends_on=None),
            ),
            models.UniqueConstraint(
                fields=("person", "organisation", "role"), condition=Q(ends_on=None), name="one_open_membership",
            ),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")), name="membership_days"),
        )  # fmt: skip

    @property
    def role_words(self) -> Words:
        """What users read for the role."""
        return Role(self.role).words

    def state(self, day: date) -> str:
        """The state on `day`: ended from the day it ends on."""
        return "in_force" if self.ends_on is None or self.ends_on > day else "ended"

    def in_force(self, day: date) -> bool:
        """True on the days of the membership."""
        return self.begins_on <= day and (self.ends_on is None or day < self.ends_on)


class Substitution(Journaled):
    """A colleague stands in for someone absent (代办, AB角), from a day to a day, with the reason.

    `second` is who, in that time, may be the second person of a verb that two do: there are two left, and one already acts for two.
    """

    CALLED = Words("AB角", "Substitution")

    absent = models.ForeignKey(Person, models.PROTECT, related_name="substitutes", verbose_name="不在岗")
    substitute = models.ForeignKey(Person, models.PROTECT, related_name="stands_in_for", verbose_name="代办人")
    second = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人（第二人）"
    )
    begins_on = models.DateField("自")
    ends_on = models.DateField("至（不含）")
    reason = models.CharField("事由", max_length=80)

    class Meta:
        """Nobody stands in for oneself, nor for ever."""

        constraints = (
            models.CheckConstraint(condition=~Q(absent=F("substitute")), name="substitute_is_another"),
            models.CheckConstraint(
                condition=Q(second=None) | (~Q(second=F("absent")) & ~Q(second=F("substitute"))),
                name="substitution_second_is_a_third",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="substitution_days"),
        )


class DeputyProfile(Journaled):
    """What is known of a deputy as a deputy (代表): electoral unit, station, fields."""

    CALLED = Words("代表信息", "Deputy")

    person = models.OneToOneField(Person, models.PROTECT, related_name="deputy", verbose_name="代表")
    electoral_unit = models.CharField("选举单位", max_length=60, blank=True)
    station = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="联络站"
    )
    expertise = models.CharField("专业领域", max_length=120, blank=True)

    def __str__(self) -> str:
        return self.person.name


class ExpertProfile(Journaled):
    """An expert in the pool (专家库): field and what was signed; until when is the membership's."""

    CALLED = Words("专家信息", "Expert")

    person = models.OneToOneField(Person, models.PROTECT, related_name="expert", verbose_name="专家")
    field = models.CharField("领域", max_length=60)
    conflict_statement_on = models.DateField("利益冲突声明日期", null=True, blank=True)
    confidentiality_on = models.DateField("保密承诺日期", null=True, blank=True)

    def __str__(self) -> str:
        return self.person.name


class ConflictKind(models.TextChoices):
    """Why a person must keep away from a matter (代表法59条)."""

    OWN_FIRM = "own_firm", "本人企业"
    EMPLOYER = "employer", "所在单位"
    RELATIVE = "relative", "近亲属"
    OFFICIAL = "official", "担任该部门公职"


class Conflict(Journaled):
    """A person neither scores nor sees the details of what concerns `organisation` or `subject` while it lasts."""

    CALLED = Words("利益冲突登记", "Conflict of interest")

    person = models.ForeignKey(Person, models.PROTECT, related_name="conflicts", verbose_name="人员")
    kind = models.CharField("关系", max_length=10, choices=ConflictKind)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="机构"
    )
    subject = models.CharField("对象", max_length=80, blank=True, help_text="企业或项目名称")
    begins_on = models.DateField("自")
    ends_on = models.DateField("至（不含）", null=True, blank=True)

    class Meta:
        """It is about something."""

        constraints = (
            models.CheckConstraint(condition=Q(organisation__isnull=False) | ~Q(subject=""), name="conflict_about"),
        )


class SmallOffice(Journaled):
    """An office of three (小机构): its people may hold an administrator's post beside their own, from a day, with a reason.

    `second` is the named person who may be the second person of any verb there (AB角). Nobody holds two
    administrators' posts even here.
    """

    CALLED = Words("小机构安排", "Small office")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="机构")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="第二人（AB角）")
    reason = models.CharField("理由", max_length=120)
    begins_on = models.DateField("自")
    ends_on = models.DateField("至（不含）", null=True, blank=True)

    class Meta:
        """One at a time in an organisation."""

        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(ends_on=None), name="one_small_office_profile"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.organisation)


class SignInLink(models.Model):
    """A one-time sign-in link of the demo, or the activation link of a new account; only its digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    demo = models.BooleanField(default=False)


class ExpertFee(Journaled):
    """One fee paid to an expert (劳务费): when, for which work, how much in fen."""

    CALLED = Words("劳务费", "Expert fee")

    person = models.ForeignKey(Person, models.PROTECT, related_name="fees", verbose_name="专家")
    paid_on = models.DateField("发放日期")
    matter = models.CharField("事由", max_length=80)
    amount = models.BigIntegerField("金额")

    class Meta:
        """The latest first; a fee is an amount above nothing."""

        ordering = ("-paid_on", "-pk")
        constraints = (models.CheckConstraint(condition=Q(amount__gt=0), name="fee_above_nothing"),)


class IntakeKind(models.TextChoices):
    """What an uploaded file is for."""

    ROSTER = "roster", "机构与人员"
    TERM_CHANGE = "term_change", "换届"


class Intake(Journaled):
    """An uploaded file (导入): read, compared, waiting for a second person to apply exactly what was previewed.

    `plan` is the digest of what was previewed; `sheets`, what was read, is emptied when the intake ends.
    """

    CALLED = Words("导入", "Import")

    UNJOURNALED: ClassVar = ("sheets",)
    kind = models.CharField("用途", max_length=12, choices=IntakeKind)
    state = models.CharField("状态", max_length=10, default="previewed")
    file = models.CharField("文件摘要", max_length=64, help_text="SM3 of its bytes")
    sheets = models.JSONField(default=dict)
    plan = models.CharField(max_length=64)
    counts = models.JSONField(default=dict)
    prepared_by = models.CharField("准备人", max_length=40)
    prepared_at = models.DateTimeField("准备时间")
    applied_by = models.CharField("确认人", max_length=40, blank=True)
    leaving_on = models.DateField("届满日", null=True, blank=True)
    next_number = models.PositiveSmallIntegerField("下一届次", null=True, blank=True)
    next_name = models.CharField("下一届名称", max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class IntakeRow(models.Model):
    """One line of a preview: which row of the file, what will happen, and why not."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    sheet = models.CharField("工作表", max_length=12)
    number = models.PositiveIntegerField("行")
    outcome = models.CharField("结果", max_length=10)
    subject = models.CharField("对象", max_length=120)
    zh = models.TextField(blank=True)
    en = models.TextField(blank=True)

    class Meta:
        """As in the file."""

        ordering = ("pk",)


class Handover(Journaled):
    """What someone who left with a term held, and who took it over (移交): printed, signed, kept."""

    CALLED = Words("移交", "Handover")

    term = models.ForeignKey(Term, models.PROTECT, related_name="handovers", verbose_name="届次")
    person = models.ForeignKey(Person, models.PROTECT, related_name="handovers", verbose_name="移交人")
    successor = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="接手人"
    )
    held = models.JSONField(default=list)
    on = models.DateField("移交日期")
    state = models.CharField("状态", max_length=8, default="handed")
    signed_on = models.DateField("签字日期", null=True, blank=True)

    class Meta:
        """One a person and term."""

        constraints = (models.UniqueConstraint(fields=("term", "person"), name="one_handover_a_term"),)
