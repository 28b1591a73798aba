"""One article: what it says in our words, since when, which rules rest on it."""

import pytest

from tests.world import World


@pytest.mark.django_db
def test_an_article_names_its_rules_and_says_that_it_is_no_text_of_law(world: World) -> None:
    page = world.signed_in("cao").get("/diagnosis/law/budget-law-2018-art-75/").content.decode()

    assert ("《预算法》第75条" in page, "/diagnosis/rules/D02/" in page, "不是法律原文" in page) == (True, True, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "entry", "status"), [("shen", "budget-law-2018-art-999", 404), ("xi", "budget-law-2018-art-75", 403)]
)
def test_what_is_not_there_and_who_may_not(world: World, who: str, entry: str, status: int) -> None:
    assert world.signed_in(who).get(f"/diagnosis/law/{entry}/").status_code == status
