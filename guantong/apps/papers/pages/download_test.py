"""A paper as a file: the same words in each form, a draft says that it is one, nobody downloads what is not theirs."""

from io import BytesIO

import docx
import pytest

from guantong.apps.papers.writers import fonts
from tests import papers
from tests.world import World


def test_the_docx_of_a_draft_says_that_it_is_none_yet(world: World) -> None:
    paper = papers.drafted(world)

    answer = world.signed_in("shen").get(f"/papers/{paper.pk}/docx/")

    document = docx.Document(BytesIO(answer.content))
    assert "拟稿，未签发" in document.sections[0].footer.paragraphs[0].text
    assert "（文号由办公室编定）" in [line.text for line in document.paragraphs]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_a_withdrawn_paper_prints_that_it_is(world: World) -> None:
    paper = papers.withdrawn(world)

    document = docx.Document(BytesIO(world.signed_in("qin").get(f"/papers/{paper.pk}/docx/").content))

    assert "已撤回" in document.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize(("kind", "status"), [("rectification_ledger", 200), ("letter_of_enquiry", 404)])
def test_ledgers_and_lists_are_workbooks_too(world: World, kind: str, status: int) -> None:
    paper = papers.drafted(world, kind)

    assert world.signed_in("shen").get(f"/papers/{paper.pk}/xlsx/").status_code == status


def test_without_a_chinese_font_the_page_says_what_to_do(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "families", lambda: frozenset())

    answer = world.signed_in("shen").get(f"/papers/{papers.drafted(world).pk}/pdf/")

    assert (answer.status_code, "fonts-noto-cjk" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(("who", "form", "status"), [("qin", "docx", 200), ("qin", "exe", 404), ("cao", "docx", 404), ("lin", "docx", 403)])  # fmt: skip
def test_who_may_have_it(world: World, who: str, form: str, status: int) -> None:
    assert world.signed_in(who).get(f"/papers/{papers.issued(world).pk}/{form}/").status_code == status
