"""Where a table that was not found may stand all the same: pages not read, titles under which no table was read."""

from collections.abc import Collection

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.kinds import kind_of_title, squeezed
from guantong.domain.fiscal.pages import Page, Unread
from guantong.domain.words import Words

_CONTENTS = 3
"""A page without a table that names so many tables is a list of contents."""
_TITLE_ONLY = Words("印有表题，没有读出表", "prints the title of a table of which nothing was read")


def unread_places(document: Document, missing: Collection[str]) -> Words | None:
    """Return where the `missing` kinds of tables may stand unread, or None when every page was read."""
    places: dict[Words, list[int]] = {}
    if document.image_only_pages:
        places[Unread.IMAGE.words] = list(document.image_only_pages)
    for page in document.pages:
        for reason in page.unread:
            if page.number not in places.setdefault(reason.words, []):
                places[reason.words].append(page.number)
        if _titles(page, missing):
            places.setdefault(_TITLE_ONLY, []).append(page.number)
    if not places:
        return None
    told = [(_named(document, numbers), why) for why, numbers in places.items()]
    return Words(
        "；".join(where.zh + why.zh for where, why in told) + "，无法判断缺表",
        "; ".join(f"{where.en} {why.en}" for where, why in told),
    )


def _named(document: Document, numbers: list[int]) -> Words:
    """Return pages as people find them: by their numbers, sheets of a workbook by their names."""
    few = [document.sheets.get(number, str(number)) for number in numbers[:8]] + ["…"] * (len(numbers) > 8)
    if numbers[0] in document.sheets:
        return Words(f"工作表“{'、'.join(few)}”", f"sheet “{', '.join(few)}”")
    return Words(f"第{'、'.join(few)}页", f"page {', '.join(few)}")


def _titles(page: Page, missing: Collection[str]) -> bool:
    """Tell whether the page prints the title of a missing table, and is no list of contents."""
    named = [kind for line in page.lines if squeezed(line.text).endswith("表") and (kind := kind_of_title(line.text))]
    return (bool(page.grids) or len(set(named)) < _CONTENTS) and any(kind in missing for kind in named)
