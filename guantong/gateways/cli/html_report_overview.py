"""The top of the HTML report: coverage of all files, what to verify first, the table of documents (总览)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from guantong.domain.questions import Question
from guantong.domain.words import Language
from guantong.gateways.cli.html_report_coverage import facts
from guantong.gateways.cli.html_report_document import document_title
from guantong.gateways.cli.html_report_left_out import LeftOut, file_facts, left_out_list
from guantong.gateways.cli.html_report_markup import Markup, scrolled, tag
from guantong.gateways.cli.html_report_question import badge, question_words
from guantong.gateways.cli.html_report_spreads import spreads_of
from guantong.gateways.cli.report_words import MARKS, body_said, kind_said, said

Documents = Sequence[Mapping[str, Any]]
_MOST_FIRST = 12
_TALL = 25


def overview(documents: Documents, unseen: LeftOut, language: Language) -> list[Markup]:
    """Return the title's sheets: facts, what was left out, first things, the filter, the table of documents."""
    left_out = left_out_list(unseen, language)
    if not documents:
        return [sheet for sheet in (tag("p", said("no_file", language), class_="sheet nothing"), left_out) if sheet]
    filters = _filters(documents, language)
    sheets: list[Markup | None] = [left_out, filters]
    if len(documents) > 1 or unseen:  # a single document shows its own facts right below
        read = file_facts(documents, unseen, language)
        everything = facts([document["coverage"] for document in documents], language, *read)
        sheets = [everything, left_out, *_first(documents, language), _table(documents, language), filters]
    return [sheet for sheet in sheets if sheet]


def _first(documents: Documents, language: Language) -> list[Markup]:
    """List what is to be verified first over all documents; the rest is counted, not hidden."""
    lines = []
    for at, document in enumerate(documents):
        for spread in spreads_of(document, f"d{at}", ()):
            for one in spread.asked:
                if one.signal["severity"] == "verify_first":
                    title = tag("a", one.signal["title"], href=f"#{one.anchor}")
                    about = tag("span", document_title(document, language), class_="meta")
                    lines.append(
                        tag(
                            "li",
                            tag("div", badge("verify_first", language), title, about, class_="row"),
                            tag("p", one.signal["because"]),
                        )
                    )
    if not lines or len(documents) == 1:
        return []
    more = len(lines) - _MOST_FIRST
    rest = tag("p", said("first_more", language, count=more), class_="meta") if more > 0 else None
    head = tag("h2", said("first", language, count=min(len(lines), _MOST_FIRST)))
    return [tag("section", head, tag("ul", *lines[:_MOST_FIRST]), rest, class_="sheet first")]


def _table(documents: Documents, language: Language) -> Markup:
    names = (
        ("file", ""),
        ("body", ""),
        ("kind", ""),
        ("year", "n"),
        ("tables", "n"),
        ("computed", "n"),
        ("not_computed", "n"),
    )
    heads = [tag("th", said(name, language), scope="col", class_=style or None) for name, style in names]
    heads += [tag("th", f"{MARKS[s]} {said(s, language)}", scope="col", class_="n") for s in MARKS]
    rows = [_row(at, document, language) for at, document in enumerate(documents)]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="cards")
    tall = " tall" if len(documents) > _TALL else ""
    return scrolled(said("documents", language), table, class_=f"sheet{tall}", id="documents")


def _row(at: int, document: Mapping[str, Any], language: Language) -> Markup:
    coverage, counts = document["coverage"], Counter(s["severity"] for s in document["signals"])
    link = tag("a", document["file"], href=f"#d{at}")
    searched = f"{document['file']} {document['body']}".lower()
    if not document["kind"]:
        why = "；".join(error["what"] for error in document["errors"])
        cells = [tag("td", f"× {said('errors', language)} · {why}", colspan=9, class_="unread")]
        return tag("tr", tag("td", link, class_="file"), *cells, data_d=f"d{at}", data_file=searched)
    mark = tag("span", f"× {said('partly', language)}", class_="meta") if document["errors"] else None
    figures = {
        "tables": f"{coverage['tables_found']} / {coverage['tables_expected']}" if coverage["tables_expected"] else "—", "computed": f"{coverage['computed']:,}",
        "not_computed": f"{len(coverage['not_computed']):,}",
    }  # fmt: skip
    cells = [
        tag("td", body_said(document, language) or "—", data_l=said("body", language)),
        tag("td", kind_said(document, language), " ", mark, data_l=said("kind", language)),
        tag("td", document["year"] or "—", class_="n", data_l=said("year", language)),
        *(tag("td", figure, class_="n", data_l=said(name, language)) for name, figure in figures.items()),
        *(_count(counts[s], s, language) for s in MARKS),
    ]
    return tag("tr", tag("td", link, class_="file"), *cells, data_d=f"d{at}", data_file=searched)


def _count(count: int, severity: str, language: Language) -> Markup:
    inside = tag("b", count, class_=severity) if count else "0"
    return tag("td", inside, class_="n" if count else "n zero", data_l=f"{MARKS[severity]} {said(severity, language)}")


def _filters(documents: Documents, language: Language) -> Markup | None:
    signals = [signal for document in documents for signal in document["signals"]]
    if not signals:
        return None
    severities, questions = Counter(s["severity"] for s in signals), Counter(s["question"] for s in signals)
    chosen = [
        _choice(f"f-{s}", f"{mark} {said(s, language)}", severities[s]) for s, mark in MARKS.items() if severities[s]
    ]
    order = [*(q.value for q in Question if questions[q.value]), *(q for q in questions if q not in set(Question))]
    asked = [_choice(f"f-{q}", question_words(q, language), questions[q]) for q in order]
    search = tag(
        "label",
        said("find", language),
        tag("input", type="search", id="find", autocomplete="off", list="files"),
        class_="js",
        hidden=True,
    )
    files = tag("datalist", *(tag("option", value=d["file"]) for d in documents), id="files")
    clear = tag("button", said("clear", language), type="reset", class_="js", hidden=True)
    showing = tag(
        "output", said("shown", language), " ", tag("b", len(signals), id="left"), f" / {len(signals)} {said('items', language)}",
        class_="meta", role="status",
    )  # fmt: skip
    return tag(
        "form", _group(said("severity", language), chosen), _group(said("question", language), asked) if len(asked) > 1 else None,
        search if len(documents) > 1 else None, files if len(documents) > 1 else None, clear, showing, class_="sheet filters",
    )  # fmt: skip


def _choice(name: str, words: str, count: int) -> Markup:
    return tag("label", tag("input", type="checkbox", id=name, checked=True), words, " ", tag("small", count))


def _group(name: str, choices: Sequence[Markup]) -> Markup:
    return tag("fieldset", tag("legend", name), *choices)
