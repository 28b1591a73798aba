"""The table of one workflow, and the answer to "why can I not?" (流程与权限)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from guantong.domain.law.catalogue import cite
from guantong.domain.roles import Post, Reach, Role, Standing
from guantong.domain.words import Words

NEW = ""
"""The state of what does not exist yet: a verb from NEW creates it."""
SAME = "="
"""Where a verb leads that leaves the state as it is, whatever it was."""


@dataclass(frozen=True, slots=True)
class Who:
    """The roles that may use a verb, and how far from their own organisation."""

    roles: frozenset[Role]
    reach: Reach = Reach.OWN

    def admits(self, post: Post, path: str) -> bool:
        """True when `post` may act on what belongs to the organisation at `path`."""
        if post.role not in self.roles:
            return False
        match self.reach:
            case Reach.OWN:
                return path == post.path
            case Reach.BELOW:
                return path.startswith(post.path)
            case Reach.DISTRICT:
                return True
            case _:
                return False


def who(*roles: Role, reach: Reach = Reach.OWN) -> Who:
    """Return the `who` of a row."""
    return Who(frozenset(roles), reach)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a workflow: `verb` leads from any state in `begins` to `ends`.

    `basis` is the id of an article of the law catalogue; `others` refuses the person who did the last step, and lets
    the second person of a small office do it; `unconflicted` refuses whoever has a conflict of interest with the matter.
    """

    verb: str
    words: Words
    begins: tuple[str, ...]
    ends: str
    who: tuple[Who, ...]
    basis: str = ""
    opens: Words = Words("", "")
    others: bool = False
    unconflicted: bool = False

    def admitting(self, standing: Standing, path: str) -> list[Post]:
        """Return the posts by which `standing` may use the verb on what belongs to `path`."""
        return [post for post in standing.posts if any(w.admits(post, path) for w in self.who)]

    def by_exception(self, standing: Standing, path: str) -> bool:
        """True when only being the named second person of a small office opens the verb: an exception, journaled."""
        named = self.others and any(path.startswith(office) for office in standing.seconds)
        return named and not self.admitting(standing, path)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a verb is closed: the reason, what would open it, and the legal basis if there is one.

    `about` is `state` when the matter is not there yet, `who` when it is someone else's to do.
    """

    about: str
    why: Words
    opens: Words = Words("", "")
    basis: str = ""


class NotAllowed(Exception):
    """A verb was used that the table refuses; carries the Refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.why.zh)
        self.refusal = refusal


class Versioned(Protocol):
    """A row that a workflow moves, and that counts its changes."""

    state: Any
    version: Any


