"""Keys last, names are dated, links need evidence and a person; nothing contradicts what is recorded."""

from datetime import date
from fractions import Fraction

import pytest

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import withdraw
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.subjects import operations
from guantong.apps.subjects.models import Link, Subject
from guantong.apps.subjects.queries import line_of, same_as
from guantong.domain.identity.key import Kind, SubjectKey, parsed
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.world import World

DAY = date(2026, 6, 1)
NOWHERE = str(SubjectKey("MH", Kind.PROJECT, 2020, 77))


def opened(world: World, name: str = "", who: str = "shen", at: str = "CG", on: date = DAY) -> Subject:
    name = name or f"口袋公园{Subject.objects.count()}号"  # each another one, unless the test names it
    return operations.open_subject(
        kind=Kind.PROJECT, name=name, organisation=world.body(at), opened_on=on, by=world.standing(who), as_of=world.now
    )


def linked(world: World, one: Subject, how: str, other: Subject, on: date = DAY, **facts: object) -> Link:
    return operations.link(
        subject=one, how=how, other=other.key, on=on, evidence=facts.pop("evidence", "明财〔2026〕9号"),
        by=world.standing(facts.pop("who", "shen")), as_of=world.now, **facts,
    )  # fmt: skip


def test_keys_count_within_kind_and_year_and_can_be_read_back(world: World) -> None:
    first, second = opened(world), opened(world)

    assert first.key.startswith("MH-XM-2026-")
    assert parsed(second.key).number == parsed(first.key).number + 1
    assert first.path == world.body("CG").path
    assert list(drifted()) == []


def test_a_form_sent_twice_opens_one_subject(world: World) -> None:
    first = opened(world, "口袋公园")

    with pytest.raises(BadInput) as again:
        opened(world, "口袋公园")
    assert again.value.reasons["name"].zh == f"该机构当年已有同名对象 {first.key}；确为另一个的，请在名称中区分"
    assert opened(world, "口袋公园", on=date(2025, 6, 1)).key != first.key


