"""A table that is only ever appended to, each batch once, and safe before anybody says so (Delta Lake).

Shared by the facts of published documents and by the records of the ledger.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from guantong.domain.fiscal.digests import noted

_TRIES = 20


class LakeBusy(RuntimeError):
    """Too many wrote at once; nothing was written, try again."""


class Appending:
    """One table in the folder `place`, made with `schema` when it is first asked for, laid out in folders by `folders`."""

    def __init__(self, place: Path, schema: Callable[[], Any], folders: tuple[str, ...] = ()) -> None:
        self._place, self._schema, self._folders = str(place), schema, folders

    def append_once(self, batch: str, columns: Any) -> int:
        """Write the rows of `batch` once, however often it is asked; return a version of the table that holds them.

        Through one handle: it is opened, asked whether the batch is in, and committed through. A commit of the same batch
        in between is a conflict, after which one opens again and looks again; asking another handle would not see it.
        """
        from deltalake import CommitProperties, Transaction, write_deltalake
        from deltalake.exceptions import CommitFailedError

        for _ in range(_TRIES):
            table = self._opened()
            if self.holds(table, batch):
                self._survives(0, int(table.version()))  # whoever wrote it may have died before it was safe
                return int(table.version())
            before = int(table.version())  # made safe too: of a log with a gap nothing can be read
            once = CommitProperties(app_transactions=[Transaction(batch, 1)])
            try:
                write_deltalake(table, columns, mode="append", schema_mode="merge", commit_properties=once)
            except CommitFailedError:
                continue
            self._survives(before, int(table.version()))
            return int(table.version())
        raise LakeBusy(batch)

    def holds(self, table: Any, batch: str) -> bool:
        """True when the rows of `batch` are in the table as the handle `table` sees it."""
        return table.transaction_version(batch) is not None

    def version(self) -> int:
        """Return the latest version of the table."""
        return int(self._opened().version())

    def _survives(self, first: int, last: int) -> None:
        """See to it that the commits `first` to `last` survive a power cut: their files, their log, the folders these stand in.

        The library leaves that to the system, which may lose files for half a minute; a database that then says “published”
        would speak of facts that are not there.
        """
        folder, log = Path(self._place), Path(self._place) / "_delta_log"
        folders: set[Path] = set()
        for version in range(first, last + 1):
            commit = log / f"{version:020}.json"
            for line in commit.read_text("utf-8").splitlines():
                if added := json.loads(line).get("add"):
                    file = folder / unquote(added["path"])
                    folders |= {above for above in file.parents if folder in above.parents}
                    _sync(file)
                    digest = noted(folder, file)
                    folders.add(digest.parent)
                    _sync(digest)
            for file in log.glob(f"{version:020}.*"):  # the commit, and a checkpoint of it
                _sync(file)
        for place in (*folders, log / "_last_checkpoint", log, folder, folder.parent):
            if place.exists():
                _sync(place)

    def _opened(self) -> Any:
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError, TableNotFoundError

        try:
            return DeltaTable(self._place)
        except TableNotFoundError:
            try:
                return DeltaTable.create(
                    self._place, schema=self._schema(), mode="error", partition_by=list(self._folders) or None
                )
            except DeltaError:  # another made it meanwhile
                return DeltaTable(self._place)


def _sync(place: Path) -> None:
    opened = os.open(place, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
