"""The sheet for a show of hands: block by block of the hall, count and recount."""

import re

from tests.world import World


def test_each_block_of_the_hall_has_a_line_and_what_is_voted_on_is_printed(world: World) -> None:
    client = world.signed_in("wen")

    page = client.get("/ballots/hands/?title=关于调整方案的决议&blocks=6").content.decode()

    count, recount = re.findall(r"<article.*?</article>", page, re.DOTALL)
    assert (count.count("<li>"), recount.count("<li>")) == (8, 8)  # heads, six blocks, the sum
    assert [w for w in ("关于调整方案的决议", "赞成", "反对", "弃权", "合计", "监票人（签名）") if w not in count] == []
    assert [client.get(f"/ballots/hands/?blocks={n}").content.decode().count("<li>") for n in ("0", "x", "99")] == [
        6,
        12,
        28,
    ]


def test_who_has_no_part_in_votes_is_turned_away(world: World) -> None:
    assert world.signed_in("qin").get("/ballots/hands/").status_code == 403


def test_the_source_on_each_sheet_is_read_by_people_and_fits_one_line(world: World) -> None:
    client = world.signed_in("wen")

    short, long = (
        client.get("/ballots/hands/", {"title": title}).content.decode() for title in ("关于决议", "关于决议" * 30)
    )

    assert "（贯通）/ballots/hands/?title=关于决议 · 截至 " in short
    assert (
        f"/ballots/hands/?title={('关于决议' * 30)[:37]}… · 截至" in long
    )  # 60 signs with the sign of what is left out
