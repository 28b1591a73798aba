"""How much was read and computed, before any question: facts in a strip, the rest to unfold (覆盖情况)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from guantong.domain.words import Language
from guantong.gateways.cli.html_report_markup import Markup, scrolled, shown, tag
from guantong.gateways.cli.report_words import STATES, page_said, said

Coverage = Mapping[str, Any]


def facts(coverages: Sequence[Coverage], language: Language, *before: Markup) -> Markup:
    """Return the strip of facts over one or many documents, each figure with what qualifies it."""

    def total(part: str) -> int:
        return sum(c[part] for c in coverages)

    def count(part: str) -> int:
        return sum(len(c[part]) for c in coverages)

    images, unmapped = count("image_only_pages"), count("unmapped_columns") + count("unrecognised_tables")
    differences = sum(line["differences"] for c in coverages for line in c["rounding"])
    held = said("held", language, held=f"{total('held'):,}")
    return tag(
        "dl",
        *before,
        fact("tables", f"{total('tables_found')} / {total('tables_expected')}", _absent(coverages, language), language),
        fact("computed", f"{total('computed'):,}", held, language),
        fact("not_computed", f"{count('not_computed'):,}", _reasons(coverages, language), language),
        fact("rounding", f"{differences:,}", said("in_step", language) if differences else "", language),
        fact("images", f"{images:,}", said("no_text", language) if images else "", language, warn=bool(images)),
        fact("unmapped", f"{unmapped:,}", said("to_map", language) if unmapped else "", language, warn=bool(unmapped)),
        class_="facts",
    )  # fmt: skip


def unfolded(document: Mapping[str, Any], language: Language) -> Markup:
    """Return everything the facts count, folded away: tables by state, what was not computed and why."""
    coverage = document["coverage"]
    lists = [
        _list("not_computed", [f"{e['rule']} {e['what']}——{e['why']}" for e in coverage["not_computed"]], language),
        _list("rounding", [line["words"] for line in coverage["rounding"]], language),
        _list("images", [page_said(document["file"], p, language, document["sheets"]) for p in coverage["image_only_pages"]], language),
        _list("unmapped", [_at(document, e, e["table"], e["header"], language) for e in coverage["unmapped_columns"]], language),
        _list("codes", list(_codes(coverage)), language),
        _list("unknown", [_at(document, e, e["title"] or "—", "", language) for e in coverage["unrecognised_tables"]], language),
    ]  # fmt: skip
    return tag(
        "details",
        tag("summary", said("coverage", language)),
        _tables(document, language),
        *lists,
        class_="unfolded sheet",
    )


def _codes(coverage: Coverage) -> dict[str, None]:
    """Return every code our tables do not hold once, with the item it stood beside."""
    return dict.fromkeys(f"{e['code'].replace('|', ' ')} {e['item']}" for e in coverage["unknown_codes"])


def fact(name: str, figure: str, more: str, language: Language, *, warn: bool = False) -> Markup:
    """Return one figure with its name and what qualifies it; one to worry about is marked by shape as well."""
    style = "figure warned" if warn else "figure"
    return tag("div", tag("dt", said(name, language)), tag("dd", figure, class_=style), tag("dd", more, class_="meta"))


def _absent(coverages: Sequence[Coverage], language: Language) -> str:
    counted = Counter(t["state"] for c in coverages for t in c["tables"] if t["state"] != "found")
    return " · ".join(f"{said(state, language)} {count}" for state, count in counted.items())


def _reasons(coverages: Sequence[Coverage], language: Language) -> str:
    """Say the commonest reason with its count: not computed is not passed, and why matters."""
    counted = Counter(entry["why"] for c in coverages for entry in c["not_computed"])
    commonest = "".join(
        f"{shown(why, 40)} {count}{'；' if language == 'zh' else '; '}" for why, count in counted.most_common(1)
    )
    return commonest + said("not_passed", language) if counted else ""


def _tables(document: Mapping[str, Any], language: Language) -> Markup | None:
    tables = document["coverage"]["tables"]
    if not tables:
        return None
    heads = [tag("th", said(name, language), scope="col") for name in ("expected_tables", "state", "page_column")]
    rows = []
    for table in tables:
        numbers = ("、" if language == "zh" else ", ").join(map(str, table["pages"]))
        pages = page_said(document["file"], numbers, language, document["sheets"]) if numbers else ""
        state = f"{STATES.get(table['state'], '·')} {said(table['state'], language)}"
        rows.append(
            tag("tr", tag("td", table["title"]), tag("td", state, class_="nw"), tag("td", pages, class_="meta"))
        )
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    return scrolled(said("expected_tables", language), table)


def _list(name: str, lines: Sequence[str], language: Language) -> Markup | None:
    if not lines:
        return None
    title = tag("h3", said(name, language), " ", tag("span", len(lines), class_="meta"))
    return tag("div", title, tag("ul", *(tag("li", line) for line in lines)), class_="quiet")


def _at(document: Mapping[str, Any], entry: Mapping[str, Any], table: str, header: str, language: Language) -> str:
    page = page_said(document["file"], entry["page"], language, document["sheets"])
    return " · ".join(part for part in (page, table, header.replace("\n", "")) if part)
