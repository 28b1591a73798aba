"""Which pages get a picture in the HTML report, and drawing them from the checked files (页面图)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guantong.gateways.cli.html_report_spreads import bearing_pages

_DEEPEST_NAME = 6
"""How many folders a file's shown name may hold (see `check.shown_names`)."""
Pictures = Callable[[str, list[int]], dict[int, bytes]]


@dataclass(frozen=True)
class ChosenPages:
    """The pages to draw by document, and the documents that had to go without some of theirs."""

    drawn: list[list[int]]
    cut: set[int]


def chosen_pages(documents: Sequence[Mapping[str, Any]], most: int) -> ChosenPages:
    """Return the pages that bear a signal, at most `most` of them, the severest first."""
    bearing = [
        (rank, at, page) for at, document in enumerate(documents) for page, rank in bearing_pages(document).items()
    ]
    kept = set(sorted(bearing)[:most])
    drawn = [sorted(page for _, at, page in kept if at == wanted) for wanted in range(len(documents))]
    return ChosenPages(drawn, {at for rank, at, page in bearing if (rank, at, page) not in kept})


def pictures_of(paths: Sequence[Path]) -> Pictures:
    """Return a drawer of pages out of `paths`, the files and folders that were checked.

    A name that could mean two files draws nothing: a picture of the wrong file would be worse than none.
    """
    files: dict[str, set[Path]] = {}
    for path in paths:
        for file in _files(path):
            for depth in range(1, _DEEPEST_NAME):
                files.setdefault("/".join(file.parts[-depth:]), set()).add(file.resolve())

    def draw(file: str, pages: list[int]) -> dict[int, bytes]:
        from guantong.gateways.adapters.published_documents.reading import pictures

        same_name = files.get(file, set())
        if len(same_name) != 1 or not file.lower().endswith(".pdf"):
            return {}
        return pictures(next(iter(same_name)), pages)

    return draw


def _files(path: Path) -> Iterator[Path]:
    yield from path.rglob("*") if path.is_dir() else (path,)
