"""The empty workbook of what must be published (应公开清单样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.apps.figures.register_file import COLUMNS, EXAMPLE, KINDS, LEVELS
from guantong.domain.words import Words

_MORE = 1000
_TOLD = (
    "一行一份应当公开的文件。机构代码可以空着，空着时按单位全称认。文种、层级从下拉中选。",
    "应公开日期写成 2025-02-28；空着的，按批复日期后二十日计。同一年度清单中没有的行会在预览中列出。",
)


def template() -> bytes:
    """Return the workbook."""
    page = Page(
        "应公开清单", {name: name for name in COLUMNS}, offered={"文种": list(KINDS), "层级": list(LEVELS)}, more=_MORE, frozen=2,
        example=dict(zip(COLUMNS, EXAMPLE, strict=True)), widths={"单位": 32},
    )  # fmt: skip
    return workbook_of_pages((page,), _TOLD)


FORMS = (
    EmptyForm("register", Words("应公开清单样表", "register of what must be published"), template, "guantong.apps.figures.register_file"),
)  # fmt: skip
