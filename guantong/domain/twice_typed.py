"""One sheet of paper typed by two people: what differs field by field, and what stands once each difference was settled (双录比对)."""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

Fields = Mapping[str, str]
"""What was typed, by the name of the field; a field that is not there was left blank."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of which two people typed something else."""

    field: str
    first: str
    second: str


def differences(first: Fields, second: Fields) -> list[Difference]:
    """Return what differs, in the order of the first typing, then what only the second has.

    Blanks, and wide or narrow signs, make no difference (１２ is 12); a blank and a zero do.
    """
    names = [*first, *(name for name in second if name not in first)]
    found = [Difference(name, first.get(name, ""), second.get(name, "")) for name in names]
    return [one for one in found if _plain(one.first) != _plain(one.second)]


def left_open(first: Fields, second: Fields, chosen: Fields) -> list[Difference]:
    """Return the differences nobody has settled yet: while there is one, the sheet is not counted."""
    return [one for one in differences(first, second) if one.field not in chosen]


def settled(first: Fields, second: Fields, chosen: Fields) -> dict[str, str]:
    """Return what stands: as both typed it, and as was chosen where they differ; raises ValueError while one is open.

    What was chosen for a field that does not differ changes nothing.
    """
    if left_open(first, second, chosen):
        raise ValueError("a difference is open")
    standing = {**second, **first}
    return {**standing, **{one.field: chosen[one.field] for one in differences(first, second)}}


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())
