"""Lane T4 of attachments: damaged files of every kind; the parent lives, nothing hangs, every refusal is a sentence.

Size: 400 files by default, 20,000 with FULL=1. What is accepted is small, of the kind its name says, and holds no place.
"""

import io
import os
import random
import resource
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from guantong.domain.workflow.table import BadInput
from guantong.gateways.site.examiner import ChildExaminer
from tests import attachments as made
from tests.promises import mutants

FILES = 20_000 if os.environ.get("FULL") else 400
CEILING = 32 << 10
"""How much the parent's memory may grow (KiB)."""
WHOLE = {
    ".pdf": made.pdf(), ".xlsx": made.xlsx("项目", "金额"), ".docx": made.docx("情况", "说明"), ".png": made.image("PNG"),
    ".jpg": made.image("JPEG"), ".webp": made.image("WEBP"), ".txt": "说明\n第二行".encode(),
    ".csv": "单位,金额\n乙局,5\n".encode("gb18030"),
}  # fmt: skip
STARTS = [
    b"<svg onload=1>",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"MZ\0\0",
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"=1+1,",
    b"\0" * 9,
]


def flipped(rng: random.Random, content: bytes) -> bytes:
    """Flip, cut, double or replace bytes of the file itself."""
    changed = bytearray(content)
    for _ in range(rng.randrange(1, 25)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    if rng.random() < 0.3:
        changed = changed[: rng.randrange(1, len(changed))]
    if rng.random() < 0.1:
        changed += changed[: rng.randrange(1, len(changed) + 1)]
    return bytes(changed)


def disguised(rng: random.Random, content: bytes) -> bytes:
    """Put another kind's beginning before the file, or instead of its own."""
    start = rng.choice(STARTS)
    return start + content if rng.random() < 0.5 else start + content[len(start) :]


def restructured(rng: random.Random, content: bytes) -> bytes:
    """Change, drop, double or add parts of a package, keeping the zip whole; other kinds get pieces moved about."""
    if not content.startswith(b"PK"):
        cut = sorted(rng.randrange(len(content)) for _ in range(3))
        pieces = [content[: cut[0]], content[cut[0] : cut[1]], content[cut[1] : cut[2]], content[cut[2] :]]
        rng.shuffle(pieces)
        return content[:16] + b"".join(pieces)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            body = old.read(part)
            change = rng.randrange(8)
            if change == 0:
                continue
            if change == 1:
                body = flipped(rng, body)
            if change == 2:
                body = body.replace(b"<", b'<!DOCTYPE a [<!ENTITY b "c">]><', 1)
            if change == 3:
                part = rng.choice(["word/vbaProject.bin", "xl/embeddings/a.bin", "../../etc/a.xml", part.upper()])
            new.writestr(part, body)
        if rng.random() < 0.2:
            new.writestr("word/media/bomb.png", b"\0" * (2 << 20))
    return stream.getvalue()


def damaged() -> Iterator[tuple[str, bytes]]:
    rng = random.Random(20260101)  # noqa: S311 - damage, not secrets
    ways: list[Callable[[random.Random, bytes], bytes]] = [flipped, restructured, disguised]
    for number in range(FILES):
        suffix = list(WHOLE)[number % len(WHOLE)]
        content = ways[number // len(WHOLE) % len(ways)](rng, WHOLE[suffix])
        yield (suffix if rng.random() < 0.9 else rng.choice(list(WHOLE))), content


def test_no_damaged_file_harms_the_parent_and_every_refusal_is_a_sentence() -> None:
    examiner, told = ChildExaminer(), Counter[str]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for suffix, content in damaged():
        try:
            found = examiner.examine(content, suffix)
        except BadInput as bad:
            words = bad.reasons["file"]
            assert "。" in words.zh
            assert words.en
            told[words.zh.partition("。")[0][:12]] += 1
        else:
            told["accepted"] += 1
            assert f".{found.kind}" == suffix
            if found.kind in ("png", "jpg", "webp"):
                assert b"Camera-ZX" not in found.content
                assert dict(Image.open(io.BytesIO(found.content)).getexif()) == {}
            else:
                assert found.content == content
            assert not content.lstrip().startswith((b"<svg", b"MZ\0"))

    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"\n{FILES} files, parent grew {growth} KiB:", *told.most_common(), sep="\n  ")
    assert sum(told.values()) == FILES
    assert told["accepted"] > FILES // 50
    assert told["accepted"] < FILES // 2
    assert told["检查这个文件时中断"] < FILES // 20
    assert growth <= CEILING


HOSTILE = {
    "entity": (made.docx(word__extra_dot_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), ".docx"),
    "macro": (made.xlsx(xl__vbaProject_dot_bin=b"\0"), ".xlsx"),
    "ratio": (made.docx(word__media__bomb_dot_png=b"\0" * (3 << 20)), ".docx"),
    "disguise": (b"<svg onload=1>" + made.image("PNG"), ".png"),
}


@pytest.mark.parametrize("danger", HOSTILE)
def test_what_the_guard_looks_for_is_refused(danger: str) -> None:
    with pytest.raises(BadInput):
        ChildExaminer().examine(*HOSTILE[danger])


@pytest.mark.parametrize("danger", ["entity", "macro", "ratio"])
def test_without_the_guard_it_would_come_in(danger: str) -> None:
    with mutants.attachments_without_guard():
        ChildExaminer().examine(*HOSTILE[danger])
