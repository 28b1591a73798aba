"""What of a document's pages was not read, told once a reason (没有读出的页)."""

from collections.abc import Iterable

from guantong.domain.fiscal.pages import Page, Trouble, Unread
from guantong.domain.words import Words

_TOLD = (Unread.OUTLINES, Unread.GARBLED, Unread.SKEWED, Unread.UNRULED, Unread.FIELDS, Unread.DAMAGED)
"""Pictures are counted in the coverage: many are no more than a photograph."""
_BETTER = Words(
    "请索取可复制文字、带框线的版本；没有读出的内容不作判断，也不当作零。",
    "Ask for a version with text and ruled tables; what was not read is neither judged nor taken for zero.",
)


def refusals_of(pages: Iterable[Page]) -> list[Trouble]:
    """Return one trouble a reason for which parts of `pages` were not read."""
    read = tuple(pages)
    found = []
    for reason in _TOLD:
        numbers = [str(page.number) for page in read if reason in page.unread]
        if numbers:
            where = Words(f"第{'、'.join(numbers)}页", f"page {', '.join(numbers)}")
            found.append(Trouble(reason.words, where, _BETTER))
    return found
