"""A link on its page: withdrawn with the reason, not told to whom one end is hidden."""

from datetime import date

from guantong.apps.subjects.models import Link
from guantong.apps.subjects.operations import link
from tests.world import World


def test_a_link_to_what_one_may_not_see_is_not_told(world: World) -> None:
    mine, hidden = world.subject("居住区公共照明"), world.subject("学校食堂")
    made = link(
        subject=mine, how="part_of", other=hidden.key, on=date(2026, 7, 1), evidence="ZX-依据", by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip
    qin = world.signed_in("qin")

    page = qin.get(f"/subjects/{mine.key}/").content.decode()

    assert [word for word in ("学校", hidden.key, "ZX-依据", "登记关联") if word in page] == []
    assert qin.get(f"/subjects/links/{made.pk}/").status_code == 404
    assert hidden.key not in qin.get("/journal/").content.decode()


def test_a_link_is_withdrawn_on_its_page_with_the_reason(world: World) -> None:
    made = Link.objects.earliest("pk")
    where, shen = f"/subjects/links/{made.pk}/", world.signed_in("shen")

    assert shen.post(where, {"verb": "withdraw_link", "withdraw_link-reason": ""}).status_code == 422
    assert shen.post(where, {"verb": "withdraw_link", "withdraw_link-reason": "文号有误"}).status_code == 302

    assert "文号有误" in shen.get(where).content.decode()
    assert "已撤回的关联 1 条" in shen.get(f"/subjects/{made.former.key}/").content.decode()
