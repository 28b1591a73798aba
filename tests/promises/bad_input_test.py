"""Bad input and bad days, walked one by one: a clear sentence, nothing lost, nothing half done, the journal whole.

Each mechanism has its mutant, with which the same walk goes wrong. Elsewhere: a membership revoked in mid-session
(who_may_test), a worker killed (jobs_crash_test), two at once on PostgreSQL (races_test), packages (attachment_fuzz_test).
"""

import re
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client

from guantong.apps.actors import sign_in
from guantong.apps.files import store
from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import LARGEST
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.years.models import Step
from guantong.apps.years.operations_test import planned
from guantong.gateways.clock import now
from guantong.gateways.demo.world import INSTALLER
from tests import attachments as made
from tests.promises import mutants
from tests.world import World

LOCKED = pytest.mark.django_db(transaction=True)
PLAIN = pytest.mark.django_db


def register(client: Client, step: Step, document: str = "甲〔1〕号", verb: str = "register") -> HttpResponse:
    typed = {f"{verb}-happened_on": "2026-11-11", f"{verb}-document": document}
    return client.post(f"/years/steps/{step.pk}/", {"verb": verb, "version": step.version, **typed})


def forgiving(client: Client) -> Client:
    """The client shows a failure as the server would instead of raising it."""
    client.raise_request_exception = False
    return client


def state(step: Step) -> tuple[str, str, list[str]]:
    step = Step.objects.get(pk=step.pk)
    return step.state, step.document, [entry.verb for entry in entries_of(step)]


UNTOUCHED = ("planned", "", ["plan"])


# an attachment that is wrong, oversized, disguised


def attach(world: World, name: str, content: bytes) -> HttpResponse:
    address = f"/files/attach/{world.subject('学校食堂').journal_key}/"
    return world.signed_in("shen").post(address, {"file": SimpleUploadedFile(name, content), "level": "internal"})


@PLAIN
@pytest.mark.usefixtures("files_folder")
@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("照片.png", b"MZ" + b"\0" * 200, "请"),
        ("报告.pdf", b"<html><script>alert(1)</script></html>", "请导出为 PDF 后再上传"),
        ("报告.pdf", made.image(), "请"),
    ],
    ids=["a program as a picture", "a page as a report", "a picture as a report"],
)
def test_a_disguised_file_is_told_and_not_kept_and_comes_in_when_its_name_is_believed(
    world: World, name: str, content: bytes, why: str
) -> None:
    answer = attach(world, name, content)

    assert (answer.status_code, 'id="id_file_error"' in answer.content.decode()) == (422, True)
    assert why in answer.content.decode()
    assert (Attachment.objects.count(), list(store.kept()), list(drifted())) == (0, [], [])
    with mutants.attachments_believed_by_name():
        assert attach(world, name, content).status_code == 302


@PLAIN
@pytest.mark.usefixtures("files_folder")
def test_an_oversized_file_is_told_its_size_and_comes_in_when_nobody_looks(world: World) -> None:
    content = b"a" * (LARGEST + 1)

    answer = attach(world, "说明.txt", content)

    assert (answer.status_code, "文件有 33 MiB，超过 32 MiB" in answer.content.decode()) == (422, True)
    assert (Attachment.objects.count(), list(store.kept())) == (0, [])
    with mutants.attachments_of_any_size():
        assert attach(world, "说明.txt", content).status_code == 302


# a verb that is not open, by its address and by the API


def by_the_page(client: Client, step: Step, verb: str) -> int:
    return register(client, step, verb=verb).status_code


def by_the_api(client: Client, step: Step, verb: str) -> int:
    told = {"happened_on": "2026-11-11", "document": "甲〔1〕号", "version": step.version}
    return client.post(f"/api/years/steps/{step.pk}/{verb}", told, content_type="application/json").status_code


