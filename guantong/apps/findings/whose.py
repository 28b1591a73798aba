"""Whose desk a matter is followed at, and for which body somebody speaks (归口)."""

from datetime import date

from guantong.apps.actors.models import Membership
from guantong.apps.actors.queries import in_force
from guantong.apps.findings.workflow import MATTER
from guantong.domain.roles import Reach, Role, Standing
from guantong.domain.workflow.table import NEW


def desk_of(by: Standing, day: date) -> str:
    """Return the organisation that follows what `by` registers: its own, or for a unit's difficulty the budget commission."""
    rows = MATTER.row("register").who
    own = [post.path for post in by.posts if any(w.reach is Reach.DISTRICT and post.role in w.roles for w in rows)]
    if own:
        return own[0]
    leads = Membership.objects.filter(in_force(day), role=Role.BUDGET_COMMISSION_DIRECTOR).order_by("pk")
    return str(leads.values_list("organisation__path", flat=True).first() or "")


def own_body(standing: Standing) -> str:
    """Return the path of the body that may raise a difficulty through `standing`; "" for who represents none."""
    posts = standing.posts
    return next((p.path for p in posts if MATTER.why_not("raise_difficulty", standing, NEW, p.path) is None), "")
