"""One account: how it stands, and what administrators do to it (账号)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guantong.apps.actors import sign_in
from guantong.apps.actors.account_queries import account_of
from guantong.apps.actors.queries import people_seen_by
from guantong.apps.actors.workflow import PERSON
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

_NOT_PAUSED = Refusal("state", Words("没有暂停登录", "signing in is not paused"))
_NO_FACTOR = Refusal("state", Words("还没有设置双因素", "there is no second factor yet"))


@page(reads="accounts", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, username: str) -> HttpResponse:
    """Show the account; use a verb. A link that was just issued is shown this once and never again."""
    person = people_seen_by(request.standing).filter(username=username).first()
    if person is None:
        raise Http404
    account, issued = account_of(person, request.standing, request.now), []

    def issue(**facts: Any) -> None:
        issued.append(sign_in.issue_link(**facts))

    verbs = (
        Act("issue_link", issue),
        Act("release", sign_in.release),
        Act("reset_second_factor", sign_in.reset_second_factor),
        Act("close", sign_in.close),
        Act("reopen", sign_in.reopen),
    )
    closed = {"release": None if account.paused_until else _NOT_PAUSED}
    closed["reset_second_factor"] = None if account.second_factor or person.factor_seal else _NO_FACTOR
    acts = Acts(
        request, PERSON, verbs, sign_in.state_of(person), "", given={"person": person}, latest_by=person.username,
        closed={verb: why for verb, why in closed.items() if why},
    )  # fmt: skip
    answer = acts.answer()
    if answer and not issued:
        return answer
    shown = {
        "account": account, "person": person, "acts": acts, "state": PERSON.states[acts.state],
        "link": issued and request.build_absolute_uri(reverse("account_activate", args=issued)),
    }  # fmt: skip
    return render(request, "actors/pages/account.html", shown, status=acts.status)
