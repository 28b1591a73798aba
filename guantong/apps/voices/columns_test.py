"""Columns nobody knows are said once by a person; the next file of that kind is known, columns of a person are never offered (来源对照)."""

import pytest

from guantong.apps.journal.queries import drifted
from guantong.apps.voices.columns import channel_of, drop_columns, known_columns, likely, name_columns, source_called
from guantong.apps.voices.importing import apply, upload, upload_as_named
from guantong.apps.voices.models import Need, NeedFile, Source
from guantong.apps.voices.reading import UnknownColumns, needs_in
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.world import World

HOTLINE = (
    "工单号,来电时间,来电人姓名,联系电话,反映内容,所属社区\n"
    "G1,2026-03-01 08:00,王小芳,13800001234,楼下路灯不亮,石泉社区\n"
    "G2,2026-03-02 09:00,李大明,13800005678,井盖松动,石泉社区\n"
).encode()
OURS = {"number": "工单号", "day": "来电时间", "text": "反映内容", "place": "所属社区"}


def named(world: World, raw: bytes = HOTLINE, columns: dict[str, str] = OURS, channel: str = "platform") -> NeedFile:
    by = world.standing("wen")
    return upload_as_named(
        name="热线导出", channel=channel, columns=columns, file_name="热线.csv", raw=raw, by=by, as_of=world.now
    )


def test_columns_of_a_person_are_not_offered_and_the_others_are_guessed() -> None:
    with pytest.raises(UnknownColumns) as unknown:
        needs_in("热线.csv", HOTLINE)

    assert unknown.value.columns == ["工单号", "来电时间", "反映内容", "所属社区"]
    assert likely(unknown.value.columns) == OURS


def test_said_once_the_next_file_of_that_kind_is_known(world: World) -> None:
    file = named(world)
    by = world.standing("wen")
    apply(file=file, by=by, as_of=world.now)

    again = upload(file_name="热线.csv", raw=HOTLINE, by=by, as_of=world.now)

    assert (again.counts["there"], source_called(again.source).zh) == (2, "热线导出")
    assert sorted(Need.objects.values_list("text", "channel")) == [
        ("井盖松动", "platform"),
        ("楼下路灯不亮", "platform"),
    ]
    assert all(
        words not in repr(list(NeedFile.objects.values_list()) + list(Need.objects.values_list()))
        for words in ("王小芳", "13800001234")
    )
    assert list(drifted()) == []


def test_a_questionnaire_without_numbers_comes_in_once_all_the_same(world: World) -> None:
    raw = "提交答卷时间,您最想办的一件事\n2026/11/2 8:00:00,多设一个公交站\n2026/11/3 8:00:00,多设一个公交站\n".encode()
    columns = {"day": "提交答卷时间", "text": "您最想办的一件事"}
    by = world.standing("wen")

    apply(file=named(world, raw, columns, "questionnaire"), by=by, as_of=world.now)

    assert list(Need.objects.values_list("channel", flat=True)) == ["questionnaire"] * 2
    assert upload(file_name="热线.csv", raw=raw, by=by, as_of=world.now).counts["there"] == 2


@pytest.mark.parametrize("columns", [
    {**OURS, "text": ""}, {**OURS, "day": ""}, {**OURS, "title": "反映内容"},
])  # fmt: skip
def test_what_cannot_be_is_asked_again_and_nothing_is_kept(world: World, columns: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        named(world, columns=columns)
    assert (Source.objects.count(), NeedFile.objects.count()) == (0, 0)


def test_columns_the_file_has_not_keep_nothing(world: World) -> None:
    with pytest.raises(BadInput):
        named(world, columns={**OURS, "text": "诉求正文"})
    assert Source.objects.count() == 0


def test_said_anew_the_earlier_word_is_used_no_longer(world: World) -> None:
    first = Source.objects.get(pk=named(world) and Source.objects.get().pk)
    named(world, columns={**OURS, "title": "工单号"} | {"number": ""})

    first.refresh_from_db()
    assert (first.state, list(known_columns())) == ("dropped", [Source.objects.exclude(pk=first.pk).get().code])


def test_dropped_it_is_still_called_by_its_name(world: World) -> None:
    named(world)
    source = Source.objects.get()

    drop_columns(source=source, version=1, by=world.standing("wen"), as_of=world.now)

    assert (known_columns(), source_called(source.code).zh, channel_of(source.code)) == ({}, "热线导出", "platform")
    assert (channel_of("own"), source_called("columns-99").zh) == ("platform", "—")


def test_a_deputy_says_nothing_of_columns(world: World) -> None:
    with pytest.raises(NotAllowed):
        name_columns(name="x", channel="platform", columns=OURS, by=world.standing("lin"), as_of=world.now)
