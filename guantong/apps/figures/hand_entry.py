"""The verbs of typing by hand: one person types a table, another types it again unseen, what differs is settled (双人双录)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.figures.models import Batch, Typing
from guantong.apps.figures.queries import documents_of
from guantong.apps.figures.reading_jobs import to_be_read
from guantong.apps.figures.typings import FIRST, SECOND, differing, form_of, keys_of, masked_rows, rows_of, typed_table
from guantong.apps.figures.workflow import BATCH, TYPING
from guantong.apps.jobs.models import Job
from guantong.apps.journal.operations import record
from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.fiscal.masked import is_masked
from guantong.domain.fiscal.two_typings import ROW, settled
from guantong.domain.fiscal.typed import kept_of
from guantong.domain.fiscal.typed_rows import DEEP, LONGEST, masked_in, taken_in, too_deep
from guantong.domain.fiscal.typing_forms import typed_kinds
from guantong.domain.money import Unit
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.secrecy import line_mark_in
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal, Stale

Rows = Mapping[int, tuple[Sequence[Sequence[str]], frozenset[int]]]
"""By page: the rows as typed, and the numbers of those that are said to stand for the secret lines."""
_MOST_PAGES = 40


def begin(
    *, batch: Batch, pages: str, form: str, title: str, body: str, year: int, kind: str, of_level: str, unit: str,
    by: Standing, as_of: datetime,
) -> Typing:  # fmt: skip
    """Begin to type a table that stands on `pages` (3, or 3-5, or 3,5) of the file of a batch.

    Raises BadInput at its field for what cannot be, NotAllowed where the batch is published or being read.
    """
    try:
        return _begun(batch, pages, form, title, body, year, kind, of_level, unit, by, as_of)
    except IntegrityError as twice:
        raise BadInput({"form": _TYPED_ALREADY}) from twice


@transaction.atomic
def _begun(
    batch: Batch, pages: str, form: str, title: str, body: str, year: int, kind: str, of_level: str, unit: str,
    by: Standing, as_of: datetime,
) -> Typing:  # fmt: skip
    row = Batch.objects.select_for_update().get(pk=batch.pk)
    state = TYPING.demand("begin", by, NEW, row.path)
    _open(row, "begin")
    numbers = _numbers(pages, row)
    government = DocumentKind(kind) in (DocumentKind.GOVERNMENT_BUDGET, DocumentKind.GOVERNMENT_FINAL_ACCOUNTS)
    if (of_level == "government") != government:
        raise BadInput({"of_level": _LEVEL})
    if form not in {one.key for one in typed_kinds(government)}:
        raise BadInput({"form": _FORM})
    if any(line_mark_in(text) for text in (title, body)):
        raise BadInput({"title": _MARKED})
    read = [c for d in documents_of(row) for c in d.controls if c["kind"] == form and set(c["pages"]) & set(numbers)]
    if read:
        raise BadInput({"form": _READ_ALREADY})
    typing = Typing.objects.create(
        batch=row, path=row.path, form=form, title=title.strip(), pages=numbers, first_page=numbers[0],
        body=body.strip(), year=year, kind=kind, of_level=of_level, unit=Unit(unit).value, state=state,
        first_by=by.person, begun_at=as_of,
    )  # fmt: skip
    return _recorded(typing, "begin", by, as_of, batch=row.pk, form=form, pages=numbers)


def save_first(*, typing: Typing, rows: Rows, version: int, by: Standing, as_of: datetime) -> Typing:
    """Keep what the first has typed of some pages; raises BadInput by row, and Stale when it was saved elsewhere."""
    return _saved(typing, "save_first", rows, version, by, as_of)


def save_second(*, typing: Typing, rows: Rows, version: int, by: Standing, as_of: datetime) -> Typing:
    """Keep what the second has typed of some pages."""
    return _saved(typing, "save_second", rows, version, by, as_of)


def done_first(*, typing: Typing, rows: Rows, version: int, by: Standing, as_of: datetime) -> Typing:
    """Keep what was typed and end the first typing: from now on another person may type it a second time."""
    return _ended_first(_saved(typing, "save_first", rows, version, by, as_of), by, as_of)


@transaction.atomic
def _ended_first(typing: Typing, by: Standing, as_of: datetime) -> Typing:
    row = _own(typing, FIRST, "done_first", by)
    if not any(rows_of(row, FIRST).values()):
        raise BadInput({"": _EMPTY})
    row.state = TYPING.demand("done_first", by, row.state, row.path)
    return _kept(row, "done_first", by, as_of)


@transaction.atomic
def take_second(*, typing: Typing, version: int, by: Standing, as_of: datetime) -> Typing:
    """Take on the second typing; the first typist may not, and of two others who want to only one may."""
    row = _locked(typing)
    state = TYPING.demand("take_second", by, row.state, row.path, latest_by=typist(row))
    if row.version != version:
        raise Stale(row)
    row.state, row.second_by = state, by.person
    return _kept(row, "take_second", by, as_of)


def done_second(*, typing: Typing, rows: Rows, version: int, by: Standing, as_of: datetime) -> Typing:
    """Keep what was typed and hold the two typings against each other: agreed where nothing differs."""
    return _compared(_saved(typing, "save_second", rows, version, by, as_of), by, as_of)


@transaction.atomic
def _compared(typing: Typing, by: Standing, as_of: datetime) -> Typing:
    row = _own(typing, SECOND, "done_second", by)
    if not any(rows_of(row, SECOND).values()):
        raise BadInput({"": _EMPTY})
    ends = TYPING.demand("done_second", by, row.state, row.path, latest_by=typist(row))
    if not differing(row):
        return _agreed(row, by, as_of)
    row.state = ends
    return _kept(row, "done_second", by, as_of, differences=len(keys_of(row)))


@transaction.atomic
def settle(*, typing: Typing, choices: Mapping[str, str], version: int, by: Standing, as_of: datetime) -> Typing:
    """Say of differences what stands on the page, after a third look; with the last of them the typing is agreed.

    A choice names the text of a cell, and `keep` or `drop` of a row that only one has typed.
    """
    row = _locked(typing)
    TYPING.demand("settle", by, row.state, row.path)
    if by.person not in (row.first_by, row.second_by):
        raise NotAllowed(Refusal("who", _TYPISTS))
    if row.version != version:
        raise Stale(row)
    keys = keys_of(row)
    for key, text in choices.items():
        if key not in keys or (key.endswith(f".{ROW}") and text not in ("keep", "drop")):
            raise BadInput({"": _NO_SUCH})
        if (line_mark_in(text) and not _masks(row, key, text)) or len(text) > LONGEST:
            raise BadInput({"": _MARKED})
        row.chosen[key] = {"text": text.strip(), "by": by.person, "at": as_of.isoformat()}
    left = [key for key in keys if key not in row.chosen]
    if left:
        return _kept(row, "settle", by, as_of, settled=sorted(choices), left=len(left))
    return _agreed(row, by, as_of, settled=sorted(choices))


@transaction.atomic
def give_up(*, typing: Typing, reason: str, by: Standing, as_of: datetime) -> Typing:
    """Give a typing up with the reason; what was typed stays, and counts for nothing."""
    row = _locked(typing)
    row.state, row.reason = TYPING.demand("give_up", by, row.state, row.path), reason
    return _kept(row, "give_up", by, as_of)


def types_in(batch: Batch) -> bool:
    """Tell whether tables of a batch may be typed: its pages can be looked at, and it is not published."""
    pictured = batch.file is not None and batch.file.kind == "pdf"
    return pictured and batch.state in BATCH.row("typed").begins


def typist(typing: Typing) -> str:
    """Return who typed first, and so may not type second."""
    return typing.first_by


@transaction.atomic
def _saved(typing: Typing, verb: str, rows: Rows, version: int, by: Standing, as_of: datetime) -> Typing:
    whose = FIRST if verb == "save_first" else SECOND
    row = _own(typing, whose, verb, by)
    if row.version != version:
        raise Stale(row)
    form, refused = form_of(row), dict[str, Words]()
    kept = dict(getattr(row, whose))
    for page, (typed, secret) in rows.items():
        if page not in row.pages:
            raise BadInput({"": _NO_PAGE.filled(page=page)})
        cells, why = taken_in(form, typed, secret)
        refused |= {f"{page}.{n}": _ROW.filled(page=page, row=n, why=words) for n, words in why.items()}
        kept[str(page)] = [list(one) for one in cells]
    setattr(row, whose, kept)
    if refused:
        raise BadInput(refused)
    if masked_rows(row, whose) > 1:
        raise BadInput({"": _ONE_MASKED})
    return _kept(row, verb, by, as_of, pages=sorted(rows), rows=sum(len(one) for one in kept.values()))


def _agreed(row: Typing, by: Standing, as_of: datetime, **content: Any) -> Typing:
    """Seal what both typed and have the batch read again, with it."""
    row.state = TYPING.demand("agree", by, row.state, row.path)
    batch = Batch.objects.select_for_update().get(pk=row.batch_id)
    _open(batch, "agree")
    form, one, other = form_of(row), rows_of(row, FIRST), rows_of(row, SECOND)
    chosen = {key: settled_by["text"] for key, settled_by in row.chosen.items()}
    pages = {
        page: settled(form, one[page], other[page], _of_page(chosen, page)) for page in row.pages
    }  # fmt: skip
    rows = [cells for page in pages.values() for cells in page]
    if sum(masked_in(form, cells) for cells in rows) > 1:
        raise BadInput({"": _ONE_MASKED})
    if any(too_deep(form, cells) for cells in rows):
        raise BadInput({"": DEEP})
    row.sealed = kept_of(typed_table(row, pages))
    row.digest = sm3(canonical(row.sealed).encode())
    _kept(row, "agree", by, as_of, digest=row.digest, **content)
    batch.state = BATCH.demand("typed", by, batch.state, batch.path)
    job = _read_with_it(batch, by, as_of)
    batch.job = job or batch.job
    batch.version += 1
    batch.save()
    words = BATCH.row("typed").words
    record(
        by=by, as_of=as_of, room="figures", verb="typed", path=batch.path, of=batch,
        says=Words(f"{words.zh}：批次 {batch.pk}", f"{words.en}: batch {batch.pk}"),
        content={"state": batch.state, "typing": row.pk, "digest": row.digest},
    )  # fmt: skip
    return row


def _read_with_it(batch: Batch, by: Standing, as_of: datetime) -> Job | None:
    """Ask for the batch to be read; a second person who only stands in leaves that to who may bring files there."""
    for post in by.posts:
        if BATCH.row("read").admitting(replace(by, posts=(post,)), batch.path):
            return to_be_read(batch, post.path, by, as_of)
    return None


def _of_page(chosen: Mapping[str, str], page: int) -> dict[str, str]:
    return {key.partition("/")[2]: text for key, text in chosen.items() if key.partition("/")[0] == str(page)}


def _masks(typing: Typing, key: str, text: str) -> bool:
    """Tell the name of the one masked row where a name is settled: that is how secret lines are entered."""
    column = key.rpartition(".")[2]
    return column.isdecimal() and int(column) in form_of(typing).names_at and is_masked(text)


def _locked(typing: Typing) -> Typing:
    return Typing.objects.select_for_update().get(pk=typing.pk)


def _own(typing: Typing, whose: str, verb: str, by: Standing) -> Typing:
    """Return the row, locked, if it is there for this verb and this typing is this person's."""
    row = _locked(typing)
    TYPING.demand(verb, by, row.state, row.path, latest_by=typist(row))
    if by.person != getattr(row, f"{whose}_by"):
        raise NotAllowed(Refusal("who", _NOT_YOURS, TYPING.row(verb).opens))
    return row


