"""What people corrected in the reading of a file, and which of it a person must look at again (更正读数).

A correction is of one file. Where the machine reads something else there now, or another file of the same body, year, kind
and level has come, nothing is carried over silently: it is asked again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from guantong.apps.figures.models import Batch, Correction, Document, place_of
from guantong.apps.figures.queries import corrections_in_force, documents_of
from guantong.apps.figures.reading import Reading, machine_reading_of
from guantong.apps.figures.whose import same_document
from guantong.apps.files.queries import drawn_from
from guantong.apps.journal.queries import within
from guantong.domain.fiscal.corrections import Cell, cell_at
from guantong.domain.fiscal.facts import Spot
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

SPEAKING = ("in_force", "let_go")
"""The states in which a row says what is to be done at its place."""
_CORRECTABLE = ("received", "read", "published")


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction to be looked at again, and the cell that stands at its place now, if there is one."""

    correction: Correction
    cell: Cell | None

    @property
    def spot(self) -> Spot:
        """Where to look."""
        return self.cell.spot if self.cell else self.correction.spot

    @property
    def now(self) -> str:
        """What the machine reads there now; "" where there is no such cell, or a blank one."""
        return self.cell.value.evidence.printed if self.cell else ""


@dataclass(frozen=True, slots=True)
class Standings:
    """A place of a file: the cell that stands there, the last that was done there, and a correction that is asked again."""

    read: Reading
    cell: Cell | None
    latest: Correction | None
    asked: Asked | None

    @property
    def speaking(self) -> Correction | None:
        """The correction in force, if the last thing done leaves one."""
        return self.latest if self.latest and self.latest.state == "in_force" else None

    @property
    def version(self) -> int:
        """How much was done at the place."""
        return self.latest.version if self.latest else 0


def corrections_seen_by(standing: Standing) -> QuerySet[Correction]:
    """Return the corrections `standing` may read, latest first, as the level of their file is now."""
    seen = within(standing.areas("figures")) & drawn_from(standing, "document__batch__file")
    return Correction.objects.filter(seen).select_related("document__batch__file")


def corrections_of(batch: Batch) -> QuerySet[Correction]:
    """Return the corrections the facts of `batch` were read with."""
    return Correction.objects.filter(pk__in=batch.corrections).select_related("document").order_by("page", "row", "pk")


def asked_again(batch: Batch, standing: Standing) -> list[Asked]:
    """Return what must be looked at again before it holds for `batch`, as far as `standing` sees; nothing while it waits."""
    if batch.state not in ("read", "published") or not (candidates := _candidates(batch, standing)):
        return []
    read = machine_reading_of(batch)
    found = (Asked(one, cell_at(read.documents, one.spot, one.nth)) for one in candidates)
    return [one for one in found if one.correction.sm3 != batch.sm3 or _differs(one)]


def standing_at(batch: Batch, spot: Spot, standing: Standing) -> Standings:
    """Return what stands at a place of the file of `batch` and what was corrected there."""
    read = machine_reading_of(batch)
    cell = cell_at(read.documents, spot)
    asked = next((one for one in asked_again(batch, standing) if _here(one, cell, spot)), None)
    nth = cell.nth if cell else asked.correction.nth if asked else 0
    done = Correction.objects.filter(path=batch.path, sm3=batch.sm3, place=place_of(spot, nth))
    return Standings(read, cell, done.order_by("-version", "-pk").first(), asked)


def not_correctable(batch: Batch, latest: Batch) -> Refusal | None:
    """Return why nothing can be corrected in `batch` now; `latest` is the last batch of the same file that was not discarded."""
    if batch.file is None or batch.file.state == "withdrawn":
        return Refusal("state", _WITHDRAWN)
    if batch.state in _CORRECTABLE:
        return None
    why = _SUPERSEDED.filled(number=latest.pk) if latest.pk != batch.pk else _STATE
    return Refusal("state", why, _OPENS)


def latest_of(batch: Batch) -> Batch:
    """Return the last batch of the same file in the same place that was not discarded, `batch` itself if there is none."""
    same = Batch.objects.filter(path=batch.path, sm3=batch.sm3).exclude(state="discarded")
    return same.order_by("-pk").first() or batch


def names_of(corrections: Iterable[Correction]) -> dict[str, str]:
    """Return the names of who corrected, by username; one query."""
    people = get_user_model().objects.filter(username__in={one.made_by for one in corrections})
    return {person.get_username(): str(person) for person in people}


def _candidates(batch: Batch, standing: Standing) -> list[Correction]:
    """Those of this file, and the last word on every place of earlier files of the same bodies, unless this file has one."""
    own = Correction.objects.filter(path=batch.path, sm3=batch.sm3, state__in=SPEAKING)
    spoken = set(own.values_list("place", flat=True))
    same = Q(pk__in=())
    for one in documents_of(batch):
        same |= same_document(one)
    of = Document.objects.filter(same, batch__lt=batch.pk)
    earlier = corrections_seen_by(standing).filter(document__in=of, path=batch.path, state__in=SPEAKING)
    seen = earlier.exclude(sm3=batch.sm3)
    last = {one.place: one for one in seen.order_by("pk")}
    return [
        *corrections_in_force(batch).select_related("document__batch"),
        *(one for place, one in last.items() if one.state == "in_force" and place not in spoken),
    ]


def _differs(one: Asked) -> bool:
    return one.cell is None or one.now != one.correction.printed


def _here(one: Asked, cell: Cell | None, spot: Spot) -> bool:
    if cell is not None and one.cell is not None:
        return (one.cell.spot, one.cell.nth) == (cell.spot, cell.nth)
    return cell is None and one.cell is None and one.correction.spot == spot


_STATE = Words("这个批次没有读出的数据，不能更正", "nothing was read of this batch that could be corrected")
_SUPERSEDED = Words(
    "这个批次已不是这份文件的最新一批，请在批次 {number} 更正",
    "it is not the last batch of its file: correct it in batch {number}",
)
_WITHDRAWN = Words("原文件已撤回，不再更正", "its file was withdrawn: nothing is corrected any more")
_OPENS = Words(
    "读取完成、没有被取代或作废时可以更正",
    "it opens when the file was read and its batch neither superseded nor discarded",
)
