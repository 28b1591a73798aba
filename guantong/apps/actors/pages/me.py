"""Who I am here: my posts, how I sign in, what I keep away from, and what each post lets me see (我的任职)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.actors.account_queries import account_of
from guantong.apps.actors.keeping_out import conflicts_seen_by
from guantong.apps.actors.queries import in_force
from guantong.apps.components.door import page
from guantong.domain.roles import Reach, reads, rooms, words_of_room


@page(reads="organisations")
def view(request: HttpRequest) -> HttpResponse:
    """Show the posts in force and, room by room, how far they see: why something is not there is answered here."""
    standing = request.standing
    seen = [(words_of_room(room), max(reads(role, room) for role in standing.roles)) for room in rooms()]
    own = conflicts_seen_by(standing).filter(in_force(request.today), person__username=standing.person)
    shown = {
        "posts": standing.posts,
        "account": account_of(request.user, standing, request.now),
        "conflicts": own,
        "seen": [(room, reach) for room, reach in seen if reach],
        "unseen": [room for room, reach in seen if reach is Reach.NOTHING],
    }
    return render(request, "actors/pages/me.html", shown)