def _open(batch: Batch, verb: str) -> None:
    if batch.state not in BATCH.row("typed").begins:
        now, words = BATCH.states[batch.state], TYPING.row(verb).words
        raise NotAllowed(Refusal("state", _CLOSED.filled(verb=words, now=now), _OPENS))


def _numbers(typed: str, batch: Batch) -> list[int]:
    """Return the page numbers somebody typed; raises BadInput at `pages`."""
    last, found = (batch.file.pages or 0) if batch.file and batch.file.kind == "pdf" else 0, set[int]()
    for part in typed.replace("，", ",").replace("、", ",").split(","):
        begin_, _, end = part.strip().partition("-")
        end = end or begin_
        if not all(one.isascii() and one.isdecimal() and len(one) < 6 for one in (begin_, end)):
            raise BadInput({"pages": _PAGES.filled(last=last)})
        found |= set(range(int(begin_), int(end) + 1)) if int(end) - int(begin_) < _MOST_PAGES else {0}
    if not found or min(found) < 1 or max(found) > last or len(found) > _MOST_PAGES:
        raise BadInput({"pages": _PAGES.filled(last=last)})
    return sorted(found)


def _kept(row: Typing, verb: str, by: Standing, as_of: datetime, **content: Any) -> Typing:
    row.version += 1
    row.save()
    return _recorded(row, verb, by, as_of, **content)


