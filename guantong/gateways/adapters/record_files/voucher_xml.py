"""Treasury vouchers in XML (国库集中支付凭证): one row for each detail, sums held against the voucher's own amount.

Which elements there are, what is checked, and how sure that is, stands in `voucher_xml.yaml`. Document types and entities are
refused on sight; text is decoded here, because the parser knows no GBK.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat  # noqa: S405 - document types and entities are refused on sight

import yaml

from guantong.domain.fiscal.pages import Trouble
from guantong.gateways.adapters.record_files.encodings import DECLARABLE, encoding_of, pieces
from guantong.gateways.adapters.record_files.layout import Row
from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.adapters.record_files.reasons import refused, told

_FORM: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
_BODY, _VOUCHER, _DETAIL, _AMOUNT = _FORM["body"], _FORM["voucher"], _FORM["detail"], _FORM["amount"]
HEADERS: tuple[str, ...] = (
    *_DETAIL["fields"],
    *(f"Voucher.{name}" for name in _VOUCHER["fields"]),
    *(name if name == "StYear" else f"VoucherBody.{name}" for name in _BODY["attributes"]),
)
"""A detail's own elements first, then its voucher's, then the message's: who maps columns meets the payment's own amount first."""
MOST_DEEP, LONGEST_TEXT = 32, 1 << 16
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._\-]{1,40})["']""").search
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE).search
_EXACT = re.compile(r"([+-]?)([0-9]{1,15})(?:\.([0-9]{1,2})0*)?").fullmatch
_ODD = 5


class Vouchers:
    """The vouchers of one file."""

    def __init__(self, path: Path) -> None:
        self._path, self._depth, self._number = path, 0, 0
        self._names: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._body: dict[str, str] = {}
        self._voucher: dict[str, str] = {}
        self._detail: dict[str, str] | None = None
        self._details: list[dict[str, str]] = []
        self._found: list[Row] = []
        self._others: dict[str, None] = {}
        self._bodies = 0
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refuse_entity
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters

    def rows(self) -> Iterator[Row]:
        """Yield one row for each detail, numbered from 1 through the file, as soon as its voucher is whole; raises Refused."""
        head = True
        for piece in self._texts():
            text = _DECLARATION.sub("", piece, count=1) if head else piece
            head = False
            self._feed(text, False)
            yield from self._handed_over()
        self._feed("", True)
        yield from self._handed_over()
        if not self._bodies:
            raise refused("no_voucher", element=_BODY["element"], kinds=_kinds())
        if not self._number:
            raise refused("no_voucher", element=_DETAIL["element"], kinds=_kinds())

    def notes(self) -> Iterator[Trouble]:
        """Yield what must be known once all rows are read."""
        if self._others:
            yield told("other_elements", names="、".join(list(self._others)[:_ODD]))

    def _texts(self) -> Iterator[str]:
        with self._path.open("rb") as file:
            declared = _DECLARED(file.read(512))
        name = declared[1].decode().lower() if declared else ""
        decoder = codecs.getincrementaldecoder(encoding_of(self._path, name if name in DECLARABLE else ""))()
        for piece in pieces(self._path):
            yield decoder.decode(piece)

    def _feed(self, text: str, final: bool) -> None:
        try:
            self._parser.Parse(text.encode(), final)
        except (expat.ExpatError, UnicodeEncodeError) as broken:
            if _DOCTYPE(text):
                self._refuse_entity()
            raise refused("not_xml", Place(row=getattr(broken, "lineno", 0))) from broken

    def _handed_over(self) -> Iterator[Row]:
        found, self._found = self._found, []
        yield from found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self._names.append(name)
        self._text, self._length = [], 0
        if len(self._names) > MOST_DEEP:
            raise refused("too_deep", limit=MOST_DEEP)
        if name == _BODY["element"]:
            self._bodies += 1
            self._body = attributes
            if (code := attributes.get("VtCode", "")) not in _FORM["messages"]:
                raise refused("other_voucher", code=code, kinds=_kinds())
        elif name == _VOUCHER["element"]:
            self._voucher, self._details = {}, []
        elif name == _DETAIL["element"]:
            self._detail = {}

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        self._names.pop()
        text, self._text = "".join(self._text).strip(), []
        parent = self._names[-1] if self._names else ""
        if name == _DETAIL["element"] and self._detail is not None:
            self._number += 1
            self._details.append(self._detail)
            self._detail = None
        elif parent == _DETAIL["element"] and self._detail is not None:
            self._keep(self._detail, _DETAIL["fields"], name, text)
        elif name == _VOUCHER["element"]:
            self._whole(text)
        elif parent == _VOUCHER["element"]:
            if name not in ("DetailList", _DETAIL["element"]):
                self._keep(self._voucher, _VOUCHER["fields"], name, text)
        elif text:
            self._others[name] = None

    def _keep(self, where: dict[str, str], fields: list[str], name: str, text: str) -> None:
        if name in fields:
            where[name] = text
        else:
            self._others[name] = None

    def _characters(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            sealed = self._names[-1:] == [_VOUCHER["element"]]
            raise refused("sealed_voucher") if sealed else refused("cell_too_long", limit=LONGEST_TEXT)
        self._text.append(text)

    def _whole(self, text: str) -> None:
        """Take over a voucher that is complete: its details sum to its amount, or none of it is believed."""
        if text and not self._details and not self._voucher:
            raise refused("sealed_voucher")
        first = self._number - len(self._details) + 1
        message = _FORM["messages"][self._body["VtCode"]]
        sums = 0
        for at, detail in enumerate(self._details, first):
            fen = _fen(detail.get(_AMOUNT, ""), at)
            if fen < 0 and not message["negative"]["allowed"]:
                raise refused("voucher_negative", Place(row=at), text=detail[_AMOUNT])
            sums += fen
        if message["details_sum_to_voucher"]["holds"] and self._details:
            total = _fen(self._voucher.get(_AMOUNT, ""), first)
            if total != sums:
                number = self._voucher.get("VoucherNo", "")
                raise refused("voucher_total", Place(row=first), voucher=number, total=_yuan(total), sum=_yuan(sums))
        behind = [
            *(self._voucher.get(name, "") for name in _VOUCHER["fields"]), *(self._body.get(name, "") for name in _BODY["attributes"])
        ]  # fmt: skip
        self._found += [
            (at, [*(detail.get(name, "") for name in _DETAIL["fields"]), *behind])
            for at, detail in enumerate(self._details, first)
        ]
        self._details = []

    def _refuse_entity(self, *_: object) -> None:
        raise refused("entity")


def _kinds() -> str:
    return "、".join(_FORM["messages"])


def _fen(text: str, row: int) -> int:
    found = _EXACT(text)
    if not found:
        raise refused("voucher_amount", Place(row=row), text=text)
    fen = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0") or 0)
    return -fen if found[1] == "-" else fen


def _yuan(fen: int) -> str:
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02}"