def test_a_renamed_subject_keeps_its_key_and_is_found_by_both_names(world: World) -> None:
    subject = opened(world, "口袋公园")

    renamed = operations.rename(
        subject=subject, name="街角花园", on=date(2026, 9, 1), document="明城管〔2026〕5号", version=1,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    assert renamed.key == subject.key
    assert [(n.name, n.begins_on, n.ends_on) for n in renamed.names.all()] == [
        ("口袋公园", DAY, date(2026, 9, 1)), ("街角花园", date(2026, 9, 1), None),
    ]  # fmt: skip
    assert [word for word in ("口袋公园", "jiejiaohuayuan", "kdgy") if word not in renamed.search] == []
    assert "街角花园" not in "".join(entry.text for entry in entries_of(renamed))
    assert list(drifted()) == []


def test_a_rename_on_an_old_page_is_stale_and_changes_nothing(world: World) -> None:
    subject = opened(world)

    with pytest.raises(Stale):
        operations.rename(
            subject=subject, name="街角花园", on=date(2026, 9, 1), document="", version=9, by=world.standing("shen"),
            as_of=world.now,
        )  # fmt: skip

    assert subject.names.count() == 1


@pytest.mark.parametrize(
    ("name", "on", "field", "why"),
    [
        ("街角花园", DAY, "on", "应在 2026-06-01 之后"),
        ("街角花园", date(2030, 1, 1), "on", "尚未到这一天"),
        ("口袋公园", date(2026, 9, 1), "name", "与现名相同"),
    ],
)
def test_a_rename_that_cannot_be_is_told_at_its_field(world: World, name: str, on: date, field: str, why: str) -> None:
    with pytest.raises(BadInput) as bad:
        operations.rename(
            subject=opened(world, "口袋公园"),
            name=name,
            on=on,
            document="",
            version=1,
            by=world.standing("shen"),
            as_of=world.now,
        )

    assert why in bad.value.reasons[field].zh


def test_what_is_the_same_is_the_same_from_both_sides(world: World) -> None:
    one, other, third = opened(world), opened(world), opened(world)
    linked(world, one, "same", other)
    linked(world, third, "renamed_turned", other, on=date(2026, 7, 1))

    assert set(same_as(one)) == set(same_as(third)) == {one, other, third}


def test_a_line_is_followed_through_a_split_with_its_shares(world: World) -> None:
    whole = opened(world, on=date(2025, 1, 1))
    part = opened(world)
    linked(world, whole, "split", part, share=Fraction(3, 5))

    assert dict(line_of(whole, date(2026, 5, 31))) == {whole: 1}
    assert dict(line_of(whole, DAY)) == {whole: Fraction(2, 5), part: Fraction(3, 5)}
    assert dict(line_of(part, date(2026, 5, 31))) == {whole: Fraction(3, 5)}


def test_a_withdrawn_link_stays_on_record_and_no_longer_counts(world: World) -> None:
    one, other = opened(world), opened(world)
    link = linked(world, one, "same", other)

    gone = operations.withdraw_link(link=link, reason="文号有误", by=world.standing("gu"), as_of=world.now)

    assert set(same_as(one)) == {one}
    assert (Link.objects.get(pk=link.pk).state, gone.reason) == ("withdrawn", "文号有误")
    assert "文号有误" not in entries_of(link).last().text
    assert linked(world, one, "same", other).pk != link.pk
    assert list(drifted()) == []


def test_a_contradiction_is_told_at_the_field(world: World) -> None:
    one, other = opened(world), opened(world)
    linked(world, one, "merged", other)

    with pytest.raises(BadInput, match="循环"):
        linked(world, other, "split", one)

    assert Link.objects.filter(former=other).count() == 0


def test_a_link_before_a_subject_was_opened_is_refused(world: World) -> None:
    with pytest.raises(BadInput, match="才设立"):
        linked(world, opened(world), "same", opened(world), on=date(2026, 1, 1))


def test_a_link_after_a_subject_was_closed_is_refused(world: World) -> None:
    one, other = opened(world), opened(world)
    operations.close(
        subject=one, on=date(2026, 7, 1), closing="完工", version=1, by=world.standing("shen"), as_of=world.now
    )

    with pytest.raises(BadInput, match="已在 2026-07-01 结束"):
        linked(world, one, "merged", other, on=date(2026, 8, 1))


@pytest.mark.parametrize(
    ("other", "why"),
    [("MH-XM-2026-00001-0", "校验位不符"), ("口袋公园", "编号应形如"), (NOWHERE, f"没有 {NOWHERE}，或不在您的职责范围内")],
)  # fmt: skip
def test_a_key_that_leads_nowhere_is_told(world: World, other: str, why: str) -> None:
    with pytest.raises(BadInput) as bad:
        operations.link(
            subject=opened(world), how="same", other=other, on=DAY, evidence="文", by=world.standing("shen"),
            as_of=world.now,
        )  # fmt: skip

    assert why in bad.value.reasons["other"].zh


@pytest.mark.parametrize("typed", ["附件 {}", "Attachment {}"])
@pytest.mark.usefixtures("files_folder")
def test_a_file_that_serves_as_evidence_is_sealed(world: World, typed: str) -> None:
    file = world.attached(to="学校食堂")

    link = linked(world, opened(world), "same", opened(world), evidence=typed.format(file.pk))

    assert link.evidence == f"附件{file.pk}"
    assert Attachment.objects.get().state == "sealed"


@pytest.mark.usefixtures("files_folder")
def test_a_withdrawn_file_proves_nothing(world: World) -> None:
    file = withdraw(file=world.attached(to="学校食堂"), reason="x", by=world.standing("shen"), as_of=world.now)

    with pytest.raises(BadInput, match="没有附件"):
        linked(world, opened(world), "same", opened(world), evidence=f"附件{file.pk}")


@pytest.mark.parametrize("who", ["lin", "cao", "qin", "xi", "shi", "ye"])
def test_who_may_not_link_is_told_who_may(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="“登记关联”由预算工委"):
        linked(world, opened(world), "same", opened(world), who=who)


def test_a_subdistrict_opens_only_what_is_its_own(world: World) -> None:
    assert opened(world, who="ye", at="QS").path == world.body("QS").path
    with pytest.raises(NotAllowed):
        opened(world, who="ye", at="LQ")
