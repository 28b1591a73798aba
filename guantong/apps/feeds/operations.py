"""The verbs of feeds: register a source, bring a file, say what its headers mean, give a file up (报送)."""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath

from django.db import IntegrityError, transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.components.search import searchable
from guantong.apps.feeds.models import Delivery, Feed, SavedMapping
from guantong.apps.feeds.queries import mapping_for, next_edition
from guantong.apps.feeds.reading import Sample, remember, sampled, staged_bytes
from guantong.apps.feeds.recording import done, feed_noted, mapping_noted, noted
from guantong.apps.feeds.taking_jobs import to_be_taken_in
from guantong.apps.feeds.workflow import DELIVERY, FEED
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import LetIn, hang, let_in
from guantong.domain.fiscal.records.mapping import Mapping, fingerprint
from guantong.domain.fiscal.records.sampling import secret_rows
from guantong.domain.fiscal.records.staging import CannotRead, Staged
from guantong.domain.fiscal.records.table import tables
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_PERIOD = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?")
_KINDS = {"csv": "csv", "tsv": "txt", "tab": "txt", "txt": "txt", "": "txt", "xlsx": "xlsx", "xlsm": "xlsx", "xml": "xml", "zip": "zip"}  # fmt: skip
_TOLD = 5


@transaction.atomic
def open_feed(*, name: str, table: str, path: str, by: Standing, as_of: datetime, encoding: str = "") -> Feed:
    """Register a source: whose file (`name`) brings which fiscal `table`; raises BadInput where it is registered already."""
    state = FEED.demand("open_feed", by, NEW, path)
    if table not in tables():
        raise BadInput({"table": _NO_TABLE})
    if Feed.objects.filter(name=name, table=table).exists():
        raise BadInput({"name": _REGISTERED})
    feed = Feed.objects.create(
        name=name, table=table, path=path, organisation=str(Organisation.objects.get(path=path)), encoding=encoding,
        state=state, opened_by=by.person, opened_at=as_of, search=searchable(name, tables()[table].words.zh),
    )  # fmt: skip
    return feed_noted(feed, "open_feed", by, as_of)


@transaction.atomic
def retire(*, feed: Feed, by: Standing, as_of: datetime) -> Feed:
    """Take no more files of a source; what came stays."""
    return _feed_moved(feed, "retire", by, as_of)


@transaction.atomic
def take_up(*, feed: Feed, by: Standing, as_of: datetime) -> Feed:
    """Take files of a source again."""
    return _feed_moved(feed, "take_up", by, as_of)


@transaction.atomic
def forget(*, feed: Feed, fingerprint: str, by: Standing, as_of: datetime) -> Feed:
    """Let no later sheet with these headers map itself: a person looks again. What was taken in stays as it is."""
    row = Feed.objects.select_for_update().get(pk=feed.pk)
    row.state = FEED.demand("forget", by, row.state, row.path)
    saved = mapping_for(row, fingerprint)
    if saved is None:
        raise BadInput({"": _NOT_SAVED})
    saved.mapping, saved.confirmed_by, saved.confirmed_at = "", by.person, as_of
    saved.save()
    mapping_noted(saved, by, as_of)
    row.version += 1
    row.save()
    return feed_noted(row, "forget", by, as_of, fingerprint=fingerprint)


def upload(
    *, feed: Feed, period: str, name: str, content: bytes, by: Standing, as_of: datetime, edition: int | None = None
) -> Delivery:  # fmt: skip
    """Bring a file of `feed` for a `period` (2025 or 2025-03); the same file of it is the same delivery, and changes nothing.

    `edition` counts corrections from 1; None is the first, or the same file again. A sheet with headers that a person confirmed
    before maps itself and is taken in. Raises BadInput with what to do, or Stopped where the file bears a secrecy mark: then nothing
    of it was kept. The file is kept as sensitive: the names of people stand in it, and in nothing that is taken in of it.
    """
    DELIVERY.demand("upload", by, NEW, feed.path)
    if feed.state != "in_use":
        raise BadInput({"feed": _RETIRED})
    if not _PERIOD.fullmatch(period):
        raise BadInput({"period": _NO_PERIOD})
    if not content:
        raise BadInput({"file": _EMPTY})
    known = _known(feed, period, sm3(content), edition)
    if known is not None:
        return known
    number = _edition(feed, period, edition)
    seen: list[Sample] = []
    file = let_in(
        to="feeds.delivery", path=feed.path, name=name, content=content, level=Level.SENSITIVE, by=by, as_of=as_of,
        look=lambda given, called: looked_at(given, called, feed.encoding, seen),
    )  # fmt: skip
    try:
        return _received(feed, period, number, file, seen[0], by, as_of)
    except IntegrityError:  # another came a moment earlier
        found = _known(feed, period, file.given, number)
        if found is None:
            raise BadInput({"edition": _TAKEN.filled(edition=number, next=next_edition(feed, period))}) from None
        return found


