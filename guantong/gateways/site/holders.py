"""What people hold in every room, for who takes it over when they leave (持有): rooms may not know each other and are joined here.

Due work passes by its own verb. Other things are the office's and bear a name only in what was done; their new owner gets
each on the desk, until the signed hand-over list is noted. A leaver's opinions stay the leaver's.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q

from guantong.apps.actors.holdings import Held, register
from guantong.domain.roles import Standing
from guantong.domain.words import Words

TAKE_OVER = "take_over"
"""The verb of the due work by which a new owner learns of a thing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The open things of one table that bear a person's username in `names`; `over` are the states in which nothing is left to do."""

    kind: Words
    model: str
    names: tuple[str, ...]
    over: tuple[str, ...]
    where: str
    more: Q = Q()

    def held_by(self, usernames: Collection[str]) -> dict[str, list[Held]]:
        """Return what each of them holds in the table."""
        asked = Q()
        for name in self.names:
            asked |= Q(**{f"{name}__in": usernames})
        found: dict[str, list[Held]] = {}
        for row in apps.get_model(self.model).objects.filter(asked, self.more).exclude(state__in=self.over):
            one = Held(row.journal_key, self.kind, _title(row), self.where.format(row.pk), getattr(row, "due_on", None))
            for username in {getattr(row, name) for name in self.names} & set(usernames):
                found.setdefault(username, []).append(one)
        return found

    def pass_on(self, *, owners: Mapping[str, str], held_by: str, by: Standing, as_of: datetime) -> None:  # noqa: ARG002
        """Put each on the desk of its new owner."""
        from guantong.apps.actors.standing_in import home_of
        from guantong.apps.notices.operations import ask

        model = apps.get_model(self.model)
        people = apps.get_model("actors.Person")
        mine = {key: to for key, to in owners.items() if key.partition("/")[0] == model._meta.label_lower}
        for row in model.objects.filter(pk__in=[key.partition("/")[2] for key in mine]).order_by("pk"):
            to = mine[row.journal_key]
            path = home_of(people.objects.get(username=to), as_of.date())
            ask(
                of=row, verb=TAKE_OVER, title=f"接手：{_title(row)}"[:160], where=self.where.format(row.pk), path=path, person=to,
                by=by, as_of=as_of,
            )  # fmt: skip


class DueWork:
    """Due work that waits for somebody by name."""

    def held_by(self, usernames: Collection[str]) -> dict[str, list[Held]]:
        """Return what waits for each; what already waits for being taken over is the thing itself."""
        from guantong.apps.notices.queries import held_by

        return {
            name: [Held(work.journal_key, _WORK, work.title, work.where, work.due_on) for work in works]
            for name, works in held_by(usernames).items()
        }

    def pass_on(self, *, owners: Mapping[str, str], held_by: str, by: Standing, as_of: datetime) -> None:
        """Hand each to its new owner."""
        from guantong.apps.notices.operations import pass_on

        pass_on(owners=owners, held_by=held_by, by=by, as_of=as_of)


class Signals:
    """Signals under verification: whoever did the last thing to one has it in hand."""

    def __init__(self) -> None:
        self.kept = Kept(_SIGNAL, "diagnosis.Signal", (), ("open", "misread", *_SETTLED), "/diagnosis/signals/{}/")

    def held_by(self, usernames: Collection[str]) -> dict[str, list[Held]]:
        """Return what each has in hand."""
        from django.db.models import Max

        entries = apps.get_model("journal.Entry").objects
        mine = entries.filter(by__in=usernames, key__startswith="diagnosis.signal/").values("key").distinct()
        last = entries.filter(key__in=mine).values("key").annotate(last=Max("pk")).values("last")
        hands = {key: by for key, by in entries.filter(pk__in=last).values_list("key", "by") if by in usernames}
        pks = [key.partition("/")[2] for key in hands]
        found: dict[str, list[Held]] = {}
        for row in apps.get_model(self.kept.model).objects.filter(pk__in=pks).exclude(state__in=self.kept.over):
            one = Held(row.journal_key, self.kept.kind, _title(row), self.kept.where.format(row.pk))
            found.setdefault(hands[row.journal_key], []).append(one)
        return found

    def pass_on(self, *, owners: Mapping[str, str], held_by: str, by: Standing, as_of: datetime) -> None:
        """Put each on the desk of its new owner."""
        self.kept.pass_on(owners=owners, held_by=held_by, by=by, as_of=as_of)


