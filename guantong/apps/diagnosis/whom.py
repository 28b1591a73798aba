"""Whom a signal over the books is about: the subject with a lasting key, found by code, else as the ledger prints it (账上事项的对象)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guantong.apps.figures.whose import meant_by
from guantong.apps.subjects.models import Subject
from guantong.domain.identity.key import Kind

_PARTS = re.compile("[、，,;；\\s]")


@dataclass(frozen=True, slots=True)
class Whom:
    """The subject, None where none fits or two do; where it belongs, "" for nowhere; what it is called."""

    subject: Subject | None
    path: str
    called: str


class Finder:
    """Finds whom signals are about; what it found once it knows, so one serves a run."""

    def __init__(self) -> None:
        self._known: dict[tuple[Kind, str, str], Subject | None] = {}

    def of(self, found: Mapping[str, Any]) -> Whom:
        """Return whom a signal is about, by what its rule found: `unit_code` and `unit`, `project_code` and `project`.

        The unit decides where it belongs; a signal without a unit belongs where its project does. Nothing is guessed: a code is
        an alias of the subject, or the name it bears fits one subject alone.
        """
        unit = self._subject(Kind.UNIT, found.get("unit_code"), found.get("unit"))
        project = self._subject(Kind.PROJECT, found.get("project_code"), found.get("project"))
        subject = project or unit
        if unit is not None and project is not None and not project.path.startswith(unit.path):
            subject = unit  # two bodies call projects by one code
        home = unit or project
        printed = (found.get(name) for name in ("unit", "unit_code", "project", "name", "project_code", "payee"))
        called = home.name if home is not None else next((str(text) for text in printed if text), "")
        return Whom(subject, home.path if home is not None else "", called)

    def _subject(self, kind: Kind, code: Any, name: Any) -> Subject | None:
        asked = (kind, str(code or ""), str(name or ""))
        if asked not in self._known:
            self._known[asked] = _by_code(kind, asked[1]) or _by_name(kind, asked[2], asked[1])
        return self._known[asked]


def _by_code(kind: Kind, code: str) -> Subject | None:
    if not code:
        return None
    likely = Subject.objects.filter(kind=kind.value, aliases__contains=code)
    found = [one for one in likely if code in _PARTS.split(one.aliases)]
    return found[0] if len(found) == 1 else None


def _by_name(kind: Kind, name: str, code: str) -> Subject | None:
    if not name or name == code:
        return None
    if kind is Kind.UNIT:
        return meant_by(name)
    found = list(Subject.objects.filter(kind=kind.value, names__name=name).distinct()[:2])
    return found[0] if len(found) == 1 else None
