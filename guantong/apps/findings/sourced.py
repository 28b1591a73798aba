"""What a matter says, in parts a paper prints: its words and amounts with the place each stands at (出处)."""

from collections.abc import Iterable

from guantong.apps.findings.models import Matter
from guantong.apps.findings.words import SOURCES
from guantong.domain.evidence import Evidence
from guantong.domain.papers.parts import Figure, Part, Stated, Unsourced, of


def places_of(row: Matter) -> tuple[Evidence, ...]:
    """Return where it stands: the places a signal kept, else the origin a person wrote down."""
    places = tuple(place_of(one) for one in row.evidence)
    return places or ((Evidence(file=row.origin, page=0),) if row.origin else ())


def found_in(row: Matter) -> Part:
    """Return what was found in its words; raises Unsourced for an amount in them of which nobody says where it stands."""
    places = places_of(row)
    if places:
        return Stated(row.says, places[0])
    of(row.says)
    return row.says


def amount_of(row: Matter) -> Figure | None:
    """Return its amount with its place, nothing where there is none; raises Unsourced where nobody says where it stands."""
    if row.amount is None:
        return None
    places = places_of(row)
    if not places:
        raise Unsourced(row.title)
    printed = next((place for place in places if place.fen == row.amount), None)
    return Figure(row.amount, (printed or Evidence(places[0].file, places[0].page),))


def listed(row: Matter) -> Part:
    """Return what was found for a ledger: an amount nobody gave a place for is told as such, never left out."""
    try:
        return found_in(row)
    except Unsourced:
        return Stated(row.says, Evidence(file=f"事项 {row.pk} 的登记（{SOURCES[row.source].zh}，未写明出处）", page=0))


def listed_amount(row: Matter) -> Part:
    """Return its amount for a ledger, "—" for none."""
    try:
        return amount_of(row) or "—"
    except Unsourced:
        place = Evidence(file=f"事项 {row.pk} 的登记（{SOURCES[row.source].zh}，未写明出处）", page=0)
        return Figure(row.amount or 0, (place,))


def by_the_unit(row: Matter, words: str, what: str) -> Part:
    """Return what whoever puts it right wrote: its amounts stand in what was submitted."""
    if not words:
        return "—"
    try:
        of(words)
    except Unsourced:
        day = f"{row.submitted_on}" if row.submitted_on else "尚未报送整改情况"
        return Stated(words, Evidence(file=f"{row.body}报送的{what}（事项 {row.pk}，{day}）", page=0))
    return words


def told_by(row: Matter, words: str, what: str) -> Part:
    """Return what a person typed in of somebody else; its amounts stand in that."""
    try:
        of(words)
    except Unsourced:
        return Stated(words, Evidence(file=f"事项 {row.pk} 登记的{what}", page=0))
    return words or "—"


def plain_title(row: Matter) -> str:
    """Return its title where it names no amount, else its number in the ledger."""
    try:
        of(row.title)
    except Unsourced:
        return f"事项 {row.pk}"
    return row.title


def bodies_of(row: Matter, part: str) -> list[str]:
    """Return who handles it in a part, by name; the lead is the body it is of where nobody was noted."""
    found = [one.body for one in row.handlers.all() if one.part == part]
    return found or ([row.body] if part == "lead" else [])


def joined(names: Iterable[str]) -> str:
    """Return names as a paper lists them."""
    return "、".join(names)


def place_of(kept: dict[str, object]) -> Evidence:
    """Return the place a signal kept, as a paper prints it."""
    named = {
        name: kept[name]
        for name in ("file", "page", "table", "row", "printed", "sheet", "fen", "unit")
        if kept.get(name)
    }
    return Evidence(**{"page": 0, **named}, column=str(kept.get("header", "")))  # type: ignore[arg-type]
