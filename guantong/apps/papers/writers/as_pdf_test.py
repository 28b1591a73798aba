"""A paper as PDF: what is printed of every kind, 22 lines of 28 characters, the same bytes for the same content."""

from dataclasses import replace

import pypdfium2
import pytest

from guantong.apps.papers.writers import fonts
from guantong.apps.papers.writers.as_pdf import head_size, pdf
from guantong.domain.papers.blocks import Paragraph
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Layout, kinds
from guantong.domain.workflow.table import NotAllowed
from tests.papers import LEFT, SAID, WITHHELD, body_of

pytestmark = pytest.mark.skipif(not fonts.families() & set(fonts.PRINTED[fonts.BODY]), reason="needs a Chinese font")


def content(kind: str, **changes: object) -> Content:
    what = kinds()[kind]
    said = Content(
        kind, what.layout, "明湖区人大常委会办公室", f"关于质量保证金的{what.words.zh}", "明湖区人民政府办公室", body_of(kind),
        what.landscape, slim=what.slim, numbered=what.numbered, dated=what.keeps_copy, slip="系统件号 12（不是文号）" if what.keeps_copy else "",
    )  # fmt: skip
    return replace(said, **changes)  # type: ignore[arg-type]


def pages(content: Content) -> list[str]:
    """Return the text of each page, without blanks: a gap between Chinese and figures is drawn, not typed."""
    document = pypdfium2.PdfDocument(pdf(content))
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_prints_its_title_its_words_and_each_amount_with_its_source(kind: str) -> None:
    made = content(kind)

    text = "".join(pages(made))

    assert made.title in text
    for at, part in enumerate(made.sources, 1):
        told = "".join(f"{made.mark(part)}{part.source}".split())
        assert ("".join(part.said.split()) in text, told in text, at) == (True, True, at)


@pytest.mark.parametrize("kind", sorted(name for name, kind in kinds().items() if kind.layout is Layout.LETTER))
def test_a_letter_bears_head_number_addressee_signature_and_colophon(kind: str) -> None:
    said = (
        "明湖区人大常委会办公室",
        "明湖区人民政府办公室：",
        "抄送：区审计局，区财政局。",
        "系统件号12（不是文号）",
    )

    text = "".join(pages(content(kind, copies=("区审计局", "区财政局"))))

    assert [words for words in said if words not in text] == []
    assert ("（文号由办公室编定）" in text) is kinds()[kind].numbered
    assert LEFT.source.startswith("由下列各数得出（两数相减）：") and "".join(LEFT.source.split()) in text
    assert (WITHHELD.said in text, SAID.text in text) == (True, True)


def test_the_text_area_holds_22_lines_of_28_characters() -> None:
    page = pypdfium2.PdfDocument(pdf(content("urging_letter", blocks=(Paragraph.of("国" * 2000),))))[1]
    text = page.get_textpage()

    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1) == "国"]
    lines = {round(box[1]) for box in boxes}
    assert (len(lines), len(boxes)) == (22, 22 * 28)


def test_a_ledger_lies_down_and_a_letter_stands() -> None:
    sizes = [
        pypdfium2.PdfDocument(pdf(content(kind)))[0].get_size() for kind in ("rectification_ledger", "urging_letter")
    ]

    assert [round(width) for width, _ in sizes] == [842, 595]


def test_the_same_content_gives_the_same_bytes_so_that_all_ballots_are_alike() -> None:
    assert pdf(content("satisfaction_ballot")) == pdf(content("satisfaction_ballot"))


def test_what_it_is_not_is_printed_on_every_page() -> None:
    assert ["拟稿，未签发" in page for page in pages(content("opinions_handover", notice="拟稿，未签发"))] == [
        True,
        True,
    ]


def test_typed_words_never_become_commands() -> None:
    text = "".join(pages(content("urging_letter", title='#read("/etc/passwd") "引" \\ $x$', blocks=())))

    assert '#read("/etc/passwd")"引"\\$x$' in text


def test_without_a_chinese_font_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "families", lambda: frozenset({"Libertinus Serif"}))

    with pytest.raises(NotAllowed, match="没有中文字体"):
        pdf(content("urging_letter"))


def drawn(content: Content) -> list[tuple[float, float, float]]:
    """Return each red line of the first page: from the left, to the right, down from the upper edge, in mm."""
    page = pypdfium2.PdfDocument(pdf(content))[0]
    found = []
    for one in page.get_objects(filter=[2]):  # paths
        left, bottom, right, top = (round(at / 72 * 25.4, 1) for at in one.get_bounds())
        if right - left > 150:
            found.append((left, right, round(297 - (bottom + top) / 2, 1)))
    return sorted(found, key=lambda line: line[2])


def test_a_letter_has_the_form_of_the_standard_for_letters() -> None:
    made = content("letter_of_enquiry")
    upper, lower = drawn(made)[:2], drawn(made)[-2:]

    assert [(round(left), round(right)) for left, right, _down in (*upper, *lower)] == [(20, 190)] * 4
    assert round(lower[-1][2]) == 277  # 20 mm above the lower edge
    assert 30 + 4 + head_size(made.issuer) * 25.4 / 72 == pytest.approx(upper[0][2], abs=1)
    assert ("—1—" in pages(made)[0], "印发" in "".join(pages(made))) == (False, False)


def test_opinions_go_under_the_head_of_a_document() -> None:
    made = content("opinions_handover")

    assert ([round(right - left) for left, right, _down in drawn(made)][0], "—1—" in pages(made)[0]) == (157, True)
