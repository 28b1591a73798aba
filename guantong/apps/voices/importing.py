"""Taking needs in from a file: looked at first, masked, each number of a system once, then in as previewed (导入诉求)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.actors.sheets import Unreadable
from guantong.apps.journal.operations import record_all
from guantong.apps.voices.columns import channel_of, known_columns, name_columns
from guantong.apps.voices.models import Need, NeedFile
from guantong.apps.voices.queries import call_on
from guantong.apps.voices.reading import day_of, needs_in
from guantong.apps.voices.recording import done, noted
from guantong.apps.voices.suggesting import Suggesting
from guantong.apps.voices.taking import need_of
from guantong.apps.voices.words import field_called
from guantong.apps.voices.workflow import NEED_FILE
from guantong.domain.gathering.copies import copies
from guantong.domain.gathering.personal import masked
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_BATCH = 500
OUTCOMES = {
    "new": Words("新增", "new"),
    "there": Words("已有", "there already"),
    "refused": Words("不能导入", "cannot be taken in"),
}


@transaction.atomic
def upload(*, file_name: str, raw: bytes, by: Standing, as_of: datetime) -> NeedFile:
    """Read a file of needs and say what taking it in would do; nothing is a need yet. Raises BadInput at `file`."""
    path = by.posts[0].path if by.posts else ""
    state = NEED_FILE.demand("upload", by, NEW, path)
    try:
        source, rows = needs_in(file_name, raw, known_columns())
    except Unreadable as unreadable:
        raise BadInput({"file": unreadable.why}) from unreadable
    lines = _judged(source, rows, as_of)
    fresh = [line for line in lines if line["outcome"] == "new"]
    groups = copies([f"{masked(line['title']).text}\n{masked(line['text']).text}" for line in fresh])
    for group in groups:
        for at in group.members:
            fresh[at]["copies"] = len(group.members)
    counts = {outcome: sum(line["outcome"] == outcome for line in lines) for outcome in OUTCOMES}
    counts["copies"] = sum(len(group.members) - 1 for group in groups)
    made = NeedFile.objects.create(
        name=file_name[:120], sm3=sm3(raw), source=source, path=path, lines=lines, counts=counts, state=state,
        brought_by=by.person, brought_at=as_of,
    )  # fmt: skip
    noted(made, NEED_FILE, "upload", by, as_of, path, source=source, counts=counts)
    return made


@transaction.atomic
def upload_as_named(
    *, name: str, channel: str, columns: Mapping[str, str], file_name: str, raw: bytes, by: Standing, as_of: datetime
) -> NeedFile:  # fmt: skip
    """Say which columns are ours and read the file by it: both, or neither where the file is not so."""
    name_columns(name=name, channel=channel, columns=columns, by=by, as_of=as_of)
    return upload(file_name=file_name, raw=raw, by=by, as_of=as_of)


@transaction.atomic
def apply(*, file: NeedFile, by: Standing, as_of: datetime) -> NeedFile:
    """Take a file in as previewed; what came in since by another way is left as it is. The file's own words go."""
    row = NeedFile.objects.select_for_update().get(pk=file.pk)
    row.state = NEED_FILE.demand("apply", by, row.state, row.path)
    suggesting = Suggesting()
    known = _numbers(row.source)
    wanted = [line for line in row.lines if line["outcome"] == "new" and line["number"] not in known]
    needs = [_need(row, line, suggesting, by, as_of) for line in wanted]
    for at in range(0, len(needs), _BATCH):
        made = Need.objects.bulk_create(needs[at : at + _BATCH])
        record_all(by=by, as_of=as_of, room="voices", verb="take_down", done=[done(one, "take_down") for one in made])
    row.counts, row.lines = {**row.counts, "taken_in": len(needs)}, []
    row.save()
    noted(row, NEED_FILE, "apply", by, as_of, row.path, counts=row.counts)
    return row


@transaction.atomic
def discard(*, file: NeedFile, by: Standing, as_of: datetime) -> NeedFile:
    """Set a file aside: what was read of it goes."""
    row = NeedFile.objects.select_for_update().get(pk=file.pk)
    row.state, row.lines = NEED_FILE.demand("discard", by, row.state, row.path), []
    row.save()
    noted(row, NEED_FILE, "discard", by, as_of, row.path)
    return row


def _judged(source: str, rows: list[dict[str, Any]], as_of: datetime) -> list[dict[str, Any]]:
    known, seen = _numbers(source), set()
    lines = []
    for row in rows:
        number, day = str(row["number"]).strip()[:60], day_of(row["day"])
        outcome, why = "new", ""
        if not number or day is None or not str(row["text"]).strip() or day > as_of.date():
            outcome, why = "refused", _lacking(number, day, row)
        elif number in known or number in seen:
            outcome = "there"
        seen.add(number)
        kept = {
            name: str(row.get(name, "")).strip()[:5_000] for name in ("title", "text", "place", "field", "department")
        }
        lines.append({"line": row["line"], "number": number, "on": day.isoformat() if day else "", "outcome": outcome, "why": why, **kept} if outcome == "new" else {"line": row["line"], "number": number, "outcome": outcome, "why": why})  # fmt: skip
    return lines


def _lacking(number: str, day: object, row: Mapping[str, Any]) -> str:
    if not number:
        return "number"
    if day is None:
        return "on"
    return "text" if not str(row["text"]).strip() else "later"


def _numbers(source: str) -> set[str]:
    return set(Need.objects.filter(source=source).exclude(number="").order_by().values_list("number", flat=True))


def _need(file: NeedFile, line: Mapping[str, Any], suggesting: Suggesting, by: Standing, as_of: datetime) -> Need:
    said = {name: line[name] for name in ("place", "field", "department")} | {"code": field_called(line["field"])}
    facts = {
        "channel": channel_of(file.source),
        "source": file.source,
        "number": line["number"],
        "title": line["title"],
        "text": line["text"],
        "on": day_of(line["on"]),
        "said": said,
    }
    need = need_of(facts, suggesting, by, as_of, file.path)
    place: Organisation | None = suggesting.bodies.get(need.suggested.get("place", {}).get("value", ""))
    if place is not None and place.path.startswith(file.path if not _whole(by) else ""):
        need.path = place.path
    if need.channel == "yearly_call":
        need.call = call_on(need.said_on, need.path)
    return need


def _whole(by: Standing) -> bool:
    return by.areas("voices") == ("",)


WHY = {
    "number": Words("没有编号", "no number"),
    "on": Words("日期认不出", "no day one can read"),
    "text": Words("没有内容", "no words"),
    "later": Words("日期晚于今天", "the day is after today"),
}
