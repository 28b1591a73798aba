"""The commands that work without a page: the worker, the night's work (后台命令)."""

import atexit
import signal
import subprocess
import sys
import threading


def worker(*, until_idle: bool = False) -> int:
    """Do background jobs until told to end (SIGTERM), or until none is left."""
    from guantong.gateways.cli.site_commands import start

    start()
    from guantong.apps.diagnosis.book_runs import pull
    from guantong.gateways.clock.worker import Worker

    Worker(until_idle=until_idle, pulls=(pull,)).heed_signals().work()
    return 0


def nightly() -> int:
    """Print what a person should be reminded of today, have the rules run if anything changed, and seal the day.

    Run once a night, twice does no harm.

    1 when a row was changed behind the journal: told before anybody's next verb records the row as it then stands.
    """
    from guantong.gateways.cli.site_commands import behind_the_journal, seal_journal, start

    start()
    from guantong.apps.diagnosis.book_runs import start_books_nightly
    from guantong.apps.diagnosis.operations import start_nightly
    from guantong.apps.notices.queries import reminded_today
    from guantong.gateways.clock import now, today

    for work in reminded_today(today()):
        print(f"提醒 {work.due_on} {work.title} {work.waits_for}")
    wrong = behind_the_journal()
    for line in wrong:
        print(line, file=sys.stderr)
    for begin in (start_nightly, start_books_nightly) if not wrong else ():
        if (run := begin(as_of=now())) is not None:
            print(f"运行规则：诊断 {run.pk} (the rules are run over what changed)")
    return seal_journal(None) or int(bool(wrong))


def worker_beside() -> None:
    """Start a worker process beside the site, start it again when it dies, end it with the site."""
    beside = _Beside()
    atexit.register(beside.end)
    threading.Thread(target=beside.watch, name="worker beside", daemon=True).start()


class _Beside:
    """The worker process that lives and ends with the site."""

    REST = 5.0
    """Seconds before a worker that died is started again."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._process = self._started()

    def watch(self) -> None:
        """Start it again whenever it ends before the site does."""
        while not self._over.is_set():
            self._process.wait()
            if not self._over.wait(self.REST):
                self._process = self._started()

    def end(self) -> None:
        """End it gracefully; a job that takes too long is returned later by another worker's reaper."""
        self._over.set()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()

    @staticmethod
    def _started() -> "subprocess.Popen[bytes]":
        code = "import sys; from guantong.gateways.cli.command import main; sys.exit(main(['worker']))"
        return subprocess.Popen([sys.executable, "-c", code])  # noqa: S603 - our own command
