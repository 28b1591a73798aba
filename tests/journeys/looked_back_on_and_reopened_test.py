"""A matter is put right, sent back once, verified, closed by another, drawn, visited, found to have come back, and reopened."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from guantong.apps.findings.models import Matter, Round
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.models import DueWork
from guantong.domain.statistics.sampling import drawn
from guantong.gateways.clock import now
from tests.findings import handed_over, planned, proof, registered, submitted
from tests.rounds import answers
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_what_was_closed_is_looked_back_on_and_reopened(world: World) -> None:
    shen, gu, wen, su, qin = (world.signed_in(who) for who in ("shen", "gu", "wen", "su", "qin"))
    today = now().date()  # what is done by pages is done now

    def sends(client: Any, address: str, verb: str, row: Any, **typed: Any) -> Any:
        row.refresh_from_db()
        facts = {f"{verb}-{name}": value for name, value in typed.items()}
        answer = client.post(address, {"verb": verb, "version": getattr(row, "version", 0), **facts})
        told = re.findall("class=.error.*?<", answer.content.decode())
        assert answer.status_code == 302, f"{verb}: {answer.status_code} {told}"
        row.refresh_from_db()
        return row

    # put right, sent back once, submitted again, verified by one and closed by another
    matter = submitted(world, planned(world, handed_over(world, registered(world))))
    here = f"/findings/{matter.pk}/"
    sends(shen, here, "send_back", matter, words="凭证不全，请补送入库凭证。")
    proof(world, matter, "入库凭证.txt")
    sends(qin, here, "submit", matter, result="已收回 120 万元，凭证齐全。", mechanism="印发《项目入库管理办法》")
    sends(shen, here, "verify", matter, words="凭证与账相符。")
    assert (
        shen.post(here, {"verb": "close_out", "version": matter.version, "close_out-words": "销号"}).status_code == 403
    )
    sends(gu, here, "close_out", matter, words="同意销号。")
    assert (matter.state, matter.reopened) == ("closed", 0)

    # drawn in a round, by a seed nobody chose, from a list that stands in the journal
    answer = shen.post(
        "/findings/rounds/new/",
        {
            "verb": "prepare", "prepare-title": "2026年整改回头看", "prepare-year": "2026", "prepare-size": "1",
            "prepare-divided_by": "nature", "prepare-partners": [world.body("SJ").path],
        },
    )  # fmt: skip
    round_ = Round.objects.get()
    there = answer["Location"]
    sends(shen, there, "freeze", round_)
    sends(shen, there, "draw", round_)
    assert [one.id for one in drawn(round_.population, 1, round_.seed)] == [str(matter.pk)]
    assert [entry.verb for entry in entries_of(round_)] == ["prepare", "freeze", "draw"]

    # the unit knows nothing; the audit office finds it on its desk, goes there, and hands in what it saw with a photo
    visit = round_.visits.get()
    on_the_spot = f"/findings/visits/{visit.pk}/"
    assert [qin.get(address).status_code for address in (there, on_the_spot)] == [404, 404]
    assert there in su.get("/").content.decode()
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(picture, "JPEG")
    told = {f"a_{key}": answer for key, (answer, _) in answers().items()}
    sends(
        su, on_the_spot, "hand_in", visit, sent="sending-one", on=today.isoformat(), found="back",
        words="同一项目又闲置 30 万元。", photos=SimpleUploadedFile("现场.jpg", picture.getvalue()),
        **{**told, "a_not_again": "no", "w_not_again": "账上又有 30 万元未用"},
    )  # fmt: skip

    # it came back: said everywhere, decided by nobody yet
    matter.refresh_from_db()
    look = matter.look_backs.get()
    assert (matter.state, look.found, look.visit, len(visit.photos)) == ("closed", "back", visit, 1)
    assert "建议研究是否重开" in gu.get(there).content.decode()
    assert "同一项目又闲置 30 万元。" in qin.get(on_the_spot).content.decode()

    # a person reopens it: to be seen by all, and on the unit's desk
    sends(gu, here, "reopen", matter, words="回头看发现反弹。", due_on=(today + timedelta(days=30)).isoformat())
    assert (matter.state, matter.reopened) == ("reopened", 1)
    assert "已重开 1 次" in qin.get(here).content.decode()
    assert DueWork.objects.get(key=matter.journal_key, state="open").verb == "plan"
    assert here in qin.get("/").content.decode()

    # the round ends, and nothing of all this stands outside the journal
    sends(wen, there, "end", round_, words="")
    assert (round_.state, Matter.objects.count(), list(drifted())) == ("ended", 1, [])
