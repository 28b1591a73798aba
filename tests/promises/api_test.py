"""T3: whatever is sent to the API, it answers in its own schema, never with a failure of ours (接口)."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import ensure_resource_availability, use_after_free

from guantong.gateways.site.wsgi import application
from tests.world import World

EXAMPLES = 200 if os.environ.get("FULL") else 12
ROUTES = [("GET", "/api/years/steps"), ("GET", "/api/journal/entries"), ("GET", "/api/journal/head")]
WRITE = "/api/years/steps/{}/register"


schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
SESSION: dict[str, str] = {}


@schema.auth(refresh_interval=None)
class BySession:
    """Signs a request as 顾主任; schemathesis leaves it out to see that the API then refuses."""

    def get(self, _case: Any, _context: Any) -> dict[str, str]:
        return SESSION

    def set(self, case: Any, session: dict[str, str], _context: Any) -> None:
        case.cookies = {**dict(case.cookies or {}), **session}
        case.headers["X-CSRFToken"] = session.get("csrftoken", "")  # while collecting there is none yet


@pytest.fixture
def signed_in(world: World) -> Iterator[None]:
    client = world.signed_in("gu")
    client.get("/")
    SESSION.update({name: morsel.value for name, morsel in client.cookies.items()})
    # the requests share the test's connection: the server's housekeeping must not close it between them
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("signed_in")
@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_answers_in_its_own_schema(case: Any) -> None:
    # nothing is deleted here and nothing made by POST: there is nothing to use after it is gone
    case.call_and_validate(excluded_checks=[use_after_free, ensure_resource_availability])


@pytest.mark.parametrize(("method", "route"), ROUTES)
def test_nobody_is_told_to_sign_in(method: str, route: str) -> None:
    answer = Client().generic(method, route)

    assert (answer.status_code, answer.json()["detail"]) == (401, "请先登录 (sign in first)")


@pytest.mark.django_db
def test_another_duty_is_refused_with_the_reason(world: World) -> None:
    answer = world.signed_in("shi").get("/api/years/steps")

    assert (answer.status_code, answer.json()["detail"]) == (403, "不在您的职责范围内")


@pytest.mark.django_db
def test_a_write_needs_its_token(world: World) -> None:
    from guantong.apps.years.models import Step

    step = Step.objects.latest("pk")
    strict = world.signed_in("gu")
    strict.handler.enforce_csrf_checks = True

    answer = strict.post(
        WRITE.format(step.pk), {"happened_on": "2026-11-01", "version": 1}, content_type="application/json"
    )

    assert answer.status_code == 403
    assert Step.objects.get(pk=step.pk).state == "planned"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"happened_on": "2026-11-01", "version": 1}, 200),
        ({"happened_on": "2999-11-01", "version": 1}, 422),
        ({"happened_on": "昨天", "version": 1}, 422),
        ({"happened_on": "2026-11-01", "version": 7}, 409),
    ],
)
def test_a_step_is_registered_by_the_same_verb_as_on_its_page(world: World, sent: dict[str, Any], status: int) -> None:
    from guantong.apps.years.models import Step

    step = Step.objects.latest("pk")

    answer = world.signed_in("gu").post(WRITE.format(step.pk), sent, content_type="application/json")

    assert answer.status_code == status
    assert Step.objects.get(pk=step.pk).state == ("registered" if status == 200 else "planned")


@pytest.mark.django_db
def test_a_step_of_another_organisation_is_not_there(world: World) -> None:
    from guantong.apps.years.models import Step

    step = Step.objects.latest("pk")

    assert world.signed_in("qin").get(f"/api/years/steps/{step.pk}").status_code == 404
