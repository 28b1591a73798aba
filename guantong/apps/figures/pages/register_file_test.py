"""A list of what must be published: previewed line by line, taken in as previewed, exported in the very form it is taken in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.figures.models import Expected, RegisterFile
from guantong.apps.figures.operations import expect
from guantong.apps.journal.queries import drifted
from tests.world import World

pytestmark = pytest.mark.django_db
HEAD = "机构代码,单位,年度,文种,层级,应公开日期"
LINES = (
    HEAD,
    "CZ,明湖区财政局,2025,预算,部门,2025-02-28",
    "CZ,明湖区国库支付中心,2025,预算,单位,",
    "SJ,明湖区审计局,2025,决算,部门,2026-08-31",
)


def upload(client: Client, *lines: str, name: str = "清单.csv", encoding: str = "utf-8") -> int:
    file = SimpleUploadedFile(name, "\r\n".join(lines or LINES).encode(encoding))
    answer = client.post("/figures/expected/", {"verb": "upload", "upload-file": file})
    assert answer.status_code == 302, answer.content.decode()
    return RegisterFile.objects.latest("pk").pk


def take_in(client: Client, pk: int) -> int:
    page = client.get(f"/figures/expected/files/{pk}/").content.decode()
    plan = page.partition('name="apply-plan" value="')[2].partition('"')[0]
    return client.post(f"/figures/expected/files/{pk}/", {"verb": "apply", "apply-plan": plan}).status_code


def outcomes(client: Client, pk: int) -> dict[str, int]:
    page = client.get(f"/figures/expected/files/{pk}/").content.decode()
    words = ("不能导入", "新增", "变更", "清单中已无", "不变")
    return {word: int(page.partition(f"<dt>{word}</dt><dd>")[2].partition("<")[0]) for word in words}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_is_new_is_expected_once_it_was_confirmed(world: World, encoding: str) -> None:
    shen = world.signed_in("shen")

    pk = upload(shen, encoding=encoding)
    before = Expected.objects.count()

    assert (outcomes(shen, pk)["新增"], before, take_in(shen, pk)) == (3, 0, 302)
    assert sorted(Expected.objects.values_list("body", "of_level")) == [
        ("明湖区国库支付中心", "unit"), ("明湖区审计局", "department"), ("明湖区财政局", "department"),
    ]  # fmt: skip
    assert list(drifted()) == []


def test_what_changed_and_what_is_gone_is_told_and_done(world: World) -> None:
    shen = world.signed_in("shen")
    take_in(shen, upload(shen))

    pk = upload(shen, LINES[0], LINES[1].replace("02-28", "03-15"), LINES[3])

    assert outcomes(shen, pk) == {"不能导入": 0, "新增": 0, "变更": 1, "清单中已无": 1, "不变": 1}
    take_in(shen, pk)
    assert str(Expected.objects.get(body="明湖区财政局").due_on) == "2025-03-15"
    assert Expected.objects.get(body="明湖区国库支付中心").state == "set_aside"
    take_in(shen, upload(shen))
    assert Expected.objects.get(body="明湖区国库支付中心").state == "expected"
    assert list(drifted()) == []


def test_what_is_exported_is_taken_in_without_a_change(world: World) -> None:
    shen = world.signed_in("shen")
    take_in(shen, upload(shen))

    book = SimpleUploadedFile("清单.xlsx", shen.get("/figures/expected/xlsx/").content)
    shen.post("/figures/expected/", {"verb": "upload", "upload-file": book})

    assert outcomes(shen, RegisterFile.objects.latest("pk").pk) == {
        "不能导入": 0,
        "新增": 0,
        "变更": 0,
        "清单中已无": 0,
        "不变": 3,
    }


def test_the_template_with_nothing_filled_in_is_told_so(world: World) -> None:
    shen = world.signed_in("shen")

    book = SimpleUploadedFile("样表.xlsx", shen.get("/figures/expected/xlsx/?template").content)
    answer = shen.post("/figures/expected/", {"verb": "upload", "upload-file": book})

    assert (answer.status_code, "清单没有一行内容。请按样表填写后上传" in answer.content.decode()) == (422, True)
    assert RegisterFile.objects.count() == 0


def test_a_register_that_changed_since_the_preview_is_looked_at_again(world: World) -> None:
    shen = world.signed_in("shen")
    pk = upload(shen)
    page = shen.get(f"/figures/expected/files/{pk}/").content.decode()
    plan = page.partition('name="apply-plan" value="')[2].partition('"')[0]
    expect(
        path=world.body("CZ").path, body="明湖区财政局", year=2025, kind="budget", of_level="department",
        by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip

    answer = shen.post(f"/figures/expected/files/{pk}/", {"verb": "apply", "apply-plan": plan})

    assert (answer.status_code, "预览之后清单有变动" in answer.content.decode(), Expected.objects.count()) == (
        422,
        True,
        1,
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("XX,甲局,2025,预算,部门,", "没有代码为“XX”的机构"), ("CZ,,2025,预算,部门,", "请写文件上印的单位全称"),
        ("CZ,甲局,25,预算,部门,", "“25”不是四位年份"), ("CZ,甲局,2025,估算,部门,", "“估算”无法识别"),
        ("CZ,甲局,2025,预算,科室,", "“科室”无法识别"), ("CZ,甲局,2025,预算,部门,二月", "“二月”不是日期"),
        ("CZ,明湖区财政局,2025,预算,部门,", "与第 2 行重复"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_is_refused_with_its_column_and_nothing_is_taken_in(
    world: World, line: str, told: str
) -> None:
    shen = world.signed_in("shen")
    pk = upload(shen, *LINES, line)

    page = shen.get(f"/figures/expected/files/{pk}/?outcome=refused").content.decode()

    assert (told in page, take_in(shen, pk), Expected.objects.count()) == (True, 422, 0)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("清单.csv", b"a,b\r\n1,2\r\n", "清单缺少列"), ("清单.csv", HEAD.encode(), "清单没有一行内容"),
        ("清单.csv", b"\xff\xfe\x00", "不是 UTF-8 或 GB18030"), ("清单.xlsx", b"PK\x03\x04nonsense", ""), ("清单.doc", b"x", "只能读"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_told_at_the_field(world: World, name: str, content: bytes, told: str) -> None:
    file = SimpleUploadedFile(name, content)

    answer = world.signed_in("shen").post("/figures/expected/", {"verb": "upload", "upload-file": file})

    assert (answer.status_code, told in answer.content.decode(), RegisterFile.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("he", 403), ("cao", 403), ("ye", 403), ("xi", 403)])
def test_a_preview_is_for_the_commission_alone(world: World, who: str, status: int) -> None:
    pk = upload(world.signed_in("shen"))

    answer = world.signed_in(who).get(f"/figures/expected/files/{pk}/")

    assert (answer.status_code, "明湖区国库支付中心" in answer.content.decode()) == (status, status == 200)


def test_a_districts_list_is_previewed_at_the_cost_of_one_line(world: World) -> None:
    shen, costs = world.signed_in("shen"), []
    many = [
        f"CZ,明湖区第{n}单位,{year},{kind},单位,"
        for n in range(350)
        for year in (2024, 2025)
        for kind in ("预算", "决算")
    ]
    for lines in (LINES[:2], (HEAD, *many)):
        pk = upload(shen, *lines)
        shen.get(f"/figures/expected/files/{pk}/")
        with CaptureQueriesContext(connection) as counted:
            shen.get(f"/figures/expected/files/{pk}/")
        costs.append(len(counted))

    assert costs[0] == costs[1]
    assert (outcomes(shen, pk)["新增"], take_in(shen, pk), Expected.objects.count()) == (1400, 302, 1400)


def test_what_is_not_taken_in_leaves_nothing(world: World) -> None:
    shen = world.signed_in("shen")
    pk = upload(shen)

    shen.post(f"/figures/expected/files/{pk}/", {"verb": "discard"})

    assert (RegisterFile.objects.get(pk=pk).lines, Expected.objects.count(), list(drifted())) == ([], 0, [])
