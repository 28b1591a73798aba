"""One question of the HTML report: mark, sentence, law, and the places it points at (关注事项)."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from guantong.domain.questions import Question, Stage
from guantong.domain.words import Language
from guantong.gateways.cli.html_report_markup import Markup, joined, shown, tag
from guantong.gateways.cli.html_report_spreads import Asked
from guantong.gateways.cli.report_words import MARKS, page_said, said, status_said

_MOST_PLACES = 8
_LONGEST = 44
Where = Callable[[Mapping[str, Any]], str | None]
"""The anchor of a place of evidence in this report, None when it is not shown."""


def question(
    asked: Asked, lights: int, file: str, where: Where, rules: Mapping[str, Any], language: Language
) -> Markup:
    """Return the list item of one signal; `lights` is shared with its cells on the same spread."""
    signal = asked.signal
    head = tag(
        "div", badge(signal["severity"], language),
        tag("h4", tag("a", asked.number, href=f"#{asked.anchor}", class_="number"), " ", signal["title"]),
        tag("span", _asks(signal, language), class_="meta end"), class_="row",
    )  # fmt: skip
    places = _places(signal["evidence"][:_MOST_PLACES], file, where, language)
    rest = _places(signal["evidence"][_MOST_PLACES:], file, where, language)
    more = tag(
        "details",
        tag("summary", said("more_places", language, count=len(signal["evidence"]) - _MOST_PLACES)),
        tag("ul", *rest, class_="places"),
        class_="more",
    )
    return tag(
        "li", head, tag("p", signal["because"], class_="because"), _measure(signal, language),
        tag("ul", *places, class_="places") if places else None, more if rest else None,
        tag("div", *_laws(signal, language), _rule(signal, rules, language), class_="row laws"),
        id=asked.anchor, class_=f"ask {signal['severity']}", tabindex="-1", data_k=lights or None,
        data_severity=signal["severity"], data_question=signal["question"],
    )  # fmt: skip


def badge(severity: str, language: Language) -> Markup:
    """Return a severity as shape and word; colour comes last, from the style."""
    return tag("span", MARKS[severity], " ", said(severity, language), class_=f"b {severity}")


def question_words(question: str, language: Language) -> str:
    """Return the name of one of the six questions; an unknown key stands as it is."""
    return Question(question).words.in_(language) if question in set(Question) else question


def _asks(signal: Mapping[str, Any], language: Language) -> str:
    stage = Stage(signal["stage"]).words.in_(language) if signal["stage"] in set(Stage) else signal["stage"]
    return f"{question_words(signal['question'], language)} · {stage}"


def _measure(signal: Mapping[str, Any], language: Language) -> Markup | None:
    if not signal["limit"]:
        return None
    limit = said("limit", language, limit=signal["limit"], source=signal["limit_source"] or "—")
    value = said("value", language, value=signal["value"]) + " · " if signal["value"] else ""
    return tag("p", value, limit, class_="meta")


def _laws(signal: Mapping[str, Any], language: Language) -> list[Markup]:
    return [_law(cited["words"], cited["status"], language) for cited in signal["citations"]]


def _law(words: str, status: str, language: Language) -> Markup:
    checked = status in ("verified", "title-verified")
    doubt = None if checked else tag("small", said("unknown_status", language))
    return tag("span", words, " ", doubt, class_=f"chip law {status}", title=status_said(status, language))


def _rule(signal: Mapping[str, Any], rules: Mapping[str, Any], language: Language) -> Markup:
    words = said("rule_page", language, rule=signal["rule"])
    if signal["rule"] not in rules:
        return tag("span", words, class_="meta end")
    return tag("a", words, href=f"#rule-{signal['rule']}", class_="rule-link end", data_rule=signal["rule"])


def _places(cells: Sequence[Mapping[str, Any]], file: str, where: Where, language: Language) -> list[Markup]:
    """Return the places a question points at: one line a table or section, one chip a cell."""
    grouped = groupby(cells, lambda cell: (cell["file"], cell["page"], cell["table"], cell["sheet"]))
    return [
        tag("li", tag("span", _table(key, file, language), class_="where"), *(_chip(c, where, language) for c in group))
        for key, group in grouped
    ]  # fmt: skip


def _table(key: tuple[str, int, str, str], file: str, language: Language) -> str:
    home, page, table, sheet = key
    named = page_said(home, page, language, {str(page): sheet}) if page > 0 else ""
    parts = (home if home != file else "", named, table)
    return " · ".join(part for part in parts if part)


def _chip(cell: Mapping[str, Any], where: Where, language: Language) -> Markup:
    row = said("row", language, row=cell["row"]) if cell["row"] else ""
    place = " · ".join(part for part in (row, cell["column"].replace("\n", "")) if part)
    printed = cell["printed"].replace("\n", " ")
    inside = joined(tag("span", place) if place else None, tag("b", shown(printed, _LONGEST)) if printed else None)
    if not inside:
        return inside
    anchor = where(cell)
    return tag("a", inside, href=f"#{anchor}", class_="chip") if anchor else tag("span", inside, class_="chip")
