"""A survey under five answers shows nothing: not on its page, in the API, a workbook, on print, or at its public address (少于五份)."""

import re
from collections.abc import Callable
from contextlib import nullcontext
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from tests.promises import mutants
from tests.surveys import Held, opened
from tests.world import World

WORDS = ("树太少了", "灯不亮")
"""What nobody may read of few: the words of residents, and below the marks of a result, an interval among them."""
MARKS = ("∗", "人中", "满意率")
INTERVAL = re.compile(r"\d\.\d–\d")


def answered(world: World, count: int) -> Held:
    """Return a published survey with so many verified answers and as many by the open link, all with words."""
    held = opened(world, {"湖滨社区": 2000, "城北社区": 1000})
    for at, code in enumerate(held.slips(count, "湖滨社区")):
        held.answered(code, {"use": ("yes",), "overall": ("1",), "why": ("time",), "words": (WORDS[at % 2],)})
        held.openly({"use": ("yes",), "overall": ("5",), "words": (WORDS[at % 2],)}, source=str(at))
    return held.does("close").does("release", "gu")


def told_everywhere(world: World, held: Held) -> dict[str, str]:
    """Return what each place says of the result."""
    staff, page = world.signed_in("shen"), f"/surveys/{held.survey.pk}/"
    return {
        "page": staff.get(f"{page}result/").content.decode(),
        "print": staff.get(f"{page}result/?as=print").content.decode(),
        "survey": staff.get(page).content.decode(),
        "xlsx": _cells(staff.get(f"{page}result/?as=xlsx").content),
        "pdf": _pages(staff.get(f"{page}result/pdf/").content),
        "api": staff.get("/api/surveys/surveys").content.decode(),
        "published": Client().get(f"/surveys/o/{held.read().link}/").content.decode(),
        "published xlsx": _cells(Client().get(f"/surveys/o/{held.read().link}/?as=xlsx").content),
    }


def leaks(world: World, count: int) -> list[str]:
    """Return where a survey of so many answers lets words or figures out."""
    told = told_everywhere(world, answered(world, count))
    figures = [f"收回 {count} 张", f"收回{count}张", f"答卷 {count}", f"答卷{count}份", *MARKS, *WORDS]
    return sorted(where for where, said in told.items() if INTERVAL.search(said) or any(one in said for one in figures))


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
def test_four_answers_are_told_nowhere_and_with_the_limit_away_almost_everywhere(world: World, mutant: bool) -> None:
    switched_off: Callable[[], Any] = mutants.small_surveys_shown if mutant else nullcontext
    with switched_off():
        found = leaks(world, 4)

    print(f"\n{len(found)} places tell of four answers: {found}")
    assert found == (["page", "pdf", "print", "published", "published xlsx", "xlsx"] if mutant else [])


def test_five_are_told(world: World) -> None:
    told = told_everywhere(world, answered(world, 5))

    assert [WORDS[0] in told["page"], bool(INTERVAL.search(told["published"])), "收回 5 张" in told["page"]] == [
        True
    ] * 3
    assert WORDS[0] not in told["published"]


def _cells(content: bytes) -> str:
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet is not None
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None)


def _pages(content: bytes) -> str:
    import pypdfium2

    return "".join("".join(one.get_textpage().get_text_bounded().split()) for one in pypdfium2.PdfDocument(content))
