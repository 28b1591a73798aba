"""The check as one self-contained HTML file: the page with its cells outlined beside the questions (核对报告)."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from guantong.domain.questions import Question
from guantong.domain.words import Language, Words
from guantong.gateways.cli.html_report_document import document_section, document_title
from guantong.gateways.cli.html_report_markup import Markup, tag
from guantong.gateways.cli.html_report_overview import overview
from guantong.gateways.cli.html_report_pictures import ChosenPages, Pictures, chosen_pages, pictures_of
from guantong.gateways.cli.html_report_rules import rules_section
from guantong.gateways.cli.html_report_spreads import spreads_of
from guantong.gateways.cli.report_words import MARKS, said

_HERE = Path(__file__).parent
_LOGO = Markup(
    '<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">'
    '<path d="M12 1v22"/><circle cx="12" cy="7" r="4" fill="#fff"/><circle cx="12" cy="17" r="4" fill="#fff"/></svg>'
)
MOST_PICTURES = 600
"""About 60 MB; beyond it the severest come first and the report says which pages have none."""


def write_html(
    result: Mapping[str, Any], out: Path, pictures: Pictures | Sequence[Path], language: Language | None = None,
    most_pictures: int = MOST_PICTURES, tell: Callable[[Words, int, int], None] | None = None,
) -> None:  # fmt: skip
    """Write the report of `result` (the schema of check_json.md) to `out`: one file that calls nobody.

    `pictures(file, pages)` returns JPEGs by page number; the paths that were checked do as well, then the
    pages are drawn from them. Only pages that bear a signal are asked for.
    """
    pages = chosen_pages(result["documents"], most_pictures)
    wanted = [(document["file"], some) for document, some in zip(result["documents"], pages.drawn, strict=True)]
    draw = pictures if callable(pictures) else pictures_of(pictures, wanted, tell)
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(_parts(result, draw, language or result["language"], pages))


def _parts(result: Mapping[str, Any], draw: Pictures, language: Language, pages: ChosenPages) -> Iterator[str]:
    documents = result["documents"]
    script = (_HERE / "html_report.js").read_text("utf-8")
    spreads = [spreads_of(document, f"d{at}", ()) for at, document in enumerate(documents)]
    style = (_HERE / "html_report.css").read_text("utf-8") + "".join(_switches(max(_most_lights(spreads), 1)))
    title = said("title", language)
    if len(documents) == 1:
        title = f"{document_title(documents[0], language)} · {title}"
    yield f'<!doctype html>\n<html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">'
    yield tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script))
    yield tag("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield tag("title", title) + f"<style>{style}</style></head><body>"
    yield tag("a", said("skip", language), class_="skip", href="#main")
    yield tag(
        "header",
        tag("span", _LOGO, "贯通", class_="brand"),
        tag("span", said("title", language), class_="meta"),
        class_="top",
    )
    yield '<main id="main">' + tag("h1", said("title", language))
    yield tag(
        "p",
        said("lead", language),
        class_="lead",
        id="documents" if len(documents) == 1 and not result["left_out"] else None,
    )
    yield from overview(documents, result["left_out"], language)
    where = _finder(documents)
    for at, document in enumerate(documents):
        wanted = pages.drawn[at]
        drawn = draw(document["file"], wanted) if wanted else {}
        usable = {page: jpeg for page, jpeg in drawn.items() if jpeg and str(page) in document["page_sizes"]}
        yield document_section(document, f"d{at}", result["rules"], usable, where, at in pages.cut, language)
    yield tag("p", said("filtered", language), class_="sheet nothing js", id="filtered", hidden=True)
    yield rules_section(result["rules"], language) or ""
    yield tag("footer", said("made", language, version=result["guantong"]), class_="foot")
    yield f"</main><script>{script}</script></body></html>\n"


def _policy(style: str, script: str) -> str:
    seals = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return f"default-src 'none'; img-src data:; style-src 'sha256-{seals[0]}'; script-src 'sha256-{seals[1]}'; base-uri 'none'; form-action 'none'"


def _most_lights(spreads: Sequence[Sequence[Any]]) -> int:
    return max((len(spread.everyone) for document in spreads for spread in document), default=0)


def _switches(most: int) -> Iterator[str]:
    """Yield the style rules that light a question's cells and filter without any script."""
    for at in range(1, most + 1):
        question = f':is(.ask,.guests li)[data-k="{at}"]'
        lit = ":is(:hover,:focus-within,:target)"
        yield f'.spread:has({question}{lit}) .cell[data-k~="{at}"] rect{{fill:var(--lit);stroke-width:3}}\n'
        yield f'.spread:has({question}{lit}) .place[data-k~="{at}"],'
        yield f'.spread:has(.cell[data-k~="{at}"]:is(:hover,:focus)) {question},'
        yield f'.spread:has(.place[data-k~="{at}"]:hover) {question}{{background:var(--accent-soft)}}\n'
    for severity in MARKS:
        yield f'body:has(#f-{severity}:not(:checked)) .ask[data-severity="{severity}"]{{display:none}}\n'
    for question in Question:
        yield f'body:has(#f-{question.value}:not(:checked)) .ask[data-question="{question.value}"]{{display:none}}\n'


def _finder(documents: Sequence[Mapping[str, Any]]) -> Callable[[Mapping[str, Any]], str | None]:
    """Return how to find a place of evidence in another document of this report: its section."""
    sections = [(d["file"], d["pages"], f"d{at}") for at, d in enumerate(documents)]

    def where(cell: Mapping[str, Any]) -> str | None:
        held = (
            anchor for file, (first, last), anchor in sections if file == cell["file"] and first <= cell["page"] <= last
        )
        return next(held, None)

    return where
