import pytest
from guantong.domain.roles import Role
from tests.promises.who_may_lane import Matrix
from tests.promises.who_may_oracle import table
from tests.promises.who_may_test import *  # noqa

ROUTES=[r for r in table()["routes"] if r.startswith("consultation:") or r in ("api:suggestions","api:suggestion","api:plan")]

@pytest.mark.parametrize("role", list(Role))
@pytest.mark.django_db
@pytest.mark.usefixtures("files_folder")
def test_zz_mine(matrix, role):
    assert matrix.leaks(role, ROUTES) == []
    assert matrix.told(role, ROUTES) == []
