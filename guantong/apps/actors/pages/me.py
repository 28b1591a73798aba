"""Who I am here: my posts, how I sign in (我的任职)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.domain.roles import Reach, reads, rooms


@page(reads="organisations")
def view(request: HttpRequest) -> HttpResponse:
    """Show the posts in force and what each room shows to them."""
    posts = request.standing.posts
    seen = [(room, max(reads(post.role, room) for post in posts)) for room in rooms()]
    return render(
        request,
        "actors/pages/me.html",
        {"posts": posts, "seen": [(room, reach) for room, reach in seen if reach > Reach.NOTHING]},
    )
