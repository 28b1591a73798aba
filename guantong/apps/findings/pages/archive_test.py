"""The archive package of one matter: files, final letters, journal, catalogue; for who follows it, and recorded (归档包)."""

from zipfile import ZipFile

import pytest

from guantong.apps.files import store
from guantong.apps.files.operations import attach
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import entries_of
from guantong.apps.papers.archive import safe
from guantong.domain.secrecy import Level
from tests import papers
from tests.archives import astray, opened
from tests.findings import handed_over, planned, proof, registered
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def taken(world: World, matter: Matter, who: str = "shen") -> ZipFile:
    return opened(world.signed_in(who).get(f"/findings/{matter.pk}/archive/"))


def told(world: World) -> Matter:
    matter = planned(world, handed_over(world, registered(world, says="<script>1</script>")))
    facts = {"subject_of": matter.journal_key, "subject_name": matter.title, "subject_where": f"/findings/{matter.pk}/"}
    papers.issued(world, "matters_handover", title="关于交办的函", **facts)
    papers.drafted(world, "urging_letter", title="没有发出的函", **facts)
    return matter


def test_it_holds_files_final_letters_journal_and_a_catalogue_that_names_them_all(world: World) -> None:
    matter = told(world)
    file = proof(world, matter)

    book = taken(world, matter)

    assert book.namelist() == [
        "文件/001 收回凭证.txt", "公文/001 关于交办的函.docx", "公文/001 关于交办的函.pdf", "留痕摘录.csv", "归档目录.html", "归档目录.txt",
    ]  # fmt: skip
    assert (astray(book), book.read("文件/001 收回凭证.txt")) == ([], store.path_of(file.sm3).read_bytes())
    catalogue, journal = book.read("归档目录.html").decode(), book.read("留痕摘录.csv").decode()
    assert [words for words in ("项目资金闲置", "文件/001 收回凭证.txt", file.sm3, "公文/001 关于交办的函.pdf", "分管副局长") if words not in catalogue] == []  # fmt: skip
    assert ("没有发出的函" in catalogue, "登记交办" in journal, "顾主任" in journal) == (False, True, True)
    assert ("<script" in catalogue, "http" in catalogue) == (False, False)


def test_that_it_was_taken_is_recorded_and_not_told_the_unit(world: World) -> None:
    matter = told(world)

    taken(world, matter)

    entry = entries_of(matter).filter(verb="archive").get()
    assert (entry.by, entry.path) == ("shen", matter.desk)


def test_a_name_of_a_file_never_leads_out_of_the_package(world: World) -> None:
    matter = told(world)
    attach(
        to=matter, path=matter.path, name="甲：乙.txt", content=b"x", level=Level.INTERNAL, by=world.standing("qin"), as_of=world.now
    )  # fmt: skip

    assert "文件/001 甲：乙.txt" in taken(world, matter).namelist()
    assert [safe(name) for name in ("../../etc/passwd", "C:\\con.txt", "con.txt", "", " .", "a\0\u202eb", "长" * 200)] == [
        "_.._etc_passwd", "C_con.txt", "_con.txt", "_", "_", "ab", "长" * 80,
    ]  # fmt: skip


def test_without_the_mechanism_a_title_leads_out_of_the_package(world: World) -> None:
    matter = planned(world, handed_over(world, registered(world)))
    papers.issued(world, "matters_handover", title="../../../函", subject_of=matter.journal_key)

    inside = taken(world, matter).namelist()
    with mutants.archives_named_as_typed():
        outside = taken(world, matter).namelist()

    assert ([name for name in inside if ".." in name], any("../.." in name for name in outside)) == (
        ["公文/001 _.._.._函.docx", "公文/001 _.._.._函.pdf"],
        True,
    )


def test_who_follows_it_finds_the_package_on_its_page_and_nobody_else(world: World) -> None:
    matter = told(world)
    here = f"/findings/{matter.pk}/"

    shown = [f'href="{here}archive/"' in world.signed_in(who).get(here).content.decode() for who in ("shen", "qin")]
    codes = [
        world.signed_in(who).get(f"{here}archive/").status_code for who in ("gu", "wen", "he", "qin", "cao", "lin")
    ]

    assert (shown, codes) == ([True, False], [200, 200, 403, 403, 403, 403])
