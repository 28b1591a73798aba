"""A file of organisations and people: previewed row by row, applied as previewed by a second person, or refused."""

from datetime import date, timedelta

import pytest

from guantong.apps.actors import roster_file
from guantong.apps.actors.intake_operations import apply, discard, upload
from guantong.apps.actors.models import Intake, Membership, Organisation, Person
from guantong.apps.actors.operations import found_organisation, revoke
from guantong.apps.actors.queries import memberships_seen_by, organisations, people_seen_by
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.world import World

pytestmark = pytest.mark.django_db

GOOD = """
机构:
  - {代码: SW001, 名称: 明湖区水务管理所, 类别: 单位, 上级代码: SW}
  - {代码: SW, 名称: 明湖区水务局, 简称: 区水务局, 类别: 部门, 上级代码: ZF}
  - {代码: CZ, 名称: 明湖区财政局, 简称: 财政, 类别: 部门, 上级代码: ZF}
人员:
  - {登录名: wu, 姓名: 吴会计}
  - {登录名: lin, 姓名: 林代表, 选举单位: 第3选区, 联络站代码: QSZ, 专业领域: 会计、审计}
任职:
  - {登录名: wu, 机构代码: SW, 角色: 预算单位, 自: 2026-11-12}
"""


def uploaded(world: World, text: str, by: str = "xi") -> Intake:
    return upload(file_name="表.yaml", raw=text.encode(), by=world.standing(by), as_of=world.now)


def lines(intake: Intake) -> list[tuple[str, int, str]]:
    return list(intake.rows.values_list("sheet", "number", "outcome"))


def refusal(world: World, text: str) -> list[tuple[str, int, str]]:
    return list(uploaded(world, text).rows.filter(outcome="refused").values_list("sheet", "number", "zh"))


def test_a_preview_says_what_is_new_changed_unchanged_and_does_nothing(world: World) -> None:
    intake = uploaded(world, GOOD)

    assert lines(intake) == [
        ("机构", 4, "new"), ("机构", 3, "new"), ("人员", 7, "new"), ("任职", 10, "new"), ("机构", 5, "changed"),
        ("人员", 8, "unchanged"),
    ]  # fmt: skip
    assert intake.rows.get(number=5).zh == "更正：简称 区财政局 → 财政"
    assert not Organisation.objects.filter(code="SW").exists()
    assert not Person.objects.filter(username="wu").exists()
    assert list(drifted()) == []


def test_a_second_person_applies_what_was_previewed_each_in_their_own_name(world: World) -> None:
    intake = uploaded(world, GOOD)

    apply(intake=intake, by=world.standing("an"), as_of=world.now + timedelta(days=1))

    assert world.body("SW001").path == "ZF.SW.SW001."
    assert Membership.objects.get(person__username="wu").begins_on == date(2026, 11, 12)
    done = Entry.objects.filter(verb__in=("found", "admit", "appoint", "apply")).order_by("-pk")[:5]
    assert [(entry.verb, entry.by) for entry in reversed(done)] == [
        ("found", "xi"), ("found", "xi"), ("admit", "xi"), ("appoint", "an"), ("apply", "an"),
    ]  # fmt: skip
    assert (Intake.objects.get().state, Intake.objects.get().sheets) == ("applied", {})
    assert list(drifted()) == []


def test_who_prepared_does_not_apply_and_others_do_neither(world: World) -> None:
    intake = uploaded(world, GOOD)

    for username in ("xi", "shen", "shi"):
        with pytest.raises(NotAllowed):
            apply(intake=intake, by=world.standing(username), as_of=world.now)
    with pytest.raises(NotAllowed):
        uploaded(world, GOOD, by="an")


