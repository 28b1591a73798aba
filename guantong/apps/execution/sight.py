"""Whose lines of the books one sees: a unit's code belongs to the organisation that bears it, else its name does (可见单位)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guantong.apps.actors.models import Organisation
from guantong.apps.subjects.models import Subject
from guantong.domain.identity.key import Kind
from guantong.domain.roles import Standing

ROOM = "execution"
_PARTS = re.compile("[、，,;；\\s]")


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees of the books; `everything` spares the question. Codes and names lead to paths, where they are one's alone."""

    standing: Standing
    everything: bool
    codes: Mapping[str, str]
    names: Mapping[str, str]

    def sees(self, code: str, name: str = "") -> bool:
        """True when the lines of the unit of that code may be read; whatever belongs to nobody is the whole district's.

        Who keeps out of somebody's matters does not see what might be theirs.
        """
        if self.everything:
            return True
        path = self.path_of(code, name)
        return self.standing.sees(ROOM, path) if path else self.standing.areas(ROOM) == ("",)

    def closed(self, *names: str | None) -> bool:
        """True when one of these payees or projects is what the standing keeps out of by name (利益冲突)."""
        return self.standing.keeps_out_of(*names)

    def path_of(self, code: str, name: str = "") -> str:
        """Return the path of the organisation a unit is, "" where none bears its code or name, or two do."""
        return self.codes.get(code) or self.names.get(name) or ""


def sight_of(standing: Standing) -> Sight:
    """Return what `standing` sees. A code is an organisation's own, or an alias of it or of a unit; a code counts before a name."""
    if standing.areas(ROOM) == ("",):
        return Sight(standing, True, {}, {})
    bodies = list(Organisation.objects.values_list("code", "name", "aliases", "path", "ends_on"))
    units = list(Subject.objects.filter(kind=Kind.UNIT.value).values_list("name", "aliases", "path"))
    called = [*((said, path) for _, _, said, path, _ in bodies), *((said, path) for _, said, path in units)]
    aliases = _alone((part, path) for said, path in called for part in _PARTS.split(said) if part)
    ended = _alone((name, path) for _, name, _, path, ends_on in bodies if ends_on)
    now = [(name, path) for _, name, _, path, ends_on in bodies if not ends_on]
    names = _alone([*now, *((name, path) for name, _, path in units)])
    return Sight(
        standing, False, {**aliases, **{code: path for code, _, _, path, _ in bodies}}, {**aliases, **ended, **names}
    )


def paths_of(standing: Standing) -> Sight:
    """Return what `standing` sees, with the paths that somebody who sees everything needs no paths for."""
    whole = sight_of(Standing(standing.person))
    return Sight(standing, standing.areas(ROOM) == ("",), whole.codes, whole.names)


def home_of(standing: Standing, code: str, name: str = "") -> str:
    """Return the path of the unit that is spoken for: of nobody that is named, that of who speaks."""
    if code:
        return paths_of(standing).path_of(code, name)
    return next((post.path for post in standing.posts), "")


def _alone(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what leads to one path; what leads to two leads nowhere."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, path in pairs:
        found[key].add(path)
    return {key: next(iter(paths)) for key, paths in found.items() if len(paths) == 1}
