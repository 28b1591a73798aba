"""A campaign of 300 copied letters comes in a platform's file: one line with its number, none removed, no growth that nobody explains (同一诉求)."""

import re
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.journal.queries import drifted
from guantong.apps.voices.models import Need
from guantong.apps.voices.operations import confirm
from guantong.apps.voices.queries import hot_spots
from tests.figures import work_off
from tests.voices import campaign, said
from tests.world import World


def rows(page: str) -> list[str]:
    """Return what each row of a list says, without its tags."""
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr[^>]*>.*?</tr>", page, re.DOTALL)]


def earlier(world: World) -> None:
    """Of the same kind, taken down at the station: six last year, seven this year."""
    for year, count in ((2025, 6), (2026, 7)):
        for n in range(count):
            need = said(world, text=f"石泉社区第{n}号公交候车亭{year}年没有雨棚。", said_on=date(year, 2, 1 + n))
            confirm(need=need, field="transport", version=need.version, by=world.standing("hua"), as_of=world.now)


def test_a_copied_campaign_of_300_is_shown_as_one(world: World) -> None:
    earlier(world)
    office = world.signed_in("wen")

    # the file is looked at first: nothing is refused, and how many say the same is told before anything comes in
    sent = {"verb": "upload", "upload-file": SimpleUploadedFile("留言.json", campaign(300))}
    preview = office.post("/voices/files/", sent).headers["Location"]
    assert "<dt>与别件相同</dt><dd>299</dd>" in office.get(preview).content.decode()
    office.post(preview, {"verb": "apply"})
    assert Need.objects.count() == 6 + 7 + 301

    # the machine finds them in the background; a person shows them as one and confirms them once
    office.post("/voices/overview/", {"verb": "group"})
    work_off(world)
    found = office.get("/voices/overview/").content.decode()
    (head,) = re.findall(r'href="/voices/(\d+)/">请恢复公交站</a> <small>300 件', found)
    here = f"/voices/{head}/"
    (copies,) = re.findall(r'name="join_copies-copies" value="([\d,]+)"', office.get(here).content.decode())
    office.post(here, {"verb": "join_copies", "join_copies-copies": copies})
    version = str(Need.objects.get(pk=head).version)
    facts = {"confirm-place": "QS01", "confirm-field": "transport", "confirm-department": "", "version": version}
    assert office.post(here, {"verb": "confirm", **facts}).status_code == 302

    # one line with its number; every letter is still there and can be opened
    listed = [row for row in rows(office.get("/voices/?q=公交站").content.decode()) if "请恢复公交站" in row]
    assert (len(listed), " 300 " in listed[0]) == (1, True)
    assert (
        Need.objects.filter(title="请恢复公交站", state="confirmed", field="transport").exclude(text="").count() == 300
    )
    assert Need.objects.count() == 6 + 7 + 301

    # counted in full, and beside the growth stands what it is when what says the same counts once: (7 + 1 - 6) / 6
    spot = next(one.spot for one in hot_spots(world.standing("wen"), world.now.date()) if one.spot.field == "transport")
    assert (spot.count, spot.copies, spot.before) == (7 + 300, 299, 6)
    (line,) = (
        row for row in rows(office.get("/voices/overview/").content.decode()) if "交通出行" in row and "5017%" in row
    )
    assert ("307" in line, "299" in line, "同一诉求只算一件：+33%" in line) == (True, True, True)
    assert list(drifted()) == []
