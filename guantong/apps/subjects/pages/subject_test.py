"""A subject's page: its story and its verbs."""

import pytest
from django.http import HttpResponse

from guantong.apps.subjects.models import Link, Subject
from guantong.domain.workflow.table import NEW
from tests.world import World


def post(world: World, who: str, subject: Subject, verb: str, **typed: str) -> HttpResponse:
    sent = {"verb": verb, "version": str(subject.version), **{f"{verb}-{name}": value for name, value in typed.items()}}
    return world.signed_in(who).post(f"/subjects/{subject.key}/", sent)


def test_the_story_of_a_subject_is_told_in_the_order_of_its_days(world: World) -> None:
    page = world.signed_in("shen").get(f"/subjects/{world.subject('学校食堂').key}/").content.decode()

    places = [page.index(word) for word in ("2024-02-20", "学校厨房设备更新", "60%", "学校餐厅改造", "40%")]
    assert places == sorted(places)
    assert "明教〔2026〕3号" in page


def test_a_subject_is_opened_renamed_linked_and_closed_on_its_pages(world: World) -> None:
    shen = world.signed_in("shen")
    opened = shen.post("/subjects/open/", {
        "verb": "open", "open-kind": "project", "open-name": "口袋公园", "open-organisation": world.body("CG").pk,
        "open-opened_on": "2026-06-01", "open-aliases": "", "open-document": "",
    })  # fmt: skip
    subject = Subject.objects.get(name="口袋公园")
    assert opened.headers["Location"] == f"/subjects/{subject.key}/"

    answers = [post(world, "shen", subject, "rename", name="街角花园", on="2026-07-01", document="文")]
    subject.refresh_from_db()
    other = world.subject("居住区公共照明")
    answers += [
        post(world, "shen", subject, "link", how="part_of", other=other.key, on="2026-07-01", evidence="文", share="")
    ]
    answers += [post(world, "shen", subject, "close", on="2026-10-01", closing="完工")]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    page = shen.get(f"/subjects/{subject.key}/").content.decode()
    assert [
        word for word in ("口袋公园", "街角花园", "属于", "居住区公共照明更新", "完工", "已结束") if word not in page
    ] == []
    assert "包含" in shen.get(f"/subjects/{other.key}/").content.decode()


def test_a_wrong_key_comes_back_at_its_field(world: World) -> None:
    answer = post(
        world,
        "shen",
        world.subject("学校食堂"),
        "link",
        how="same",
        other="MH-XM-2026-00001-0",
        on="2026-07-01",
        evidence="文",
    )

    assert answer.status_code == 422
    assert "校验位不符" in answer.content.decode()
    assert 'value="MH-XM-2026-00001-0"' in answer.content.decode()


@pytest.mark.parametrize("share", ["0", "101", "-5", "x"])
def test_a_share_that_cannot_be_comes_back(world: World, share: str) -> None:
    one, other = world.subject("学校食堂"), world.subject("居住区公共照明")

    answer = post(world, "shen", one, "link", how="split", other=other.key, on="2026-07-01", evidence="文", share=share)

    assert answer.status_code == 422
    assert not Link.objects.filter(latter=other).exists()


def test_two_people_renaming_at_once_the_second_is_told(world: World) -> None:
    subject = world.subject("居住区公共照明")
    assert post(world, "shen", subject, "rename", name="甲", on="2026-07-01", document="").status_code == 302

    late = post(world, "gu", subject, "rename", name="乙", on="2026-08-01", document="")

    assert late.status_code == 409
    assert Subject.objects.get(pk=subject.pk).name == "甲"


@pytest.mark.parametrize(("who", "verb"), [("cao", "rename"), ("cao", "link"), ("he", "close"), ("he", "link")])
def test_who_sees_but_may_not_act_is_told_why(world: World, who: str, verb: str) -> None:
    subject = world.subject("学校食堂")
    typed = {"name": "x", "on": "2026-07-01", "closing": "x", "how": "same", "other": NEW, "evidence": "x"}

    answer = post(world, who, subject, verb, **typed)

    assert (answer.status_code, "由预算工委" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("key", ["x", "MH-XM-2026-99999-A", "open/x"])
def test_what_is_not_there_is_404(world: World, key: str) -> None:
    assert world.signed_in("shen").get(f"/subjects/{key}/").status_code == 404