def test_what_changed_since_the_preview_refuses_the_whole_file(world: World) -> None:
    intake = uploaded(world, GOOD)
    found_organisation(
        code="SW", name="水务局", kind="department", parent=world.body("ZF"), by=world.standing("xi"), as_of=world.now
    )

    with pytest.raises(NotAllowed) as caught:
        apply(intake=intake, by=world.standing("an"), as_of=world.now)

    assert caught.value.refusal.why.zh == "预览之后，机构、人员或届次有了变动，结果会与预览不同"
    assert not Person.objects.filter(username="wu").exists()


def test_rows_altered_behind_the_preview_are_not_applied(world: World) -> None:
    intake = uploaded(world, GOOD)
    sheets = {
        **intake.sheets,
        "任职": {**intake.sheets["任职"], "rows": [[10, {**intake.sheets["任职"]["rows"][0][1], "至": "2099-01-01"}]]},
    }
    Intake.objects.update(sheets=sheets)

    with pytest.raises(NotAllowed):
        apply(intake=intake, by=world.standing("an"), as_of=world.now)


def test_a_preparer_who_left_prepares_nothing_any_more(world: World) -> None:
    intake = uploaded(world, GOOD)
    revoke(membership=world.people["xi"].memberships.get(), by=world.standing("an"), as_of=world.now)

    with pytest.raises(NotAllowed) as caught:
        apply(intake=intake, by=world.standing("an"), as_of=world.now)

    assert caught.value.refusal.why.zh == "准备人 xi 已不是系统管理员"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("机构: [{代码: A, 名称: 甲, 类别: 部门, 上级代码: B}, {代码: B, 名称: 乙, 类别: 部门, 上级代码: A}]",
         "“上级代码”：上下级成环：A 在 B 之下"),
        ("机构: [{代码: A, 名称: 甲, 类别: 部门, 上级代码: A}]", "“上级代码”：上下级成环"),
        ("机构: [{代码: A, 名称: 甲, 类别: 部门, 上级代码: XX}]", "“上级代码”：没有代码为“XX”的机构"),
        ("机构: [{代码: A, 名称: 甲, 类别: 厅}]", "“类别”：没有“厅”这个类别"),
        ("机构: [{代码: A, 类别: 部门}]", "缺少列：名称"),
        ("机构: [{代码: A, 名称: 甲, 类别: 部门, 电话: 1}]", "不认识的列：电话"),
        ("机构: [{代码: CZ, 名称: 明湖区财政局, 类别: 部门, 上级代码: RD}]", "“上级代码”：机构不换上级（现为 ZF）"),
        ("机构: [{代码: CZ, 名称: 明湖区财政局, 类别: 部门, 上级代码: ZF, 撤销日期: 2026-01-01}]", "“撤销日期”：撤销须有文号"),
        ("机构: [{代码: A, 名称: 甲, 类别: 部门, 设立日期: 去年}]", "“设立日期”：“去年”不是日期"),
        ("机构: [{代码: A, 名称: 甲, 类别: 部门}, {代码: A, 名称: 甲, 类别: 部门}]", "“代码”：与第 1 行重复"),
        ("人员: [{登录名: lin, 姓名: 另一人}]", "“姓名”：这个登录名已属于另一姓名"),
        ("人员: [{登录名: Wu, 姓名: 吴}]", "“登录名”：登录名以小写字母开头"),
        ("任职: [{登录名: nobody, 机构代码: CZ, 角色: 财政局}]", "“登录名”：没有登录名“nobody”"),
        ("任职: [{登录名: lin, 机构代码: CZ, 角色: 局长}]", "“角色”：没有“局长”这个角色"),
        ("任职: [{登录名: cao, 机构代码: CZ, 角色: 财政局, 自: 2026-11-20}]", "“角色”：此人已自 2021-12-01 起"),
        ("任职: [{登录名: cao, 机构代码: SJ, 角色: 审计局, 自: 2026-11-20, 至: 2026-11-01}]", "“至”：结束 2026-11-01 早于开始"),
        ("任职: [{登录名: xi, 机构代码: BGS, 角色: 安全审计员}]", "“角色”：三员分立：已任“系统管理员”，不能再任“安全审计员”"),
        ('人员: [{登录名: wu, 姓名: "吴\\a"}]', "“姓名”：含有不可见字符"),
        ("电话: [{号码: 1}]", "没有叫这个名字的工作表"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused_with_its_column_and_what_to_do(world: World, text: str, said: str) -> None:
    refused = refusal(world, text)

    assert refused[0][2].startswith(said)
    assert Intake.objects.get().counts["refused"] == len(refused)


def test_a_file_with_a_refused_row_is_not_applied(world: World) -> None:
    intake = uploaded(world, GOOD + "  - {登录名: nobody, 机构代码: CZ, 角色: 财政局}\n")

    with pytest.raises(NotAllowed) as caught:
        apply(intake=intake, by=world.standing("an"), as_of=world.now)

    assert caught.value.refusal.why.zh == "有 1 行不能导入"
    assert not Organisation.objects.filter(code="SW").exists()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("表.csv", b"x", "只能读"),
        ("表.yaml", b"", "文件是空的"),
        ("表.yaml", "机构: [".encode(), "第 2 行不合 YAML 格式"),
        ("表.yaml", "机构: [".encode("gbk"), "文件不是 UTF-8"),
        ("表.yaml", "机构: &a [*a]".encode(), "第 1 行用了 YAML 的引用"),
        ("表.yaml", ("机构: " + "[" * 50 + "]" * 50).encode(), "第 1 行嵌套过深"),
        ("表.yaml", '机构: [{代码: "A\\0"}]'.encode(), "文件含有空字符"),
        ("表.yaml", b"- 1", "文件最外层应为"),
        ("表.yaml", "机构: [{代码: A, 代码: B}]".encode(), "第 1 行起的条目有重复的列"),
        ("表.yaml", "机构: []".encode(), "文件里没有可导入的行"),
        ("表.yaml", b" " * (5 << 20) + b"x", "文件超过 5 MB"),
        ("表.xlsx", b"PK\x03\x04 no workbook", ""),
        ("表.xlsx", b"<html>", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_the_field(world: World, name: str, raw: bytes, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        upload(file_name=name, raw=raw, by=world.standing("xi"), as_of=world.now)

    assert list(caught.value.reasons) == ["file"]
    assert caught.value.reasons["file"].zh.startswith(said)
    assert not Intake.objects.exists()


@pytest.mark.parametrize("kind", ["xlsx", "yaml"])
def test_what_is_exported_is_what_is_imported(world: World, kind: str) -> None:
    xi = world.standing("xi")
    tables = (
        (roster_file.ORGANISATIONS, roster_file.organisation_rows(organisations())),
        (roster_file.PEOPLE, roster_file.people_rows(people_seen_by(xi))),
        (roster_file.POSTS, roster_file.post_rows(memberships_seen_by(xi))),
    )
    raw = roster_file.as_xlsx(tables) if kind == "xlsx" else roster_file.as_yaml(tables)

    intake = upload(file_name=f"表.{kind}", raw=raw, by=xi, as_of=world.now)

    assert set(intake.counts) == {"unchanged"}
    assert (
        intake.counts["unchanged"] == Organisation.objects.count() + Person.objects.count() + Membership.objects.count()
    )


def test_an_intake_set_aside_keeps_nothing_of_the_file(world: World) -> None:
    intake = uploaded(world, GOOD)

    discard(intake=intake, by=world.standing("xi"), as_of=world.now)

    kept = Intake.objects.get()
    assert (kept.state, kept.sheets, kept.rows.count()) == ("discarded", {}, 0)
    with pytest.raises(NotAllowed):
        apply(intake=intake, by=world.standing("an"), as_of=world.now)
    assert list(drifted()) == []


def test_no_name_of_the_file_stands_in_the_journal(world: World) -> None:
    apply(intake=uploaded(world, GOOD), by=world.standing("an"), as_of=world.now)

    assert not Entry.objects.filter(text__contains="吴会计").exists()
