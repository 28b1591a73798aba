"""Natural persons among payees: masked before anything is kept, the same person the same in one district (个人信息).

Data minimisation (个人信息保护法第六条): that money went to a person, and whether to the same one again, may matter to supervision;
who it was does not. When in doubt a name is masked: a person confirms organisations by name.
"""

import hmac
import re
from collections.abc import Container

MASKED = "个人（已隐去）"
HIDDEN = "（已隐去）"
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬"
    "安常于时傅卞齐康伍余顾孟平黄穆萧尹姚邵汪祁毛禹狄米贝明臧计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊"
    "胡凌霍虞万柯卢莫房解应宗丁宣邓郁单杭洪包左石崔吉龚程邢裴陆荣翁荀甄封储靳段焦侯班仇宁甘厉祖武符刘景詹龙叶黎白蒲赖卓蔺屠蒙池乔闻党翟谭劳申冉雍桑"
    "桂牛寿边燕冀尚温庄晏柴瞿阎慕连习艾向古易廖终居衡步都耿满匡文寇广东欧沃利蔚越师巩聂晁勾敖融冷辛阚那简饶曾沙丰关查红游权盖益岳帅况有佘肖付代覃涂"
    "车隋原战揭仝矫栾苑宫植麦揣铁海贡苟操粟闫初楚展税粘花"
)
_DOUBLE = ("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "东方", "端木")
_ORGANISATION = re.compile(
    r"公司|集团|企业|银行|支行|分行|大学|学院|学校|[中小]学|幼儿园|医院|诊所|药房|酒店|宾馆|饭店|餐厅|超市|商场|商店|商行|工厂|事务所|研究|中心|协会|学会|"
    r"基金会|委员会|办事处|街道|社区|居委|村委|政府|财政|税务|海关|法院|检察|公安|消防|部队|电网|电信|移动|联通|水务|燃气|供电|邮政|保险|证券|"
    r"有限|工程|建设|科技|服务|[局厅委办处科室所站队院校馆厂店社会部库户行园场]$"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WITH_DOT = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·•．・][\u3400-\u9fff]{1,12})+")
_REMARK = re.compile(r"[（(\[【].*$|等(?:\d+|[一二三四五六七八九十]+)?[人名位]?$|(?:先生|女士|同志)$|\d+$")
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|master)\b\.?\s+[a-z]", re.IGNORECASE)
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def is_person(name: str, organisations: Container[str] = ()) -> bool:
    """True when `name` reads like a natural person's, and nobody confirmed that it is one of `organisations`."""
    plain = "".join(name.split())
    if plain in organisations or name in organisations:
        return False
    known = bare(name)
    if _WITH_DOT.fullmatch(known) or _TITLE.match(name.strip()):
        return True
    if not _HAN.fullmatch(known) or _ORGANISATION.search(known):
        return False
    if known.startswith(_DOUBLE):
        return 3 <= len(known) <= 4
    return known[0] in _SURNAMES and 2 <= len(known) <= 3


def is_surname(text: str) -> bool:
    """True when `text` is a family name, of one character or two."""
    return text in _SURNAMES or text in _DOUBLE


def masked(name: str, key: bytes) -> str:
    """Return what stands for the person called `name`: the same for the same name under the same `key`, else unrelated.

    A district keeps its key apart from its records; without it nobody can try names one by one.
    """
    return f"{MASKED}{hmac.new(key, bare(name).encode(), 'sm3').hexdigest()[:16]}"


def bare(name: str) -> str:
    """Return a person's name without spaces, titles and remarks: 张 三（劳务费） is 张三."""
    plain = "".join(name.split())
    return _REMARK.sub("", plain) or plain


def without_numbers_of_persons(text: str) -> str:
    """Return `text` without identity card and mobile numbers."""
    return _MOBILE.sub(HIDDEN, _IDENTITY.sub(HIDDEN, text))
