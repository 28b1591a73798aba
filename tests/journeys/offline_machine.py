"""One machine without any network: from the folder to a printed pack, then to a site that answers; prints what happened as JSON (离线机器).

Run within namespaces of its own, of network and mounts: offline_machine.py BUNDLE FOLDER
"""

import base64
import fcntl
import hashlib
import hmac
import http.cookiejar
import json
import os
import re
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

SET_UP = [
    "set-up", "--body", "RD", "明湖区人民代表大会", "--system", "xi", "席系统", "--security", "an", "安安全",
    "--auditor", "shi", "史审计",
]  # fmt: skip
PORT = 8731
SITE = f"http://127.0.0.1:{PORT}"
PASSWORD = "四条鱼 游过 青石桥 不回头"  # noqa: S105 - of a fictional person
_LONGEST = 120


def raise_loopback() -> None:
    """Let the machine speak with itself: SIOCSIFFLAGS with IFF_UP on lo."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        fcntl.ioctl(link, 0x8914, struct.pack("16sh", b"lo", 0x1))


def reached(address: tuple[str, int]) -> str:
    """Return what an attempt to leave the machine ends in."""
    try:
        socket.create_connection(address, 2).close()
    except OSError as error:
        return type(error).__name__ + f" {error.errno}"
    return "reached"


def answer(path: str) -> int:
    """Return the status of a page, once the site is up."""
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(SITE + path) as page:  # noqa: S310
                return int(page.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.5)
    return 0


def signed_in(link: str) -> list[str]:
    """Set the password by a one-time link, sign in, set up the second factor, keep the codes, reach the desk; where each step ends.

    The link a second time is the last of them.
    """
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def read(path: str) -> str:
        with browser.open(SITE + path) as page:
            return str(page.read().decode())

    def sent(path: str, typed: Callable[[str], dict[str, str]]) -> str:
        shown = read(path)
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', shown)[0]
        form = urllib.parse.urlencode(typed(shown) | {"csrfmiddlewaretoken": token}).encode()
        with browser.open(urllib.request.Request(SITE + path, form, {"Referer": SITE + path})) as page:  # noqa: S310
            return urllib.parse.urlsplit(page.url).path

    return [
        sent(link, lambda _: {"password": PASSWORD, "again": PASSWORD}),
        sent("/accounts/login/", lambda _: {"login": "xi", "password": PASSWORD}),
        sent(
            "/accounts/second-factor/set-up/", lambda shown: {"code": code(re.findall(r"<code>(\w+)</code>", shown)[0])}
        ),
        "recovery codes" if read("/accounts/recovery-codes/") else "",
        "desk" if "席系统" in read("/") else "",
        str(answer(link)),
    ]


def code(secret: str) -> str:
    """Return what the application on a phone shows at this moment (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def main(bundle: Path, folder: Path) -> None:
    """Go the whole way."""
    raise_loopback()
    if (bundle / "fonts").is_dir():
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/usr/share/fonts"], check=True)
    place = folder / "guantong"
    own = {"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHON": sys.executable}

    def run(*command: str) -> tuple[int, str]:
        done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def guantong(*words: str) -> tuple[int, str]:
        return run(str(place / "bin" / "guantong"), *words)

    said = {"outside": reached(("198.51.100.1", 443))}
    said["installed"] = run("sh", str(bundle / "install.sh"), "--prefix", str(place), "--no-service")
    said["checked"] = guantong("check", str(bundle / "documents"), "--pdf", str(folder / "问题单.pdf"))
    (place / "settings.env").write_text(f"GUANTONG_DISTRICT=明湖区\nGUANTONG_DATA={folder / 'data'}\n", "utf-8")
    said["migrated"] = guantong("migrate")
    said["set up"] = guantong(*SET_UP)
    site = subprocess.Popen([place / "bin" / "guantong", "serve", "--port", str(PORT)], cwd=folder, env=own)
    try:
        said["pages"] = [
            answer(path) for path in ("/accounts/login/", "/static/echarts/echarts.min.js", "/no/such/page/")
        ]
        said["signed in"] = signed_in(re.findall(r"xi\s+(/accounts/activate/\S+/)", said["set up"][1])[0])
        (folder / "word").write_text("青石桥下有四条鱼慢慢游过\n", "utf-8")
        said["backed up"] = guantong("backup", str(folder / "monday.backup"), "--passphrase-file", str(folder / "word"))
        said["doctor"] = guantong("doctor")
        own["GUANTONG_SETTINGS"] = str(folder / "other.env")
        (folder / "other.env").write_text(f"GUANTONG_DISTRICT=明湖区\nGUANTONG_DATA={folder / 'other'}\n", "utf-8")
        said["restored"] = guantong("restore", str(folder / "monday.backup"), "--passphrase-file", str(folder / "word"))
        said["doctor there"] = guantong("doctor")
    finally:
        site.terminate()
        site.wait(60)
    print(json.dumps(said, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
