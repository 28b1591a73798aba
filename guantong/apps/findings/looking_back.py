"""A round of looking back: prepared, its list and seed fixed, drawn once, added to by name, ended (回头看专项).

The seed is the machine's and is recorded with the list before anything is drawn: whoever does not like what comes of it can
only withdraw the round, which stays to be seen.
"""

from collections.abc import Iterable
from datetime import datetime
from secrets import token_hex

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.findings.check_list import in_force
from guantong.apps.findings.models import Matter, Partner, Round, Visit
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.findings.rounds import apart, may_be_drawn, may_take_part, taken_part_in_by
from guantong.apps.findings.whose import desk_of
from guantong.apps.findings.words import ENDED
from guantong.apps.findings.workflow import ROUND
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Standing
from guantong.domain.statistics.sampling import digest, drawn
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

LARGEST = 200
"""More than anybody visits in one round."""


@transaction.atomic
def prepare(
    *, title: str, year: int, size: int, partners: Iterable[str], by: Standing, as_of: datetime, kind: str = "",
    body: str = "", divided_by: str = "nature",
) -> Round:  # fmt: skip
    """Prepare a round: which matters may be drawn, how many are, and whose people visit besides our own."""
    state = ROUND.demand("prepare", by, NEW, "")
    asked = set(partners)
    named = may_take_part(as_of.date()).filter(path__in=asked)
    wrong = {"size": (_SIZE, not 1 <= size <= LARGEST), "partners": (_NOT_ASKED, len(named) < len(asked))}
    if any(is_wrong for _, is_wrong in wrong.values()):
        raise BadInput({field: words for field, (words, is_wrong) in wrong.items() if is_wrong})
    row = Round.objects.create(
        title=title, year=year, kind=kind, body=body, divided_by=divided_by, size=size, path=desk_of(by, as_of.date()),
        check_list=in_force(as_of.date()).key, prepared_by=by.person, prepared_at=as_of, state=state, search=searchable(title),
    )  # fmt: skip
    made = [Partner.objects.create(round=row, path=one.path, body=str(one)) for one in named]
    for thing in (row, *made):
        recorded(thing, row, "prepare", by, as_of)
    return row


@transaction.atomic
def freeze(*, round_: Round, version: int, by: Standing, as_of: datetime) -> Round:
    """Fix the list and the seed, and put both into the journal; what is ended later is not in it.

    Raises BadInput where there is nothing to draw from.
    """
    row = _held(round_, "freeze", version, by)
    found = may_be_drawn(row, by)
    kept = list(apart(row, found))
    if not kept:
        raise BadInput({"": _NOBODY})
    row.population = {str(matter.pk): _stratum(row, matter) for matter in kept}
    row.left_out = found.count() - len(kept)
    row.digest, row.seed, row.frozen_at = digest(row.population), _fresh_seed(), as_of
    content = {
        "population": row.population, "digest": row.digest, "seed": row.seed, "size": row.size, "left_out": row.left_out,
    }  # fmt: skip
    return _move(row, "freeze", by, as_of, **content)


@transaction.atomic
def draw(*, round_: Round, version: int, by: Standing, as_of: datetime) -> Round:
    """Draw what list and seed give, once, and put the visits before all who take part.

    Raises NotAllowed where the list is not as it was fixed.
    """
    row = _held(round_, "draw", version, by)
    if digest(row.population) != row.digest:
        raise NotAllowed(_NOT_AS_FIXED)
    sample = drawn(row.population, row.size, row.seed)
    row.drawn_at = as_of
    for one in sample:
        visit = Visit.objects.create(
            round=row, matter_id=int(one.id), path=row.path, how="sampled", stratum=one.stratum, rank=one.rank
        )
        recorded(visit, row, "draw", by, as_of, matter=int(one.id))
    row = _move(row, "draw", by, as_of, drawn=[int(one.id) for one in sample])
    for path in (row.path, *row.partners.values_list("path", flat=True)):
        notices.ask(
            of=row, verb="hand_in", title=f"走访：{row.title}（{len(sample)} 项）", where=f"/findings/rounds/{row.pk}/",
            path=path, by=by, as_of=as_of,
        )  # fmt: skip
    return row


