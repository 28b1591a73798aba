"""Which files and figures one sees, and which count on a day (数据)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from guantong.apps.actors.models import Person
from guantong.apps.figures.models import Batch, Correction, Document, Expected, RegisterFile, Snapshot
from guantong.apps.figures.reading import lake, reading_of
from guantong.apps.figures.whose import same_document
from guantong.apps.files.examining import examiner
from guantong.apps.files.queries import drawn_from, public_in
from guantong.apps.files.store import path_of
from guantong.apps.journal.queries import within
from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.facts import Fact, Spot, found_again
from guantong.domain.fiscal.pages import Page
from guantong.domain.roles import Standing


def seen_by(standing: Standing, file: str, out: Q) -> Q:
    """Return the condition under which what was drawn from the file at the relation `file` is seen.

    Within the reach of `figures` all of it, as the file's level allows; within that of `published` what is `out` and public.
    """
    kept = within(standing.areas("figures")) & drawn_from(standing, file)
    return kept | (within(standing.areas("published")) & out & public_in(file))


def batches_seen_by(standing: Standing) -> QuerySet[Batch]:
    """Return the batches `standing` may read, latest first."""
    out = Q(state__in=("published", "superseded", "taken_down"))
    return Batch.objects.filter(seen_by(standing, "file", out)).select_related("file", "job")


def with_who(batches: QuerySet[Batch]) -> QuerySet[Batch]:
    """Return batches with `who`, the name of the person who brought each as it is today."""
    names = Person.objects.filter(username=OuterRef("brought_by")).values("name")[:1]
    return batches.annotate(who=Subquery(names))


def documents_seen_by(standing: Standing) -> QuerySet[Document]:
    """Return the documents `standing` may read."""
    seen = seen_by(standing, "batch__file", Q(came__isnull=False))
    return Document.objects.filter(seen, gone=False).select_related("batch__file", "came", "left", "subject")


def snapshot_on(moment: datetime) -> Snapshot | None:
    """Return the snapshot in force at `moment`, None before the first."""
    return Snapshot.objects.filter(taken_at__lte=moment).order_by("-pk").first()


def counting_in(snapshot: Snapshot) -> QuerySet[Document]:
    """Return the documents that count in `snapshot`."""
    return Document.objects.filter(counted_at(snapshot)).select_related("batch__file")


def counted_at(snapshot: Snapshot) -> Q:
    """Return the condition that a document counts in `snapshot`."""
    return Q(came__lte=snapshot.pk) & (Q(left=None) | Q(left__gt=snapshot.pk))


def in_place_of(document: Document, snapshot: Snapshot, standing: Standing) -> Document | None:
    """Return the same document of another file that counted in `snapshot`, if there is one that `standing` sees."""
    return (
        documents_seen_by(standing)
        .filter(counted_at(snapshot), same_document(document))
        .exclude(pk=document.pk)
        .first()
    )


def expected_seen_by(standing: Standing) -> QuerySet[Expected]:
    """Return the register as far as `standing` reads figures; `came` tells whether the document counts now."""
    counting = Document.objects.filter(
        subject=OuterRef("subject"), year=OuterRef("year"), kind=OuterRef("kind"), of_level=OuterRef("of_level"),
        came__isnull=False, left=None,
    )  # fmt: skip
    return (
        Expected.objects.filter(within(standing.areas("figures")))
        .select_related("subject")
        .annotate(came=Exists(counting))
    )


def register_files_seen_by(standing: Standing) -> QuerySet[RegisterFile]:
    """Return the lists that were uploaded, to whoever may take them in."""
    return RegisterFile.objects.all() if standing.reads("registers") else RegisterFile.objects.none()


def missing_of(standing: Standing, path: str) -> QuerySet[Expected]:
    """Return what of one organisation is expected and has not come."""
    return expected_seen_by(standing).filter(path=path, state="expected", came=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """What of one organisation has not come: what its day has passed for, or has none, and what is not due yet."""

    due: list[Expected]
    not_due: list[Expected]


def missing_on(standing: Standing, path: str, today: date) -> Missing:
    """Return what of one organisation has not come, what is not due by `today` apart."""
    lines = list(missing_of(standing, path))
    later = [line for line in lines if line.due_on is not None and line.due_on > today]
    return Missing([line for line in lines if line not in later], later)


def batch_of(sm3: str, path: str) -> Batch | None:
    """Return the batch that the same file already made in the same place."""
    return Batch.objects.filter(sm3=sm3, path=path).exclude(state="discarded").first()


def corrections_in_force(batch: Batch) -> QuerySet[Correction]:
    """Return what people corrected in the file of `batch`, in whichever batch of it."""
    return Correction.objects.filter(path=batch.path, sm3=batch.sm3, state="in_force").order_by("pk")


def documents_of(batch: Batch) -> QuerySet[Document]:
    """Return the documents of a batch as last read, in the order of print."""
    return batch.documents.filter(gone=False)


def publishing(batch: Batch) -> QuerySet[Document]:
    """Return the documents of a batch that publishing it would make count.

    Of a batch that follows another not those whose predecessor, of the same number, counts no more: another file has come for
    it, and is not superseded by an earlier one read anew. What a batch was taken down with counts until then.
    """
    found, before = documents_of(batch), batch.follows
    if before is None:
        return found
    ended = before.documents.aggregate(last=Max("left"))["last"] if before.state == "taken_down" else None
    counted = Q(came__isnull=False) & (Q(left=None) | Q(left=ended) if ended else Q(left=None))
    return found.exclude(number__in=documents_of(before).exclude(counted).values("number"))


def held_back(batch: Batch) -> QuerySet[Document]:
    """Return the documents of a batch that publishing it leaves as they are: a later file's count."""
    return documents_of(batch).exclude(pk__in=publishing(batch).values("pk"))


