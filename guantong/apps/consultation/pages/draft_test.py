"""A deputy on a phone drafts a suggestion of the needs that were ticked; the page says what it is not."""

from guantong.apps.consultation.models import Suggestion
from guantong.apps.consultation.queries import needs_behind
from tests.consultation import FORM, asked, called, send
from tests.world import World


def test_needs_are_ticked_the_draft_kept_and_put_forward(world: World) -> None:
    need, call, lin = asked(world), called(world), world.signed_in("lin")

    listed = lin.get("/consultation/needs/?q=ludeng").content.decode()
    asks = lin.get(f"/consultation/draft/?chosen={need.pk}").content.decode()
    status, where = send(lin, "/consultation/draft/", "draft", call=call.pk, needs=need.pk, **FORM)
    row = Suggestion.objects.get()
    done = lin.post(where, {"verb": "submit", "version": row.version})
    page = lin.get(where).content.decode()

    assert (need.title in listed, f'value="{need.pk}"' in listed) == (True, True)
    assert ("不是代表建议" not in asks, "要依法提出代表建议的" in asks, need.title in asks) == (True, True, True)
    assert (status, done.status_code, needs_behind(row)) == (302, 302, 1)
    assert [text in page for text in ("R-01", "项目建议，不是代表建议", "360,000.00", "412", "林代表")] == [True] * 5


def test_a_wrong_figure_comes_back_at_its_field_and_keeps_what_was_typed(world: World) -> None:
    lin, call = world.signed_in("lin"), called(world)

    status, page = send(lin, "/consultation/draft/", "draft", call=call.pk, **{**FORM, "cost_basis": ""})

    assert (status, "请写明依据" in page, "北门路灯更换" in page, Suggestion.objects.count()) == (422, True, True, 0)
