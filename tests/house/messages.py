"""What the pages say, found in templates and code, and the English catalogue that answers it (译文).

`python -m tests.house.messages` adds what is missing to the catalogue, its English left empty for a person.
"""

import ast
import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from guantong.apps.components.door import GROUPS
from tests.house.files import PACKAGE, ROOT, tracked

KEYWORDS = {"gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None, "later": None}
TITLED = {"Column": 0, "Place": 2}
"""Where the words stand in calls that translate them later."""
_FIXED = datetime(2026, 1, 1, tzinfo=UTC)
"""A catalogue that was not changed stays the same file."""
CATALOGUE = Path("guantong/locale/en/LC_MESSAGES/django.po")


def said() -> set[str]:
    """Return every msgid of templates and code, and the titles of the navigation."""
    found = set(filter(None, GROUPS))
    for path in tracked():
        if PACKAGE not in path.parents or path.name.endswith("_test.py"):
            continue
        text = path.read_text("utf-8") if path.suffix in (".html", ".py") else ""
        if path.suffix == ".html":
            text = templatize(text, origin=str(path))
        else:
            found |= titles(text)
        found |= {
            msgid
            for _, _, msgid, _ in extract_python(io.BytesIO(text.encode()), KEYWORDS, (), {})
            if isinstance(msgid, str)
        }
    return {msgid for msgid in found if msgid}


def titles(code: str) -> set[str]:
    """Return the words of columns and places."""
    calls = [
        node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    places = [(call, TITLED.get(call.func.id, len(call.args))) for call in calls]  # type: ignore[attr-defined]
    at = [call.args[place] for call, place in places if place < len(call.args)]
    return {node.value for node in at if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def catalogue(root: Path) -> dict[str, str]:
    """Return the English of every msgid in the catalogue."""
    with (root / CATALOGUE).open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def add_missing(root: Path) -> list[str]:
    """Add the msgids that the catalogue lacks, drop those nobody says, keep the rest; returns what has no English."""
    path, spoken = root / CATALOGUE, said()
    known = catalogue(root) if path.exists() else {}
    book = Catalog(
        locale="en", fuzzy=False, project="Guantong", creation_date=_FIXED, revision_date=_FIXED,
        header_comment="# The English of the pages; msgids are the Chinese.",
    )  # fmt: skip
    for msgid in sorted(spoken):
        book.add(msgid, known.get(msgid, ""))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, book, width=120, omit_header=False, sort_output=True, include_previous=False)
    return [msgid for msgid in sorted(spoken) if not known.get(msgid)]


if __name__ == "__main__":
    print("\n".join(add_missing(ROOT)))
