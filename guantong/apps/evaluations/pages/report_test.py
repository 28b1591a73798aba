"""One report: what of it a person uses goes by a number; another's earlier change is told."""

from datetime import date

from guantong.apps.evaluations import report_work
from guantong.apps.evaluations.models import Report
from tests.world import World


def received(world: World) -> Report:
    return report_work.receive(
        kind="finance", year=2025, unit="区城市管理局", path=world.body("CG").path, body="区财政局", issued_on=date(2026, 5, 1),
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def test_what_the_report_does_not_say_is_said_to_be_missing(world: World) -> None:
    page = world.signed_in("cao").get(f"/evaluations/reports/{received(world).pk}/").content.decode()

    assert page.count("报告没有写") == 3


def test_another_was_quicker(world: World) -> None:
    row = received(world)
    form = {"verb": "note_finding", "version": row.version, "note_finding-text": "路灯未亮", "note_finding-page": "14"}
    client = world.signed_in("shen")

    assert [client.post(f"/evaluations/reports/{row.pk}/", form).status_code for _ in range(2)] == [302, 409]
