"""Personal words in what residents write are masked before anybody reads it (隐去个人信息).

Data minimisation (个人信息保护法第六条): where a lamp is out matters, who lives beside it does not. When in doubt it is masked. The
machine misses some, so that whoever reads can hide more by hand.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from guantong.domain.fiscal.records.persons import is_person, is_surname
from guantong.domain.gathering.plain_text import normalised
from guantong.domain.words import Words

KINDS = {
    "email": Words("邮箱", "e-mail address"),
    "identity": Words("证件号", "identity number"),
    "card": Words("卡号", "card number"),
    "telephone": Words("电话", "telephone"),
    "account": Words("账号", "account"),
    "plate": Words("车牌", "number plate"),
    "house": Words("门牌", "house number"),
    "name": Words("姓名", "name"),
}
_GAP = r"[ \-—_.·]?"
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_IDENTITY = re.compile(
    rf"(?<![0-9A-Za-z])[1-9](?:{_GAP}[0-9]){{5}}{_GAP}(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}[0-9]){{9}}{_GAP}[0-9Xx](?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])[1-9][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}(?![0-9A-Za-z])"
    r"|(?:护照|通行证|军官证|身份证)号?码?[:： ]*(?:是|为)?[A-Za-z]{0,2}[0-9Xx*]{4,18}"
)
_CARD = re.compile(r"(?<![0-9])[1-9](?: ?[0-9]){15,18}(?![0-9])")
_TELEPHONE = re.compile(
    rf"(?<![0-9A-Za-z])(?:\+?86{_GAP})?1[3-9](?:{_GAP}[0-9]){{9}}(?![0-9])"
    r"|(?<![0-9])\(?0[0-9]{2,3}\)?[ \-—]?[0-9]{7,8}(?:[ \-—转]{1,2}[0-9]{1,5})?(?![0-9])"
    r"|[幺一二三四五六七八九零〇]{11}"
    r"|(?<=电话|手机|热线|座机)(?:号码?)?[:： ]*(?:是|为)?[1-9][0-9]{6,7}(?![0-9])"
)
_ACCOUNT = re.compile(r"(?:微信|QQ|qq|Q Q|vx|VX|抖音|支付宝)号?[:： ]*(?:是|为)?[A-Za-z0-9_\-]{5,20}")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\- ]?(?=[A-Z0-9]*[0-9])[A-Z0-9]{4,6}[挂学警港澳]?(?![A-Za-z0-9])"
)
_NUMBER = r"[0-9A-Za-z一二三四五六七八九十零〇]{1,4}"
_HOUSE = re.compile(
    rf"(?:{_NUMBER}(?:栋|幢|号楼|座)[ \-]?)?(?:{_NUMBER}单元[ \-]?)(?:{_NUMBER}(?:室|房|户|号))?"
    r"|[0-9A-Za-z一二三四五六七八九十]{1,3}(?:栋|幢|号楼|座)[ \-]?[0-9]{3,4}(?:室|房间|房|户|号)?"
    r"|(?<![0-9])[0-9]{3,4}(?:室|号房|房间)"
    r"|(?<![0-9\-])[0-9]{1,3}\-[0-9]{1,2}\-[0-9]{3,4}(?![0-9\-])"
    r"|(?<=[路街巷弄道里村组坊园])[0-9]{1,4}(?:号(?:之[0-9一二三四五六])?(?!线|文|令|公告|楼|院线|车)|弄)"
)
_HAN = r"[\u3400-\u9fff]"
_CUE = re.compile(
    rf"((?:我叫|我是(?=[^，。]{{2,4}}[，。,])|本人叫|名叫|姓名|署名|投诉人|反映人|举报人|来信人|联系人|报名人|我的名字[是叫]?|名字[是叫]|户主|业主代表|经办人|此致敬礼)"
    rf"[:：为是 \n]*)({_HAN}{{2,}})"
)
_BEFORE = rf"(?<!{_HAN})|(?<=[的由找是和与及向对被给叫让])"
"""Where a name may begin: behind no other character, or behind a word that joins."""
_TITLED = re.compile(
    rf"(?:{_BEFORE})({_HAN}{{1,3}}?)(?=先生|女士|小姐|师傅|阿姨|大爷|大妈|奶奶|爷爷|老师|医生|同志|书记|主任|局长|院长|校长|村长)"
)
_BESIDE_NUMBER = re.compile(
    rf"(?<!{_HAN})({_HAN}{{2,4}}?)(?=[,，:： (（]*(?:的|本人)?(?:联系)?(?:电话|手机))|(?<=（电话已隐去）[（(])({_HAN}{{2,4}})(?=[)）])"
)
_SIGNED = re.compile(rf"(?<=\n)({_HAN}{{2,4}})(?=\s*(?:[0-9]{{4}}[年./\-].*)?$)")
_LISTED = re.compile(rf"(?<=（姓名已隐去）[、，])({_HAN}{{2,4}})(?=[、，。,\n]|$)")
"""Names beside a hidden one."""
_NO_NAME = frozenset(("安全", "任何", "常任", "全体", "方面", "家长", "相关", "有关", "万能"))


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its personal words, and how many of each kind were hidden."""

    text: str
    hidden: dict[str, int]


def masked(text: str) -> Masked:
    """Return `text` in order (`normalised`) with personal words replaced by what they were, such as （电话已隐去）."""
    counts: Counter[str] = Counter()
    plain = normalised(text)
    for kind, form in _FORMS:
        plain = form.sub(_hiding(kind, counts), plain)
    plain = _CUE.sub(lambda found: found[1] + _without_name(found[2], counts), plain)
    plain = _TITLED.sub(lambda found: _without_family(found[1], counts), plain)
    for form in (_BESIDE_NUMBER, _SIGNED):
        plain = form.sub(lambda found: _without_family(found[found.lastindex or 1], counts), plain)
    while (more := _LISTED.sub(lambda found: _without_family(found[1], counts), plain)) != plain:
        plain = more
    return Masked(plain, dict(sorted(counts.items())))


def hidden_mark(kind: str) -> str:
    """Return what stands for a hidden word of a kind."""
    return f"（{KINDS[kind].zh}已隐去）"


def _hiding(kind: str, counts: Counter[str]) -> Callable[[re.Match[str]], str]:
    def hide(_found: re.Match[str]) -> str:
        counts[kind] += 1
        return hidden_mark(kind)

    return hide


def _without_name(run: str, counts: Counter[str]) -> str:
    """Hide the name a run of characters begins with: behind a cue, the longest that reads like one."""
    for length in (4, 3, 2):
        if len(run) >= length and is_person(run[:length]):
            counts["name"] += 1
            return hidden_mark("name") + run[length:]
    return run


def _without_family(name: str, counts: Counter[str]) -> str:
    """Hide a whole name, before a title or beside a number: a family name alone is one too."""
    if name in _NO_NAME or not (is_surname(name) and name not in _WORDS or is_person(name)):
        return name
    counts["name"] += 1
    return hidden_mark("name")


_WORDS = frozenset("有没能要都后向原老于成连全常别安单那时明祝让双盼让党")
"""Family names that are more often another word."""
_FORMS = (
    ("email", _EMAIL),
    ("identity", _IDENTITY),
    ("card", _CARD),
    ("telephone", _TELEPHONE),
    ("account", _ACCOUNT),
    ("plate", _PLATE),
    ("house", _HOUSE),
)
