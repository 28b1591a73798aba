"""Opening an archive package as whoever has no system does: its catalogue leads to everything in it (测试归档包)."""

from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

CATALOGUES = {"归档目录.html", "归档目录.txt"}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [unquote(value or "") for name, value in attrs if name in ("href", "src")]


def opened(answer: Any) -> ZipFile:
    """Return the package an address answered with."""
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))


def astray(book: ZipFile) -> list[str]:
    """Return what is wrong with a package: damaged, a link that leads nowhere, a thing nothing leads to, empty, not in the plain text."""
    links, text = _Links(), book.read("归档目录.txt").decode("utf-8-sig")
    links.feed(book.read("归档目录.html").decode())
    inside = set(book.namelist())
    wrong = [name for name in (book.testzip(),) if name]
    wrong += [f"leads nowhere: {name}" for name in links.found if name not in inside]
    wrong += [f"not linked: {name}" for name in sorted(inside - CATALOGUES - set(links.found))]
    wrong += [f"empty: {name}" for name in inside if not book.read(name)]
    return wrong + [f"not in the text: {name}" for name in inside - CATALOGUES if name not in text]
