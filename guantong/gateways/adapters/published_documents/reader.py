"""The reader of published documents, as the rooms know it: files in, printed pages out, by a limited child (读取器)."""

from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from guantong.domain.fiscal.intake import Reader
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.seal.canonical import sm3
from guantong.gateways.adapters.published_documents.reading import Child, read_file

_PACKAGE = Path(__file__).parents[3]
_READS = (
    "gateways/adapters/published_documents",
    "gateways/quarantine",
    "domain/fiscal",
    "domain/money.py",
    "domain/period.py",
)
_TELLS = ("intake", "lake", "facts", "soundness", "drawing")
"""Modules beside the reading: what they do changes no figure."""
_APART = "domain/fiscal/records"
"""Records of the ledger are read by another adapter: a column of theirs makes no published document read otherwise."""
_child, _alone = Child(), Lock()


def read(path: Path, kind: str) -> PrintedFile:
    """Return the file of `kind` as read by the one child of this process, started when first asked and again after it died."""
    with _alone:
        return read_file(path, _child, f".{kind}")


@cache
def edition() -> str:
    """Return what changes whenever a figure might be read otherwise: a digest of everything that reads."""
    places = [_PACKAGE / place for place in _READS]
    files = [f for place in places for f in (place.rglob("*") if place.is_dir() else [place])]
    reading = [
        f for f in files
        if f.suffix in (".py", ".yaml") and not f.stem.endswith("_test") and f.stem not in _TELLS
        and not f.is_relative_to(_PACKAGE / _APART)
    ]  # fmt: skip
    sources = "".join(f"{f.relative_to(_PACKAGE)}\n{f.read_text('utf-8')}\n" for f in sorted(reading))
    parsers = "".join(version(name) for name in ("pypdfium2", "python-calamine"))
    return sm3(f"{sources}{parsers}".encode())[:12]


def reader() -> Reader:
    """Return the reader of this adapter."""
    return Reader("published_documents", edition(), frozenset({"pdf", "xlsx"}), read)
