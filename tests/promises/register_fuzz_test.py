"""Lane T4 for the register: CSV as offices save it, and damaged; nothing raises, every refusal is a sentence with its place.

Size: 400 registers by default, 20,000 with FULL=1.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path

from guantong.gateways.cli.register import read_register

REGISTERS = 20_000 if os.environ.get("FULL") else 400
HEAD = "单位,年度,级次,文种,到期日,批复日期,公开日期,主管部门"
LINES = (
    "明湖区财政局,2025,部门,预算,2025-02-28,,2025-02-20,",
    "明湖区图书馆,2025,单位,决算,,2025-08-01,,明湖区文化局",
    '"明湖区教育局，本级",2024,,budget,2024/2/28,,,',
)
ODD = (
    '"',
    '""',
    ",",
    ";",
    "\t",
    "，",
    "\0",
    "\r",
    "\n",
    "\x1a",
    "\ufeff",
    "😀",
    "²",
    "二〇二五",
    "=cmd|' /C calc'!A1",
    "长" * 140_000,
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "big5")
PLACE = ("整个清单", "清单第")


def written(rng: random.Random) -> str:
    lines = [HEAD, *(rng.choice(LINES) for _ in range(rng.randrange(6)))]
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(lines))
        cut = rng.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:cut] + rng.choice(ODD) + lines[at][cut + rng.randrange(3) :]
    return rng.choice(("\n", "\r\n", "\r")).join(lines).replace(",", rng.choice(",,,;\t，"))


def saved(rng: random.Random) -> bytes:
    return written(rng).encode(rng.choice(ENCODINGS), "replace")


def flipped(rng: random.Random) -> bytes:
    content = bytearray(saved(rng))
    for _ in range(rng.randrange(1, 9)):
        content[rng.randrange(len(content))] = rng.randrange(256)
    return bytes(content[: rng.randrange(len(content) + 1)] if rng.random() < 0.3 else content)


def bare(rng: random.Random) -> bytes:
    return rng.randbytes(rng.randrange(600))


def test_no_register_raises_and_every_refusal_is_a_sentence_with_its_place(tmp_path: Path) -> None:
    rng = random.Random(20250101)  # noqa: S311 - damage, not secrets
    makers: tuple[Callable[[random.Random], bytes], ...] = (saved, flipped, bare)
    path, lines, refused = tmp_path / "清单.csv", 0, 0

    for number in range(REGISTERS):
        path.write_bytes(makers[number % len(makers)](rng))
        found = read_register(path, path.name)
        lines += len(found.lines)
        for trouble in found.troubles:
            refused += 1
            assert trouble.where.zh.startswith(PLACE)
            assert all((trouble.what.zh, trouble.what.en, trouble.where.en, trouble.do.zh, trouble.do.en))
        assert found.lines or found.troubles

    print(f"\n{REGISTERS} registers: {lines} lines read, {refused} refusals")
    assert lines > REGISTERS // 5
    assert refused > REGISTERS // 5
