"""One call: its notice to be put up, its window, what came in; published and withdrawn on its page (年度征集)."""

from guantong.apps.voices.calling_test import drafted, published
from tests.voices import said
from tests.world import World


def test_the_notice_says_until_when_and_where_the_answer_is_read(world: World) -> None:
    call = published(world)
    said(world, channel="yearly_call")

    page = world.signed_in("hua").get(f"/voices/calls/{call.pk}/").content.decode()

    wanted = (
        "请说说身边要办的事。",
        "2026-11-01至2026-11-30",
        "http://testserver/voices/receipt/",
        "<dt>已征集</dt><dd>1</dd>",
    )
    assert [words in page for words in wanted] == [True] * 4
    assert "/voices/take/?channel=yearly_call" in page


def test_it_is_published_on_its_page_and_who_comes_second_is_told(world: World) -> None:
    call = drafted(world)
    client, here = world.signed_in("wen"), f"/voices/calls/{call.pk}/"

    first = client.post(here, {"verb": "publish_call", "version": "1"})
    second = client.post(here, {"verb": "publish_call", "version": "1"})

    call.refresh_from_db()
    assert (first.status_code, second.status_code, call.state) == (302, 409, "published")


def test_one_that_is_not_there_is_not_found(world: World) -> None:
    assert world.signed_in("wen").get("/voices/calls/9/").status_code == 404
