"""The table of permissions as the code has it: what each role reads in each room, and may do by each verb (权限表).

It is made from `domain/roles.py` and the `who` of every workflow at every request: there is no copy that could differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from guantong.apps.actors.workflows import workflows
from guantong.domain.roles import Reach, Role, reads, rooms, words_of_room
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a room that is read, or a verb with the states it leads from and to; how far each role reaches."""

    key: str
    words: Words
    reaches: Mapping[Role, Reach]
    path: Words = Words("", "")
    basis: str = ""
    second: bool = False
    """A second person does it, never who did the step before or whom it is about."""
    unconflicted: bool = False

    @property
    def cells(self) -> list[tuple[Role, Reach]]:
        """Every role with its reach, in the order of the columns."""
        return list(self.reaches.items())


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one heading."""

    words: Words
    lines: tuple[Line, ...]


def reading() -> Part:
    """Return what is read."""
    lines = (Line(room, words_of_room(room), {role: reads(role, room) for role in Role}) for room in rooms())
    return Part(Words("能看什么", "What is read"), tuple(lines))


def doing() -> list[Part]:
    """Return what is done, a part for each workflow."""
    return [
        Part(table.words, tuple(_verb(table, row) for row in table.rows)) for table in workflows()
    ]  # fmt: skip


def of_role(role: Role) -> list[Part]:
    """Return only the lines in which a role reaches anything."""
    parts = [reading(), *doing()]
    own = [Part(part.words, tuple(line for line in part.lines if line.reaches[role])) for part in parts]
    return [part for part in own if part.lines]


def _verb(table: Workflow, row: Row) -> Line:
    reaches = {role: max((w.reach for w in row.who if role in w.roles), default=Reach.NOTHING) for role in Role}
    begins = [_state(table, state) for state in row.begins]
    path = Words(
        f"{'、'.join(state.zh for state in begins)} → {_state(table, row.ends).zh}",
        f"{', '.join(state.en for state in begins)} → {_state(table, row.ends).en}",
    )
    key = f"{table.room}.{table.name}.{row.verb}"
    return Line(key, row.words, reaches, path, row.basis, row.others, row.unconflicted)


def _state(table: Workflow, state: str) -> Words:
    return {NEW: _NOT_YET, SAME: _UNCHANGED}.get(state) or table.states[state]


_NOT_YET = Words("新建", "new")
_UNCHANGED = Words("状态不变", "unchanged")
