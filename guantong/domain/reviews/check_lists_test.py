"""The points of the Budget Law's articles (审查要点)."""

from guantong.domain.reviews.check_lists import check_lists


def test_the_articles_have_eight_four_and_twelve_points() -> None:
    counted = {one.article: len(one.points) for one in check_lists().values()}

    assert counted == {"budget-law-2018-art-48": 8, "budget-law-2018-art-49": 4, "budget-law-2018-art-79": 12}


def test_every_point_is_said_in_both_languages() -> None:
    points = [point for one in check_lists().values() for point in one.points]

    assert [point.key for point in points if not (point.words.zh and point.words.en)] == []
