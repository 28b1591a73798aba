"""One matter on its page, for who follows it and for who puts it right (事项)."""

import pytest

from guantong.apps.findings.models import Matter
from tests.findings import closed, does, handed_over, planned, proof, registered, submitted, verified
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_a_matter_is_handed_over_answered_and_closed_on_its_page(world: World) -> None:
    matter = registered(world)
    address, today = f"/findings/{matter.pk}/", world.now.date().isoformat()
    shen, gu, qin = (world.signed_in(who) for who in ("shen", "gu", "qin"))

    def sends(client: object, verb: str, **facts: str) -> int:
        matter.refresh_from_db()
        typed = {f"{verb}-{name.replace('_', '_')}": value for name, value in facts.items()}
        return client.post(address, {"verb": verb, "version": matter.version, **typed}).status_code  # type: ignore[attr-defined]

    assert qin.get(address).status_code == 404  # before it is handed over
    assert (
        sends(gu, "hand_over", number="明人常办〔2026〕31号", handed_on=today, due_on="2027-01-31", by_committee="on")
        == 302
    )
    assert sends(qin, "acknowledge", received_on=today, leader="分管副局长", responsible="财务科科长") == 302
    assert sends(qin, "plan", measures="收回", goal="收回", cause="own_process", cause_words="准备不足") == 302
    assert sends(qin, "submit", result="已收回") == 422  # without a file
    proof(world, matter)
    assert sends(qin, "submit", result="已收回", mechanism="印发办法") == 302
    assert sends(shen, "verify", words="凭证与账相符") == 302
    assert sends(qin, "close_out", words="销号") == 403
    assert sends(shen, "close_out", words="销号") == 403
    assert sends(gu, "close_out", words="同意销号") == 302

    matter.refresh_from_db()
    page = qin.get(address).content.decode()
    assert (matter.state, "已销号" in page, "凭证与账相符" in page) == ("closed", True, False)


def test_what_the_register_says_of_its_nature_is_not_for_the_unit(world: World) -> None:
    matter = handed_over(world)

    inside, unit = (world.signed_in(who).get(f"/findings/{matter.pk}/").content.decode() for who in ("shen", "qin"))

    assert ("台账显示" in inside, "台账显示" in unit) == (True, False)


def test_a_reopened_matter_says_so_to_the_unit(world: World) -> None:
    matter = does(
        world,
        "reopen",
        closed(world),
        "gu",
        days=20,
        words="回头看发现反弹。",
        due_on=world.now.date().replace(year=2027),
    )

    page = world.signed_in("qin").get(f"/findings/{matter.pk}/").content.decode()

    assert ("已重开 1 次" in page, "回头看发现反弹。" in page) == (True, True)


def test_two_who_change_it_at_once_see_both_sides(world: World) -> None:
    matter = handed_over(world)
    read = matter.version
    does(world, "urge", matter, "shen", words="请按期报送。")

    late = world.signed_in("gu").post(
        f"/findings/{matter.pk}/", {"verb": "urge", "version": read, "urge-words": "再催。"}
    )

    assert (late.status_code, "再催。" in late.content.decode()) == (409, True)


def test_the_causes_asked_are_those_of_its_nature(world: World) -> None:
    matter = handed_over(world)
    does(world, "confirm_nature", matter, "shen", nature="single")
    does(
        world, "acknowledge", matter, "qin", received_on=world.now.date(), leader="分管副局长", responsible="财务科科长"
    )

    page = world.signed_in("qin").get(f"/findings/{matter.pk}/").content.decode()

    assert ("本单位内部管理" in page, "政策或顶层设计缺陷" in page) == (True, False)


@pytest.mark.parametrize("make", [registered, handed_over, planned, submitted, verified, closed])
def test_everybody_who_may_reads_it_in_every_state(world: World, make: object) -> None:
    matter: Matter = make(world)  # type: ignore[operator]

    read = [
        world.signed_in(who).get(f"/findings/{matter.pk}/").status_code for who in ("shen", "he", "qin", "cao", "lin")
    ]

    assert read == [200, 200, 404 if make is registered else 200, 404, 403]
