"""Files of records taken in as a district would: read, understood, stored, opened as books (取数入账)."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from guantong.domain.fiscal.records.batches import Batch, Feed, batch_of
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.guessing import guess
from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.fiscal.records.sampling import first_rows
from guantong.domain.fiscal.records.staging import Staged
from guantong.domain.fiscal.records.store import Snapshot, Store
from guantong.domain.fiscal.records.taking_in import TakenIn, take_in
from guantong.domain.money import Unit
from guantong.gateways.adapters.record_files.staging import RecordFiles

RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)
KEY = b"the key of a fictional district."
HANDOVER = "交接清单.csv"
SAMPLE = 200


class NotWhole(AssertionError):
    """A file that was handed over whole was not taken in whole."""


@dataclass
class Taking:
    """A store being filled from files; every file is a delivery of its own."""

    folder: Path

    def __post_init__(self) -> None:
        """Begin with nothing."""
        self.store, self.batches, self.versions, self._readers = Store(self.folder / "facts"), [], {}, {}  # type: ignore[var-annotated]
        self.folder.mkdir(parents=True, exist_ok=True)

    def staged(self, path: Path, encoding: str = "") -> Staged:
        """Read a file in the limited child."""
        reader: RecordFiles = self._readers.setdefault(encoding, RecordFiles(encoding))
        return reader.stage(path, self.folder)

    def put(self, staged: Staged, mapping: Mapping, name: str) -> TakenIn:
        """Take a staged file in and publish it; nobody needs it staged any more."""
        feed = Feed(name, mapping.table, "")
        batch = batch_of(feed, staged.file)
        found = take_in(staged, mapping, batch, KEY)
        staged.path.unlink()
        self.versions[mapping.table] = self.store.append(batch, mapping.table, found.rows)
        self.batches.append(
            Batch(batch, feed, staged.file, RECEIVED, rows=found.control.taken, sums=found.control.sums)
        )
        return found

    def opened(self, as_of: date | None = None) -> Books:
        """Return the books as they stand on a day."""
        return self.store.opened(Snapshot(self.versions, tuple(self.batches)), as_of)

    def close(self) -> None:
        """Let the readers end."""
        for reader in self._readers.values():
            reader.close()


def handed_over(sources: Path, into: Path) -> Taking:
    """Take in a bureau's whole handover by guessed mappings, the unit of money as its list declares it.

    Raises NotWhole where a file is not understood, refuses a row or does not sum to what its list says.
    """
    taking = Taking(into)
    with (sources / HANDOVER).open(encoding="utf-8-sig", newline="") as file:
        handed = list(csv.DictReader(file))
    for line in handed:
        staged = taking.staged(sources / line["文件"])
        mapping = _understood(staged, line["金额单位"])
        found = taking.put(staged, mapping, line["文件"])
        stated = int(line["金额合计（元）"].replace(".", "") or 0)
        if (
            not found.whole
            or found.control.taken != int(line["行数"])
            or stated not in (0, *found.control.sums.values())
        ):
            raise NotWhole(
                f"{line['文件']}: {found.control}, stated {stated}, {[r.words.zh for r in found.refusals[:3]]}"
            )
    taking.close()
    return taking


def _understood(staged: Staged, unit: str) -> Mapping:
    sheet = staged.sheets[0]
    told = guess(sheet.headers, _texts(first_rows(staged, sheet.name, SAMPLE)))
    if told.mapping is None or told.doubts:
        raise NotWhole(f"{sheet.headers}: {[doubt.zh for doubt in told.doubts]}")
    return replace(told.mapping, money=Unit(unit))


def _texts(rows: Iterable[Sequence[str | None]]) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in rows]
