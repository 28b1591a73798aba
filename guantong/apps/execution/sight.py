"""Whose lines of the books one sees: a unit's code belongs to the organisation that bears it (可见单位)."""

from collections.abc import Mapping
from dataclasses import dataclass

from guantong.apps.actors.models import Organisation
from guantong.domain.roles import Standing

ROOM = "execution"


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees of the books; `everything` spares the question."""

    standing: Standing
    everything: bool
    paths: Mapping[str, str]

    def sees(self, code: str, name: str = "") -> bool:
        """True when the lines of the unit of that code may be read; whatever belongs to nobody is the whole district's."""
        return self.everything or self.standing.sees(ROOM, self.path_of(code, name))

    def path_of(self, code: str, name: str = "") -> str:
        """Return the path of the organisation a unit is, "" where none bears its code or name."""
        return self.paths.get(code) or self.paths.get(name) or ""


def sight_of(standing: Standing) -> Sight:
    """Return what `standing` sees. A code counts before a name; of equal names the one that still stands."""
    bodies = list(Organisation.objects.order_by("path").values_list("code", "name", "path", "ends_on"))
    ended_first = sorted(bodies, key=lambda body: body[3] is None)
    named = {name: path for _, name, path, _ in ended_first}
    return Sight(standing, standing.areas(ROOM) == ("",), {**named, **{code: path for code, _, path, _ in bodies}})
