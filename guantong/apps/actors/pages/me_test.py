"""My own page: my posts, how I sign in, and why I see what I see."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_it_says_what_one_sees_and_what_is_not_within_ones_duties(world: World) -> None:
    qin, an = (world.signed_in(who).get("/actors/me/").content.decode() for who in ("qin", "an"))

    assert "<dt>附件</dt><dd>本机构</dd>" in qin
    assert (
        "不在您职责范围内：监督计划拟稿、交换、对方钥匙、预算调整、账册、重点部门选取、慧诊、汇办、审查材料、参加人名单、意见、我的意见、公文拟稿、诉求、诉求原文、诉求—预算对照、问卷、票箱、投票名册、测评标准、代表评分、评分名册、评价项目提名、评价标准、清单导入、专家劳务费、离任移交、导入、账号与登录、利益冲突登记、权限表"
        in qin
    )
    assert "<dt>附件</dt>" not in an
