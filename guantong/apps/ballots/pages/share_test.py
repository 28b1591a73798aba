"""A keyholder's share is shown once, to that keyholder, and kept nowhere."""

import re

from django.contrib.sessions.models import Session

from guantong.apps.ballots.models import Box
from guantong.domain.seal.share import public_half, share_from
from tests.ballots import open_box, prepared
from tests.world import World

GROUP = re.compile(r"<code>([A-Z2-7]{4})</code>")


def test_the_share_is_shown_once_and_fits_what_is_kept(world: World) -> None:
    vote = prepared(world, 1)
    client, where = world.signed_in("he"), f"/ballots/{vote.box.pk}/share/"

    drawn, again = client.post(where), client.get(where)

    groups = GROUP.findall(drawn.content.decode())
    assert (len(groups), GROUP.findall(again.content.decode())) == (14, [])
    assert public_half(share_from("".join(groups))) == vote.read().box.key_two
    assert (drawn["Cache-Control"], "您已领取过" in again.content.decode()) == ("no-store", True)
    kept = [str(one.get_decoded()) for one in Session.objects.all()] + [str(Box.objects.values().get())]
    assert [text for text in kept if groups[0] in text and groups[1] in text] == []


def test_nobody_else_draws_it_and_not_during_the_vote(world: World) -> None:
    vote = prepared(world, 1)
    where = f"/ballots/{vote.box.pk}/share/"

    refused = {who: world.signed_in(who).post(where).status_code for who in ("gu", "shen", "qin", "lin")}
    vote.drawn().opened()

    assert refused == {"gu": 403, "shen": 403, "qin": 403, "lin": 404}
    assert world.signed_in("he").post(where).status_code == 409


def test_of_a_vote_on_paper_there_is_no_share(world: World) -> None:
    vote = prepared(world, 1, way="paper", keyholders=())

    page = world.signed_in("he").get(f"/ballots/{vote.box.pk}/share/")

    assert (page.status_code, "这次用纸质票" in page.content.decode()) == (200, True)


def test_after_the_opening_the_page_says_that_it_is_over(world: World) -> None:
    vote = open_box(world, 1)

    assert "现在是“投票中”" in world.signed_in("he").get(f"/ballots/{vote.box.pk}/share/").content.decode()
