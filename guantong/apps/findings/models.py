"""A matter (事项) with its three lists: what was found, who answers for it, how it is put right (问题、责任、整改清单)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.ballots.models import Box
from guantong.apps.components.templatetags.words import later
from guantong.apps.findings.words import (
    CAUSES,
    HOW,
    KINDS,
    LOOK_BACK,
    NATURES,
    PACES,
    PARTS,
    REPORTS,
    SOURCES,
    STRATA,
    Choice,
)
from guantong.apps.journal.models import Journaled
from guantong.apps.subjects.models import Subject
from guantong.domain.words import Words


def _choices(table: dict[str, Words]) -> list[tuple[str, Any]]:
    return [(name, later(words)) for name, words in table.items()]


def report_choices() -> list[tuple[str, Any]]:
    """Return what is assessed."""
    return _choices(REPORTS)


def kind_choices() -> list[tuple[str, Any]]:
    """Return the kinds of matters; callables here, so that words change without a migration."""
    return _choices(KINDS)


def source_choices() -> list[tuple[str, Any]]:
    """Return where matters come from."""
    return _choices(SOURCES)


def nature_choices() -> list[tuple[str, Any]]:
    """Return shared, repeated, single."""
    return _choices(NATURES)


def pace_choices() -> list[tuple[str, Any]]:
    """Return at once, in stages, lasting."""
    return _choices(PACES)


def part_choices() -> list[tuple[str, Any]]:
    """Return lead and joint."""
    return _choices(PARTS)


def look_back_choices() -> list[tuple[str, Any]]:
    """Return what a look back finds."""
    return _choices(LOOK_BACK)


def how_choices() -> list[tuple[str, Any]]:
    """Return sampled and named."""
    return _choices(HOW)


def strata_choices() -> list[tuple[str, Any]]:
    """Return by what a sample is divided."""
    return _choices(STRATA)


class Matter(Journaled):
    """One matter of one body. `path` is that of whoever must put it right, `desk` of who follows it."""

    CALLED = Words("事项", "Matter")
    UNJOURNALED: ClassVar = ("search",)

    kind = models.CharField("类别", max_length=24, choices=kind_choices)
    source = models.CharField("来源", max_length=20, choices=source_choices)
    source_key = models.CharField(max_length=120, blank=True, help_text="journal key of what it came from")
    title = models.CharField("事项", max_length=120)
    says = models.TextField("问题描述")
    sort = models.CharField("问题类型", max_length=60, blank=True, help_text="the rule, or the type the audit names")
    year = models.PositiveSmallIntegerField("所属年度")
    amount = models.BigIntegerField("涉及金额", null=True, blank=True, help_text="fen")
    origin = models.CharField("出处", max_length=160, blank=True, help_text="the report and page, the day of the visit")
    basis = models.JSONField(default=list)
    evidence = models.JSONField(default=list, help_text="what was printed where the day it was registered")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="+")
    path = models.CharField(max_length=120)
    body = models.CharField("责任单位", max_length=120)
    desk = models.CharField(max_length=120)

    nature = models.CharField("性质", max_length=12, blank=True, choices=nature_choices)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    pace = models.CharField("整改类型", max_length=12, choices=pace_choices)

    by_committee = models.BooleanField("常委会交办", default=False)
    number = models.CharField("交办文号", max_length=80, blank=True)
    handed_on = models.DateField("交办日期", null=True, blank=True)
    received_on = models.DateField("签收日期", null=True, blank=True)
    due_on = models.DateField("整改期限", null=True, blank=True)

    leader = models.CharField("牵头领导（职务）", max_length=80, blank=True)
    responsible = models.CharField("责任人（职务）", max_length=80, blank=True)
    measures = models.TextField("整改措施", blank=True)
    goal = models.TextField("整改目标", blank=True)
    cause = models.CharField(max_length=20, blank=True)
    cause_words = models.TextField("原因", blank=True)
    result = models.TextField("整改情况", blank=True)
    mechanism = models.TextField("长效机制", blank=True)
    files = models.JSONField(default=list, help_text="SM3 of the files sealed with the result")

    submitted_by = models.CharField(max_length=150, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=150, blank=True)
    ended_on = models.DateField("销号/办结日期", null=True, blank=True)
    audit_state = models.CharField("审计认定", max_length=60, blank=True)
    conclusion = models.CharField("人大跟踪结论", max_length=20, blank=True)
    reopened = models.PositiveSmallIntegerField("重开次数", default=0)
    history = models.BooleanField("历史导入", default=False)

    registered_by = models.CharField(max_length=150)
    registered_at = models.DateTimeField()
    state = models.CharField("状态", max_length=16, default="registered")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; what comes from one signal or one line of a report is registered once."""

        ordering = ("-registered_at", "-pk")
        indexes = (
            models.Index(fields=("path", "state")), models.Index(fields=("state", "due_on")),
            models.Index(fields=("-registered_at", "-id")),
            models.Index(fields=("handed_on", "state", "due_on", "history", "reopened"), name="counted_for_the_rates"),
            models.Index(fields=("history",)), models.Index(fields=("state", "kind", "source")),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(
                fields=("source_key", "path"), condition=~Q(source_key="") & ~Q(state="withdrawn"), name="registered_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(by_committee=True), name="only_what_the_committee_handed_over_is_closed"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def called_cause(self) -> Choice | None:
        """What kind of cause was named."""
        return CAUSES.get(self.cause)


class Handler(Journaled):
    """One of several bodies that handle a matter: the lead, or beside it (主办、会办)."""

    CALLED = Words("承办单位", "Handler")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="handlers")
    path = models.CharField(max_length=120)
    body = models.CharField("承办单位", max_length=120)
    part = models.CharField("分工", max_length=8, choices=part_choices)

    class Meta:
        """The lead first; a body once in a matter."""

        ordering = ("-part", "pk")
        constraints = (models.UniqueConstraint(fields=("matter", "path"), name="handles_it_once"),)

    def __str__(self) -> str:
        return self.body


class Stage(Journaled):
    """One stage of a matter that is put right in stages, or one report of a lasting one: due and proven on its own (阶段)."""

    CALLED = Words("整改阶段", "Stage of a matter")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField("序号")
    what = models.CharField("阶段任务", max_length=200)
    due_on = models.DateField("到期日")
    state = models.CharField("状态", max_length=12, default="proposed")
    done_on = models.DateField("完成日期", null=True, blank=True)
    words = models.TextField("完成情况", blank=True)
    files = models.JSONField(default=list, help_text="SM3 of the files sealed with the report")

    class Meta:
        """In their order."""

        ordering = ("number", "pk")
        indexes = (models.Index(fields=("matter", "state", "due_on")),)

    def __str__(self) -> str:
        return f"{self.number}. {self.what}"


class Note(Journaled):
    """What was said with a verb: progress, why it was sent back, what was urged (办理记录)."""

    CALLED = Words("事项办理记录", "Note on a matter")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="notes")
    verb = models.CharField(max_length=24)
    words = models.TextField(blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    inside = models.BooleanField(default=False, help_text="not for the unit")

    class Meta:
        """As they came."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.verb


class Extension(Journaled):
    """More time asked for, and what was decided (延期)."""

    CALLED = Words("延期申请", "Extension")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="extensions")
    until = models.DateField("申请延至")
    reason = models.TextField("理由")
    asked_by = models.CharField(max_length=150)
    asked_on = models.DateField()
    before = models.DateField(help_text="the day it would have been due")
    granted = models.BooleanField("同意", null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        """One at a time is undecided."""

        ordering = ("asked_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("matter",), condition=Q(granted=None), name="one_extension_undecided"),
        )

    def __str__(self) -> str:
        return f"{self.until}"


class LookBack(Journaled):
    """A look back at what was closed: whether it holds (回头看)."""

    CALLED = Words("回头看", "Look back")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="look_backs")
    on = models.DateField("日期")
    found = models.CharField("结论", max_length=12, choices=look_back_choices)
    words = models.TextField("情况")
    by = models.CharField(max_length=150)
    visit = models.ForeignKey("Visit", models.PROTECT, null=True, blank=True, related_name="look_backs")

    class Meta:
        """As they came; of a visit one."""

        ordering = ("on", "pk")
        constraints = (models.UniqueConstraint(fields=("visit",), name="one_look_back_of_a_visit"),)

    def __str__(self) -> str:
        return f"{self.on}"


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


class Assessment(Journaled):
    """One vote of the standing committee on a report and the body that answers for it (满意度测评).

    What the box found is kept as it was announced; the counts stay the box's own. `path` is that of the body that answers.
    """

    CALLED = Words("满意度测评", "Satisfaction assessment")
    UNJOURNALED: ClassVar = ("search",)

    title = models.CharField("测评事项", max_length=120)
    report = models.CharField("测评对象", max_length=16, choices=report_choices)
    path = models.CharField(max_length=120)
    body = models.CharField("报告单位", max_length=120)
    desk = models.CharField(max_length=120)
    session = models.CharField("会议", max_length=80)
    held_on = models.DateField("会议日期")
    round = models.PositiveSmallIntegerField("次数", default=1)
    earlier = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="following")
    box = models.ForeignKey(Box, models.PROTECT, null=True, blank=True, related_name="+")
    finds = models.CharField(max_length=12, blank=True, help_text="what the rule of the box found")
    outcome = models.CharField("结果", max_length=80, blank=True, help_text="in the document's own word")
    announced_on = models.DateField("公布日期", null=True, blank=True)
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    state = models.CharField("状态", max_length=16, default="proposed")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; no result without a box."""

        ordering = ("-held_on", "-pk")
        indexes = (models.Index(fields=("path", "state")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "withdrawn")) | Q(box__isnull=False), name="no_result_without_a_box"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Assessed(Journaled):
    """A matter an assessment is about (测评涉及的事项)."""

    CALLED = Words("测评涉及的事项", "Matter assessed")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="about")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="assessed")

    class Meta:
        """As they were named; each once."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("assessment", "matter"), name="assessed_once"),)

    def __str__(self) -> str:
        return str(self.matter)


class WayTaken(Journaled):
    """The lawful way that was decided after a failed assessment, as a person noted it with its document (后续方式)."""

    CALLED = Words("后续方式", "Way taken")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="ways")
    way = models.CharField("方式", max_length=24)
    organ = models.CharField("决定机关", max_length=16)
    document = models.CharField("文号", max_length=80)
    decided_on = models.DateField("决定日期")
    due_on = models.DateField("期限", null=True, blank=True)
    words = models.TextField("内容", blank=True)
    signers = models.JSONField(default=list, help_text="who signed, by username")
    members = models.PositiveSmallIntegerField(default=0, help_text="of the standing committee on that day")
    recorded_by = models.CharField(max_length=150)
    recorded_at = models.DateTimeField()
    taken_back = models.BooleanField(default=False)
    reason = models.TextField("撤回原因", blank=True)

    class Meta:
        """As they came; one stands."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("assessment",), condition=Q(taken_back=False), name="one_way_stands"),
        )

    def __str__(self) -> str:
        return self.way


