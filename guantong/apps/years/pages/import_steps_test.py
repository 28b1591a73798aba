"""Taking in a file of steps: a job with the rights of who asked; a bad file is refused at its field, nothing is asked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import claim
from guantong.apps.jobs.work import run
from guantong.apps.years.models import FiscalYear, Step
from guantong.apps.years.steps_file import LARGEST
from guantong.apps.years.steps_file_test import GOOD
from tests.world import World

pytestmark = pytest.mark.django_db
ADDRESS = "/years/import/"


def send(world: World, who: str = "shen", typed: str = "", content: bytes | None = None) -> HttpResponse:
    given = {} if content is None else {"take_in-file": SimpleUploadedFile("steps.yaml", content)}
    return world.signed_in(who).post(ADDRESS, {"verb": "take_in", "take_in-typed": typed, **given})


def test_a_file_is_taken_in_by_a_job_with_the_rights_of_who_asked(world: World) -> None:
    answer = send(world, content=GOOD.encode())
    asked = Job.objects.get()
    run(claim(worker="one", as_of=asked.begins_at), lambda: asked.begins_at)  # type: ignore[arg-type]

    done = Job.objects.get()
    assert (answer.headers["Location"], asked.state, done.state, done.result) == (
        f"/jobs/{asked.pk}/", "queued", "done", {"steps": 1},
    )  # fmt: skip
    assert Step.objects.get(name="季度报表").year.year == 2027


def test_what_was_pasted_is_taken_in_too(world: World) -> None:
    assert send(world, typed=GOOD).status_code == 302
    assert Job.objects.get().of == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe\x00", "不是 UTF-8 文本"),
        (b"2027: [", "读不懂"),
        (b"2027:\n  - {stage: dancing, step: a, at: CZ}", "2027 年第 1 步：没有“dancing”这个环节"),
        (b"# " + b"x" * LARGEST, "文件超过 256 KB"),
        (b"", "提交的是空文件"),
    ],
    ids=["encoding", "syntax", "stage", "oversized", "empty"],
)
def test_a_bad_file_is_refused_at_the_field_and_nothing_is_asked(world: World, content: bytes, why: str) -> None:
    answer = send(world, content=content)

    assert (answer.status_code, why in answer.content.decode(), Job.objects.count()) == (422, True, 0)


def test_what_was_pasted_comes_back_with_the_reason(world: World) -> None:
    answer = send(world, typed=GOOD.replace("CZ", "无此机构"))

    body = answer.content.decode()
    assert (answer.status_code, "没有代码为“无此机构”的机构" in body, "季度报表" in body) == (422, True, True)
    assert not FiscalYear.objects.filter(year=2028).exists()


def test_nothing_given_is_told(world: World) -> None:
    answer = send(world)

    assert (answer.status_code, "请选择文件，或粘贴内容" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("who", ["cao", "qin", "lin"])
def test_others_are_told_whose_it_is_and_learn_nothing_of_the_organisations(world: World, who: str) -> None:
    asked, sent = world.signed_in(who).get(ADDRESS), send(world, who, typed=GOOD.replace("CZ", "无此机构"))

    assert "由预算工委或常委会办公室办理" in asked.content.decode()
    assert (sent.status_code, "无此机构" in sent.content.decode(), Job.objects.count()) == (403, False, 0)


@pytest.mark.parametrize("who", ["xi", "an", "shi"])
def test_administrators_have_no_years(world: World, who: str) -> None:
    assert world.signed_in(who).get(ADDRESS).status_code == 403
