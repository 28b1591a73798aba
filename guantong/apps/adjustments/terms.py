"""What the law names about an adjustment, as dated data with its articles: grounds, what is none, reasons, options (法定用语)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.law.catalogue import cite
from guantong.domain.papers.kinds import Known
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Term:
    """One term as it holds from a day: its words, what is to be said of it, its articles, how far it is known."""

    name: str
    words: Words
    says: Words
    since: date
    law: tuple[str, ...]
    status: Known


def terms(group: str, day: date) -> dict[str, Term]:
    """Return the terms of a group (`triggers`, `not_adjustments`, `reason_classes`, `natures`, `options`, `outcomes`) on `day`."""
    known = {name: [t for t in dated if t.since <= day] for name, dated in _groups()[group].items()}
    return {name: max(dated, key=lambda t: t.since) for name, dated in known.items() if dated}


def words_of(group: str, name: str) -> Words:
    """Return what a term is called, whatever the day; its own name for an unknown one."""
    dated = _groups()[group].get(name)
    return dated[-1].words if dated else Words(name, name)


def choices(group: str) -> list[tuple[str, Words]]:
    """Return every term of a group with its words, in the order of the table."""
    return [(name, dated[-1].words) for name, dated in _groups()[group].items()]


def named(group: str, typed: str) -> str:
    """Return the term whose name or words were typed, "" for none."""
    said = typed.strip()
    return next((name for name, words in choices(group) if said in (name, words.zh, words.en)), "") if said else ""


@cache
def _groups() -> dict[str, dict[str, list[Term]]]:
    read = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return {
        group: {name: [_term(name, kept, line) for line in kept["dated"]] for name, kept in known.items()}
        for group, known in read.items()
    }


def _term(name: str, kept: dict[str, Any], line: dict[str, Any]) -> Term:
    for article in line["law"]:
        cite(article)
    says = Words(**kept["says"]) if "says" in kept else Words("", "")
    return Term(name, Words(**kept["words"]), says, line["since"], tuple(line["law"]), Known(line["status"]))