@dataclass(frozen=True, slots=True)
class Workflow:
    """The rows of one workflow and the names of its states."""

    room: str
    name: str
    words: Words
    states: dict[str, Words]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        """Refuse a table that names a state or an article that does not exist."""
        for row in self.rows:
            unknown = {
                state for state in (*row.begins, row.ends) if state not in self.states and state not in (NEW, SAME)
            }
            if unknown:
                raise ValueError(f"{self.name}.{row.verb}: unknown states {sorted(unknown)}")
            if row.basis:
                cite(row.basis)
        _TABLES[self.room, self.name] = self

    def row(self, verb: str) -> Row:
        """Return the row of `verb`; raises LookupError."""
        for row in self.rows:
            if row.verb == verb:
                return row
        raise LookupError(f"{self.name} has no verb {verb}")

    def why_not(self, verb: str, standing: Standing, state: str, path: str, latest_by: str = "") -> Refusal | None:
        """Return None when `standing` may use `verb` on what is in `state` and belongs to `path`, else the reason."""
        row = self.row(verb)
        if row.unconflicted and (interest := standing.conflict_with(path)):
            return Refusal(
                "who", _CONFLICTED.filled(verb=row.words, interest=interest.words), _KEEP_OUT, CONFLICT_OF_INTEREST
            )
        if not row.admitting(standing, path) and not row.by_exception(standing, path):
            names = _listed(sorted({role for w in row.who for role in w.roles}, key=list(Role).index))
            return Refusal("who", _WHO.filled(verb=row.words, roles=names), row.opens, row.basis)
        if state not in row.begins:
            now = self.states.get(state, _NONE)
            wanted = _either([self.states.get(s, _NONE) for s in row.begins])
            return Refusal("state", _STATE.filled(verb=row.words, now=now, wanted=wanted), row.opens, row.basis)
        if row.others and latest_by == standing.person:
            return Refusal("who", _OTHERS.filled(verb=row.words), row.opens, row.basis)
        return None

    def desk(self, verb: str, standing: Standing) -> str:
        """Return the organisation through which `standing` may begin something new by `verb`, the first one where none lets them."""
        own = (post.path for post in standing.posts if any(w.admits(post, post.path) for w in self.row(verb).who))
        return next(own, standing.posts[0].path if standing.posts else "")

    def begun_by(self, verb: str, standing: Standing) -> bool:
        """True when `standing` may use a verb that makes something new: who may not is not shown the way there."""
        return self.why_not(verb, standing, NEW, self.desk(verb, standing)) is None

    def demand(self, verb: str, standing: Standing, state: str, path: str, latest_by: str = "") -> str:
        """Return the state `verb` leads to; raises NotAllowed with the reason."""
        refusal = self.why_not(verb, standing, state, path, latest_by)
        if refusal:
            raise NotAllowed(refusal)
        ends = self.row(verb).ends
        return state if ends == SAME else ends

    def demand_as_read(
        self, verb: str, standing: Standing, row: Versioned, version: int | None, path: str, latest_by: str = ""
    ) -> str:  # fmt: skip
        """Return the state `verb` leads a locked row to, if it stands as it was read in `version`; None asks for no version.

        Raises NotAllowed for whoever may not, before telling them anything of the row; Stale when it changed since;
        NotAllowed in a state where the verb does not begin.
        """
        refusal = self.why_not(verb, standing, row.state, path, latest_by)
        if refusal is not None and refusal.about == "who":
            raise NotAllowed(refusal)
        if version is not None and row.version != version:
            raise Stale(row)
        return self.demand(verb, standing, row.state, path, latest_by)

    def verbs_for(
        self, standing: Standing, state: str, path: str, latest_by: str = ""
    ) -> Iterator[tuple[Row, Refusal | None]]:
        """Yield the rows that begin in `state`, each with why it is closed to `standing` or None.

        Verbs of other roles are left out: only what this person could ever do here is shown.
        """
        for row in self.rows:
            if state in row.begins:
                refusal = self.why_not(row.verb, standing, state, path, latest_by)
                if refusal is None or any(role in w.roles for w in row.who for role in standing.roles):
                    yield row, refusal


_TABLES: dict[tuple[str, str], Workflow] = {}


def acting(room: str, verb: str, standing: Standing, path: str) -> tuple[frozenset[str], bool]:
    """Return for whom `standing` uses a verb of `room`, and whether only the exception of a small office allows it.

    A colleague is stood in for (代) when every post that opens the verb is that colleague's.
    """
    rows = [row for (at, _), table in _TABLES.items() if at == room for row in table.rows if row.verb == verb]
    posts = [post for row in rows for post in row.admitting(standing, path)]
    for_persons = frozenset(post.for_person for post in posts)
    return frozenset() if "" in for_persons else for_persons, any(row.by_exception(standing, path) for row in rows)


def _listed(roles: Sequence[Role]) -> Words:
    return _joined([role.words for role in roles])


def _either(words: Iterable[Words]) -> Words:
    known = list(words)
    return Words("或".join(f"“{w.zh}”" for w in known), " or ".join(f"“{w.en}”" for w in known))


def _joined(words: Iterable[Words]) -> Words:
    known = list(words)
    return Words("、".join(w.zh for w in known), ", ".join(w.en for w in known))


_NONE = Words("尚未建立", "not yet there")
_WHO = Words("“{verb}”由{roles}办理", "“{verb}” is for: {roles}")
_STATE = Words("现在是“{now}”，{wanted}时才能“{verb}”", "it is “{now}”; “{verb}” opens when it is {wanted}")
CONFLICT_OF_INTEREST = "deputies-law-2025-art-59"
"""The article one keeps out by: no deputy's own business through a deputy's work."""
_CONFLICTED = Words(
    "因利益冲突回避（{interest}），不能“{verb}”", "“{verb}” is closed by a conflict of interest ({interest})"
)
_KEEP_OUT = Words("由没有利益冲突的同事办理", "a colleague without a conflict of interest does it")
_OTHERS = Words("“{verb}”须由另一人办理", "“{verb}” must be done by a second person")


class BadInput(Exception):
    """What was typed cannot be: the reasons by field, in both languages; "" is the whole form."""

    def __init__(self, reasons: dict[str, Words]) -> None:
        super().__init__("；".join(words.zh for words in reasons.values()))
        self.reasons = reasons


class Stale(Exception):
    """Somebody else changed the row since it was read; carries the row as it stands now."""

    def __init__(self, row: object) -> None:
        super().__init__(str(row))
        self.row = row
