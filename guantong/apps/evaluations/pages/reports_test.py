"""A report is received and stands in the register."""

from guantong.apps.evaluations.models import Report
from tests.world import World


def test_a_report_is_received_and_stands_in_the_register(world: World) -> None:
    form = {
        "kind": "audit",
        "year": "2025",
        "about": "CG",
        "body": "区审计局",
        "grade": "照抄",
        "issued_on": "2026-05-01",
    }
    client = world.signed_in("shen")
    client.post(
        "/evaluations/reports/", {"verb": "receive", **{f"receive-{name}": value for name, value in form.items()}}
    )
    row = Report.objects.get()
    client.post(
        f"/evaluations/reports/{row.pk}/",
        {"verb": "note_finding", "version": row.version, "note_finding-text": "路灯未亮", "note_finding-page": "14"},
    )

    register, own = (
        client.get(path).content.decode()
        for path in ("/evaluations/reports/?kind=audit", f"/evaluations/reports/{row.pk}/")
    )
    assert ("区审计局" in register, "路灯未亮" in own, "未处理" in own, "未登记不等于没有变化" in own) == (
        True,
        True,
        True,
        True,
    )
    assert client.get("/evaluations/reports/?as=xlsx")["Content-Type"].endswith("sheet")
