"""A place or field is suggested with its reason, or not at all."""

from guantong.domain.gathering.suggesting import Learned, Place, place_of

PLACES = [
    Place("01.07.", ("梅溪街道",)),
    Place("01.07.02.", ("梅溪社区", "梅溪居委会")),
    Place("01.08.", ("湖滨街道",)),
]
EARLIER = [
    ("小学门口堵车", "education"), ("中学食堂太小", "education"), ("幼儿园学位不够", "education"),
    ("社区医院没有药", "health"), ("医院排队太久", "health"), ("看病报销难", "health"),
]  # fmt: skip


def test_the_community_is_suggested_where_its_sub_district_is_named_too() -> None:
    found = place_of("梅溪街道梅溪社区的路灯不亮", PLACES)

    assert found is not None
    assert (found.value, found.why.zh) == ("01.07.02.", "文中写到“梅溪社区”")


def test_of_two_places_apart_none_is_suggested() -> None:
    assert place_of("从梅溪社区到湖滨街道没有公交", PLACES) is None


def test_a_field_is_suggested_by_earlier_ones_with_what_they_share() -> None:
    found = Learned(EARLIER).suggest("医院没有床位")

    assert found is not None
    assert found.value == "health"
    assert "“医院”" in found.why.zh


def test_nothing_is_suggested_where_nothing_was_confirmed_or_nothing_is_alike() -> None:
    assert Learned(EARLIER[:4]).suggest("医院没有床位") is None
    assert Learned(EARLIER).suggest("河道发臭") is None
