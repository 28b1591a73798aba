"""What stands between the two lists on a day: items, matches with their reasons, fates, rounds, money (相向会商查询)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from guantong.apps.consultation.models import (
    Board,
    ItemFate,
    JointList,
    ListDecision,
    Pairing,
    PlanLine,
    Round,
    Suggestion,
)
from guantong.apps.consultation.queries import LISTS, lines_in_play, listed, suggestions_in_play
from guantong.apps.files.models import Attachment
from guantong.apps.files.queries import level_seen_by
from guantong.apps.journal.models import Journaled
from guantong.domain.facing.fates import Fate, problems
from guantong.domain.facing.item import SIDES, Item
from guantong.domain.facing.joint import Line, digests, lines, missing_decisions, spelled
from guantong.domain.facing.matching import Match, limits_on, match, matches
from guantong.domain.facing.rates import Money, Rate, Standing, money, standings
from guantong.domain.roles import Standing as Person
from guantong.domain.words import Words

Listed = Suggestion | PlanLine


@dataclass(frozen=True)
class Facing:
    """The two lists of one board as they stand, read once."""

    board: Board
    today: date
    rows: dict[str, Listed]
    items: tuple[Item, ...]
    fated: dict[str, ItemFate]
    pairings: dict[tuple[str, str], Pairing]
    needs: dict[str, int]
    """How many needs stand behind each suggestion."""

    @property
    def year(self) -> int:
        """The year the projects are for."""
        return int(self.board.call.year)

    @cached_property
    def fates(self) -> list[Fate]:
        """The fates of the items in play."""
        return [fate for one in self.fated.values() if (fate := one.fate) is not None]

    @cached_property
    def suggested(self) -> list[Match]:
        """The matches suggested, the most alike first; those a person said are two matters are left out."""
        found = matches(self.items, limits_on(self.today))
        return [one for one in found if self._said(one) != "refused"]

    @cached_property
    def unsettled(self) -> list[Match]:
        """Those of them nobody judged yet, of items of which one at least is open."""
        return [
            one
            for one in self.suggested
            if self._said(one) == "suggested" and not {one.government.number, one.people.number} <= self.decided
        ]

    @cached_property
    def decided(self) -> set[str]:
        """The numbers of the items that have a fate."""
        return {fate.number for fate in self.fates}

    @cached_property
    def open(self) -> list[Item]:
        """The items without a fate."""
        return [one for one in self.items if one.number not in self.decided]

    @cached_property
    def money(self) -> Money:
        """How the money stands."""
        return money(self.fates, self.items, self.board.call.ceiling)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the joint list as it stands; a fate that leads nowhere is told by `problems`."""
        return lines([one for one in self.fates if one.number in self.rows], self.items)

    @cached_property
    def wrong(self) -> list[Words]:
        """What does not hold together."""
        return problems(self.fates, self.items, year=self.year, day=self.today)

    def item(self, number: str) -> Item:
        """Return the item of a number. Raises KeyError."""
        return {one.number: one for one in self.items}[number]

    def fate(self, number: str) -> Fate | None:
        """Return the fate of an item, None while it is open."""
        return self.fated[number].fate if number in self.fated else None

    def compared(self, government: str, people: str) -> Match:
        """Return two items side by side, alike or not. Raises KeyError."""
        return match(self.item(government), self.item(people), self.items, limits_on(self.today))

    def stood(self, rounds: Sequence[Round]) -> list[Standing]:
        """Return how the lists stood at the end of each round: as it was kept for what is closed, as they stand for what goes on."""
        return [_kept(one) if one.state == "closed" else self.now(one.number) for one in rounds]

    def now(self, number: int) -> Standing:
        """Return how the lists stand, in the round with that number."""
        return standings(self.fates, self.items, max(number, 1))[-1]

    def _said(self, one: Match) -> str:
        pairing = self.pairings.get((one.government.number, one.people.number))
        return pairing.state if pairing else "suggested"


def boards_seen_by(standing: Person) -> QuerySet[Board]:
    """Return the boards: drafts of both sides, on no private phone."""
    return Board.objects.filter(pk__isnull=not standing.reads(LISTS)).select_related("call")


def boards_listed(standing: Person) -> QuerySet[Board]:
    """Return the boards with how many lines and suggestions are in play and how many rounds were held."""
    lines = Count("call__plan_lines", filter=Q(call__plan_lines__state="listed"), distinct=True)
    put = Count("call__suggestions", filter=Q(call__suggestions__state="submitted"), distinct=True)
    return boards_seen_by(standing).annotate(planned=lines, suggested=put, held=Count("rounds", distinct=True))


def board_of(standing: Person, year: int) -> Board | None:
    """Return the board of a year, None where there is none or it is not theirs to see."""
    return boards_seen_by(standing).filter(call__year=year).first()


def facing(board: Board, today: date) -> Facing:
    """Return the two lists of a board as they stand; five queries."""
    people = list(listed(suggestions_in_play(board.call)))
    rows: dict[str, Listed] = {one.code: one for one in lines_in_play(board.call)}
    rows |= {one.code: one for one in people}
    known = ItemFate.objects.filter(board=board).select_related("suggestion", "line", "into__suggestion", "into__line")
    fated = {one.item.code: one for one in known if one.item.code in rows}
    pairings = Pairing.objects.filter(board=board).select_related("line", "suggestion")
    said = {(one.line.code, one.suggestion.code): one for one in pairings}
    needs = {one.code: int(one.asked) for one in people}
    return Facing(board, today, rows, tuple(_item(row) for row in rows.values()), fated, said, needs)


