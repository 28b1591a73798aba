"""What bodies say of their matters away from the system, beside the sheet of rectification: difficulties, more time, stages (困难申报表等)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.components.twins import Answer, Asked, Signed, Twin
from guantong.apps.files.models import Attachment
from guantong.apps.findings import list_values as values
from guantong.apps.findings.models import Matter, Stage
from guantong.apps.findings.operations import ask_extension, register
from guantong.apps.findings.pace import clock
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.findings.reading_lists import plain
from guantong.apps.findings.stages import propose_stages, report_stage
from guantong.apps.findings.workflow import MATTER
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_SAY = (
    OrganisationKind.DEPARTMENT,
    OrganisationKind.UNIT,
    OrganisationKind.GOVERNMENT,
    OrganisationKind.SUBDISTRICT_OFFICE,
)
_SHOWN = {"title": "事项", "says": "问题描述", "due_on": "整改期限"}
_WIDTHS = {"title": 28, "says": 40, "reason": 44, "steps": 50, "words": 50, "what": 32}


def _bodies(standing: Standing, today: date) -> list[tuple[str, str]]:
    rows = Organisation.objects.filter(kind__in=_SAY).exclude(ends_on__lte=today).order_by("path")
    return [(one.path, str(one)) for one in rows if standing.sees("findings", one.path)]


def _raised(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Matter]:
    for one in answers:
        yield register(
            kind="coordination", source="unit", pace="staged", path=signed.path, title=one.facts["title"], year=one.facts["year"],
            says=f"{one.facts['says']}\n（{signed.source}）", behalf=True, by=by, as_of=as_of,
        )  # fmt: skip


def _raised_before(facts: Mapping[str, Any], path: str) -> bool:
    rows = Matter.objects.filter(path=path, kind="coordination", source="unit", year=facts["year"]).exclude(
        state="withdrawn"
    )
    return plain(facts["title"]) in {plain(title) for title in rows.values_list("title", flat=True)}


def _matters(standing: Standing, states: Iterable[str]) -> list[Matter]:
    rows = matters_seen_by(standing).filter(state__in=[*states]).order_by("path", "pk")
    return list(rows.prefetch_related("extensions", "stages"))


def _asked(one: Matter) -> Asked:
    day = one.due_on.isoformat() if one.due_on else ""
    cells = {"title": one.title, "says": one.says, "due_on": day}
    return Asked(
        str(one.pk),
        str(one.version),
        one.path,
        one.body,
        cells,
        one.title,
        reverse("findings:matter", args=[one.pk]),
        one,
    )


def _with_a_day(standing: Standing, _today: date) -> list[Asked]:
    rows = _matters(standing, MATTER.row("ask_extension").begins)
    return [_asked(one) for one in rows if one.due_on and all(ext.granted is not None for ext in one.extensions.all())]


def _more_time(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Matter]:
    for one in answers:
        matter = one.of
        yield ask_extension(
            matter=matter, until=one.facts["until"], reason=f"{one.facts['reason']}（{signed.source}）", version=matter.version, by=by, as_of=as_of
        )  # fmt: skip


def _wants_time(asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    due = asked.of.due_on if asked else None
    wrong = {} if facts["reason"] else {"reason": _EMPTY}
    return wrong if facts["until"] and due and facts["until"] > due else {**wrong, "until": _NOT_LATER}


def _parted(standing: Standing, _today: date) -> list[Asked]:
    rows = _matters(standing, MATTER.row("propose_stages").begins)
    return [_asked(one) for one in rows if clock(one.pace, one.registered_at.date()).parted]


def _staged(answers: Sequence[Answer], _signed: Signed, by: Standing, as_of: datetime) -> Iterable[Matter]:
    for one in answers:
        matter = one.of
        yield propose_stages(matter=matter, steps=one.facts["steps"], version=matter.version, by=by, as_of=as_of)


def _wants_steps(asked: Asked | None, facts: Mapping[str, Any], today: date) -> Mapping[str, Words]:
    if not facts["steps"]:
        return {"steps": _EMPTY}
    last = asked.of.due_on if asked and asked.of.pace == "staged" else None
    out = [day for day, _ in facts["steps"] if day < today or (last and day > last)]
    return {"steps": _OUT_OF.filled(day=out[0], last=last or "—")} if out else {}


def _open_stages(standing: Standing, _today: date) -> list[Asked]:
    matters = {one.pk: one for one in _matters(standing, MATTER.row("report_stage").begins)}
    rows = Stage.objects.filter(matter__in=matters, state="agreed").order_by("matter__path", "matter", "number")
    first: dict[int, Stage] = {}
    for one in rows:  # a report proves one stage, and its files with it: the first
        first.setdefault(one.matter_id, one)
    files = Attachment.objects.filter(key__in=[one.journal_key for one in matters.values()], state="kept")
    proved = set(files.values_list("key", flat=True))
    return [
        Asked(
            str(one.pk), str(of.version), of.path, of.body, {"title": of.title, "what": f"{one.number}. {one.what}", "due_on": one.due_on.isoformat()},
            f"{of.title}（{one.number}）", reverse("findings:matter", args=[of.pk]), (of, one, of.journal_key in proved),
        )
        for one in first.values()
        if (of := matters[one.matter_id])
    ]  # fmt: skip


def _reported(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Matter]:
    for one in answers:
        matter, stage, _ = one.of
        words = f"{one.facts['words']}（{signed.source}）"
        yield report_stage(matter=matter, stage=str(stage.pk), words=words, version=matter.version, by=by, as_of=as_of)


def _wants_proof(asked: Asked | None, _facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    return {} if asked and asked.of[2] else {"words": _NO_PROOF}


def _value(name: str, text: str) -> Any:
    if name == "until":
        return values.day(text)
    if name == "year":
        return values.year(text)
    if name == "steps":
        return [_step(line) for line in map(str.strip, values.short(text, 2000).splitlines()) if line]
    return values.short(text, {"title": 120, "reason": 400}.get(name, 1800))


def _step(line: str) -> tuple[date, str]:
    day, _gap, what = line.partition(" ")
    try:
        found = date.fromisoformat(day)
    except ValueError as error:
        raise values.Wrong(_NO_STEP.filled(line=line[:40])) from error
    if not what.strip() or len(what.strip()) > 200:
        raise values.Wrong(_NO_STEP.filled(line=line[:40]))
    return found, what.strip()


def _wants_words(_asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    return {name: _EMPTY for name in ("title", "says") if not facts[name]}


_EMPTY = Words("没有填写", "is empty")
_NOT_LATER = Words("写一个晚于整改期限的日期，如 2026-12-31", "write a day later than the day of the letter")
_NO_STEP = Words(
    "“{line}”请写成“日期 空格 任务”，日期如 2026-12-31，任务不超过 200 字",
    "“{line}”: write the day, a blank, and what is done by then",
)
_OUT_OF = Words("{day} 应在今天以后，分阶段的不迟于整改期限（{last}）", "{day} lies ahead, and for stages by {last}")
_NO_PROOF = Words(
    "没有这个阶段的证明材料，不能录入。请先在事项页上传材料", "no file proves it: attach it to the matter first"
)
TWINS = (
    Twin(
        "difficulties", Words("困难申报表", "difficulties of a body"), Words("登记为需协调事项", "registered as a difficulty"),
        {}, {"title": "需协调的事项", "says": "困难和需要协调的内容", "year": "所属年度"},
        ("一行一件。写明卡在哪里、涉及哪些单位、需要协调什么。提出困难不是问题线索，不计入整改台账的问题。",),
        _value, _raised, blank=_bodies, lacking=_wants_words, known=_raised_before, widths=_WIDTHS,
    ),
    Twin(
        "extensions", Words("延期申请表", "requests for more time"), Words("录入延期申请", "taken down as a request for more time"),
        _SHOWN, {"until": "申请延期至", "reason": "理由"}, ("日期写成 2026-12-31，晚于原期限。决定以人大的书面答复为准。",),
        _value, _more_time, waiting=_with_a_day, lacking=_wants_time, widths=_WIDTHS,
    ),
    Twin(
        "stages", Words("阶段安排表", "stages of matters"), Words("录入阶段安排", "taken down as proposed stages"),
        _SHOWN, {"steps": "阶段安排"}, ("一格写几行，每行“日期 空格 任务”，如“2026-12-31 完成清退”。阶段经人大确认后起算。",),
        _value, _staged, waiting=_parted, lacking=_wants_steps, widths=_WIDTHS,
    ),
    Twin(
        "stage_reports", Words("阶段整改情况表", "reports of stages"), Words("录入阶段整改情况", "taken down as the report of a stage"),
        {"title": "事项", "what": "阶段任务", "due_on": "到期日"}, {"words": "完成情况"},
        ("须同时把证明材料交预算工委，没有证明材料的不录入。一个事项一次报一个阶段，先报最早的。",),
        _value, _reported, waiting=_open_stages, lacking=_wants_proof, widths=_WIDTHS,
    ),
)  # fmt: skip