@transaction.atomic
def map_delivery(
    *, delivery: Delivery, mapping: Mapping, version: int | None, by: Standing, as_of: datetime
) -> Delivery:
    """Confirm what the headers of a delivery mean, remember it for the feed, and have the file taken in.

    Raises Stale when the delivery changed since `version`, BadInput where something needed is missing: the unit of money is
    declared, never guessed.
    """
    row = _locked(delivery)
    row.state = DELIVERY.demand_as_read("map", by, row, version, row.path)
    if row.job is not None and row.job.active:
        raise BadInput({"": _BUSY})
    if mapping.table != row.feed.table:
        raise BadInput({"": _OTHER_TABLE.filled(table=row.feed.fiscal.words)})
    if flaws := mapping.flaws():
        raise BadInput({"": _joined(flaws)})
    if not any(mapping.fits(sheet["headers"]) for sheet in row.sheets):
        raise BadInput({"": _NO_SHEET})
    saved, _ = SavedMapping.objects.update_or_create(
        feed=row.feed, fingerprint=mapping.fingerprint,
        defaults={"mapping": mapping.to_json(), "confirmed_by": by.person, "confirmed_at": as_of, "path": row.feed.path},
    )  # fmt: skip
    mapping_noted(saved, by, as_of)
    return _mapped(row, mapping, by, as_of, by_itself=False)


@transaction.atomic
def discard(*, delivery: Delivery, reason: str, by: Standing, as_of: datetime) -> Delivery:
    """Give up a delivery that was not published, with the reason; it stays, and its edition may be brought anew."""
    row = _locked(delivery)
    row.state, row.reason = DELIVERY.demand("discard", by, row.state, row.path), reason
    return done(row, "discard", by, as_of)


