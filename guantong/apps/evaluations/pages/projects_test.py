"""The pages of projects, reports, choices and checks: typed or pasted, with errors at the field; who reads what."""

import pytest

from guantong.apps.evaluations.models import Choice, Performance, Report
from tests.world import World

PASTED = "产出数量\t新增路灯\t120\t盏\t\t目标表.xlsx\t第5行\n社会效益|群众感受||| 明显改善 |目标表.xlsx|第9行"


def entered(world: World, who: str = "shen") -> Performance:
    form = {"year": "2026", "unit_code": "CG", "unit": "区城市管理局", "project_code": "CG-001", "project": "公共照明"}
    world.signed_in(who).post(
        "/evaluations/projects/", {"verb": "set_up", **{f"set_up-{name}": value for name, value in form.items()}}
    )
    return Performance.objects.get()


def test_targets_are_pasted_from_a_workbook(world: World) -> None:
    row = entered(world)
    here, client = f"/evaluations/projects/{row.pk}/", world.signed_in("shen")
    wrong = client.post(here, {"verb": "enter_targets", "version": row.version, "enter_targets-aims": "数量 路灯"})
    client.post(here, {"verb": "enter_targets", "version": row.version, "enter_targets-aims": PASTED})

    assert (wrong.status_code, "第 1 行" in wrong.content.decode()) == (422, True)
    assert [(one.name, one.planned, one.words) for one in row.targets.all()] == [
        ("新增路灯", 120_000, ""),
        ("群众感受", None, "明显改善"),
    ]
    page = client.get(here).content.decode()
    assert ("120盏" in page, "目标表.xlsx 第5行" in page, "无数据不等于零" in page) == (True, True, True)


def test_another_was_quicker(world: World) -> None:
    row = entered(world)

    answer = world.signed_in("shen").post(
        f"/evaluations/projects/{row.pk}/", {"verb": "enter_targets", "version": "0", "enter_targets-aims": PASTED}
    )

    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("who", "status"), [("shen", 200), ("he", 200), ("cao", 200), ("qin", 200), ("lin", 403), ("su", 404), ("ye", 404)]
)
def test_a_unit_reads_its_own_project(world: World, who: str, status: int) -> None:
    row = entered(world)

    assert world.signed_in(who).get(f"/evaluations/projects/{row.pk}/").status_code == status


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


def test_a_list_shows_its_arithmetic_and_what_was_not_counted(world: World) -> None:
    client = world.signed_in("shen")
    client.post(
        "/evaluations/choices/",
        {
            "verb": "draw_up",
            "draw_up-year": "2026",
            "draw_up-counted": "X1|公共照明|区城管局|120||3|民生诉求平台\nX2|公园||5|1||平台",
        },
    )
    page = client.get(f"/evaluations/choices/{Choice.objects.get().pk}/").content.decode()

    for said in ("诉求 120 件，多于其余 100% × 25", "异议 未统计", "建议值，无法定依据", "民生诉求平台"):
        assert said in page
    assert world.signed_in("lin").get(f"/evaluations/choices/{Choice.objects.get().pk}/").status_code == 403


def test_a_deputy_nominates_and_sees_the_own_alone(world: World) -> None:
    form = {
        "verb": "nominate",
        "nominate-year": "2026",
        "nominate-project_code": "X1",
        "nominate-project": "公共照明",
        "nominate-reason": "群众关心",
    }
    world.signed_in("lin").post("/evaluations/choices/", form)
    page = world.signed_in("lin").get("/evaluations/choices/").content.decode()

    assert ("公共照明" in page, "列出候选项目" in page) == (True, False)


def test_the_checks_lead_to_rules_and_pages_that_are_there(world: World) -> None:
    client = world.signed_in("shen")
    page = client.get("/evaluations/checks/").content.decode()

    for said in ("真实性", "资金到位", "E23", "不说明已经计算"):
        assert said in page
    for address in {
        part.split('"')[0] for part in page.split('href="')[1:] if part.startswith(("/diagnosis/rules/", "/execution/"))
    }:
        assert client.get(address).status_code == 200
