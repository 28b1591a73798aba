"""What we pack, the other side takes in: numbered without a gap, refused in the practice area."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.actors.models import Organisation
from guantong.apps.exchange.keys import confirm_key, own_key, register_key
from guantong.apps.exchange.models import Outgoing
from guantong.apps.exchange.taking_in import receive
from guantong.apps.figures.models import RegisterFile
from guantong.apps.figures.register_file import COLUMNS, EXAMPLE
from guantong.apps.files.operations import Stopped
from guantong.apps.journal.models import Entry
from guantong.apps.opinions.answers_file import sheet_of
from guantong.apps.opinions.models import ReturnedAnswers
from guantong.domain.seal.package import Document
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.exchange import COLLECTOR, OURS, bytes_of, confirmed, month, sent
from tests.feeds import csv, feed
from tests.opinions import filled, referred
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def to_us(world: World, settings: Any, *documents: Document) -> bytes:
    """Pack as the collector outside does, then be the inside again with the collector's key confirmed."""
    settings.INSTANCE = COLLECTOR
    package = sent(world, *documents, to=OURS)
    _, public, compared = own_key()
    settings.INSTANCE = OURS
    key = register_key(
        name=COLLECTOR, public=public, path=world.body("CWH").path, by=world.standing("xi"), as_of=world.now
    )
    confirm_key(key=key, compared=compared, by=world.standing("an"), as_of=world.now)
    return bytes_of(package)


def test_numbers_have_no_gap_and_count_for_each_receiver(world: World) -> None:
    first, second, other = sent(world), sent(world), sent(world, to="明湖区财政局")

    assert [(row.number, row.documents[0]["name"]) for row in (first, second, other)] == [
        (1, "支付.csv"), (2, "支付.csv"), (1, "支付.csv"),
    ]  # fmt: skip
    assert Entry.objects.filter(room="exchange", verb="pack").count() == 3


def test_a_packed_month_is_taken_in_on_the_other_side(world: World, settings: Any) -> None:
    feed(world)

    found = receive(content=to_us(world, settings, month()), by=world.standing("shen"), as_of=world.now)

    assert (found.arrival.partner.name, found.arrival.left) == (COLLECTOR, 0)


def test_answers_that_were_collected_outside_wait_for_their_preview(world: World, settings: Any) -> None:
    (opinion,) = referred(world)
    typed = {"答复": "采纳", "理由": "同意", "落点": "部门预算 项目支出", "增减金额（元）": "-100"}
    sheet = filled(sheet_of("单位", [opinion]), {3: typed})
    about = {
        "body": Organisation.objects.get(path=opinion.path).code, "typed_by": "秦预算",
        "signed_by": "局长 王某", "signed_on": date(2026, 11, 10).isoformat(),
    }  # fmt: skip

    found = receive(
        content=to_us(world, settings, Document("opinions.answers", 1, "答复.xlsx", about, sheet)),
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    (returned,) = ReturnedAnswers.objects.all()
    assert (found.arrival.documents[0]["zh"], found.arrival.documents[0]["where"]) == (
        f"已读取{returned.body}的答复表，请预览后录入", f"/opinions/sheets/{returned.pk}/",
    )  # fmt: skip
    opinion.refresh_from_db()
    assert (returned.state, returned.typed_by, returned.signed_by, opinion.state) == (
        "read", "秦预算", "局长 王某", "referred",
    )  # fmt: skip


def test_a_list_that_was_collected_outside_waits_for_its_preview(world: World, settings: Any) -> None:
    listed = "\n".join((",".join(COLUMNS), ",".join(EXAMPLE))).encode()

    receive(
        content=to_us(world, settings, Document("figures.register", 1, "清单.csv", {}, listed)),
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    assert list(RegisterFile.objects.values_list("name", "state")) == [("清单.csv", "previewed")]


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (Document("survey.rows", 1, "a.csv", {}, b"1"), "没有“survey.rows”这种文件"),
        (month(about={"source": "区财政局", "table": "payment"}), "还要填写：期间"),
        (
            month(about={"source": "区财政局", "table": "payments", "period": "2026-03"}),
            "财政表没有“payments”，可选：.*支付明细（payment）",
        ),
        (month(name="../支付.csv"), "带有路径"),
        (month(about={"source": "a", "table": "payment", "period": "2026", "colour": "red"}), "没有这些说明项：colour"),
    ],
)
def test_what_the_other_side_could_not_place_is_not_packed(world: World, document: Document, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        sent(world, document)

    assert Outgoing.objects.count() == 0


def test_what_bears_a_secrecy_mark_is_not_packed_and_that_stands_in_the_journal(world: World) -> None:
    with pytest.raises(Stopped):
        sent(world, month(csv(purpose="机密★一年")))

    assert (Outgoing.objects.count(), Entry.objects.filter(room="files", verb="stop").count()) == (0, 1)


def test_nothing_leaves_the_practice_area(world: World, settings: Any) -> None:
    settings.PRACTICE = True

    with pytest.raises(NotAllowed, match="演练区"):
        sent(world)

    assert Outgoing.objects.count() == 0


def test_finance_packs_and_a_deputy_does_not(world: World) -> None:
    confirmed(world)

    assert sent(world, who="cao").path == world.body("CZ").path
    with pytest.raises(NotAllowed):
        sent(world, who="lin")
