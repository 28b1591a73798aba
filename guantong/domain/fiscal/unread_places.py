"""Where a table that was not found may stand all the same: pages not read, titles under which no table was read."""

from collections.abc import Collection, Iterable

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.kinds import kind_of_title, squeezed
from guantong.domain.fiscal.pages import Page, Unread
from guantong.domain.words import Words

_CONTENTS = 3
"""A page without a table that names so many tables is a list of contents."""
_TITLE_ONLY = Words("印有表题，没有读出表", "prints the title of a table of which nothing was read")


def unread_places(document: Document, missing: Collection[str]) -> Words | None:
    """Return where the `missing` kinds of tables may stand unread, or None when every page was read."""
    images = {Unread.IMAGE.words: list(document.image_only_pages)} if document.image_only_pages else {}
    places: dict[Words, list[int]] = dict(images)
    for page in document.pages:
        for reason in page.unread:
            if page.number not in places.setdefault(reason.words, []):
                places[reason.words].append(page.number)
        if _titles(page, missing):
            places.setdefault(_TITLE_ONLY, []).append(page.number)
    if not places:
        return None
    return Words(
        "；".join(f"第{'、'.join(_few(pages))}页{why.zh}" for why, pages in places.items()) + "，无法判断缺表",
        "; ".join(f"page {', '.join(_few(pages))} {why.en}" for why, pages in places.items()),
    )


def _few(pages: list[int]) -> Iterable[str]:
    return [*map(str, pages[:8]), *(["…"] if len(pages) > 8 else [])]


def _titles(page: Page, missing: Collection[str]) -> bool:
    """Tell whether the page prints the title of a missing table, and is no list of contents."""
    named = [kind for line in page.lines if squeezed(line.text).endswith("表") and (kind := kind_of_title(line.text))]
    return (bool(page.grids) or len(set(named)) < _CONTENTS) and any(kind in missing for kind in named)
