"""Which pages get a picture in the HTML report, and drawing them from the checked files (页面图)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guantong.domain.words import Words
from guantong.gateways.cli.given_files import Given, shown_name, shown_names
from guantong.gateways.cli.html_report_spreads import bearing_pages

_DRAWN = Words("绘制 {file} 第 {page} 页", "drawing {file}, page {page}")
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


def pictures_of(
    paths: Sequence[Path], wanted: Sequence[tuple[str, Sequence[int]]], tell: Callable[[Words, int, int], None] | None = None
) -> Pictures:  # fmt: skip
    """Return the `wanted` pages by name and number, drawn out of `paths`, the files and folders that were checked.

    A file is known by the very name the check gave it; a name of no file draws nothing: a picture of the
    wrong file would be worse than none.
    """
    from guantong.gateways.adapters.published_documents.reading import pictures

    given = Given()
    given.add(paths)
    names = dict(zip(shown_names(given.files), given.files, strict=True))
    pages = [(names[file], page) for file, some in wanted if file in names and _is_pdf(names[file]) for page in some]
    pages = list(dict.fromkeys(pages))
    done = iter(range(1, len(pages) + 1))

    def on_drawn(page: tuple[Path, int]) -> None:
        if tell:
            tell(_DRAWN.filled(file=shown_name(page[0].name), page=page[1]), next(done), len(pages))

    drawn = pictures(pages, on_drawn) if pages else {}
    return lambda file, some: {n: drawn[names[file], n] for n in some if file in names and (names[file], n) in drawn}


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"
