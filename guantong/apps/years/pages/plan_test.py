"""Planning, registering, correcting by forms; importing in the background; what is refused and where it is said."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import claim
from guantong.apps.jobs.work import run
from guantong.apps.years.models import FiscalYear, Step
from guantong.apps.years.operations_test import planned
from guantong.apps.years.steps_file_test import GOOD
from tests.world import World

pytestmark = pytest.mark.django_db


def form(world: World, verb: str = "plan", **more: object) -> dict[str, object]:
    facts = {
        "year": FiscalYear.objects.get(year=2026).pk, "stage": "execution", "name": "季度报表",
        "organisation": world.body("CZ").pk, "planned_on": "2026-12-01", "statutory": "", **more,
    }  # fmt: skip
    return {"verb": verb, **{f"{verb}-{name}": value for name, value in facts.items()}}


def test_a_step_is_planned_and_its_page_opens(world: World) -> None:
    answer = world.signed_in("shen").post("/years/plan/", form(world))

    step = Step.objects.get(name="季度报表")
    assert (answer.status_code, answer.headers["Location"], step.state) == (302, f"/years/steps/{step.pk}/", "planned")


def test_a_past_step_is_entered(world: World) -> None:
    world.signed_in("shen").post("/years/plan/", form(world, "enter_past", happened_on="2026-04-20", document="四号"))

    assert Step.objects.get(name="季度报表").state == "registered"


@pytest.mark.parametrize("who", ["cao", "qin", "lin"])
def test_others_plan_nothing(world: World, who: str) -> None:
    client = world.signed_in(who)

    assert client.post("/years/plan/", form(world)).status_code == 403
    assert client.post("/years/import/", {"verb": "take_in", "take_in-typed": GOOD}).status_code == 403
    assert "由预算工委或常委会办公室办理" in client.get("/years/plan/").content.decode()


def test_what_is_there_already_is_said_at_the_name(world: World) -> None:
    client = world.signed_in("shen")
    client.post("/years/plan/", form(world))

    answer = client.post("/years/plan/", form(world))

    assert (answer.status_code, "步骤：“2026年度 季度报表”在该机构已列入" in answer.content.decode()) == (422, True)


def test_a_verb_that_is_not_open_yet_leads_to_its_reason(world: World) -> None:
    step, client = planned(world, planned_on=date(2030, 11, 30)), world.signed_in("gu")

    body = client.get(f"/years/steps/{step.pk}/").content.decode()
    answer = client.post(f"/years/steps/{step.pk}/", {"verb": "confirm_late", "version": 1})

    assert "2030-12-01 起，核实确未办理后可以确认" in body
    assert answer.status_code == 409


def test_a_file_is_taken_in_by_a_job_with_the_rights_of_who_asked(world: World) -> None:
    file = SimpleUploadedFile("steps.yaml", GOOD.encode())

    answer = world.signed_in("shen").post("/years/import/", {"verb": "take_in", "take_in-file": file})
    asked = Job.objects.get()
    run(claim(worker="one", as_of=asked.begins_at), lambda: asked.begins_at)  # type: ignore[arg-type]

    done = Job.objects.get()
    assert (answer.headers["Location"], asked.state, done.state, done.result) == (
        f"/jobs/{asked.pk}/", "queued", "done", {"steps": 1},
    )  # fmt: skip
    assert Step.objects.get(name="季度报表").year.year == 2027


@pytest.mark.parametrize(
    ("content", "why"), [(b"\xff\xfe\x00", "不是 UTF-8 文本"), (b"2027: [", "读不懂"), (b"", "请选择文件")]
)
def test_a_bad_file_is_refused_at_the_field_and_nothing_is_asked(world: World, content: bytes, why: str) -> None:
    given = {"take_in-file": SimpleUploadedFile("a.yaml", content)} if content else {"take_in-typed": ""}

    answer = world.signed_in("shen").post("/years/import/", {"verb": "take_in", **given})

    assert (answer.status_code, why in answer.content.decode(), Job.objects.count()) == (422, True, 0)


def test_the_list_is_filtered_by_stage_and_organisation_and_found_by_pinyin(world: World) -> None:
    client = world.signed_in("shen")

    path = world.body("YSGW").path
    found = client.get(f"/years/?stage=formulation&path={path}").content.decode()
    by_pinyin = client.get("/years/?q=dbys").content.decode()

    assert ("代表预审" in found, "二上：部门报送预算草案" in found) == (True, False)
    assert ("代表预审" in by_pinyin, "二上：部门报送预算草案" in by_pinyin) == (True, False)