class Ladder(Journaled):
    """What the district's own document says comes after a first and a second 不满意 (测评后续规定); none ships."""

    CALLED = Words("测评后续规定", "Rule of what follows")

    document = models.CharField("文号", max_length=80)
    since = models.DateField("自")
    until = models.DateField("至", null=True, help_text="the first day on which it holds no more")
    ending = models.CharField("终止文号", max_length=80, blank=True)
    first_words = models.TextField("第一次不满意之后")
    first_ways = models.JSONField(default=list)
    again_words = models.TextField("再次不满意之后", blank=True)
    again_ways = models.JSONField(default=list)
    state = models.CharField("状态", max_length=10, default="proposed")
    proposed_by = models.CharField("录入人", max_length=150)
    proposed_at = models.DateTimeField("录入时间")
    decided_by = models.CharField("确认人", max_length=150, blank=True)

    class Meta:
        """The latest first; from one day one rule."""

        ordering = ("-since", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("since",), condition=Q(state__in=("in_force", "ended")), name="one_ladder_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.document


class IssueList(Journaled):
    """A list of audit issues as it was brought (审计问题清单): its rows as read, which column is what, until it is taken in or not."""

    CALLED = Words("审计问题清单", "List of audit issues")
    UNJOURNALED: ClassVar = ("content", "columns", "bodies")

    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64, db_index=True)
    path = models.CharField(max_length=120, help_text="the desk that brought it")
    report = models.CharField("报告", max_length=120)
    year = models.PositiveSmallIntegerField("所属年度")
    history = models.BooleanField("历史导入", default=False)
    content = models.JSONField(default=list, help_text="the sheets as read, emptied when it is taken in or discarded")
    sheet = models.PositiveSmallIntegerField(default=0)
    header = models.JSONField(default=list, help_text="first and last row of the header")
    columns = models.JSONField(default=dict, help_text="field: column, from 0")
    bodies = models.JSONField(default=dict, help_text="path by printed name, where a person decided")
    unit = models.CharField("金额单位", max_length=4, blank=True)
    pace = models.CharField("整改类型", max_length=12, blank=True, choices=pace_choices)
    counts = models.JSONField(default=dict)
    uploaded_by = models.CharField("上传人", max_length=150)
    uploaded_at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=16, default="read")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.report}（{self.name}）"


class HeaderMapping(Journaled):
    """Which column of a known header is what, as a person last confirmed it: offered again (列的对应)."""

    CALLED = Words("列的对应", "Mapping of columns")

    header = models.CharField(max_length=64, unique=True, help_text="digest of the header")
    columns = models.JSONField(default=dict)
    unit = models.CharField(max_length=4, blank=True)
    saved_by = models.CharField(max_length=150)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.header[:8]


class ReturnedSheet(Journaled):
    """A sheet of a body's matters that came back filled in (整改情况表): what it says, who typed and who signed it."""

    CALLED = Words("整改情况表", "Sheet of rectification")
    UNJOURNALED: ClassVar = ("rows",)

    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    path = models.CharField(max_length=120)
    body = models.CharField("责任单位", max_length=120)
    typed_by = models.CharField("填表人", max_length=40)
    signed_by = models.CharField("签字人（姓名、职务）", max_length=80)
    signed_on = models.DateField("签字日期")
    rows = models.JSONField(
        default=list, help_text="what it says of each matter, emptied when it is taken down or discarded"
    )
    counts = models.JSONField(default=dict)
    uploaded_by = models.CharField("上传人", max_length=150)
    uploaded_at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=16, default="read")

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.body}（{self.name}）"
