"""All that is kept of one thing in one zip that is read without the system: files, final letters, journal, catalogue (归档包)."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import StringIO
from re import sub
from unicodedata import category
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import StreamingHttpResponse
from django.utils.timezone import localtime

from guantong.apps.components.download import as_stream
from guantong.apps.files import store
from guantong.apps.files.attached import attached_to
from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import hand_out
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.queries import entries_of
from guantong.apps.papers.archive_sheet import Pages
from guantong.apps.papers.models import Paper
from guantong.apps.papers.queries import SEEN_OUTSIDE, content_of, papers_about
from guantong.apps.papers.writers.as_docx import docx
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.domain.roles import Standing
from guantong.domain.workflow.table import NotAllowed

OF_RECORD = "签发件（以此件为准）"
_PIECE = 1 << 18
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{name}{at}" for name in ("COM", "LPT") for at in range(1, 10))}


@dataclass(slots=True)
class Kept:
    """One thing in the package: its name there, what it is called, its day, and the digest of its bytes where one is known."""

    name: str
    title: str
    sort: str
    day: str
    sm3: str = ""
    file: Attachment | None = None
    paper: Paper | None = None
    text: str = ""
    """What the system prepared and no paper keeps, as a page of its own."""


@dataclass
class _Pipe:
    """What a zip is written to that nobody waits for: pieces are taken from it as they come."""

    pieces: list[bytes] = field(default_factory=list)

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        found, self.pieces = b"".join(self.pieces), []
        return found


def hand_over(things: list[Kept], by: Standing, as_of: datetime) -> None:
    """Note of each sensitive file that it was handed out with a package."""
    for one in things:
        if one.file is not None:
            hand_out(file=one.file, by=by, as_of=as_of)


def package(
    of: Journaled, things: list[Kept], catalogue: Pages, as_of: datetime, also: Collection[Journaled] = ()
) -> Iterator[bytes]:  # fmt: skip
    """Yield the zip of `of`, and of what goes with it, piece by piece: never more in memory than one paper or one piece of a file."""
    pipe = _Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as book:  # type: ignore[arg-type]
        for one in things:
            with book.open(_entry(one.name, as_of), "w") as into:
                for piece in _bytes_of(one):
                    into.write(piece)
                    yield pipe.taken()
            yield pipe.taken()
        book.writestr(_entry("留痕摘录.csv", as_of), _journal((of, *also)))
        book.writestr(_entry("归档目录.html", as_of), catalogue.html)
        book.writestr(_entry("归档目录.txt", as_of), catalogue.text)
    yield pipe.taken()


def handed_out(of: Journaled, title: str, pieces: Iterator[bytes]) -> StreamingHttpResponse:
    """Return the answer by which a package leaves, under its own name."""
    return as_stream(pieces, safe(f"归档包 {of.pk} {title}") + ".zip")


def safe(name: str) -> str:
    """Return a name that every system can unpack: no folders, no signs with a meaning, no reserved word, not too long."""
    plain = "".join(letter for letter in name if category(letter)[0] != "C")
    plain = sub(r'[\\/:*?"<>|]+', "_", plain).strip(" .")[-80:].strip(" .")
    return f"_{plain}" if not plain or plain.split(".")[0].upper() in _RESERVED else plain


def kept_of(
    of: Journaled, by: Standing, also: Collection[Journaled] = (), records: Collection[int | None] = ()
) -> list[Kept]:  # fmt: skip
    """Return the files and final letters of a thing and of what goes with it, as far as `by` reads them.

    `records` are the files that are versions of record; a signed copy stands beside the letter it is of.
    """
    files = {file.pk: file for thing in (of, *also) for file in _files(thing, by)}
    found = [
        Kept(
            f"文件/{at:03d} {safe(file.name)}", file.name, OF_RECORD if file.pk in records else "附件",
            f"{localtime(file.brought_at):%Y-%m-%d}", file.sm3, file=file,
        )
        for at, file in enumerate(files.values(), 1)
    ]  # fmt: skip
    for at, paper in enumerate(_papers((of, *also), by), 1):
        day, title = f"{paper.issued_on}", safe(paper.title)
        sort = f"{paper.what.words.zh} {paper.number}" + ("（已撤回）" if paper.state == "withdrawn" else "")
        found += [
            Kept(f"公文/{at:03d} {title}.{form}", paper.title, sort, day, paper=paper) for form in ("docx", "pdf")
        ]
        copy = next((file for file in _files(paper, by) if file.pk == paper.signed_copy_id), None)
        if copy is not None:
            name = f"公文/{at:03d} 签发件 {safe(copy.name)}"
            found.append(Kept(name, copy.name, OF_RECORD, day, copy.sm3, file=copy))
    return found


def _papers(things: Collection[Journaled], by: Standing) -> list[Paper]:
    found = {
        paper.pk: paper
        for thing in things
        for paper in papers_about(thing, by).filter(state__in=SEEN_OUTSIDE, issued_on__isnull=False)
    }
    return sorted(found.values(), key=lambda paper: (paper.issued_on, paper.pk))


def _files(thing: Journaled, by: Standing) -> list[Attachment]:
    return [file for file in reversed(list(attached_to(thing, by).files)) if file.state in ("kept", "sealed")]


def _bytes_of(one: Kept) -> Iterator[bytes]:
    if one.text:
        yield one.text.encode()
    if one.file is not None:
        with store.path_of(one.file.sm3).open("rb") as kept:
            while piece := kept.read(_PIECE):
                yield piece
    elif one.paper is not None:
        try:
            yield (pdf if one.name.endswith(".pdf") else docx)(content_of(one.paper))
        except NotAllowed as told:
            yield str(told).encode()  # no Chinese font here: the docx stands beside it


def _journal(things: Collection[Journaled]) -> str:
    """Every entry of the things: whoever follows them reads what was done to them by all."""
    kept = StringIO()
    kept.write("\ufeff")
    rows = csv.writer(kept)
    rows.writerow(["时间", "办理人", "做了什么", "摘要（SM3）"])
    for entry in sorted((entry for one in things for entry in entries_of(one)), key=lambda entry: entry.pk):
        rows.writerow([f"{localtime(entry.at):%Y-%m-%d %H:%M:%S}", entry.who, entry.says, entry.leaf_sm3])
    return kept.getvalue()


def _entry(name: str, as_of: datetime) -> ZipInfo:
    entry = ZipInfo(name, localtime(as_of).timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry
