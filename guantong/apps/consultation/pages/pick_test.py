"""Needs are chosen by masked title, copies counted; more are linked to a suggestion that is there."""

from guantong.apps.consultation.queries import needs_behind
from tests.consultation import asked, drafted, send
from tests.voices import said
from tests.world import World


def test_more_needs_are_ticked_for_a_draft_that_is_there(world: World) -> None:
    first, second = asked(world), asked(world, "石泉社区公园的路灯不亮")
    row, lin = drafted(world, first), world.signed_in("lin")
    where = f"/consultation/{row.pk}/"

    listed = lin.get(f"/consultation/needs/?of={row.pk}").content.decode()
    asks = lin.get(f"{where}?chosen={second.pk}").content.decode()
    status, _page = send(lin, where, "link_needs", needs=second.pk)

    assert (second.title in listed, f'action="{where}"' in listed, f'value="{second.pk}"' in asks) == (True, True, True)
    assert (status, needs_behind(row)) == (302, 2)


def test_a_deputy_reads_no_need_that_nobody_confirmed_and_no_words_but_the_title(world: World) -> None:
    confirmed = asked(world, "石泉社区的健身器材坏了，栏杆也断了，老人锻炼的时候摔过跤，请尽快派人来修一修，谢谢")
    waiting = said(world, "石泉社区井盖松动")

    page = world.signed_in("lin").get("/consultation/needs/").content.decode()

    assert (confirmed.title in page, confirmed.text in page, waiting.title in page) == (True, False, False)