@PLAIN
@pytest.mark.parametrize("way", [by_the_page, by_the_api])
def test_a_verb_that_is_not_open_yet_is_refused_and_done_when_nobody_asks_for_the_state(world: World, way: Any) -> None:
    step, shen = planned(world), world.signed_in("shen")

    assert (way(shen, step, "correct"), state(step)) == (409, UNTOUCHED)
    with mutants.verbs_open_at_any_time():
        way(shen, step, "correct")
    assert state(step)[1:] == ("甲〔1〕号", ["plan", "correct"])


@PLAIN
@pytest.mark.parametrize("way", [by_the_page, by_the_api])
def test_a_verb_of_others_is_refused_and_done_when_nobody_asks_who(world: World, way: Any) -> None:
    step, lin = planned(world), world.signed_in("lin")

    assert (way(lin, step, "register"), state(step)) == (403, UNTOUCHED)
    with mutants.verbs_open_to_everybody():
        way(lin, step, "register")
    assert state(step) == ("registered", "甲〔1〕号", ["plan", "register"])


# a link that is too old


@PLAIN
@pytest.mark.parametrize(("mutant", "status"), [(nullcontext, 403), (mutants.links_that_never_expire, 302)])
def test_a_link_that_is_too_old_lets_nobody_in_and_says_so(world: World, mutant: Any, status: int) -> None:
    issued = now() - sign_in.LINK_LIFE - timedelta(seconds=1)
    token = sign_in.issue_link(person=world.people["shen"], by=INSTALLER, as_of=issued, demo=True)
    client = Client()

    with mutant():
        answer = client.post(f"/demo/sign-in/{token}/")

    assert answer.status_code == status
    assert ("已用过或已过期" in answer.content.decode(), "_auth_user_id" in client.session) == (
        status == 403, status == 302,
    )  # fmt: skip


# two people edit one thing


@PLAIN
def test_the_second_editor_is_shown_both_sides_and_overwrites_unseen_when_versions_are_not_compared(
    world: World,
) -> None:
    step, shen, gu = planned(world), world.signed_in("shen"), world.signed_in("gu")
    register(shen, step, "甲〔1〕号")
    step.refresh_from_db()
    register(gu, step, "乙〔2〕号", "correct")

    late = register(shen, step, "丙〔3〕号", "correct")

    assert (late.status_code, state(step)[1]) == (409, "乙〔2〕号")
    assert [word for word in ("丙〔3〕号", "乙〔2〕号") if word not in late.content.decode()] == []
    with mutants.versions_not_compared():
        register(shen, step, "丙〔3〕号", "correct")
    assert state(step)[1] == "丙〔3〕号"


# the database is locked


@pytest.fixture
def kept_world(transactional_db: None, tmp_path: Path) -> Iterator[World]:  # noqa: ARG001 - real commits
    """A world in a database that another connection can hold: with SQLite on disk, for the suite's own is in memory."""
    if connection.vendor != "sqlite":
        yield World.grown()
        return
    memory, name, disk = connection.connection, connection.settings_dict["NAME"], tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(disk)) as copy:
        memory.backup(copy)
    connection.connection, connection.settings_dict["NAME"] = None, disk
    try:
        yield World.grown()
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = memory, name