class Opinions:
    """Opinions a person raised that are not told of their end: the author stays, and the answer goes there by letter."""

    def held_by(self, usernames: Collection[str]) -> dict[str, list[Held]]:
        """Return the open ones of each."""
        found: dict[str, list[Held]] = {}
        rows = apps.get_model("opinions.Proposer").objects.filter(
            person__in=usernames, told_on=None, opinion__history=False
        )
        for row in rows.exclude(opinion__state__in=("withdrawn", "merged")).select_related("opinion").order_by("pk"):
            title = f"{row.opinion.about or '一般意见'}：{row.opinion.text}"[:120]
            one = Held(row.opinion.journal_key, _OPINION, title, f"/opinions/{row.opinion_id}/", passes=False)
            found.setdefault(row.person, []).append(one)
        return found

    def pass_on(self, *, owners: Mapping[str, str], held_by: str, by: Standing, as_of: datetime) -> None:
        """Leave every author in place."""


def _title(row: Any) -> str:
    return str(getattr(row, "title", "") or getattr(row, "subject", "") or row)[:120]


def signed(sender: Any, *, handover: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    """Finish what waited for being taken over, once the list is signed."""
    from guantong.apps.notices.operations import finish

    for thing in handover.held:
        label, _slash, number = thing.get("key", "").partition("/")
        if thing.get("to") and number and (row := apps.get_model(label).objects.filter(pk=number).first()):
            finish(of=row, verb=TAKE_OVER, by=by, as_of=as_of)


def join() -> None:
    """Register every holder."""
    from guantong.apps.actors import events

    for holder in (DueWork(), *KEPT, Signals(), Opinions()):
        register(holder)
    events.signed.connect(signed, dispatch_uid="taken over")


_SIGNAL = Words("核实中的关注事项", "signals under verification")
_SETTLED = ("judged", "to_finding", "to_consultation", "received", "archived")
_WORK = Words("待办", "due work")
_OPINION = Words("所提意见：署名不变，答复以信函送达", "own opinions: the author stays, the answer comes by letter")
KEPT = (
    Kept(
        Words("办理中的事项", "matters under way"), "findings.Matter", ("registered_by",),
        ("closed", "concluded", "withdrawn"), "/findings/{}/", Q(history=False),
    ),
    Kept(
        Words("未发出的公文", "papers not sent"), "papers.Paper", ("drafted_by",), ("issued", "delivered", "withdrawn", "discarded"),
        "/papers/{}/",
    ),
    Kept(
        Words("未复函的了解情况函", "letters not answered"), "diagnosis.Letter", ("drafted_by",),
        ("answered", "withdrawn", "discarded"), "/diagnosis/letters/{}/",
    ),
    Kept(
        Words("未办结的审查活动", "reviews not closed"), "reviews.Review", ("planned_by",), ("closed", "cancelled"),
        "/reviews/{}/",
    ),
    Kept(
        Words("票箱密钥：当面移交或作废重做", "key of a ballot box: by hand, or the box is void"), "ballots.Box",
        ("keyholder_one", "keyholder_two"), ("opened", "void"), "/ballots/{}/",
    ),
    Kept(
        Words("评分密钥：当面移交或作废重做", "key of a score sheet: by hand, or the sheet is void"), "evaluations.ScoreSheet",
        ("keyholder_one", "keyholder_two"), ("counted", "void"), "/evaluations/scores/{}/",
    ),
)  # fmt: skip
