"""The blank 质询案: as many lines to sign as the law asks for, and nothing filled in (质询案空白文本)."""

import pytest

from tests.assessments import failed, voting
from tests.world import World


@pytest.mark.parametrize(
    ("asked", "lines"), [("", 3), ("?lines=5", 5), ("?lines=1", 3), ("?lines=x", 3), ("?lines=99", 27)]
)
def test_there_are_never_fewer_lines_than_the_law_asks_for(world: World, asked: str, lines: int) -> None:
    assessment = failed(world)

    page = world.signed_in("wen").get(f"/findings/assessments/{assessment.pk}/interpellation/{asked}").content.decode()

    blank = page[page.index("<article") : page.index("</article>")]
    assert (blank.count("<li>"), assessment.body in blank, assessment.title in blank) == (lines, False, False)


def test_it_is_there_whatever_came_of_the_vote(world: World) -> None:
    assessment = voting(world)

    assert world.signed_in("wen").get(f"/findings/assessments/{assessment.pk}/interpellation/").status_code == 200


def test_who_does_not_read_the_assessment_prints_nothing(world: World) -> None:
    assessment = failed(world)

    assert world.signed_in("qin").get(f"/findings/assessments/{assessment.pk}/interpellation/").status_code == 403
