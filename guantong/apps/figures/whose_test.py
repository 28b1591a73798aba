"""Whose a document is: by the names a unit bears or bore, a person where none fits or two; one document by its unit."""

from datetime import date

import pytest
from django.db.utils import IntegrityError
from django.test import Client

from guantong.apps.actors.models import Organisation
from guantong.apps.figures.identifying import identify, identify_line
from guantong.apps.figures.models import Batch, Document, Expected
from guantong.apps.figures.operations import expect, publish, read_again
from guantong.apps.figures.queries import expected_seen_by, missing_of, rivals
from guantong.apps.figures.whose import fitting, meant_by
from guantong.apps.journal.queries import drifted
from guantong.apps.subjects.models import Subject
from guantong.apps.subjects.operations import link, open_subject, rename
from guantong.domain.identity.key import Kind
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.figures import brought, identified, published, unit, work_off
from tests.figures import read as read_of
from tests.printed import corrected, faulty
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def opened(world: World, name: str, at: str = "CZ", kind: Kind = Kind.UNIT, aliases: str = "") -> Subject:
    return open_subject(
        kind=kind, name=name, organisation=world.body(at), opened_on=date(2021, 1, 1), aliases=aliases,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def renamed(world: World, subject: Subject, name: str) -> Subject:
    subject.refresh_from_db()
    return rename(
        subject=subject, name=name, on=date(2026, 1, 1), document="明编〔2025〕9号", version=subject.version,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def waiting(world: World, content: bytes = b"", name: str = "部门预算.pdf") -> Batch:
    """A file that was read, nobody said yet whose it is."""
    batch = brought(world, name, content or faulty("two_tables"))
    work_off(world)
    batch.refresh_from_db()
    return batch


@pytest.mark.parametrize(
    "name",
    [
        "明湖区财政局",
        " 明湖区 财政局 ",
        "区财政局",
        "明湖区财政税务局",
        "财税局",
        "明湖区财政局（旧称）",
        "明湖区国库局",
    ],
)
def test_a_unit_is_found_by_every_name_it_bears_or_bore(world: World, name: str) -> None:
    Organisation.objects.filter(code="CZ").update(aliases="明湖区财政税务局、财税局")
    found = renamed(world, unit(world, "明湖区财政局"), "明湖区财政局（新）")
    Subject.objects.filter(pk=found.pk).update(aliases="明湖区财政局（旧称）、明湖区国库局")

    assert meant_by(name) == found


def test_a_unit_is_found_by_the_name_of_the_body_that_was_renamed_into_it(world: World) -> None:
    from guantong.apps.actors.models import Succession

    former = Succession.objects.filter(kind="renamed").first() or Succession.objects.create(
        former=Organisation.objects.create(code="CGOLD", name="明湖区市政管理局", kind="department", path="ZF.CGOLD."),
        latter=world.body("CG"), kind="renamed", on=date(2024, 1, 1), document="明编〔2024〕1号",
    )  # fmt: skip

    assert meant_by(former.former.name) == unit(world, former.latter.name)


@pytest.mark.parametrize("name", ["", "明湖区城市规划局", "财政", "明湖区"])
def test_a_name_that_no_unit_bears_is_not_guessed(world: World, name: str) -> None:
    assert (world.body("CZ").name, meant_by(name)) == ("明湖区财政局", None)


def test_what_is_under_a_body_is_not_that_body_and_a_project_is_no_unit(world: World) -> None:
    opened(world, "明湖区会计核算中心")
    opened(world, "明湖区统计局", at="TJ", kind=Kind.PROJECT)

    assert meant_by("明湖区财政局") == unit(world, "明湖区财政局")
    assert meant_by("明湖区统计局").kind == "unit"


def test_of_two_that_fit_none_is_taken_unless_they_are_recorded_as_the_same(world: World) -> None:
    first, second = unit(world, "明湖区财政局"), opened(world, "区财政局")
    assert (fitting("区财政局"), meant_by("区财政局")) == ([first, second], None)

    link(
        subject=first, how="same", other=second.key, on=date(2022, 1, 1), evidence="明编〔2022〕3号",
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    assert meant_by("区财政局") == first


def test_a_document_whose_unit_is_not_known_is_not_published_and_the_choice_is_at_hand(world: World) -> None:
    batch = waiting(world)
    document = batch.documents.get()
    chosen = opened(world, "某某中心")
    client, address = world.signed_in("shen"), f"/figures/batches/{batch.pk}/"

    refused = client.post(address, {"verb": "publish", "version": batch.version})
    page = client.get(address).content.decode()
    done = client.post(
        address,
        {"verb": "identify", "version": batch.version, "identify-document": document.pk, "identify-subject": chosen.pk},
    )

    assert (refused.status_code, f"还没有认定“{document.body}”是哪个单位" in refused.content.decode()) == (422, True)
    assert ("请在“认定单位”里选定" in page, f"某某中心（{chosen.key}）" in page) == (True, True)
    assert (done.status_code, Document.objects.get().subject) == (302, chosen)
    batch.refresh_from_db()
    assert client.post(address, {"verb": "publish", "version": batch.version}).status_code == 302
    assert f"某某中心（{chosen.key}）" in client.get(address).content.decode()
    assert list(drifted()) == []


def test_those_that_fit_stand_first_in_the_choice(world: World) -> None:
    batch = waiting(world)
    body = batch.documents.get().body
    one, two = opened(world, body), opened(world, "啊啊中心", aliases=body)
    Document.objects.update(subject=None)

    page = world.signed_in("shen").get(f"/figures/batches/{batch.pk}/").content.decode()

    places = [page.index(text) for text in (one.key, two.key, unit(world, "明湖区财政局").key)]
    assert places == sorted(places)


def test_two_units_of_one_name_do_not_supersede_each_other(world: World) -> None:
    first = published(world, faulty("two_tables"))
    second = waiting(world, corrected("two_tables"), name="另一个单位.pdf")
    other = opened(world, "另一个单位")
    identify(
        batch=second, version=second.version, document=second.documents.get(), subject=other, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip

    second.refresh_from_db()
    assert (second.documents.get().body, list(rivals(second))) == (first.documents.get().body, [])
    publish(batch=second, version=second.version, by=world.standing("shen"), as_of=world.now)
    assert Document.objects.filter(came__isnull=False, left=None).count() == 2


def test_the_database_refuses_a_second_document_of_a_unit_that_counts(world: World) -> None:
    document = published(world).documents.get()

    with pytest.raises(IntegrityError):
        Document.objects.create(
            batch=document.batch, number=9, path=document.path, body="另一个名称", subject=document.subject,
            year=document.year, kind=document.kind, of_level=document.of_level, values=0, amount=0, came=document.came,
        )  # fmt: skip


def test_what_a_person_chose_stays_when_the_file_is_read_again(world: World) -> None:
    batch = waiting(world)
    chosen = opened(world, "某某中心")
    done = identify(
        batch=batch, version=batch.version, document=batch.documents.get(), subject=chosen, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip

    read_again(batch=done, by=world.standing("shen"), as_of=world.now)
    work_off(world)

    assert Document.objects.get().subject == chosen


def test_only_the_commission_says_whose_it_is_of_units_as_it_was_looked_at(world: World) -> None:
    batch, chosen = waiting(world), opened(world, "某某中心")
    document = batch.documents.get()

    def said(who: str, version: int, subject: Subject) -> Batch:
        return identify(
            batch=batch, version=version, document=document, subject=subject, by=world.standing(who), as_of=world.now
        )

    for error, who, version, subject in (
        (NotAllowed, "cao", batch.version, chosen), (Stale, "shen", batch.version - 1, chosen),
        (BadInput, "shen", batch.version, world.subject("学校食堂")),
    ):  # fmt: skip
        with pytest.raises(error):
            said(who, version, subject)
    assert Document.objects.get().subject is None


def line_of(world: World, body: str, year: int, kind: str) -> Expected:
    return expect(
        path=world.body("CZ").path, body=body, year=year, kind=kind, of_level="department", by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def test_what_is_expected_of_a_unit_has_come_under_whatever_name(world: World) -> None:
    document = published(world).documents.get()
    renamed(world, document.subject, "改名之后的名称")
    line_of(world, "改名之后的名称", document.year, document.kind)

    shen = world.standing("shen")
    assert (expected_seen_by(shen).get().came, list(missing_of(shen, world.body("CZ").path))) == (True, [])
    with pytest.raises(BadInput):
        line_of(world, document.body, document.year, document.kind)


def test_a_line_whose_unit_is_not_known_waits_for_a_person(world: World) -> None:
    document = published(world).documents.get()
    line, client = line_of(world, "不在册的名称", document.year, document.kind), world.signed_in("shen")
    address = f"/figures/expected/{line.pk}/"

    before = client.get(address).content.decode()
    done = post(client, address, document.subject)

    assert ("单位待认定" in before, "未收到" in before, done) == (True, True, 302)
    after = client.get(address).content.decode()
    assert (document.subject.key in after, "已发布" in after) == (True, True)
    second = line_of(world, "另一个名称", document.year, document.kind)
    assert post(client, f"/figures/expected/{second.pk}/", document.subject) == 422
    with pytest.raises(NotAllowed):
        identify_line(line=second, subject=document.subject, by=world.standing("cao"), as_of=world.now)
    assert list(drifted()) == []


def post(client: Client, address: str, subject: Subject) -> int:
    return client.post(address, {"verb": "identify_line", "identify_line-subject": subject.pk}).status_code


def test_the_helper_of_tests_says_whose_every_document_is(world: World) -> None:
    first, second = identified(world, waiting(world)), read_of(world, corrected("two_tables"), name="二.pdf")

    assert first.documents.get().subject == second.documents.get().subject
