"""The adoption rate stands beside every whole it is taken of; what was merged counts once, history only when it is asked for."""

import html
import re

from guantong.apps.opinions import operations
from guantong.apps.opinions.counting import rates
from guantong.apps.opinions.models import Opinion
from tests.opinions import confirmed, raised, referred
from tests.world import World


def test_of_all_of_referred_of_answered(world: World) -> None:
    confirmed(world)
    confirmed(world, referred(world)[0], outcome="not", amount=None, cause="", place="")
    referred(world)
    raised(world)
    chief, merged = raised(world), raised(world)
    operations.merge(opinion=merged, into=str(chief.pk), version=1, by=world.standing("shen"), as_of=world.now)

    count, groups = rates(Opinion.objects.all())

    assert (count, [(one.whole, [share.count for share in one.shares]) for one in groups]) == (
        5, [(5, [1, 0, 1]), (3, [1, 0, 1]), (2, [1, 0, 1]), (1, [0, 0, 0, 1])],
    )  # fmt: skip


def test_every_count_leads_to_a_list_of_exactly_what_it_counts(world: World) -> None:
    landed = {landing: confirmed(world) for landing in ("landed", "partly", "not", "vanished", "unsure", "")}
    for landing, one in landed.items():
        Opinion.objects.filter(pk=one.pk).update(landing=landing, state="verified" if landing else "replied")
    confirmed(world, referred(world)[0], outcome="not", amount=None, cause="", place="")
    # none of these counts: merged into another, withdrawn, brought as history
    chief, merged, withdrawn = referred(world)[0], raised(world), confirmed(world)
    Opinion.objects.filter(pk=merged.pk).update(state="merged", merged_into=chief)
    Opinion.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    Opinion.objects.filter(pk=confirmed(world).pk).update(history=True)
    shen = world.signed_in("shen")

    page = shen.get("/opinions/rates/?year=2027").content.decode()
    links = [
        (html.unescape(address), int(count))
        for address, count in re.findall(r'href="(/opinions/\?[^"]+)">(\d+)/', page)
    ]
    opened = [
        len(set(re.findall(r'href="/opinions/(\d+)/"', shen.get(address).content.decode()))) for address, _ in links
    ]

    assert [count for _, count in links] == [6, 0, 1, 6, 0, 1, 6, 0, 1, 2, 1, 2, 1]
    assert opened == [count for _, count in links]
    assert (
        "采纳率“采纳和部分采纳的意见中 · 版本已证实（全部或部分）”所计的意见" in shen.get(links[9][0]).content.decode()
    )


def test_with_history_the_links_list_it_too(world: World) -> None:
    confirmed(world)
    Opinion.objects.filter(pk=confirmed(world).pk).update(history=True)
    shen = world.signed_in("shen")

    page = shen.get("/opinions/rates/?history=1").content.decode()

    assert '<a href="/opinions/?counted=all_adopted">2/2</a>' in page
    assert "共 2 条" in shen.get("/opinions/?counted=all_adopted").content.decode()
