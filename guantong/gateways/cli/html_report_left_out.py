"""What was given and took no part, and how many files could be read, at the head of the report (没有查看的文件)."""

from collections.abc import Mapping, Sequence
from typing import Any

from guantong.domain.words import Language
from guantong.gateways.cli.html_report_coverage import fact
from guantong.gateways.cli.html_report_markup import Markup, tag
from guantong.gateways.cli.report_words import said

LeftOut = Sequence[Mapping[str, Any]]
_MOST_NAMES = 200


def file_facts(documents: Sequence[Mapping[str, Any]], unseen: LeftOut, language: Language) -> list[Markup]:
    """Return how many files were read, how many not or in part, and how many were not looked at."""
    files: dict[str, list[Mapping[str, Any]]] = {}
    for document in (d for d in documents if d["kind"] != "register"):
        files.setdefault(document["file"], []).append(document)
    unread = sum(not any(d["kind"] for d in held) for held in files.values())
    partly = sum(any(d["kind"] for d in held) and any(d["errors"] for d in held) for held in files.values())
    missed = sum(one["unread"] for one in unseen)
    about = [said("not_read_at_all", language, count=unread)] if unread else []
    about += [said("read_in_part", language, count=partly)] if partly else []
    below = said("see_below" if missed else "all_seen", language)
    return [
        fact("files_read", f"{len(files) - unread:,} / {len(files):,}", " · ".join(about), language, warn=bool(about)),
        fact("left_out_fact", f"{missed:,}", below, language, warn=bool(missed)),
    ]


def left_out_list(unseen: LeftOut, language: Language) -> Markup | None:
    """Name every file and folder that took no part, by reason, and what to do about it; None when all did."""
    if not unseen:
        return None
    reasons: dict[tuple[str, str], list[str]] = {}
    for one in unseen:
        reasons.setdefault((one["why"], one["do"]), []).append(one["file"])
    lines = []
    for (why, do), files in reasons.items():
        more = len(files) - _MOST_NAMES
        names = [*files[:_MOST_NAMES], *([said("more_left_out", language, count=more)] if more > 0 else [])]
        lines.append(
            tag(
                "li",
                tag("b", why),
                tag("p", ("、" if language == "zh" else ", ").join(names)),
                tag("p", do, class_="meta"),
            )
        )
    head = tag("h2", said("left_out", language), " ", tag("span", len(unseen), class_="meta"))
    return tag("section", head, tag("ul", *lines), class_="sheet first left-out")
