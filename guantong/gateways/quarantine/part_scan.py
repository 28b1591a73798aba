"""One XML part of a workbook, read for danger before any spreadsheet parser sees it (部件检查).

A real XML reader does it: every spelling that a parser understands is understood here too.
"""

from dataclasses import dataclass
from re import IGNORECASE
from re import compile as pattern
from xml.parsers import expat  # noqa: S405 - document types and entities are refused on sight

from guantong.domain.words import Words
from guantong.gateways.quarantine.number_formats import NumberFormat, number_format
from guantong.gateways.quarantine.refusals import Refused, refusal

_ENTITY = pattern(rb"<!\s*(?:DOCTYPE|ENTITY)", IGNORECASE).search
UNSAVED, _ERROR = "公式未保存结果", "#ERROR!"
_TRUE = ("1", "true")
_COLUMN = pattern(r"[1-9][0-9]{0,4}").fullmatch
_LONGEST_ERROR = 20
_REFERENCE = pattern(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})").fullmatch


@dataclass(frozen=True, slots=True)
class Room:
    """How large a package may be once unpacked: its bytes, its filled cells, and rows × columns around a sheet's filled cells.

    Parsers allocate the box, not the cells. `rounded` tells whether it matters to how many places a number is shown: to a reader of
    print it does, a ledger counts what is stored.
    """

    unpacked: int
    cells: int
    area: int
    rounded: bool = True


PUBLISHED = Room(unpacked=64 << 20, cells=1_000_000, area=5_000_000)
"""What a published document may need."""


class PartScan:
    """One reading of the part called `part`; `filled` counts on from the cells of the parts before it."""

    def __init__(
        self, part: str, filled: int = 0, formats: list[NumberFormat | None] | None = None, room: Room = PUBLISHED
    ) -> None:
        self.part, self.filled = part, filled
        self._room = room
        self.formats = [] if formats is None else formats
        """What every style does to a number: the part of styles, which is read first, tells it to all others."""
        self.shown: dict[tuple[int, int], NumberFormat] = {}
        """Cells (row, column, from 1) whose number is shown otherwise than it is stored."""
        self._codes: dict[str, str] = {}
        self._in_styles = False
        self.targets: list[str] = []
        """What the part's relationships lead to inside the package."""
        self.links: dict[str, str] = {}
        """The same by the relationship's id."""
        self.sheets: dict[str, str] = {}
        """The names of the workbook's sheets by the id of the relationship that leads to them."""
        self.unread: dict[tuple[int, int], str] = {}
        """Cells (row, column, from 1) with an error, or a formula whose result was not saved: what stands there."""
        self.formulas: dict[int, tuple[int, int]] = {}
        """Columns (from 1) in which cells are computed: how many, and the row of the first."""
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self._row = self._column = self._last_row = self._last_column = 0
        self._formula = self._inside = self._empty_text = False
        self._kind = self._value = ""
        self._parser = parser = expat.ParserCreate("utf-8")  # never as declared: the parser might then read otherwise
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refuse_entity
        parser.XmlDeclHandler = self._refuse_encoding
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def feed(self, piece: bytes, final: bool = False) -> None:
        """Read the next piece; raises Refused."""
        try:
            self._parser.Parse(piece, final)
        except expat.ExpatError as broken:
            if _ENTITY(piece):
                self._refuse_entity()
            line = Words(f"“{self.part}”第 {broken.lineno} 行", f"“{self.part}”, line {broken.lineno}")
            raise Refused(refusal("damaged_workbook", self._cell() if self._row else line)) from broken

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            found = _REFERENCE(attributes.get("r", ""))
            self._column = column_number(found[1]) if found else self._column + 1
            self._row = int(found[2]) if found else self._row
            self._formula = self._empty_text = False
            self._kind, self._value = attributes.get("t", ""), ""
            self._look(attributes.get("s", ""))
        elif name in ("v", "is", "f"):
            self._formula |= name == "f"
            if name == "f":
                count, first = self.formulas.get(self._column, (0, self._row))
                self.formulas[self._column] = count + 1, first
            self._inside = name != "f"
            self._empty_text |= name == "v" and self._kind == "str"  # ="" was saved as an empty text
            self._fill()
        elif name == "row":
            row = attributes.get("r", "")
            self._row, self._column = int(row) if row.isdecimal() and len(row) < 8 else self._row + 1, 0
            if attributes.get("hidden") in _TRUE:
                self.hidden_rows.add(self._row)
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if _COLUMN(first) and _COLUMN(last):
                self.hidden_columns.append((int(first), int(last)))
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets[link] = attributes.get("name", "")
        elif name == "Relationship" and attributes.get("TargetMode") != "External":
            self.targets.append(attributes.get("Target", ""))
            self.links[attributes.get("Id", "")] = attributes.get("Target", "")
        elif name in ("numFmt", "cellXfs", "xf"):
            self._style(name, attributes)

    def _style(self, name: str, attributes: dict[str, str]) -> None:
        number = attributes.get("numFmtId", "")
        self._in_styles |= name == "cellXfs"
        if name == "numFmt":
            self._codes.setdefault(number, attributes.get("formatCode", ""))
        elif name == "xf" and self._in_styles:
            self.formats.append(number_format(self._codes.get(number, ""), number))

    def _look(self, style: str) -> None:
        at = int(style or 0) if len(style) < 6 and (style or "0").isdecimal() else -1
        look = self.formats[at] if 0 <= at < len(self.formats) else None
        if look and (self._room.rounded or look.width > 1 or look.power):
            self.shown[self._row, self._column] = look

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name in ("v", "is"):
            self._inside = False
        elif name == "cellXfs":
            self._in_styles = False
        elif name == "c":
            if self._kind == "e":
                self.unread[self._row, self._column] = self._value or _ERROR
            elif self._formula and not self._value and not self._empty_text:
                self.unread[self._row, self._column] = UNSAVED
            self._formula, self._kind = False, ""

    def _characters(self, data: str) -> None:
        if self._inside and len(self._value) < _LONGEST_ERROR:
            self._value += data.strip()

    def _fill(self) -> None:
        self.filled += 1
        self._last_row, self._last_column = max(self._row, self._last_row), max(self._column, self._last_column)
        if self._last_row * self._last_column > self._room.area:
            raise Refused(refusal("sparse_corner", self._cell(), part=self.part, limit=self._room.area))
        if self.filled > self._room.cells:
            raise Refused(refusal("too_many_cells", self._cell(), limit=self._room.cells))

    def _cell(self) -> Words:
        cell = f"{column_letters(self._column)}{self._row}"
        return Words(f"“{self.part}”单元格 {cell}", f"“{self.part}”, cell {cell}")

    def _refuse_encoding(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise Refused(refusal("damaged_workbook", Words(f"“{self.part}”", f"“{self.part}”")))

    def _refuse_entity(self, *_: object) -> None:
        raise Refused(refusal("entity", Words(f"“{self.part}”", f"“{self.part}”"), part=self.part))


def column_number(letters: str) -> int:
    """Return a column's number: A is 1, XFD is 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return a column's letters: 1 is A, 16384 is XFD."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
