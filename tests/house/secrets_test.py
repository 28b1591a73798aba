"""No key, token or password lies in the repository: what was once committed cannot be taken back."""

import re

import pytest

from tests.house.files import GENERATED, ROOT, tracked

# The forms that their issuers document, and a value given in the clear to a name that says it is secret.
SECRET = re.compile(
    r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"  # Amazon access key
    r"|\bLTAI[0-9A-Za-z]{12,24}\b"  # Aliyun access key
    r"|\bgh[pousr]_[0-9A-Za-z]{36}\b|\bgithub_pat_\w{22,}"
    r"|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"  # signed web token
    r"|://[^/\s:@{}]+:[^/\s:@{}]{6,}@"  # password inside an address
    r"|(?i:\b\w*(?:secret|password|passwd|api_?key|token)\w*\s*[:=]\s*[\"'][^\"'\s{}<>]{12,}[\"'])"
)


@pytest.mark.parametrize(
    "line",
    [
        "-----BEGIN " + "OPENSSH PRIVATE KEY-----",
        "key = AKIA" + "Q" * 16,
        "postgres://guantong:" + "mingyue-2026@db/guantong",
        "SECRET_KEY = " + "'mingyue-lake-2026'",
    ],
)
def test_a_secret_is_recognised(line: str) -> None:
    assert SECRET.search(line)


@pytest.mark.parametrize(
    "line", ['SECRET_KEY = os.environ["GUANTONG_SECRET"]', "password=given", "https://example.org/a"]
)
def test_a_name_without_a_value_is_not_a_secret(line: str) -> None:
    assert not SECRET.search(line)


def test_no_tracked_file_holds_a_secret() -> None:
    files = [path for path in tracked() if path.name not in GENERATED]
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if SECRET.search(line)
    ]

    assert files
    assert found == []