@contextmanager
def held() -> Iterator[None]:
    """Somebody else holds the database (SQLite) or the steps (PostgreSQL), longer than one waits."""
    if connection.vendor == "sqlite":
        other: Any = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        connection.cursor().execute("PRAGMA busy_timeout = 100")
        other.execute("BEGIN EXCLUSIVE")
    else:
        other = psycopg.connect(**connection.get_connection_params())
        connection.cursor().execute("SET lock_timeout = '200ms'")
        other.execute("LOCK TABLE years_step IN ACCESS EXCLUSIVE MODE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def sent_again(client: Client, page: HttpResponse) -> HttpResponse:
    """Press the button of the page: what was typed goes out once more."""
    body = page.content.decode()
    address = re.search(r'<form method="post" action="([^"]+)"', body)
    typed = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', body, re.DOTALL)
    assert address is not None
    return client.post(unescape(address[1]), {name: unescape(value) for name, value in typed})


@LOCKED
def test_a_locked_database_is_told_what_was_typed_is_kept_and_goes_out_with_one_press(kept_world: World) -> None:
    step, shen = planned(kept_world), forgiving(kept_world.signed_in("shen"))

    with held():
        told = register(shen, step)

    body = told.content.decode()
    assert (told.status_code, told.headers["Retry-After"]) == (503, "30")
    assert [
        word for word in ("数据库正忙", "什么都没有改动", "请过一会儿再试", "您填写的内容还在") if word not in body
    ] == []
    assert (state(step), list(drifted())) == (UNTOUCHED, [])
    assert sent_again(shen, told).status_code == 302
    assert state(step) == ("registered", "甲〔1〕号", ["plan", "register"])


@LOCKED
@pytest.mark.parametrize("address", ["/years/", "/years/steps/{}/", "/api/years/steps"])
def test_reading_from_a_locked_database_is_told_too(kept_world: World, address: str) -> None:
    step, shen = planned(kept_world), forgiving(kept_world.signed_in("shen"))

    with held():
        told = shen.get(address.format(step.pk))

    assert (told.status_code, "数据库正忙" in told.content.decode()) == (503, True)
    assert told.headers["Content-Type"].startswith("application/json" if "/api/" in address else "text/html")


@LOCKED
def test_when_outages_are_not_known_what_was_typed_is_lost(kept_world: World) -> None:
    step, shen = planned(kept_world), forgiving(kept_world.signed_in("shen"))

    with held(), mutants.outages_not_known():
        told = register(shen, step)

    assert (told.status_code, "甲〔1〕号" in told.content.decode()) == (500, False)


@contextmanager
def refused_by_the_driver(statement: str, on_postgres: Exception, on_sqlite: str, code: int) -> Iterator[None]:
    """A statement that begins so fails, said as the driver of this database says it."""

    def answer(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(statement):
            return execute(sql, params, many, context)
        cause = on_postgres
        if connection.vendor == "sqlite":
            cause = sqlite3.OperationalError(on_sqlite)
            cause.sqlite_errorcode = code  # type: ignore[attr-defined]
        raise OperationalError("refused") from cause

    with connection.execute_wrapper(answer):
        yield


def without(client: Client, *names: str) -> None:
    """Take `names` out of the session of a client."""
    session = client.session
    for name in names:
        del session[name]
    session.save()


@PLAIN
@pytest.mark.parametrize(("unkept", "status"), [(("renewed",), 302), (("renewed", "since"), 503)])
def test_done_and_only_the_session_unkept_is_never_told_as_not_done(
    world: World, monkeypatch: pytest.MonkeyPatch, unkept: tuple[str, ...], status: int
) -> None:
    step, shen = planned(world), forgiving(world.signed_in("shen"))
    shen.get("/")
    without(shen, *unkept)

    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", away)
    told = register(shen, step)

    body = told.content.decode()
    assert (told.status_code, state(step)[0]) == (status, "registered")
    assert ("可能已经办成" in body, "什么都没有改动" in body) == (status == 503, False)


def no_turn_for_sessions() -> AbstractContextManager[None]:
    """Whoever saves a session waits in vain for the lock."""
    busy = psycopg.errors.LockNotAvailable("canceling statement due to lock timeout")
    return refused_by_the_driver('UPDATE "django_session"', busy, "database is locked", sqlite3.SQLITE_BUSY)


@PLAIN
@pytest.mark.parametrize(("unkept", "status"), [(("renewed",), 200), (("renewed", "since"), 503)])
def test_a_session_that_cannot_be_saved_for_the_lock_is_not_taken_for_one_that_was_ended(
    world: World, unkept: tuple[str, ...], status: int
) -> None:
    shen = forgiving(world.signed_in("shen"))
    shen.get("/")
    without(shen, *unkept)

    with no_turn_for_sessions():
        told = shen.get("/")
        with mutants.sessions_taken_for_ended():
            bare = shen.get("/")

    assert (told.status_code, bare.status_code) == (status, 400)
    assert ("数据库正忙" in told.content.decode()) == (status == 503)


# the disk is full


def no_room_for(table: str) -> AbstractContextManager[None]:
    """The database has no room for another row of `table`."""
    full = psycopg.errors.DiskFull("could not extend file")
    return refused_by_the_driver(f'INSERT INTO "{table}"', full, "database or disk is full", sqlite3.SQLITE_FULL)


@PLAIN
@pytest.mark.parametrize("table", ["journal_entry", "journal_salt"])
def test_without_room_for_the_entry_nothing_is_changed_and_half_of_it_is_without_the_transaction(
    world: World, table: str
) -> None:
    step, shen = planned(world), world.signed_in("shen")

    with no_room_for(table):
        told = register(shen, step)

    body = told.content.decode()
    assert (told.status_code, state(step), list(drifted())) == (507, UNTOUCHED, [])
    assert [
        word for word in ("存储空间不足", "什么都没有改动", "请告知系统管理员", "甲〔1〕号") if word not in body
    ] == []
    with no_room_for(table), mutants.changes_outside_a_transaction():
        register(shen, step)
    assert Step.objects.get(pk=step.pk).state == "registered"


@PLAIN
def test_a_real_database_that_fills_up_stays_whole(world: World) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("not run: needs SQLite, whose size can be bounded")
    step, shen, cursor = planned(world), world.signed_in("shen"), connection.cursor()
    pages = cursor.execute("PRAGMA page_count").fetchone()[0]
    cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        for day in range(400):
            step.refresh_from_db()
            answer = shen.post(
                f"/years/steps/{step.pk}/",
                {"verb": "reschedule", "version": step.version, "reschedule-planned_on": f"2027-01-{day % 28 + 1:02}"},
            )
            if answer.status_code != 302:
                break
    finally:
        cursor.execute("PRAGMA max_page_count = 1073741823")

    before = step.version
    step.refresh_from_db()
    assert (answer.status_code, step.version, list(drifted())) == (507, before, [])
    assert sent_again(shen, answer).status_code == 302


@PLAIN
def test_a_file_without_room_is_told_at_its_field_and_leaves_nothing_and_half_of_it_when_written_in_place(
    world: World, files_folder: Path
) -> None:
    def without_room() -> HttpResponse:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        try:
            return attach(world, "说明.txt", b"a" * 50_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    answer = without_room()

    assert (answer.status_code, "文件没有保存，其他内容没有改动。请告知系统管理员" in answer.content.decode()) == (
        422,
        True,
    )
    assert (Attachment.objects.count(), [path for path in files_folder.rglob("*") if path.is_file()]) == (0, [])
    with mutants.files_written_in_place():
        without_room()
    assert [path.stat().st_size for path in files_folder.rglob("*") if path.is_file()] == [1000]


# a character that no database keeps


@PLAIN
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/findings/?state=%00", 404),
        ("/findings/?q=a%00b", 404),
        ("/years/steps/%00/", 404),
        ("/api/findings/matters?state=%00", 422),
        ("/api/findings/assessments?state=a%00", 422),
    ],
)
def test_a_nul_character_names_nothing(world: World, address: str, status: int) -> None:
    """PostgreSQL fails at one where SQLite finds nothing: neither is asked."""
    answer = forgiving(world.signed_in("gu")).get(address)

    assert answer.status_code == status
    assert status == 404 or answer.json()["detail"] == "文字里有空字符（NUL），请去掉后重试"


@PLAIN
def test_a_nul_character_is_not_written_through_the_api(world: World) -> None:
    step = Step.objects.latest("pk")
    told = {"happened_on": "2026-11-11", "document": "甲\0号", "version": step.version}

    answer = forgiving(world.signed_in("gu")).post(
        f"/api/years/steps/{step.pk}/register", told, content_type="application/json"
    )

    assert (answer.status_code, answer.json()["detail"]) == (422, "文字里有空字符（NUL），请去掉后重试")
    assert state(step) == UNTOUCHED