def rivals(batch: Batch) -> QuerySet[Document]:
    """Return the published documents that publishing `batch` would supersede.

    The same unit's, of that year, kind and level; of a batch that it follows all, whosever they were said to be.
    """
    same = Q(batch=batch.follows_id) if batch.follows_id else Q(pk__in=())
    for document in publishing(batch):
        same |= same_document(document)
    counting = Document.objects.filter(same, came__isnull=False, left=None).exclude(batch=batch)
    return counting.select_related("batch")


def overtaken_by(batch: Batch) -> QuerySet[Batch]:
    """Return the batches that wait to be published with a document that `batch` makes count, or after one it supersedes."""
    same = Q(pk__in=())
    for document in publishing(batch):
        same |= same_document(document)
    others = Document.objects.filter(same, gone=False).exclude(batch=batch).values("batch")
    after = rivals(batch).values("batch")
    return (
        Batch.objects.filter(Q(pk__in=others) | Q(follows__in=after), state="read").exclude(pk=batch.pk).order_by("pk")
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing a batch would make count: its documents, their control totals together, what they supersede."""

    documents: list[Document]
    rivals: list[Document]
    unseen_rivals: int
    nobodys: list[Document]
    held_back: list[Document]
    values: int
    held: int
    computed: int
    broken: int
    not_computed: int


def preview_of(batch: Batch, standing: Standing) -> Preview:
    """Return what one looks at before publishing: of rivals that `standing` may not see only how many they are."""
    documents = list(documents_of(batch).select_related("came", "left", "subject"))
    rivalling = list(rivals(batch))
    seen = set(documents_seen_by(standing).filter(pk__in=[one.pk for one in rivalling])) if rivalling else set()
    back = list(held_back(batch)) if batch.follows_id else []
    nobodys = [one for one in documents if one.subject is None and one not in back]
    counts = {name: sum(d.control(name) for d in documents) for name in ("held", "computed", "broken", "not_computed")}
    shown = [one for one in rivalling if one in seen]
    return Preview(
        documents, shown, len(rivalling) - len(shown), nobodys, back, sum(d.values for d in documents), **counts
    )


def pictured(batch: Batch, page: int) -> bytes:
    """Return a page of the file of `batch` as JPEG, or b"" when there is none."""
    if batch.file is None or batch.file.kind != "pdf" or not 0 < page <= (batch.file.pages or 0):
        return b""
    return examiner().picture(path_of(batch.file.sm3), page)


def facts_of(document: Document, table: str = "") -> list[Fact]:
    """Return the figures of a document as they were read, of one of its tables if told."""
    return facts_in(None, [document], table)


def facts_in(snapshot: Snapshot | None, documents: Iterable[Document], table: str = "") -> list[Fact]:
    """Return the figures of `documents` at the version of a snapshot: only what is asked for by name is read."""
    known = lake()
    version = known.version() if snapshot is None else snapshot.facts_version
    return known.facts(version, [document.part for document in documents], table)


@dataclass(frozen=True, slots=True)
class Located:
    """A place in a file as found again: its page, and what stands there now; `same` tells whether the reader is the one of then."""

    page: Page | None
    place: Evidence | None
    same: bool
    pages: int


def located(batch: Batch, spot: Spot) -> Located:
    """Look a place up in the file of `batch`, by the reader of today."""
    return located_all(batch, [spot])[0]


def located_all(batch: Batch, spots: Iterable[Spot]) -> list[Located]:
    """Look places up in the file of `batch`, by the reader of today: it is read once for all of them."""
    read = reading_of(batch)
    pages = {page.number: page for page in reversed(read.printed.pages)}  # of two of one number the first
    same = (read.reader, read.edition) == (batch.reader, batch.edition)
    return [
        Located(pages.get(spot.page), found_again(read.documents, spot), same, len(read.printed.pages))
        for spot in spots
    ]


def unequal() -> Iterator[Document]:
    """Yield every document whose facts differ from its control totals: in number, or to the fen."""
    known = lake()
    read = Document.objects.filter(gone=False).exclude(batch__facts="").select_related("batch")
    kept = known.controls(known.version(), [document.part for document in read])
    for document in read:
        if kept.get(document.part, (0, 0)) != (document.values, document.amount):
            yield document
