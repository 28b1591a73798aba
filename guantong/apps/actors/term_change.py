"""The change of term (换届): all posts of a term end on one day, the new roster begins, what leavers hold goes on.

Runs inside the transaction of an intake, for real or rehearsed. Nothing that a leaver wrote or did is touched.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from guantong.apps.actors import holdings, operations, people_operations
from guantong.apps.actors.handing_over import arranged
from guantong.apps.actors.holdings import Held
from guantong.apps.actors.models import Handover, Membership, Person, Substitution, Term
from guantong.apps.actors.queries import in_force
from guantong.apps.actors.roster import REFUSED, Line, Taking, Wrong
from guantong.apps.actors.sheets import Row
from guantong.apps.journal.operations import record
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LEAVES, STAYS = "leaves", "stays"
WHOLLY = "其他任职一并结束"
"""The column of the sheet 移交 by which somebody leaves with every post, a term or not: an official who retires that day."""


@dataclass
class TermChange:
    """One change: the term that ends, the first day of the next, its number and name."""

    term: Term
    leaving_on: date
    number: int
    name: str
    wanted: dict[str, Row] = field(default_factory=dict)
    arranged: dict[tuple[str, str], Person] = field(default_factory=dict)

    def take(self, taking: Taking) -> list[Line]:
        """End the term, open the next, take in its roster, hand over; returns what became of each person and row."""
        sheets = {sheet.name: sheet for sheet in taking.sheets}
        if "任职" not in sheets or not sheets["任职"].rows:
            raise BadInput({"file": _NO_ROSTER})
        stay = {row.values.get("登录名", "") for row in sheets["任职"].rows}
        if "移交" in sheets and taking.sound(sheets["移交"]):
            self.wanted = {
                row.values.get("离任人", ""): row
                for row in sheets["移交"].rows
                if "接手人" in row.values or row.values.get(WHOLLY) == "是"
            }
            taking.lines += [
                Line("移交", row.number, REFUSED, row.values.get("离任人", ""), _YES_OR_NOTHING)
                for row in sheets["移交"].rows
                if row.values.get(WHOLLY, "") not in ("", "是", "否")
            ]
        ended = self._end_posts(taking)
        people_operations.close_term(term=self.term, ends_on=self.leaving_on, by=taking.preparer, as_of=taking.as_of)
        taking.term = people_operations.open_term(
            number=self.number, name=self.name, begins_on=self.leaving_on, by=taking.preparer, as_of=taking.as_of
        )
        taking.begins_on = self.leaving_on
        taking.take()
        leavers = {person: posts for person, posts in ended.items() if person.username not in stay}
        held = holdings.held_by([person.username for person in leavers])
        self.arranged = arranged(leavers)
        for person, posts in leavers.items():
            row = self.wanted.get(person.username) or Row(0, {"离任人": person.username})
            subject = f"{person.username} {person.name}"
            taking.row("移交", row, subject, lambda _v, p=person, q=posts: self._leave(taking, p, q, held[p.username]))
        gone = {person.username for person in leavers}
        for username, row in self.wanted.items():
            if username not in gone:
                taking.lines.append(Line("移交", row.number, REFUSED, username, _AT.filled(why=_NOT_LEAVING)))
        taking.lines += [
            Line("任职", 0, STAYS, f"{p.username} {p.name}", _STAYS) for p in ended if p.username not in gone
        ]
        return taking.lines

    def _end_posts(self, taking: Taking) -> dict[Person, list[Membership]]:
        found: dict[Person, list[Membership]] = {}
        wholly = [username for username, row in self.wanted.items() if row.values.get(WHOLLY) == "是"]
        posts = Membership.objects.filter(Q(term=self.term) | Q(person__username__in=wholly, term=None)).exclude(
            ends_on__lte=self.leaving_on
        )
        for post in posts.select_related("person", "organisation").order_by("person__username", "pk"):
            operations.revoke(membership=post, ends_on=self.leaving_on, by=taking.giver, as_of=taking.as_of)
            found.setdefault(post.person, []).append(post)
        return found

    def _leave(self, taking: Taking, person: Person, posts: list[Membership], held: list[Held]) -> tuple[str, Words]:
        lasting = Substitution.objects.filter(Q(absent=person) | Q(substitute=person), ends_on__gt=self.leaving_on)
        stands_in = list(lasting.select_related("absent", "substitute").select_for_update())
        kept = Membership.objects.filter(in_force(self.leaving_on), person=person).select_related("organisation")
        owners = self._owners(person, [thing for thing in held if thing.passes])
        successor = self._successor(taking, person, needed=None in owners.values())
        for substitution in stands_in:
            if substitution.begins_on >= self.leaving_on:
                raise Wrong("离任人", _FUTURE_SUBSTITUTION)
            substitution.ends_on = self.leaving_on
            substitution.save()
            record(
                by=taking.giver, as_of=taking.as_of, room="actors", verb="end_substitution", of=substitution,
                says=Words("代办随届满结束", "a substitution ended with the term"),
                content={"ends_on": self.leaving_on.isoformat()},
            )  # fmt: skip
        goes = {key: owner or successor for key, owner in owners.items()}
        usernames = {key: owner.username for key, owner in goes.items() if owner}
        holdings.pass_on(owners=usernames, held_by=person.username, by=taking.giver, as_of=taking.as_of)
        handover = Handover.objects.create(
            term=self.term, person=person, successor=successor, on=self.leaving_on,
            held=[
                *({"kind": "post", "what": _named(post)} for post in posts),
                *({"kind": "kept", "what": _named(post)} for post in kept),
                *(_listed(thing, goes.get(thing.key)) for thing in held),
                *({"kind": "substitution", "what": f"{s.absent.name} ← {s.substitute.name}"} for s in stands_in),
            ],
        )  # fmt: skip
        record(
            by=taking.giver, as_of=taking.as_of, room="actors", verb="hand_over", of=handover,
            says=Words(f"{person.username} 随届满离任", f"{person.username} left with the term"),
            content={
                "person": person.username, "to": successor.username if successor else None, "posts": len(posts),
                "work": len(owners), "substitutions": len(stands_in), "on": self.leaving_on.isoformat(),
            },
        )  # fmt: skip
        return LEAVES, _LEAVES.filled(
            posts=len(posts), kept=len(kept), work=len(owners), stands_in=len(stands_in),
            to=_counted(usernames) or (successor.username if successor else "—"),
        )  # fmt: skip

    def _owners(self, person: Person, held: list[Held]) -> dict[str, Person | None]:
        """Return the arranged new owner of each thing; None where it goes to whom the sheet names, or nobody holds a post."""
        found = {thing.key: self.arranged.get((person.username, thing.key)) for thing in held}
        there = in_force(self.leaving_on), Q(person__in=[owner for owner in found.values() if owner])
        in_office = set(Membership.objects.filter(*there).values_list("person", flat=True))
        return {key: owner if owner and owner.pk in in_office else None for key, owner in found.items()}

    def _successor(self, taking: Taking, person: Person, needed: bool) -> Person | None:
        row = self.wanted.get(person.username)
        if row is None:
            if needed:
                raise Wrong("接手人", _NEEDS_SUCCESSOR)
            return None
        username = row.values.get("接手人", "")
        if not username and not needed:
            return None
        if not username:
            raise Wrong("接手人", _NEEDS_SUCCESSOR)
        successor = taking.people.get(username)
        if successor is None:
            raise Wrong("接手人", _NOBODY.filled(typed=username))
        if successor == person or not Membership.objects.filter(in_force(self.leaving_on), person=successor).exists():
            raise Wrong("接手人", _LEAVES_TOO.filled(typed=username, day=self.leaving_on))
        return successor


def _listed(thing: Held, to: Person | None) -> dict[str, str]:
    facts = {"kind": "work" if thing.passes else "signed", "what": thing.title, "of": thing.kind.zh, "key": thing.key}
    return {**facts, "to": to.name, "to_username": to.username} if to else facts


def _counted(owners: dict[str, str]) -> str:
    """Return the new owners, with how much each gets where it is not one alone."""
    counts = Counter(owners.values())
    return "、".join(f"{name} {count} 件" if len(counts) > 1 else name for name, count in sorted(counts.items()))


def _named(post: Membership) -> str:
    return f"{post.organisation.name} {post.role_words.zh}"


_AT = Words("“离任人”：{why}", "离任人: {why}")
_NO_ROSTER = Words(
    "文件里没有“任职”表，或表是空的：这会让所有人离任。请先下载本届名册，改成新一届名册再上传",
    "there is no sheet 任职, or it is empty, so everybody would leave: download the roster, edit it, upload it again",
)
_STAYS = Words("留任：本届任职结束，按名册开始下一届任职", "stays: the posts of the next term begin")
_LEAVES = Words(
    "离任：结束本届任职 {posts} 项，其他任职保留 {kept} 项；待办 {work} 件、代办 {stands_in} 项；接手人 {to}",
    "leaves: {posts} posts end, {kept} others stay; {work} due, {stands_in} substitutions; taken over by {to}",
)
_YES_OR_NOTHING = Words(f"“{WHOLLY}”写“是”，或空着", f"“{WHOLLY}” is 是, or empty")
_NOT_LEAVING = Words(
    "不在离任人员之列。请核对登录名，或从“移交”表删去", "does not leave: check the username, or delete the row"
)
_NEEDS_SUCCESSOR = Words(
    "此人名下还有待办。请在“移交”表写一行：离任人、接手人的登录名",
    "work waits for them: name who takes it over in the sheet 移交",
)
_NOBODY = Words(
    "没有登录名“{typed}”。请核对，或先在“人员”表中加上", "no username {typed}: check it, or add it to the sheet 人员"
)
_LEAVES_TOO = Words(
    "“{typed}”在 {day} 没有职务，不能接手。请另选一人", "{typed} holds no post on {day}: choose another person"
)
_FUTURE_SUBSTITUTION = Words(
    "此人有届满之后才开始的代办安排。请先取消该安排", "a substitution begins after the term ends: withdraw it first"
)