def looked_at(content: bytes, name: str, encoding: str, seen: list[Sample]) -> Examined:
    """Look at a file of records as its reader reads it: every cell of it, not the first page alone."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    try:
        with staged_bytes(content, name, encoding) as staged:
            secret = secret_rows(staged)
            if not any(marked for *_, marked in secret) and secret:
                raise BadInput({"file": _SECRET.filled(places=_places(secret))})
            said = "" if secret else _printed(staged)
            seen.append(sampled(staged))
    except CannotRead as refused:
        raise BadInput({"file": refused.words}) from refused
    return Examined(_KINDS.get(suffix, "txt"), content, _MARK if secret else said)


def _printed(staged: Staged) -> str:
    return "\n".join(text for sheet in staged.sheets for text in (sheet.name, *sheet.above, *sheet.headers))


def _places(secret: list[tuple[str, int, bool]]) -> str:
    told = [f"{sheet} 第 {row} 行".strip() for sheet, row, _ in secret[:_TOLD]]
    return "、".join(told) + ("……" if len(secret) > _TOLD else "")


def _known(feed: Feed, period: str, digest: str, edition: int | None) -> Delivery | None:
    same = Delivery.objects.filter(feed=feed, period=period, sm3=digest, reverses=None)
    if edition is not None:
        same = same.filter(edition=edition)
    found = same.exclude(state__in=("discarded", "refused")).order_by("-edition").first()
    if found is not None and found.state == "reversed":
        raise BadInput({"edition": _REVERSED.filled(edition=found.edition, next=next_edition(feed, period))})
    return found


def _edition(feed: Feed, period: str, edition: int | None) -> int:
    """Return the edition of a file: the first of a period needs no number, a correction is declared one, never guessed."""
    following = next_edition(feed, period)
    if edition is None and following > 1:
        raise BadInput({"edition": _WHICH.filled(edition=following - 1, next=following)})
    number = edition or 1
    ended = ("discarded", "refused", "reversed", "reversal")
    taken = Delivery.objects.filter(feed=feed, period=period, edition=number).exclude(state__in=ended)
    if taken.exists():
        raise BadInput({"edition": _TAKEN.filled(edition=number, next=following)})
    return number


@transaction.atomic
def _received(
    feed: Feed, period: str, edition: int, file: LetIn, sample: Sample, by: Standing, as_of: datetime
) -> Delivery:
    sheets = [
        {"name": s.name, "headers": list(s.headers), "header_row": s.header_row, "above": list(s.above)}
        for s in sample.staged.sheets
    ]
    row = Delivery.objects.create(
        feed=feed, path=feed.path, name=file.name, sm3=file.given, period=period, edition=edition, state="uploaded",
        brought_by=by.person, brought_at=as_of, sheets=sheets, search=searchable(file.name, feed.name, period),
        notes=[{"zh": note.zh, "en": note.en} for note in sample.staged.notes],
    )  # fmt: skip
    row.file = hang(file=file, to=row, by=by, as_of=as_of)
    row.save(update_fields=("file",))
    remember(row, sample)
    crashpoint("feeds.delivery_written")
    noted(row, "upload", by, as_of, sm3=row.sm3)
    saved = next((one for s in sample.staged.sheets if (one := _remembered(feed, s.headers)) is not None), None)
    if saved is not None and not saved.flaws():
        row.state = DELIVERY.demand("map", by, row.state, row.path)
        row = _mapped(row, saved, by, as_of, by_itself=True)
    crashpoint("feeds.delivery_noted")
    return row


def _remembered(feed: Feed, headers: Iterable[str]) -> Mapping | None:
    saved = mapping_for(feed, fingerprint(tuple(headers)))
    return saved.as_saved if saved is not None and saved.mapping else None


def _mapped(row: Delivery, mapping: Mapping, by: Standing, as_of: datetime, *, by_itself: bool) -> Delivery:
    row.mapping, row.mapped_by, row.by_itself = mapping.to_json(), by.person, by_itself
    row.batch, row.facts_version, row.control, row.refusals, row.refused_cells = "", None, {}, [], 0
    row.job = to_be_taken_in(row, DELIVERY.desk("upload", by), by, as_of)
    crashpoint("feeds.mapped")
    return done(row, "map", by, as_of, mapping=sm3(row.mapping.encode())[:16], by_itself=by_itself)


def _locked(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_for_update(of=("self",)).select_related("feed", "job", "file").get(pk=delivery.pk)


def _feed_moved(feed: Feed, verb: str, by: Standing, as_of: datetime) -> Feed:
    row = Feed.objects.select_for_update().get(pk=feed.pk)
    row.state = FEED.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    return feed_noted(row, verb, by, as_of)


def _joined(flaws: list[Words]) -> Words:
    return Words("；".join(one.zh for one in flaws), "; ".join(one.en for one in flaws))


_MARK = "绝密"
"""What stops a file at the gate; which mark it bore is not repeated."""
_NO_TABLE = Words("没有这种财政表，请从列表中选择", "there is no such fiscal table: choose one of the list")
_REGISTERED = Words(
    "这个来源已经登记过同一种表，请直接上传", "this source is registered for that table already: bring the file"
)
_NOT_SAVED = Words("这个来源没有这样的字段对应", "this feed has no such mapping")
_RETIRED = Words("这个来源已停用，不再接收文件。请先恢复使用", "this feed was retired: take it up again first")
_NO_PERIOD = Words("期间写成 2025（全年）或 2025-03（月份）", "write the period as 2025, a year, or 2025-03, a month")
_EMPTY = Words("文件是空的，请核对后重新上传", "the file is empty")
_TAKEN = Words(
    "这一期间的第 {edition} 版已经收到另一份文件。更正请填第 {next} 版；传错的请先作废那一份",
    "another file is already edition {edition} of that period. A correction is edition {next}; discard what came by mistake",
)
_WHICH = Words(
    "这一期间已收到第 {edition} 版。这份文件如果是更正，请填第 {next} 版",
    "edition {edition} of that period is here. If this corrects it, say that it is edition {next}",
)
_REVERSED = Words(
    "这份文件作为第 {edition} 版已被红冲。要重新入账，请填第 {next} 版",
    "this file was reversed as edition {edition}. To bring it again, say that it is edition {next}",
)
_SECRET = Words(
    "这些行写明涉密：{places}。没有保存任何内容；请在源文件中把涉密项目合并为一行、不写名称后再上传",
    "these rows say that they are secret: {places}. Nothing was kept; merge secret items into one nameless row first",
)
_BUSY = Words(
    "正在取数，请先停止后台任务再改对应关系", "it is being taken in: stop the job before changing the mapping"
)
_OTHER_TABLE = Words("这个来源报送的是“{table}”", "this feed brings “{table}”")
_NO_SHEET = Words("文件中没有一张表是这样的表头", "no sheet of the file has these headers")
