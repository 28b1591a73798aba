"""The verbs of figures: bring a file, take in what was read of it, publish it as a snapshot, discard it (数据)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.components.search import searchable
from guantong.apps.figures import events
from guantong.apps.figures.models import Batch, Document, Expected
from guantong.apps.figures.queries import batch_of, corrections_in_force, overtaken_by, publishing, rivals
from guantong.apps.figures.reading import Reading, lake, with_corrections
from guantong.apps.figures.reading_jobs import to_be_read
from guantong.apps.figures.recording import noted, record_snapshot, recorded, saved, take_snapshot
from guantong.apps.figures.turns import one_at_a_time
from guantong.apps.figures.whose import meant_by
from guantong.apps.figures.workflow import BATCH, EXPECTED
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import LetIn, Stopped, hang, let_in
from guantong.apps.journal.operations import record
from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document as Read
from guantong.domain.fiscal.facts import facts_of
from guantong.domain.fiscal.intake import kinds
from guantong.domain.fiscal.pages import Trouble
from guantong.domain.fiscal.secret_places import secret_places
from guantong.domain.fiscal.soundness import Control, control_of
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, Stale


@dataclass
class Brought:
    """What became of several files: the batches, what was refused by name and why, how many bore a secrecy mark.

    `known` came before; `otherwise` are those of them that are kept at another level than the one asked now.
    """

    batches: list[Batch] = field(default_factory=list)
    known: list[Batch] = field(default_factory=list)
    otherwise: list[Batch] = field(default_factory=list)
    refused: list[tuple[str, Words]] = field(default_factory=list)
    stopped: int = 0


def bring(
    *, files: Sequence[tuple[str, bytes]], path: str, level: Level, by: Standing, as_of: datetime
) -> Brought:  # fmt: skip
    """Bring several files, each for itself: one that is refused or stopped keeps no other away."""
    brought = Brought()
    for name, content in files:
        try:
            batch = upload(path=path, name=name, content=content, level=level, by=by, as_of=as_of)
        except BadInput as bad:
            brought.refused.append((name, bad.reasons["files"]))
        except Stopped:
            brought.stopped += 1
        else:
            (brought.batches if batch.brought_at == as_of else brought.known).append(batch)
            if batch.level != level.value:
                brought.otherwise.append(batch)
    return brought


def upload(*, path: str, name: str, content: bytes, level: Level, by: Standing, as_of: datetime) -> Batch:
    """Bring a file for the organisation at `path`, to be read in the background; the same file there is the same batch.

    Raises BadInput at `files`, or Stopped where the file bears a secrecy mark: nothing of it was kept.
    """
    BATCH.demand("upload", by, NEW, path)
    known = batch_of(sm3(content), path) if content else None
    if known is not None:
        return known
    try:
        file = let_in(
            to="figures.batch", path=path, name=name, content=content, level=level, by=by, as_of=as_of, wanted=_readable
        )
    except BadInput as bad:
        raise BadInput({"files": next(iter(bad.reasons.values()))}) from bad
    try:
        return _received(file, by, as_of)
    except IntegrityError:  # the same file came a moment earlier
        found = batch_of(file.given, path)
        if found is None:
            raise
        return found


def _readable(found: Examined) -> None:
    if found.kind not in kinds():
        raise BadInput({"files": _NO_READER.filled(kind=found.kind)})


@transaction.atomic
def _received(file: LetIn, by: Standing, as_of: datetime) -> Batch:
    body = Organisation.objects.get(path=file.path)
    batch = Batch.objects.create(
        name=file.name, sm3=file.given, path=file.path, organisation=str(body),
        brought_by=by.person, brought_at=as_of, search=searchable(file.name, str(body)),
    )  # fmt: skip
    batch.file = hang(file=file, to=batch, by=by, as_of=as_of)
    batch.job = to_be_read(batch, BATCH.desk("upload", by), by, as_of)
    batch.save(update_fields=("file", "job"))
    crashpoint("figures.batch_written")
    return recorded(batch, "upload", by, as_of, sm3=batch.sm3, level=file.level.value)


@transaction.atomic
def take_in(*, batch: Batch, read: Reading, by: Standing, as_of: datetime) -> Batch:
    """Take in what the machine read of a file, with what people corrected: facts into their table, documents with their totals.

    Nothing is taken in of a file that bears a secrecy mark anywhere, or in which a row says it is secret: only where is told.

    The facts are written first, under a name that says of which bytes, by which edition, with which corrections: asked again
    after a crash, nothing is written twice, and what no document names is never read.
    """
    one_at_a_time()
    row = Batch.objects.select_for_update().get(pk=batch.pk)
    read = with_corrections(read, corrections_in_force(row))  # under the lock: none made meanwhile is missed
    if secret := secret_places(read.printed, read.documents):
        return _given_up(row, read, secret, by, as_of)
    if not read.documents:
        return _given_up(row, read, read.printed.troubles, by, as_of)
    row.state = BATCH.demand("read", by, row.state, row.path)
    row.reader, row.edition, row.troubles = read.reader, read.edition, _told(read.printed.troubles)
    row.corrections = list(read.corrections)
    row.facts = f"{row.pk}-{row.sm3[:16]}-{read.edition}{_corrected(read)}"
    facts = [f for n, document in enumerate(read.documents) for f in facts_of(document, f"{row.facts}.{n}")]
    crashpoint("figures.before_facts")
    lake().append(row.facts, facts)
    crashpoint("figures.facts_written")
    row.version += 1
    row.save()
    for number, document in enumerate(read.documents):
        _document(row, number, document, by, as_of)
    _gone("read", row.documents.filter(number__gte=len(read.documents)), by, as_of)
    recorded(row, "read", by, as_of, facts=row.facts, values=len(facts), documents=len(read.documents))
    crashpoint("figures.documents_written")
    return row


@transaction.atomic
def publish(*, batch: Batch, version: int, by: Standing, as_of: datetime) -> Batch:
    """Publish the documents of a batch: from now on they count, and what they supersede counts no more.

    One at a time: whoever looked before another published the same document is told (Stale), and looks again. Raises BadInput
    when it is not known whose and of which year a document is, or when the table of facts does not hold what was read, to the fen.
    """
    one_at_a_time()
    row = Batch.objects.select_for_update().get(pk=batch.pk)
    if row.version != version:
        raise Stale(row)
    row.state = BATCH.demand("publish", by, row.state, row.path)
    if row.file is None or row.file.state == "withdrawn":
        raise BadInput({"": _WITHDRAWN})
    documents = list(publishing(row).select_for_update(of=("self",)))
    if not documents:
        raise BadInput({"": _PASSED})
    snapshot = take_snapshot(by, as_of)
    _sound(row, documents, snapshot.facts_version)
    crashpoint("figures.snapshot_written")
    left, others = list(rivals(row)), list(overtaken_by(row).select_for_update(of=("self",)))
    for document in left:
        document.left = snapshot
    for document in documents:
        document.came = snapshot
    saved("supersede", left, by, as_of)
    saved("publish", documents, by, as_of)
    _superseded({document.batch for document in left}, by, as_of)
    _overtaken(others, row, by, as_of)
    row.version += 1
    row.save()
    record_snapshot(snapshot, row, by, as_of, supersedes=[d.pk for d in left])
    recorded(row, "publish", by, as_of, snapshot=snapshot.pk, documents=[d.pk for d in documents])
    events.published.send(Batch, snapshot=snapshot, batch=row, by=by, as_of=as_of)
    crashpoint("figures.published")
    return row


@transaction.atomic
def read_again(*, batch: Batch, by: Standing, as_of: datetime) -> Batch:
    """Have a file read again that was not published: its reader may have learned."""
    row = Batch.objects.select_for_update().get(pk=batch.pk)
    row.state = BATCH.demand("read_again", by, row.state, row.path)
    row.job = to_be_read(row, BATCH.desk("upload", by), by, as_of)
    row.version += 1
    row.save()
    return recorded(row, "read_again", by, as_of)


@transaction.atomic
def discard(*, batch: Batch, reason: str, by: Standing, as_of: datetime) -> Batch:
    """Discard a file that was not published, with the reason; it stays, and may be brought anew."""
    row = Batch.objects.select_for_update().get(pk=batch.pk)
    row.state, row.reason = BATCH.demand("discard", by, row.state, row.path), reason
    row.version += 1
    row.save()
    return recorded(row, "discard", by, as_of)


@transaction.atomic
def expect(
    *, path: str, body: str, year: int, kind: str, of_level: str, by: Standing, as_of: datetime, due_on: date | None = None
) -> Expected:  # fmt: skip
    """Put a document on the register of what must be published; raises BadInput where it stands there already."""
    state = EXPECTED.demand("expect", by, NEW, path)
    meant = meant_by(body)
    same = Q(body=body) | (Q(subject=meant) if meant else Q(pk__in=()))
    if Expected.objects.filter(same, year=year, kind=kind, of_level=of_level).exists():
        raise BadInput({"body": _EXPECTED_ALREADY})
    line = Expected.objects.create(
        path=path, organisation=str(Organisation.objects.get(path=path)), body=body, year=year, kind=kind,
        of_level=of_level, due_on=due_on, state=state, search=searchable(body), subject=meant,
    )  # fmt: skip
    return noted(line, "expect", by, as_of)


@transaction.atomic
def set_aside(*, line: Expected, reason: str, by: Standing, as_of: datetime) -> Expected:
    """Note with the reason that a document need not be published."""
    row = Expected.objects.select_for_update().get(pk=line.pk)
    row.state, row.reason = EXPECTED.demand("set_aside", by, row.state, row.path), reason
    row.save()
    return noted(row, "set_aside", by, as_of)


@transaction.atomic
def take_back(*, line: Expected, by: Standing, as_of: datetime) -> Expected:
    """Expect a document again."""
    row = Expected.objects.select_for_update().get(pk=line.pk)
    row.state, row.reason = EXPECTED.demand("take_back", by, row.state, row.path), ""
    row.save()
    return noted(row, "take_back", by, as_of)


def _given_up(row: Batch, read: Reading, why: Iterable[Trouble], by: Standing, as_of: datetime) -> Batch:
    row.state = BATCH.demand("give_up", by, row.state, row.path)
    row.reader, row.edition, row.troubles = read.reader, read.edition, _told(why) or [_NOTHING]
    row.version += 1
    row.save()
    _gone("give_up", row.documents.all(), by, as_of)
    return recorded(row, "give_up", by, as_of)


def _corrected(read: Reading) -> str:
    return f"-{sm3(canonical(list(read.corrections)).encode())[:8]}" if read.corrections else ""


def _told(why: Iterable[Trouble]) -> list[dict[str, Any]]:
    return [asdict(trouble) for trouble in why]


def _gone(verb: str, documents: QuerySet[Document], by: Standing, as_of: datetime) -> None:
    """Note which documents an earlier reading found and this one does not."""
    for document in documents.filter(gone=False):
        document.gone = True
        saved(verb, [document], by, as_of)


def _document(batch: Batch, number: int, read: Read, by: Standing, as_of: datetime) -> None:
    controls = [_control(control_of(table)) for table in read.tables]
    facts = {
        "path": batch.path, "body": read.body[:120], "year": read.year, "kind": read.kind.value,
        "of_level": read.level, "values": sum(c["values"] for c in controls), "amount": sum(c["amount"] for c in controls),
        "controls": controls, "gone": False, "search": searchable(read.body, batch.organisation),
    }  # fmt: skip
    before = Document.objects.filter(batch=batch, number=number, body=facts["body"]).first()
    kept = before.subject if before is not None else None  # a person's choice stays while the name is the same
    facts["subject"] = kept or meant_by(read.body)
    document, _ = Document.objects.update_or_create(batch=batch, number=number, defaults=facts)
    record(
        by=by, as_of=as_of, room="figures", verb="read", path=batch.path, of=document,
        says=Words(f"读出批次 {batch.pk} 的第 {number + 1} 份文件", f"read document {number + 1} of batch {batch.pk}"),
        content={"values": document.values, "amount": document.amount},
    )  # fmt: skip


def _control(control: Control) -> dict[str, Any]:
    broken = [{**_place(one.total), "difference": one.difference} for one in control.broken]
    return {
        "kind": control.kind, "title": control.title, "unit": control.unit, "pages": list(control.pages),
        "rows": control.rows, "values": control.values, "amount": control.amount,
        "total": _place(control.total) if control.total else None, "held": control.held, "rounding": control.rounding,
        "broken": broken, "computed": control.computed, "not_computed": control.not_computed,
    }  # fmt: skip


def _place(evidence: Evidence) -> dict[str, Any]:
    return {
        "page": evidence.page, "table": evidence.table, "row": evidence.row, "header": evidence.column,
        "printed": evidence.printed, "fen": evidence.fen, "corrected": evidence.corrected.value if evidence.corrected else "",
    }  # fmt: skip


def _sound(batch: Batch, documents: list[Document], version: int) -> None:
    """Refuse what would publish figures nobody can find again, or that are not those that were read."""
    if any(not document.body or document.year is None for document in documents):
        raise BadInput({"": _WHOSE})
    unknown = [document for document in documents if document.subject_id is None]
    if unknown:
        raise BadInput({"": _NOBODYS.filled(body="、".join(sorted({d.body for d in unknown})))})
    if len({(d.subject_id, d.year, d.kind, d.of_level) for d in documents}) < len(documents):
        raise BadInput({"": _TWICE})
    kept = lake().controls(version, [document.part for document in documents])
    if any(kept.get(d.part, (0, 0)) != (d.values, d.amount) for d in documents):
        raise BadInput({"": _UNEQUAL.filled(batch=batch.pk)})


def _superseded(batches: Iterable[Batch], by: Standing, as_of: datetime) -> None:
    for batch in sorted(batches, key=lambda b: b.pk):
        if not batch.documents.filter(came__isnull=False, left=None).exists():
            batch.state = BATCH.demand("supersede", by, batch.state, batch.path)
            batch.version += 1
            batch.save()
            recorded(batch, "supersede", by, as_of)


def _overtaken(others: Iterable[Batch], batch: Batch, by: Standing, as_of: datetime) -> None:
    """Let whoever looks at another reading of the same document look again: its version is no longer the one they saw."""
    for other in others:
        other.state = BATCH.demand("overtake", by, other.state, other.path)
        other.version += 1
        other.save()
        record(
            by=by, as_of=as_of, room="figures", verb="overtake", path=other.path, of=other, content={"published": batch.pk},
            says=Words(f"同一份文件已由批次 {batch.pk} 发布", f"batch {batch.pk} was published with the same document"),
        )  # fmt: skip


_EXPECTED_ALREADY = Words(
    "清单里已有同单位、同年度、同文种的一行", "the register has a line of that body, year and kind"
)
_NO_READER = Words(
    "“{kind}”不能读成数据。请上传 PDF 或 xlsx；其他材料请作为附件上传",
    "“{kind}” cannot be read as figures. Bring PDF or xlsx; anything else as an attachment",
)
_NOTHING = {
    "what": {"zh": "没有读出任何预算或决算表", "en": "no table of a budget or final account was found"},
    "where": {"zh": "整个文件", "en": "the whole file"},
    "do": {
        "zh": "请核对是否传错文件；扫描件请手工录入",
        "en": "see whether it is the right file; enter a scan by hand",
    },
}
_WHOSE = Words(
    "有的文件没有读出单位或年度，不能发布。请核对是否传错文件，或作废后重新上传",
    "of a document no body or year was read, so it cannot be published. See whether it is the right file, or discard it",
)
_NOBODYS = Words(
    "还没有认定“{body}”是哪个单位，不能发布。请在本页“认定单位”里选定",
    "it is not known which unit “{body}” is, so it cannot be published. Choose it on this page, under “say whose it is”",
)
_WITHDRAWN = Words(
    "原文件已撤回，不能发布。请作废这个批次；有新的版本请另行上传",
    "the file was withdrawn, so it cannot be published. Discard the batch; bring the later version as a new file",
)
_PASSED = Words(
    "这一批的各份数据都已被后来的文件取代，没有可以发布的。请作废这个批次",
    "later files have superseded all documents of this batch: there is nothing to publish. Discard it",
)
_TWICE = Words(
    "同一个文件里有两份同单位、同年度、同文种的文件，不能同时发布。请拆开后分别上传",
    "the file holds two documents of one body, year and kind, which cannot both count. Split it and bring them apart",
)
_UNEQUAL = Words(
    "批次 {batch} 的数据与读取时的控制数不一致，没有发布。请重新读取",
    "the facts of batch {batch} are not those that were read; nothing was published. Have it read again",
)