@transaction.atomic
def name(*, round_: Round, matter: int, reason: str, version: int, by: Standing, as_of: datetime) -> Round:
    """Have a matter visited that was not drawn, with the reason: told as named wherever it is told (指定).

    Raises BadInput for one that is not ended, is in the round already, or belongs to a body that takes part.
    """
    row = _held(round_, "name", version, by)
    wanted = matters_seen_by(by).filter(pk=matter).first()
    if wanted is None or wanted.state not in ENDED:
        raise BadInput({"matter": _NOT_ENDED})
    if row.visits.filter(matter=wanted).exists():
        raise BadInput({"matter": _IN_IT})
    if taken_part_in_by(row, wanted):
        raise BadInput({"matter": _ITS_OWN})
    visit = Visit.objects.create(round=row, matter=wanted, path=row.path, how="named", reason=reason)
    recorded(visit, row, "name", by, as_of, matter=wanted.pk)
    return _move(row, "name", by, as_of, matter=wanted.pk)


@transaction.atomic
def end(*, round_: Round, words: str, version: int, by: Standing, as_of: datetime) -> Round:
    """End it; raises BadInput at `words` where a matter was not visited and nobody says why."""
    row = _held(round_, "end", version, by)
    if not words and row.visits.filter(state="waiting").exists():
        raise BadInput({"words": _NOT_ALL})
    row.says, row.ended_on = words, as_of.date()
    notices.withdraw(of=row, verb="hand_in", by=by, as_of=as_of)
    return _move(row, "end", by, as_of)


@transaction.atomic
def withdraw_round(*, round_: Round, words: str, version: int, by: Standing, as_of: datetime) -> Round:
    """Withdraw a round that has not drawn, with the reason; it stays to be seen, its seed with it."""
    row = _held(round_, "withdraw_round", version, by)
    row.says, row.ended_on = words, as_of.date()
    return _move(row, "withdraw_round", by, as_of)


def locked(round_: Round) -> Round:
    """Return the row as it stands, held until the end of the transaction."""
    return Round.objects.select_for_update().get(pk=round_.pk)


def recorded(thing: Journaled, of: Round, verb: str, by: Standing, as_of: datetime, **content: object) -> None:
    """Record what was done to a round or a thing of it, at the desk that runs it: no unit reads there that it was drawn."""
    said = ROUND.row(verb).words
    record(
        by=by, as_of=as_of, room="findings", verb=verb, path=of.path, of=thing,
        says=Words(f"{said.zh}：回头看专项 {of.pk}", f"{said.en}: {of.pk}"), content={"state": of.state, **content},
    )  # fmt: skip


def _held(round_: Round, verb: str, version: int, by: Standing) -> Round:
    row = locked(round_)
    ROUND.demand_as_read(verb, by, row, version, row.path)
    return row


def _move(row: Round, verb: str, by: Standing, as_of: datetime, **content: object) -> Round:
    row.state = ROUND.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    recorded(row, row, verb, by, as_of, **content)
    return row


def _stratum(row: Round, matter: Matter) -> str:
    return str(getattr(matter, row.divided_by)) or "unconfirmed"


def _fresh_seed() -> str:
    return token_hex(16)


_SIZE = Words(f"抽取项数须在 1 到 {LARGEST} 之间", f"from 1 to {LARGEST}")
_NOT_ASKED = Words(
    "参与单位须是有专人在岗的财政、审计、发改、统计、财经委或街道工委",
    "somebody who may take part must be in office there",
)
_NOBODY = Words(
    "范围内没有可以抽取的已销号、已办结事项；请撤销后换一个年度或范围", "nothing that is ended lies in its range: choose another"
)  # fmt: skip
_NOT_AS_FIXED = Refusal(
    "state",
    Words("名单和固定时的摘要不一致，不能抽取", "the list is not as it was when it was fixed"),
    Words("请安全审计员核对留痕，撤销后重新发起", "have the journal checked, withdraw it and prepare another"),
)
_NOT_ENDED = Words("只能指定已销号或已办结的事项，请填事项编号", "only what is ended can be named: its number, please")
_IN_IT = Words("该事项已在本专项内", "it is in this round already")
_ITS_OWN = Words("参与单位自己承办的事项不由本专项走访", "a body that takes part handles it")
_NOT_ALL = Words("还有事项没有走访，请写明原因", "some were not visited: say why")
