"""What a line of a version is made of, by functional and economic class, each with the row it stands in (预算项构成)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.versions import Key, Place, Version, first_places, version_rows


@dataclass(frozen=True, slots=True)
class Part:
    """One class of spending on both sides, in fen; None where a version has none. `places` are those of its first rows."""

    function_code: str
    economic_code: str
    was: int | None = None
    became: int | None = None
    earlier: Place | None = None
    later: Place | None = None
    rows: tuple[int, int] = (0, 0)

    @property
    def difference(self) -> int:
        """What the later version has more, in fen."""
        return (self.became or 0) - (self.was or 0)


def parts_between(
    books: Books, earlier: Version, before: Collection[Key], later: Version, after: Collection[Key]
) -> list[Part]:
    """Return what the lines `before` of the earlier version and `after` of the later one are made of, side by side, by their codes.

    As in the comparison of both, an adjusted version is as the earlier one the whole budget as it stood. Σ of the differences is that of the lines, to the fen.
    """
    left, right = dict(_side(books, earlier, before, in_force=True)), dict(_side(books, later, after, in_force=False))
    nothing = (None, None, 0)
    found = []
    for codes in sorted(left.keys() | right.keys()):
        (was, first, many), (became, second, more) = left.get(codes, nothing), right.get(codes, nothing)
        found.append(Part(*codes, was, became, first, second, (many, more)))
    return found


def _side(
    books: Books, version: Version, keys: Collection[Key], *, in_force: bool
) -> Iterable[tuple[tuple[str, str], tuple[int, Place, int]]]:
    rows = version_rows(books, version, in_force=in_force)
    whole = rows.unit_code.concat(*(part for name in Key._fields[1:] for part in ("|", rows[name])))
    rows = rows.filter(whole.isin(["|".join(key) for key in keys]))
    codes = {name: rows[name].fill_null("") for name in ("function_code", "economic_code")}
    rows = rows.mutate(**codes)
    told = rows.group_by("function_code", "economic_code").agg(
        amount=rows.amount.sum(), rows=rows.count(), **first_places(rows)
    )
    for row in books.rows(told):
        place = Place(*(row[name] for name in Place._fields))
        yield (row["function_code"], row["economic_code"]), (int(row["amount"]), place, row["rows"])
