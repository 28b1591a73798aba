"""A need told at a station is on the list, in the budget, claimed, objected to, built and judged; its author reads each step."""

from datetime import date

import pytest
from django.test import Client

from guantong.apps.journal.queries import drifted
from guantong.apps.livelihood.models import Item, Objection, Roundtable
from guantong.apps.voices.models import Message
from guantong.apps.voices.taking import take_down
from tests.execution import kept
from tests.livelihood import surveyed, taken_over
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def done(client: Client, where: str, verb: str, **facts: object) -> str:
    """Do a verb on a page as a person does: with the version that the page shows; return where it went on."""
    page = client.get(where).content.decode()
    version = page.split('name="version" value="')[1].split('"')[0] if 'name="version" value="' in page else ""
    asked = {"verb": verb, "version": version, **{f"{verb}-{name}": value for name, value in facts.items()}}
    answer = client.post(where, asked)
    assert answer.status_code == 302, (verb, answer.status_code, answer.content.decode()[:4000])
    return answer.headers["Location"]


def test_an_item_goes_from_list_to_judged(world: World) -> None:
    kept(world)
    shen, gu, qin, lin, hua = (world.signed_in(who) for who in ("shen", "gu", "qin", "lin", "hua"))
    need = take_down(
        channel="station",
        text="湖滨缺一处歇脚的地方",
        said_on=date(2025, 9, 1),
        by=world.standing("hua"),
        as_of=world.now,
    )

    item = taken_over(world, needs=[need])
    here = f"/livelihood/items/{item.pk}/"
    done(shen, here, "release")
    done(shen, f"{here}money/", "link_line", line="CG|P01", reason="编码相同")
    done(lin, f"{here}claims/", "claim", group=world.body("GQS1").pk)
    done(qin, here, "report_progress", quarter=2, words="开工", spent="300.00")
    objected = done(
        hua, f"{here}object/", "raise_objection", source="station", words="亭子正对窗户", raised_on="2026-06-03", households=12
    )  # fmt: skip
    done(
        qin,
        objected,
        "change_plan",
        before="西侧",
        after="东侧",
        cost="32000",
        document="变更单3号",
        changed_on="2026-06-20",
    )
    done(shen, objected, "resolve", outcome="已移到东侧")
    done(hua, objected, "tell_back", words="亭子已移到东侧")
    done(qin, here, "say_done", done_on="2026-11-01", words="全部开放")
    done(gu, here, "confirm_done", built_on="2026-11-05")
    surveyed(world, Item.objects.get(), 3, 5)
    table = done(
        shen, f"{here}judged/", "call_roundtable", side="low", held_on="2026-11-11", venue="议事厅", invited="责任单位、居民代表"
    )  # fmt: skip
    done(shen, table, "hold_roundtable", held_on="2026-11-11", minutes="缺座椅", causes="design")
    done(shen, table, "open_matter", title="公园缺座椅", says="居民反映缺座椅")
    done(shen, here, "judge")

    item.refresh_from_db()
    assert (item.state, Objection.objects.get().state, Roundtable.objects.get().matter.title) == (
        "judged",
        "resolved",
        "公园缺座椅",
    )
    link = f"/livelihood/public/{item.pk}/"
    assert list(Message.objects.filter(need=need).order_by("pk").values_list("step", "words", "link")) == [
        ("built", "“新建口袋公园”已列入 2026 年预算。", link),
        ("built", "“新建口袋公园”已建成，并经核对确认。", link),
        ("judged", "“新建口袋公园”已完成评价。", link),
    ]
    everybody = Client().get(link).content.decode()
    assert ("已评价" in everybody, "开工" in everybody, "亭子" in everybody) == (True, True, False)
    assert list(drifted()) == []
