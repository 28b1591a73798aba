import logging
from django.db import transaction
from django.test import override_settings
import pytest
from guantong.domain.roles import Role
from tests.promises.who_may_lane import Matrix
from tests.promises.who_may_oracle import table
from tests.world import World

@pytest.mark.django_db
def test_all(tmp_path):
    logging.disable(logging.ERROR)
    with override_settings(FILES=tmp_path, SESSION_COOKIE_AGE=86400), transaction.atomic():
        World.grown()
        m = Matrix.grown()
        routes=[r for r in table()["routes"] if r.startswith("reviews:") or r.startswith(("api:review","api:inquir","api:changes","api:take_down","api:ask"))]
        wrong=[]
        for role in Role:
            wrong += m.leaks(role.value, routes)
        told=[]
        for role in Role:
            told += m.told(role.value, ["reviews:reviews","api:reviews"])
        print(len(wrong)); print("\n".join(wrong[:80])); print("\n".join(told[:20]))
        transaction.set_rollback(True)
    assert wrong == [] and told == []
