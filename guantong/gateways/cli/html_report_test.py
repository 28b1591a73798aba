"""The HTML report: one file that calls nobody, everything found in it, everything printed escaped."""

import base64
import hashlib
import re
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from guantong.gateways.cli.html_report import write_html
from guantong.gateways.cli.html_report_pictures import pictures_of
from guantong.gateways.cli.schema_test import BUDGET, FINAL, blank_pages, sample

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\x00\u202e"


def html_of(found: dict[str, Any], folder: Path, pictures: Any = blank_pages, **options: Any) -> str:
    write_html(found, folder / "核对.html", pictures, **options)
    return (folder / "核对.html").read_text("utf-8")


class Elements(HTMLParser):
    """Every element of a page with its attributes, as a browser reads them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.found if "id" in attributes]

    def classed(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.found if name in (attributes.get("class") or "").split()]


def test_it_is_one_file_that_calls_nobody(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)

    assert "://" not in page
    assert re.findall(r'(?:src|href)="(?!data:image/jpeg;base64,|#)', page) == []
    assert [path.name for path in tmp_path.iterdir()] == ["核对.html"]


def test_the_policy_allows_exactly_the_style_and_script_within(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)
    (policy,) = [
        a["content"] or "" for _, a in Elements(page).found if a.get("http-equiv") == "Content-Security-Policy"
    ]

    for element in ("style", "script"):
        (inside,) = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        seal = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{seal}'" in policy
    assert policy.startswith("default-src 'none'")
    assert [a for _, a in Elements(page).found if "style" in a or any(name.startswith("on") for name in a)] == []


def test_every_signal_stands_once_and_every_place_of_its_file_is_outlined(tmp_path: Path) -> None:
    found = sample()

    elements = Elements(html_of(found, tmp_path))

    assert len(elements.classed("ask")) == sum(len(d["signals"]) for d in found["documents"]) == 7
    boxes = {
        (c["page"], *map(tuple, c["boxes"]))
        for s in found["documents"][0]["signals"]
        for c in s["evidence"]
        if c["file"] == FINAL
    }
    assert len(elements.classed("cell")) == len(boxes) == 7
    assert len(elements.classed("place")) == 1


@pytest.mark.parametrize("count", [1, 4])
def test_every_link_within_the_report_leads_somewhere_and_every_id_is_unique(tmp_path: Path, count: int) -> None:
    found = sample()
    found["documents"] = found["documents"][:count]
    elements = Elements(html_of(found, tmp_path))
    ids = elements.ids()
    links = {a["href"] or "" for _, a in elements.found if (a.get("href") or "").startswith("#")}

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links} - set(ids) == set()


def test_a_question_and_its_cells_light_each_other_without_a_script(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)
    elements = Elements(page)
    (first,) = [a for a in elements.classed("ask") if a["id"] == "d0q2"]
    cells = [a for a in elements.classed("cell") if "d0q2" in (a["data-q"] or "").split()]

    assert (first["data-severity"], first["data-k"], len(cells)) == ("verify_first", "1", 3)
    assert all("1" in (cell["data-k"] or "").split() for cell in cells)
    assert '.spread:has(:is(.ask,.guests li)[data-k="1"]' in page


def test_a_cell_two_questions_share_is_outlined_once_and_names_both(tmp_path: Path) -> None:
    cells = Elements(html_of(sample(), tmp_path)).classed("cell")

    shared = [cell for cell in cells if len((cell["data-q"] or "").split()) == 2]

    assert [(cell["class"], cell["href"], cell["data-q"]) for cell in shared] == [
        ("cell verify_first", "#d0q2", "d0q2 d0q3")
    ]


def test_severities_are_shapes_and_words_before_they_are_colours(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)

    for words in ("◆ 优先核实", "▲ 一般核实", "△ 知悉"):
        assert f">{words}</span>" in page
    assert "疑点" not in page


def test_pictures_are_asked_only_for_pages_that_bear_a_signal(tmp_path: Path) -> None:
    asked: list[tuple[str, list[int]]] = []

    def draw(file: str, pages: list[int]) -> dict[int, bytes]:
        asked.append((file, pages))
        return blank_pages(file, pages)

    page = html_of(sample(), tmp_path, draw)

    assert asked == [(FINAL, [9, 12])]
    assert page.count('src="data:image/jpeg;base64,') == page.count('loading="lazy" decoding="async"') == 2


def test_beyond_the_limit_of_pictures_the_severest_page_is_drawn_and_the_rest_is_said(tmp_path: Path) -> None:
    asked: list[list[int]] = []

    def draw(file: str, pages: list[int]) -> dict[int, bytes]:
        asked.append(pages)
        return blank_pages(file, pages)

    page = html_of(sample(), tmp_path, draw, most_pictures=1)

    assert asked == [[12]]
    assert page.count("这一页没有附图") == 1


def test_a_page_that_cannot_be_drawn_lists_its_cells_instead(tmp_path: Path) -> None:
    elements = Elements(html_of(sample(), tmp_path, lambda *_: {}))

    assert elements.classed("cell") == []
    assert len(elements.classed("place")) == 8
    assert len(elements.classed("ask")) == 7


def test_coverage_stands_before_the_questions(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)
    section = page[page.index('id="d0"') : page.index('id="d1"')]

    assert section.index('class="facts"') < section.index("未识别的栏") < section.index('class="ask')
    assert "D03 与上年相比变动大——没有上年同类文件，无法比较" in section
    assert "×" in section and "“三公”经费决算表" in section


def test_evidence_in_another_document_leads_to_its_section(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)

    assert f"{BUDGET} · 第 7 页 · 支出预算总表" in page
    assert '<a href="#d1" class="chip">' in page


def test_a_quiet_document_is_not_called_right(tmp_path: Path) -> None:
    assert "没有发现需要核实的事项；这不等于没有问题：270 项已计算，未执行 0 项。" in html_of(sample(), tmp_path)


def test_an_unreadable_file_says_what_where_and_what_to_do(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)
    section = page[page.index('id="d3"') :]

    for words in ("整份文件只有图像，没有文字", "第 1–46 页", "请换用有文字的 PDF，或先做文字识别。"):
        assert words in section


def test_the_head_says_how_many_files_were_not_read_and_names_what_was_not_looked_at(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)
    head = page[: page.index('id="documents"')]

    assert '<dt>文件 读出 / 所给</dt><dd class="figure warned">3 / 4</dd><dd class="meta">不能读取 1 个</dd>' in head
    assert '<dt>没有查看的文件</dt><dd class="figure warned">1</dd>' in head
    assert "明湖区/补充.docx" in head


def test_every_box_that_scrolls_can_be_reached_by_keyboard_and_has_a_name(tmp_path: Path) -> None:
    boxes = Elements(html_of(sample(), tmp_path)).classed("scroll")

    assert boxes
    assert [a for a in boxes if a.get("tabindex") != "0" or not a.get("aria-label")] == []


def test_no_head_of_a_table_is_empty(tmp_path: Path) -> None:
    found = sample()
    found["rules"]["B01"]["page"] += "\n| 编码 | |\n|---|---|\n| 1 | 2 |\n"

    for pictures in (blank_pages, lambda *_: {}):
        assert re.findall(r"<th[^>]*>\s*</th>", html_of(found, tmp_path, pictures)) == []


def test_a_picture_can_be_enlarged_without_a_script(tmp_path: Path) -> None:
    elements = Elements(html_of(sample(), tmp_path))

    assert len(elements.classed("zoom")) == len(elements.classed("pan")) == 2


def test_what_is_folded_on_a_screen_stands_open_on_paper(tmp_path: Path) -> None:
    found = sample()
    found["documents"][0]["signals"][0]["evidence"] *= 9

    page = html_of(found, tmp_path)

    assert '<details class="more"><summary>另 19 处</summary>' in page
    paper = page[page.index("@media print") :]
    assert "details::details-content { content-visibility: visible; block-size: auto; }" in paper
    assert 'addEventListener("beforeprint"' in page


def test_a_register_is_shown_as_one(tmp_path: Path) -> None:
    found = sample()
    found["documents"].append(
        deepcopy(found["documents"][3]) | {"file": "应公开清单.csv", "kind": "register", "errors": []}
    )
    found["documents"][-1]["signals"] = [deepcopy(found["documents"][0]["signals"][5])]

    page = html_of(found, tmp_path)

    assert "应公开清单</h2>" in page
    assert "3 / 4" in page


def test_a_register_is_no_document_of_an_unnamed_body(tmp_path: Path) -> None:
    found = sample()
    register = deepcopy(found["documents"][3]) | {"file": "应公开清单.csv", "kind": "register", "errors": []}
    register["signals"] = [deepcopy(found["documents"][0]["signals"][0]) | {"severity": "verify_first"}]

    page = html_of(found | {"documents": [found["documents"][0], register]}, tmp_path)

    assert ">应公开清单</h2>" in page
    assert '<span class="meta">应公开清单</span>' in page
    assert "（未写明单位）" not in page


def test_no_file_at_all_is_said(tmp_path: Path) -> None:
    assert "没有给出任何文件。" in html_of(sample() | {"documents": [], "rules": {}}, tmp_path)


def test_the_rules_pages_stand_once_with_their_tables(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path)

    assert page.count('id="rule-B01"') == 1
    assert page.count('href="#rule-B01"') == 2
    assert "<td>1,010</td><td>610</td>" in page


def test_the_interface_speaks_english_on_request(tmp_path: Path) -> None:
    page = html_of(sample(), tmp_path, language="en")

    assert '<html lang="en">' in page
    assert "◆ verify first" in page
    assert "优先核实" not in page


def _poisoned(part: Any, name: str = "") -> Any:
    """Put hostile words into every text that comes from a document; keys the report itself chooses stay."""
    chosen = ("kind", "level", "state", "severity", "question", "language", "file", "status")
    if isinstance(part, dict):
        return {key: _poisoned(value, key) for key, value in part.items()}
    if isinstance(part, list):
        return [_poisoned(value, name) for value in part]
    return part + HOSTILE if isinstance(part, str) and name not in chosen else part


@pytest.mark.parametrize("pictures", [blank_pages, lambda *_: {}])
def test_hostile_words_in_every_text_stay_words(tmp_path: Path, pictures: Any) -> None:
    clean, poisoned = sample(), _poisoned(sample())
    for document in poisoned["documents"]:
        old, document["file"] = document["file"], document["file"] + HOSTILE
        for one in document["signals"]:
            for cell in one["evidence"]:
                cell["file"] = cell["file"] + HOSTILE if cell["file"] == old else cell["file"]

    before, after = Elements(html_of(clean, tmp_path, pictures)), Elements(html_of(poisoned, tmp_path, pictures))

    def scripts(elements: Elements) -> int:
        return sum(name == "script" for name, _ in elements.found)

    assert scripts(before) == scripts(after) == 1
    assert [a for name, a in after.found if name == "img" and not (a["src"] or "").startswith("data:")] == []
    assert [a for _, a in after.found if any(name.startswith("on") for name in a)] == []
    assert "\u202e" not in (tmp_path / "核对.html").read_text("utf-8")


def test_three_hundred_and_fifty_documents_stay_one_table_of_links(tmp_path: Path) -> None:
    found = sample()
    found["documents"] = [deepcopy(found["documents"][at % 4]) for at in range(350)]

    elements = Elements(html_of(found, tmp_path))

    assert len([a for name, a in elements.found if name == "tr" and "data-file" in a]) == 350
    assert len(elements.ids()) == len(set(elements.ids()))


def test_two_files_of_one_name_draw_nothing_rather_than_the_wrong_page(tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / FINAL).write_bytes(b"%PDF-1.4")

    draw = pictures_of([tmp_path], [(FINAL, [12])])

    assert draw(FINAL, [12]) == {}


def test_the_checked_paths_serve_for_drawing_and_a_lost_file_draws_nothing(tmp_path: Path) -> None:
    elements = Elements(html_of(sample(), tmp_path, [tmp_path / "不在.pdf", tmp_path]))

    assert [name for name, _ in elements.found if name == "img"] == []
