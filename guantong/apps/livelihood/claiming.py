"""Deputy groups take an item on and give it back; who has a conflict of interest does not (认领)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.livelihood.models import Claim, Item
from guantong.apps.livelihood.money import kept_out
from guantong.apps.livelihood.recording import held, moved, noted
from guantong.apps.livelihood.workflow import CLAIM, ITEM
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import CONFLICT_OF_INTEREST, NEW, BadInput, NotAllowed, Refusal

_BY_OFFICE = frozenset({Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF})
CLAIMABLE = ("listed", "under_way", "said_done", "built")


def groups_for(standing: Standing, day: date) -> QuerySet[Organisation]:
    """Return the deputy groups one may claim for on `day`: one's own, for staff who note it any."""
    found = Organisation.objects.filter(Q(ends_on=None) | Q(ends_on__gt=day), kind=OrganisationKind.DEPUTY_GROUP)
    if not standing.roles & _BY_OFFICE:
        found = found.filter(path__in=[post.path for post in standing.posts])
    return found.order_by("path")


def why_not_claim(item: Item, standing: Standing, claims: list[Claim], day: date) -> Refusal | None:
    """Return why an item is not to be claimed by who asks, though the table would open it; None when it is."""
    links = list(item.lines.filter(state="linked"))
    interest = kept_out(item, standing, links, day) or (_IN_THE_UNIT if _official_of(item, standing) else None)
    if interest:
        return Refusal("who", _CONFLICT.filled(interest=interest), _OTHERS, CONFLICT_OF_INTEREST)
    if item.state not in CLAIMABLE:
        return Refusal("state", _OVER.filled(state=ITEM.states[item.state]))
    if not groups_for(standing, day).exists():
        return Refusal("who", _NO_GROUP)
    if item.one_group and claims:
        return Refusal("state", _TAKEN.filled(group=str(claims[0].group)))
    return None


@transaction.atomic
def claim(*, item: Item, group: Organisation, by: Standing, as_of: datetime) -> Claim:
    """Take an item on for a deputy group. Raises NotAllowed for a conflict of interest, and where another group was first."""
    row = _item_held(item)
    CLAIM.demand("claim", by, NEW, row.path)
    standing_claims = list(row.claims.filter(state="claimed").select_related("group"))
    refused = why_not_claim(row, by, standing_claims, as_of.date())
    if refused is not None:
        raise NotAllowed(refused)
    if not groups_for(by, as_of.date()).filter(pk=group.pk).exists():
        raise BadInput({"group": _NOT_YOURS})
    try:
        with transaction.atomic():
            made = Claim.objects.create(item=row, group=group, claimed_by=by.person, claimed_at=as_of)
    except IntegrityError as error:
        raise BadInput({"group": _TWICE}) from error
    noted(made, CLAIM, "claim", row.path, by, as_of, item=row.pk, group=group.code)
    return made


@transaction.atomic
def give_back(*, claim: Claim, reason: str, version: int, by: Standing, as_of: datetime) -> Claim:
    """Give an item back with the reason; another group may take it on."""
    row = held(claim, CLAIM, "give_back", version, by, claim.item.path)
    if refused := why_not_give_back(row, by, as_of.date()):
        raise NotAllowed(refused)
    row.reason = reason.strip()
    if not row.reason:
        raise BadInput({"reason": Words("请写明原因", "say why")})
    return moved(row, CLAIM, "give_back", claim.item.path, by, as_of, item=row.item_id)


def why_not_give_back(claim: Claim, standing: Standing, day: date) -> Refusal | None:
    """Return why a claim is not to be given back by who asks: it is another group's; None when it is."""
    own = groups_for(standing, day).filter(pk=claim.group_id).exists()
    return None if own else Refusal("who", _NOT_YOURS)


def _official_of(item: Item, standing: Standing) -> bool:
    """True for a deputy who holds a post in the responsible unit, registered or not."""
    return bool(item.path) and any(
        post.path.startswith(item.path) for post in standing.posts if post.role not in (Role.DEPUTY, Role.LEADER)
    )


def _item_held(item: Item) -> Item:
    """Lock the item: of two groups that come at once the second sees the first's claim."""
    return Item.objects.select_for_update().get(pk=item.pk)


_CONFLICT = Words(
    "因利益冲突回避（{interest}），不认领、不评分，也不看收款人和招投标情况",
    "kept out by a conflict of interest ({interest}): no claim, no score, no payees or tenders",
)
_IN_THE_UNIT = Words("在责任单位任职", "a post in the responsible unit")
_OTHERS = Words("由没有利益冲突的代表小组认领", "a group without the conflict claims it")
_OVER = Words("项目现在是“{state}”，不再认领", "it is “{state}” and no longer claimed")
_NO_GROUP = Words("您不在任何代表小组", "you are in no deputy group")
_TAKEN = Words("只由一个小组认领，{group}已经认领", "one group alone, and {group} was first")
_NOT_YOURS = Words("只能为自己所在的代表小组办理", "for one's own deputy group alone")
_TWICE = Words("这个小组已经认领", "that group has claimed it already")