def rounds_of(board: Board) -> list[Round]:
    """Return the rounds, in their order."""
    return list(board.rounds.all())


def rounds_seen_by(standing: Person) -> QuerySet[Round]:
    """Return rounds, to whoever sees their board; their minutes are seen likewise."""
    return Round.objects.filter(board__in=boards_seen_by(standing)).select_related("board__call")


def decisions_seen_by(standing: Person) -> QuerySet[ListDecision]:
    """Return decisions likewise."""
    return ListDecision.objects.filter(board__in=boards_seen_by(standing)).select_related("board__call")


def lists_seen_by(standing: Person) -> QuerySet[JointList]:
    """Return frozen editions likewise."""
    return JointList.objects.filter(board__in=boards_seen_by(standing)).select_related("board__call")


def decisions_of(board: Board, edition: int | None = None) -> list[ListDecision]:
    """Return the decisions that stand about the edition that is being made, or another."""
    return list(board.decisions.filter(edition=edition or board.edition, state="noted"))


def lists_of(board: Board) -> list[JointList]:
    """Return the frozen editions of a board, the latest first."""
    return list(board.lists.select_related("board__call"))


def published_list(year: int) -> JointList | None:
    """Return the joint list residents may read: the published edition of a year, None before somebody published one."""
    found = JointList.objects.filter(board__call__year=year, state="published")
    return found.select_related("board__call").first()


def published_years() -> list[int]:
    """Return the years of which a joint list is published, the latest first."""
    found = JointList.objects.filter(state="published").order_by("-board__call__year")
    return list(found.values_list("board__call__year", flat=True))


def listed_digest(found: Facing, edition: int) -> str:
    """Return the SM3 of the list as it stands, without the decisions about it: the same while nothing of it changes."""
    return digests(spelled(found.year, edition, found.fates, found.items, ()))["sm3"]


def unready(found: Facing, rounds: Sequence[Round], decided: Sequence[ListDecision], edition: int) -> list[Words]:
    """Return what still keeps the list from being frozen, each a sentence; none when it may be."""
    said = list(found.wrong)
    if found.open:
        said.append(_OPEN.filled(n=len(found.open), codes="、".join(one.number for one in found.open[:5])))
    if not found.lines:
        said.append(_EMPTY)
    if unpriced := [one.lead.number for one in found.lines if one.amount is None]:
        said.append(_UNPRICED.filled(codes="、".join(unpriced)))
    room = found.money.room
    if room is not None and room < 0:
        said.append(_OVER)
    if not rounds or any(one.state == "open" for one in rounds):
        said.append(_ROUND)
    missing = missing_decisions(one.decided for one in decided if one.purpose == "fix")
    said += [_MISSING[either[0]] for either in missing]
    now = listed_digest(found, edition)
    said += [_CHANGED.filled(number=one.number) for one in decided if one.purpose == "fix" and one.listed != now]
    return said


def files_of(standing: Person, rows: Sequence[Journaled]) -> dict[str, Attachment]:
    """Return the file that hangs on each of these, by journal key, as far as one sees it; one query."""
    found = Attachment.objects.filter(level_seen_by(standing), key__in=[row.journal_key for row in rows])
    return {one.key: one for one in found}


def _kept(one: Round) -> Standing:
    told = one.settled
    sides = {side: Rate(*told[side]) for side in SIDES}
    return Standing(one.number, Rate(told["settled"], told["of"]), Rate(told["converged"], told["of"]), sides)


def _item(row: Listed) -> Item:
    place, about = row.place, row.about
    common = {
        "number": row.code, "title": row.title, "place": place.path if place else "", "place_name": place.name if place else "",
        "field": row.field, "field_name": about.zh,
    }  # fmt: skip
    if isinstance(row, Suggestion):
        return Item(side="people", content=row.text, amount=row.cost, **common)
    return Item(side="government", content=row.content, amount=row.amount, **common)


_OPEN = Words("还有 {n} 项没有去处：{codes} 等。", "{n} items have no fate yet: {codes} …")
_EMPTY = Words("共同清单上还没有一项。", "nothing stands on the joint list yet.")
_UNPRICED = Words("共同清单上 {codes} 还没有议定金额。", "no amount is agreed for {codes}.")
_OVER = Words(
    "议定金额超过资金上限：调减，或按新文件重新登记上限。",
    "what is agreed is over the ceiling: less, or a new ceiling by a document.",
)
_ROUND = Words("会商还没有结束：结束本轮并登记纪要。", "conferring is not over: close the round with its minutes.")
_CHANGED = Words(
    "“{number}”议定之后清单又有改动：请两个会议就现在的清单重新议定，并更正原登记",
    "the list changed after “{number}”: have it decided upon as it stands now, and strike that record",
)
_MISSING = {
    "executive": Words(
        "还没有登记区政府常务会议的议定（日期、文号、文件）。",
        "the government's executive meeting has not decided yet (day, number, file).",
    ),
    "council": Words(
        "还没有登记主任会议或常委会的议定（日期、文号、文件）。",
        "neither chairpersons' council nor standing committee has decided yet (day, number, file).",
    ),
}
