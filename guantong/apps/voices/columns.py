"""Which columns of another system's file are ours: in the file beside this one, or said once by a person and kept (来源对照)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from guantong.apps.voices.models import Source
from guantong.apps.voices.queries import sources_seen_by
from guantong.apps.voices.recording import noted
from guantong.apps.voices.words import CHANNELS, read
from guantong.apps.voices.workflow import NEED_SOURCE
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

OURS = {
    "day": Words("提出日期", "day"),
    "text": Words("内容", "words"),
    "number": Words("编号", "number"),
    "title": Words("标题", "title"),
    "place": Words("社区或地点", "community or place"),
    "field": Words("类别", "class"),
    "department": Words("承办单位", "department"),
}
"""What we take of a file, by our names; the first two it must have."""
NEEDED = ("day", "text")
_LIKELY = {
    "day": ("时间", "日期", "date", "time"),
    "text": ("内容", "详情", "描述", "诉求", "建议", "意见", "text"),
    "number": ("编号", "工单号", "单号", "序号", "id"),
    "title": ("标题", "主题", "title"),
    "place": ("社区", "地点", "位置", "community"),
    "field": ("类别", "分类", "领域", "类型", "type"),
    "department": ("单位", "部门", "unit"),
}


@transaction.atomic
def name_columns(
    *, name: str, channel: str, columns: Mapping[str, str], by: Standing, as_of: datetime
) -> Source:  # fmt: skip
    """Keep which of a file's columns are ours; one said before under the same name is used no longer. Raises BadInput by our names."""
    path = by.posts[0].path if by.posts else ""
    state = NEED_SOURCE.demand("name_columns", by, NEW, path)
    chosen = {ours: theirs.strip()[:200] for ours, theirs in columns.items() if ours in OURS and theirs.strip()}
    if lacking := {ours: _CHOOSE for ours in NEEDED if ours not in chosen}:
        raise BadInput(lacking)
    if len(set(chosen.values())) < len(chosen):
        twice = next(ours for ours in chosen if list(chosen.values()).count(chosen[ours]) > 1)
        raise BadInput({twice: _TWICE})
    if channel not in CHANNELS or not name.strip():
        raise BadInput({"name": _CHOOSE})
    for earlier in Source.objects.select_for_update().filter(name=name.strip()[:60], state="known", path=path):
        drop_columns(source=earlier, version=earlier.version, by=by, as_of=as_of)
    made = Source.objects.create(
        name=name.strip()[:60], channel=channel, columns=chosen, path=path, state=state, named_by=by.person, named_at=as_of
    )  # fmt: skip
    noted(made, NEED_SOURCE, "name_columns", by, as_of, path, columns=sorted(chosen))
    return made


@transaction.atomic
def drop_columns(*, source: Source, version: int, by: Standing, as_of: datetime) -> Source:
    """Use what was said of a file's columns no longer; needs that came by it stay."""
    row = Source.objects.select_for_update().get(pk=source.pk)
    NEED_SOURCE.demand_as_read("drop_columns", by, row, version, row.path)
    row.state, row.version = NEED_SOURCE.demand("drop_columns", by, row.state, row.path), row.version + 1
    row.save()
    noted(row, NEED_SOURCE, "drop_columns", by, as_of, row.path)
    return row


def known_columns() -> dict[str, Mapping[str, str]]:
    """Return what people have said of columns and still holds, by code, the latest first."""
    return {one.code: one.columns for one in Source.objects.filter(state="known")}


def known_sources(standing: Standing) -> list[tuple[Words, str, int | None]]:
    """Return the sources in use that one sees with their columns, and the number of each that a person said."""
    seen = sources_seen_by(standing).filter(state="known")
    told = [(Words(one.name, one.name), "、".join(one.columns.values()), one.pk) for one in seen]
    own = [(Words(one["zh"], one["en"]), "、".join(one["columns"].values()), None) for one in read("sources").values()]
    return [*told, *own]


def likely(columns: Sequence[str]) -> dict[str, str]:
    """Return which columns look like ours by their names; a person looks and changes. Each is taken once."""
    found: dict[str, str] = {}
    for ours, parts in _LIKELY.items():
        free = (one for one in columns if one not in found.values() and any(part in one.lower() for part in parts))
        if fits := next(free, ""):
            found[ours] = fits
    return found


def source_called(code: str) -> Words:
    """Return how a source is called, also one used no longer."""
    if code in read("sources"):
        one = read("sources")[code]
        return Words(one["zh"], one["en"])
    found = _typed(code)
    return Words(found.name, found.name) if found else Words("—", "—")


def channel_of(code: str) -> str:
    """Return by which channel the needs of a source come."""
    found = _typed(code)
    return found.channel if found else "platform"


def _typed(code: str) -> Source | None:
    kind, _, number = code.partition("-")
    return Source.objects.filter(pk=int(number)).first() if kind == "columns" and number.isdecimal() else None


_CHOOSE = Words("请选择", "choose one")
_TWICE = Words("一列只能对照一次", "one column is one thing only")
