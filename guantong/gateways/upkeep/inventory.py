"""What lies in a backup: its members by name, size and digest, and the list of them that closes it (备份清单)."""

import hashlib
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BufferedReader, BufferedWriter, BytesIO
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, Any

from guantong.domain.seal.canonical import DIGESTS
from guantong.domain.seal.tree import leaf_hash, root
from guantong.domain.words import Words
from guantong.gateways.upkeep.locked_box import COST, NotOpened, Reader, Writer

LIST = "inventory.json"
DATABASE = "database.sqlite3"
TABLES = "tables"
LINES, HEAD = "journal/lines.jsonl", "journal/head.json"
FOLDERS = ("files", "lake", "records")
KEYS = "keys"
SETTINGS = "settings.env"
_SINGLE = (DATABASE, SETTINGS)
_ROOTS = (*_SINGLE, TABLES, "journal", KEYS, *FOLDERS)
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a backup says of itself.

    `members` are size and SHA-256 by name, `tables` columns and rows by name (PostgreSQL), `apart` the keys that are kept elsewhere.
    """

    program: str
    vendor: str
    district: str
    taken_at: str
    migrations: tuple[str, ...]
    entries: int
    members: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    tables: Mapping[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    apart: tuple[str, ...] = ()


class Packing:
    """A backup that is being written: members one after another, the list last."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, tuple[int, str]] = {}

    def add(self, name: str, content: bytes) -> None:
        """Put in one member."""
        self._add(name, BytesIO(content), len(content))

    def add_file(self, name: str, path: Path) -> None:
        """Put in one member that stands in a file nobody writes to."""
        with path.open("rb") as file:
            self._add(name, file, path.stat().st_size)

    def finish(self, inventory: Inventory) -> None:
        """Put in the list: without it a backup is none."""
        content = json.dumps(asdict(inventory), ensure_ascii=False).encode()
        self._tar.addfile(_entry(LIST, len(content)), BytesIO(content))

    def _add(self, name: str, file: IO[bytes], size: int) -> None:
        counted = _Counted(file)
        self._tar.addfile(_entry(name, size), counted)  # type: ignore[arg-type]
        self.members[name] = (size, counted.digest.hexdigest())


@contextmanager
def packing(below: IO[bytes], passphrase: bytes, cost: int = COST) -> Iterator[Packing]:
    """Open a backup for writing."""
    sealed = BufferedWriter(Writer(below, passphrase, cost), _STEP)
    with tarfile.open(fileobj=sealed, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        yield Packing(tar)
    sealed.close()


def unpacked(path: Path, passphrase: bytes, into: Path) -> Inventory:
    """Read a backup through into the empty folder `into` and return its list.

    Raises NotOpened where anything is not as the list says: a member missing, added, exchanged or altered, a name that leads out of the
    folder, a journal that does not fit its head. What lies in `into` is then to be thrown away.
    """
    found: dict[str, tuple[int, str]] = {}
    said: bytes | None = None
    try:
        with path.open("rb") as below, BufferedReader(Reader(below, passphrase), _STEP) as opened:
            with tarfile.open(fileobj=opened, mode="r|") as tar:
                for member in tar:
                    if said is not None or not member.isreg():
                        raise NotOpened(_DIFFERS.filled(name=member.name))
                    file = tar.extractfile(member)
                    assert file is not None  # noqa: S101 - a regular member has one
                    if member.name == LIST:
                        said = file.read()
                    elif member.name in found:
                        raise NotOpened(_DIFFERS.filled(name=member.name))
                    else:
                        found[member.name] = _kept(file, _place(into, member.name))
            while opened.read(_STEP):  # the end of the file counts too
                pass
    except tarfile.TarError as error:
        raise NotOpened(_NO_LIST) from error
    if said is None:
        raise NotOpened(_NO_LIST)
    inventory = _listed(said)
    for name in sorted(found.keys() | inventory.members.keys()):
        if found.get(name) != inventory.members.get(name):
            raise NotOpened(_DIFFERS.filled(name=name))
    _demand_whole_journal(into)
    return inventory


def _demand_whole_journal(folder: Path) -> None:
    """The journal must fit the head that was signed last before the backup."""
    if not (folder / HEAD).exists():
        return  # nothing was ever sealed
    head = json.loads((folder / HEAD).read_text("utf-8"))
    with (folder / LINES).open(encoding="utf-8", newline="\n") as file:
        lines = [line.removesuffix("\n") for line in islice(file, head["size"])]
    roots = {
        f"root_{name}": root(digest, [leaf_hash(digest, line) for line in lines]) for name, digest in DIGESTS.items()
    }
    if len(lines) != head["size"] or any(head[name] != found for name, found in roots.items()):
        raise NotOpened(_JOURNAL)


def _listed(content: bytes) -> Inventory:
    try:
        said: dict[str, Any] = json.loads(content)
        return Inventory(
            program=str(said["program"]), vendor=str(said["vendor"]), district=str(said["district"]), taken_at=str(said["taken_at"]),
            migrations=tuple(said["migrations"]), entries=int(said["entries"]),
            members={name: (int(size), str(digest)) for name, (size, digest) in said["members"].items()},
            tables={name: (tuple(columns), int(rows)) for name, (columns, rows) in said["tables"].items()},
            apart=tuple(map(str, said["apart"])),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotOpened(_NO_LIST) from error


def _place(into: Path, name: str) -> Path:
    """Return where a member goes; raises NotOpened for a name that a backup never bears."""
    parts = PurePosixPath(name).parts
    plain = "/".join(parts) == name and not name.startswith("/") and "\\" not in name and "\0" not in name
    if not plain or not parts or ".." in parts or parts[0] not in _ROOTS or (len(parts) == 1) != (name in _SINGLE):
        raise NotOpened(_STRANGE.filled(name=name))
    place = into.joinpath(*parts)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def _kept(file: IO[bytes], place: Path) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while piece := file.read(_STEP):
            size += len(piece)
            digest.update(piece)
            out.write(piece)
    return size, digest.hexdigest()


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


class _Counted:
    """A file whose bytes are digested while they are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


_DIFFERS = Words(
    "备份里的“{name}”与清单不符（缺少、多出、调换或改动），没有恢复任何东西。",
    "“{name}” in the backup is not as its list says (missing, added, exchanged or altered); nothing was restored.",
)
_STRANGE = Words(
    "备份里有不该有的名称“{name}”，没有恢复任何东西。",
    "The backup holds a name that no backup bears, “{name}”; nothing was restored.",
)
_NO_LIST = Words(
    "备份没有清单，或清单读不懂，没有恢复任何东西。",
    "The backup has no list that can be read; nothing was restored.",
)
_JOURNAL = Words(
    "备份里的留痕与日封不符，没有恢复任何东西。",
    "The journal in the backup does not fit its head; nothing was restored.",
)