def _recorded(typing: Typing, verb: str, by: Standing, as_of: datetime, **content: Any) -> Typing:
    words = TYPING.row(verb).words
    record(
        by=by, as_of=as_of, room="figures", verb=verb, path=typing.path, of=typing,
        says=Words(f"{words.zh}：手工录入 {typing.pk}", f"{words.en}: typing {typing.pk}"),
        content={"state": typing.state, **content},
    )  # fmt: skip
    return typing


_TYPED_ALREADY = Words("这张表已有人在录入或已录完", "this table is being typed or was typed already")
_READ_ALREADY = Words(
    "这一页的这张表系统已经读出，不需录入；读错的数请用更正",
    "the reader has read this table of this page; correct a misread value instead",
)
_LEVEL = Words(
    "层级与文种不符：政府预算、政府决算的层级是政府",
    "level and kind do not fit: a government's document is of a government",
)
_FORM = Words("这个文种没有这张表", "a document of this kind has no such table")
_MARKED = Words(
    "带有密级字样或过长，没有保存；涉密项目只以一行合并金额录入",
    "it bears a secrecy mark or is too long, and was not kept",
)
_PAGES = Words(
    "请填写本文件的页码（1 至 {last}），如 3、3-5 或 3,5", "give pages of this file (1 to {last}): 3, 3-5 or 3,5"
)
_NO_PAGE = Words("第 {page} 页不在这次录入的页里", "page {page} is none of those being typed")
_ROW = Words("第 {page} 页第 {row} 行：{why}", "page {page}, row {row}: {why}")
_EMPTY = Words("还没有录入任何一行", "not a single row was typed")
_ONE_MASKED = Words(
    "涉密合并行只能有一行：请把全部涉密金额合成一行", "there is one masked row at most: put all secret amounts into it"
)
_NO_SUCH = Words(
    "这处差异已不存在，请重新打开比对页", "there is no such difference any more; open the comparison again"
)
_NOT_YOURS = Words("这一遍由另一人录入", "this typing is another person's")
_TYPISTS = Words("差异由两位录入人之一再看原件后核定", "differences are settled by one of the two who typed")
_CLOSED = Words("批次现在是“{now}”，不能“{verb}”", "the batch is “{now}”: “{verb}” is closed")
_OPENS = Words(
    "批次待发布或未能读取时可以录入；正在读取的，读完即可", "it opens when the batch is read or could not be read"
)
