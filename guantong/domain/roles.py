"""Who takes part in supervision, and how far each of them sees (角色与范围).

One of the two sources of permission; the other is the `who` column of every room's workflow. It is long because the whole table of
who reads what stands in one place, to be read as one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from guantong.domain.words import Words


class Role(StrEnum):
    """What a person is in an organisation; the words users read are `words`."""

    LEADER = "leader"
    STANDING_COMMITTEE_OFFICE = "standing_committee_office"
    BUDGET_COMMISSION_DIRECTOR = "budget_commission_director"
    BUDGET_COMMISSION_STAFF = "budget_commission_staff"
    FINANCE_COMMITTEE_MEMBER = "finance_committee_member"
    DEPUTY = "deputy"
    EXPERT = "expert"
    SUBDISTRICT_COMMITTEE = "subdistrict_committee"
    LIAISON_STATION = "liaison_station"
    RESIDENT_REPRESENTATIVE = "resident_representative"
    FINANCE_BUREAU = "finance_bureau"
    BUDGET_UNIT = "budget_unit"
    AUDIT_OFFICE = "audit_office"
    DEVELOPMENT_AND_REFORM = "development_and_reform"
    STATISTICS = "statistics"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    SECURITY_ADMINISTRATOR = "security_administrator"
    SECURITY_AUDITOR = "security_auditor"

    @property
    def words(self) -> Words:
        """The role's name."""
        return _NAMES[self]

    @property
    def administrator(self) -> bool:
        """True for the three separated administrators (三员), who see no business content."""
        return self in ADMINISTRATORS


class Reach(IntEnum):
    """How far a role sees from its own organisation: a later one includes the earlier ones."""

    NOTHING = 0
    OWN = 1
    BELOW = 2
    DISTRICT = 3

    @property
    def words(self) -> Words:
        """The reach's name."""
        return _REACHES[self]


@dataclass(frozen=True, slots=True)
class Post:
    """One role in one organisation, whose `path` is the chain of codes above it, such as `01.03.02.`.

    `for_person` is the username of the colleague a substitute (代办) stands in for, `for_name` the name.
    """

    role: Role
    path: str
    organisation: str = ""
    for_person: str = ""
    for_name: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    """What a person must keep away from (利益冲突): the organisation at `path`, or a `subject` by name."""

    words: Words
    path: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is today: every post in force; nobody has none of them.

    `interests` are the person's conflicts of interest, and those of the colleagues stood in for. `seconds` are the paths of
    the small offices where this person is the named second person (AB角).
    """

    person: str
    posts: tuple[Post, ...] = ()
    name: str = ""
    interests: tuple[Interest, ...] = ()
    seconds: tuple[str, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held."""
        return frozenset(post.role for post in self.posts)

    def reads(self, room: str) -> bool:
        """True when one of the roles reads anything in `room` at all."""
        return any(reads(role, room) for role in self.roles)

    def areas(self, room: str) -> tuple[str, ...]:
        """Return the path prefixes this person may read in `room`; `""` is the whole district, none is nothing.

        They are read in order: a trailing `!` limits a path to that organisation itself, a leading `-` takes away what
        the person must keep out of; a post inside that organisation still shows its own.
        """
        if not self.interests or room not in CLOSED_TO_THE_CONFLICTED:
            return _areas(self.posts, room)
        closed = {interest.path for interest in self.interests if interest.path}
        inside = [post for post in self.posts if any(post.path.startswith(path) for path in closed)]
        outside = _areas([post for post in self.posts if post not in inside], room)
        return (*outside, *(f"-{path}" for path in sorted(closed) if outside), *_areas(inside, room))

    def sees(self, room: str, path: str) -> bool:
        """True when an object that belongs to the organisation at `path` may be read in `room`."""
        seen = False
        for area in self.areas(room):
            if area.startswith("-"):
                seen = seen and not path.startswith(area[1:])
            else:
                seen = seen or (path == area[:-1] if area.endswith("!") else path.startswith(area))
        return seen

    @property
    def firms(self) -> tuple[str, ...]:
        """The firms and projects by name that this person keeps out of (本人、亲属的企业): no payment to them is read one by one."""
        return tuple(sorted({interest.subject.strip() for interest in self.interests} - {""}))

    def keeps_out_of(self, *names: object) -> bool:
        """True when one of these names, of payees or projects, is of a firm or project that this person keeps out of."""
        return any(firm in str(name or "") for firm in self.firms for name in names)

    def conflict_with(self, path: str = "", subject: str = "") -> Interest | None:
        """Return the conflict of interest with what belongs to the organisation at `path`, or with `subject`."""
        found = (
            t for t in self.interests if (t.path and path.startswith(t.path)) or (t.subject and t.subject == subject)
        )
        return next(found, None)


NOBODY = Standing("")
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.SECURITY_AUDITOR})
STAFF = frozenset(Role) - ADMINISTRATORS - {Role.DEPUTY, Role.EXPERT, Role.RESIDENT_REPRESENTATIVE}
SECOND_FACTOR = STAFF | ADMINISTRATORS
"""Who reaches no page without a second factor (双因素)."""
SUBSTITUTABLE = STAFF - {Role.FINANCE_COMMITTEE_MEMBER}
"""Posts a colleague may stand in for: never an administrator's, nor a mandate given to the person (代表、委员履职不得代)."""
CLOSED_TO_THE_CONFLICTED = frozenset(
    {
        "files",
        "subjects",
        "figures",
        "feeds",
        "exchange",
        "execution",
        "evaluations",
        "published",
        "diagnosis",
        "letters",
        "findings",
        "matters",
        "rounds",
        "boards",
        "packs",
        "opinions",
        "answers",
        "papers",
        "paper_drafts",
        "adjustments",
        "adjustment_items",
    }
)
"""Rooms with the details of matters: who has a conflict of interest does not see those of that organisation (代表法59条)."""


def _areas(posts: Iterable[Post], room: str) -> tuple[str, ...]:
    found = {_area(post, reads(post.role, room)) for post in posts} - {None}
    return ("",) if "" in found else tuple(sorted(area for area in found if area))


def _area(post: Post, reach: Reach) -> str | None:
    match reach:
        case Reach.NOTHING:
            return None
        case Reach.OWN:
            return f"{post.path}!"
        case Reach.BELOW:
            return post.path
        case _:
            return ""


def reads(role: Role, room: str) -> Reach:
    """Return how far `role` reads in `room`; what no line names is NOTHING."""
    return _READS.get(room, {}).get(role, Reach.NOTHING)


def rooms() -> tuple[str, ...]:
    """Return the rooms whose reading is decided here."""
    return tuple(_READS)


def words_of_room(room: str) -> Words:
    """Return what users read for a room."""
    return _ROOMS[room]


def _all(reach: Reach, roles: Iterable[Role], **others: Reach) -> Mapping[Role, Reach]:
    return {**dict.fromkeys(roles, reach), **{Role(name): other for name, other in others.items()}}


_KEEPERS = (Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF)
"""Who keep registers: what experts were paid, what leavers handed over, conflicts of interest."""
_CONGRESS = (
    Role.LEADER,
    Role.STANDING_COMMITTEE_OFFICE,
    Role.BUDGET_COMMISSION_DIRECTOR,
    Role.BUDGET_COMMISSION_STAFF,
    Role.FINANCE_COMMITTEE_MEMBER,
)
_BUSINESS = tuple(role for role in Role if role not in ADMINISTRATORS)
_READS: Mapping[str, Mapping[Role, Reach]] = {
    # the tree of organisations is public knowledge inside the house; people are not
    "organisations": _all(Reach.DISTRICT, Role),
    "people": _all(
        Reach.OWN,
        _BUSINESS,
        leader=Reach.DISTRICT,
        standing_committee_office=Reach.DISTRICT,
        budget_commission_director=Reach.DISTRICT,
        budget_commission_staff=Reach.DISTRICT,
        subdistrict_committee=Reach.BELOW,
        system_administrator=Reach.DISTRICT,
        security_administrator=Reach.DISTRICT,
        security_auditor=Reach.DISTRICT,
    ),
    # 留痕: everyone their own organisation's; the security auditor the whole, and nothing else
    "journal": _all(
        Reach.OWN,
        _BUSINESS,
        budget_commission_director=Reach.BELOW,
        subdistrict_committee=Reach.BELOW,
        security_auditor=Reach.DISTRICT,
    ),
    "files": _all(
        Reach.OWN,
        _BUSINESS,
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    "subjects": _all(
        Reach.OWN,
        _BUSINESS,
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.BELOW,
        finance_bureau=Reach.DISTRICT,
        audit_office=Reach.DISTRICT,
        development_and_reform=Reach.DISTRICT,
    ),  # fmt: skip
    "jobs": _all(Reach.OWN, _BUSINESS, system_administrator=Reach.DISTRICT),
    "notices": _all(Reach.OWN, Role, leader=Reach.DISTRICT),
    "years": _all(
        Reach.OWN,
        _BUSINESS,
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        deputy=Reach.DISTRICT,
        expert=Reach.DISTRICT,
        finance_bureau=Reach.DISTRICT,
        audit_office=Reach.DISTRICT,
        subdistrict_committee=Reach.DISTRICT,
    ),  # fmt: skip
    # 会议: when the congress and its committees sit is no secret inside the house
    "sessions": _all(Reach.DISTRICT, _BUSINESS),
    # 议题: the congress all that was proposed, others what their own organisation did
    "topics": _all(Reach.OWN, _BUSINESS, **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT)),
    # 年度监督计划: before the chairpersons' council decided and somebody published it, the congress alone (监督法63)
    "plan_drafts": _all(Reach.DISTRICT, _CONGRESS),
    "supervision_plans": _all(Reach.DISTRICT, _BUSINESS),
    # 数据: files that became figures; drafts among them, so that people without an office do not see them here
    "figures": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        finance_bureau=Reach.DISTRICT,
        audit_office=Reach.OWN,
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 报送与账册: payments and plans as they were delivered, internal; whoever brings them sees their own
    "feeds": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        finance_bureau=Reach.DISTRICT,
        audit_office=Reach.OWN,
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 交换: what was carried in and out on discs; finance its own
    "exchange": _all(Reach.DISTRICT, (Role.LEADER, *_KEEPERS), finance_bureau=Reach.OWN),
    # 对方钥匙: who enters and confirms them, and who takes packages in
    "exchange_keys": _all(Reach.DISTRICT, (*ADMINISTRATORS, *_KEEPERS)),
    # 预算调整: a plan before it is published is the congress's and finance's
    "adjustments": _all(Reach.DISTRICT, _CONGRESS, finance_bureau=Reach.DISTRICT),
    # 调整项目: a unit reads its own lines before that
    "adjustment_items": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        finance_bureau=Reach.DISTRICT,
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    "published_adjustments": _all(Reach.DISTRICT, _BUSINESS),
    # 民生实事: lists that were published and told to the congress
    "livelihood": _all(Reach.DISTRICT, _BUSINESS),
    # 预算执行: what became of the money, by the books; a unit reads its own lines, finance and the congress all
    "execution": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        finance_bureau=Reach.DISTRICT,
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 账册: every unit's payments beside each other; no unit reads another's, so those of one's own do not come from here
    "books": _all(Reach.DISTRICT, _CONGRESS, finance_bureau=Reach.DISTRICT),
    # 重点部门选取: a proposal that went round before the chairpersons' council decides would pre-empt it
    "selections": _all(Reach.DISTRICT, _CONGRESS),
    # 已公开的数据: published figures of public files, which the law puts before everybody
    "published": _all(Reach.DISTRICT, _BUSINESS),
    # 慧诊: what rules point at stays with the congress until somebody has looked and asked
    "diagnosis": _all(Reach.DISTRICT, _CONGRESS, subdistrict_committee=Reach.BELOW),
    # 了解情况函: whoever is asked reads what went out to it, and answers it there
    "letters": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 汇办: who follows matters, and reads what is said inside about them
    "findings": _all(Reach.DISTRICT, _CONGRESS, subdistrict_committee=Reach.BELOW),
    # 整改台账: whoever must put a matter right reads it once it was handed over, and answers it there
    "matters": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 回头看专项: the congress, and the bodies that take part; whose matter is drawn learns of it when the visit was made
    "rounds": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 审查活动: the congress and its sub-districts; a unit those in which it is under review, people those they are asked to come to
    "reviews": _all(
        Reach.OWN,
        _BUSINESS,
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 询问板: what is asked of a unit may touch a draft: the congress, and that unit; who asked reads the own (会场外不传草案)
    "boards": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 审查材料: what a review is prepared with, drafts among it: the congress, and a sub-district its own reviews'; on no private phone
    "packs": _all(Reach.DISTRICT, _CONGRESS, subdistrict_committee=Reach.BELOW),
    # 参加人名单: names of voters and firms are the organiser's alone; everybody finds oneself
    "attendance": _all(Reach.OWN, (*_KEEPERS, Role.SUBDISTRICT_COMMITTEE)),
    # 意见: who follows opinions, from the day they are raised, and reads who raised them
    "opinions": _all(Reach.DISTRICT, _CONGRESS, subdistrict_committee=Reach.BELOW),
    # 意见办理: whoever answers an opinion reads it once it was referred, without the names of voters and firms
    "answers": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        finance_bureau=Reach.DISTRICT,
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    # 我的意见: what one raised oneself, on one's own phone; never a draft of the budget
    "own_opinions": _all(Reach.OWN, (Role.DEPUTY, Role.EXPERT, Role.FINANCE_COMMITTEE_MEMBER)),
    # 公文: the congress its own; whoever got one, or stands on its way, that one once it is out
    "papers": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.OWN,
    ),  # fmt: skip
    # 公文拟稿: what is not out yet, who wrote and why, stays with the congress
    "paper_drafts": _all(Reach.DISTRICT, _CONGRESS),
    # 规则: what is asked, on what basis, by which limits is no secret; what came of it stays in diagnosis
    "rules": _all(Reach.DISTRICT, _BUSINESS),
    # 诉求: masked words of residents: the congress, sub-districts and stations their own area, others what they took down themselves
    "voices": _all(
        Reach.OWN,
        (Role.DEPUTY, Role.RESIDENT_REPRESENTATIVE),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        subdistrict_committee=Reach.BELOW,
        liaison_station=Reach.BELOW,
    ),  # fmt: skip
    # 年度征集: what is called for, in its window; whoever takes needs down reads it
    "voice_calls": _all(
        Reach.DISTRICT,
        (*_CONGRESS, Role.SUBDISTRICT_COMMITTEE, Role.LIAISON_STATION, Role.DEPUTY, Role.RESIDENT_REPRESENTATIVE),
    ),  # fmt: skip
    # 诉求原文: the words as they were written, and files of them: whoever confirms them
    "voice_originals": _all(
        Reach.DISTRICT, _KEEPERS, subdistrict_committee=Reach.BELOW, liaison_station=Reach.BELOW
    ),  # fmt: skip
    # 诉求—预算对照: counts beside lines of the approved budget: the congress and finance
    "need_answers": _all(Reach.DISTRICT, _CONGRESS),
    # 项目建议: once put forward everybody's inside; it names no resident
    "suggestions": _all(Reach.DISTRICT, _BUSINESS),
    # 我的项目建议: what is not put forward yet is its author's alone
    "own_suggestions": _all(
        Reach.OWN, (*_KEEPERS, Role.DEPUTY, Role.SUBDISTRICT_COMMITTEE, Role.LIAISON_STATION)
    ),  # fmt: skip
    # 本站诉求: a deputy picks by masked title from what a person confirmed at the own station, to make a suggestion of it
    "station_needs": _all(Reach.OWN, (Role.DEPUTY,)),
    # 政府拟安排清单: before it is settled the congress's and the government's, on no private phone
    "government_lists": _all(
        Reach.DISTRICT, _CONGRESS, finance_bureau=Reach.DISTRICT, development_and_reform=Reach.DISTRICT
    ),  # fmt: skip
    # 票箱: the congress knows that a vote is taken and what came of it, members theirs; who has voted only the staff
    # 问卷: the congress all, a sub-district its own and its stations'; residents answer without any role
    "surveys": _all(Reach.DISTRICT, _CONGRESS, subdistrict_committee=Reach.BELOW, liaison_station=Reach.OWN),
    # 共识会: the congress all, deputies and experts those they are asked to (consensus.queries.meetings_seen_by)
    "consensus": _all(Reach.DISTRICT, _CONGRESS, deputy=Reach.OWN, expert=Reach.OWN),
    "ballots": _all(Reach.DISTRICT, _CONGRESS, deputy=Reach.OWN),
    "rolls": {Role.STANDING_COMMITTEE_OFFICE: Reach.DISTRICT},
    "ballot_rules": _all(Reach.DISTRICT, (*_CONGRESS, Role.DEPUTY)),
    # 演算: whoever rehearses; on no deputy's phone beside a vote
    "rehearsals": _all(Reach.DISTRICT, _CONGRESS, subdistrict_committee=Reach.OWN),
    # 票决: the congress and every deputy read a fixed candidate sheet and an announced result
    "contests": _all(Reach.DISTRICT, (*_CONGRESS, Role.DEPUTY)),
    # 候选单编制: what is not fixed yet, and what is counted and not announced, stays with the congress's offices
    "contest_drafts": _all(Reach.DISTRICT, _CONGRESS),
    # 代表评分: the congress and the deputies know of a scoring and what came of it; who gave what by name only those who keep the roll
    "scores": _all(Reach.DISTRICT, (*_CONGRESS, Role.DEPUTY)),
    "score_rolls": _all(Reach.DISTRICT, _KEEPERS),
    # 绩效评价: a unit reads its own projects, finance and the congress all; deputies nominate, and read lists of projects alone
    "evaluations": _all(
        Reach.OWN,
        (Role.BUDGET_UNIT, Role.AUDIT_OFFICE),
        **dict.fromkeys((role.value for role in _CONGRESS), Reach.DISTRICT),
        finance_bureau=Reach.DISTRICT,
        subdistrict_committee=Reach.BELOW,
    ),  # fmt: skip
    "nominations": _all(Reach.DISTRICT, (*_CONGRESS, Role.DEPUTY)),
    "evaluation_standards": _all(Reach.DISTRICT, (*_CONGRESS, Role.DEPUTY)),
    "registers": {Role.BUDGET_COMMISSION_DIRECTOR: Reach.DISTRICT, Role.BUDGET_COMMISSION_STAFF: Reach.DISTRICT},
    # what an expert was paid, and what somebody who left handed over, is read by those who keep it
    "fees": _all(Reach.DISTRICT, _KEEPERS),
    "handovers": _all(Reach.DISTRICT, (Role.LEADER, *_KEEPERS)),
    "intakes": _all(Reach.DISTRICT, ADMINISTRATORS),
    # 账号: made, closed and released by the administrators; what somebody may see follows from posts, not from here
    "accounts": _all(Reach.DISTRICT, ADMINISTRATORS),
    # 利益冲突: everybody one's own; those who keep the register all of it, for it names firms and relatives
    "conflicts": _all(Reach.DISTRICT, _KEEPERS),
    "permissions": {Role.SECURITY_ADMINISTRATOR: Reach.DISTRICT, Role.SECURITY_AUDITOR: Reach.DISTRICT},
}

_ROOMS = {
    "organisations": Words("机构", "organisations"),
    "people": Words("人员与任职", "people and posts"),
    "journal": Words("留痕", "journal"),
    "files": Words("附件", "files"),
    "subjects": Words("对象", "subjects"),
    "jobs": Words("后台任务", "background jobs"),
    "notices": Words("待办", "due work"),
    "years": Words("年度步骤", "steps of the year"),
    "sessions": Words("会议", "sessions"),
    "topics": Words("议题", "topics"),
    "plan_drafts": Words("监督计划拟稿", "drafts of supervision plans"),
    "supervision_plans": Words("年度监督计划", "annual supervision plans"),
    "figures": Words("数据", "figures"),
    "feeds": Words("明细报送", "deliveries"),
    "exchange": Words("交换", "exchange"),
    "exchange_keys": Words("对方钥匙", "keys of other systems"),
    "books": Words("账册", "books"),
    "execution": Words("预算执行", "execution of the budget"),
    "adjustments": Words("预算调整", "budget adjustments"),
    "adjustment_items": Words("调整项目", "lines of adjustments"),
    "published_adjustments": Words("已公开的预算调整", "published adjustments"),
    "livelihood": Words("民生实事", "livelihood projects"),
    "selections": Words("重点部门选取", "selection of key units"),
    "published": Words("已公开的数据", "published figures"),
    "diagnosis": Words("慧诊", "diagnosis"),
    "letters": Words("了解情况函", "letters of enquiry"),
    "findings": Words("汇办", "findings"),
    "matters": Words("整改台账", "ledger of matters"),
    "rounds": Words("回头看专项", "rounds of looking back"),
    "reviews": Words("审查活动", "reviews"),
    "boards": Words("询问板", "boards of inquiries"),
    "packs": Words("审查材料", "materials packs"),
    "attendance": Words("参加人名单", "who takes part"),
    "opinions": Words("意见", "opinions"),
    "answers": Words("意见办理", "opinions to be answered"),
    "own_opinions": Words("我的意见", "one's own opinions"),
    "papers": Words("公文", "papers"),
    "paper_drafts": Words("公文拟稿", "drafts of papers"),
    "rules": Words("规则", "rules"),
    "voices": Words("诉求", "needs"),
    "voice_calls": Words("年度征集", "yearly calls"),
    "voice_originals": Words("诉求原文", "originals of needs"),
    "need_answers": Words("诉求—预算对照", "needs beside the budget"),
    "suggestions": Words("项目建议", "project suggestions"),
    "own_suggestions": Words("我的项目建议", "one's own project suggestions"),
    "station_needs": Words("本站诉求", "needs of one's station"),
    "government_lists": Words("政府拟安排清单", "the government's list"),
    "surveys": Words("问卷", "surveys"),
    "consensus": Words("共识会", "meetings on statements"),
    "ballots": Words("票箱", "ballot boxes"),
    "rolls": Words("投票名册", "rolls of voters"),
    "ballot_rules": Words("测评标准", "rules of assessment"),
    "rehearsals": Words("微实事演算", "rehearsals"),
    "contests": Words("民生实事票决", "votes on projects"),
    "contest_drafts": Words("票决候选单编制", "candidate sheets in preparation"),
    "scores": Words("代表评分", "deputies' scores"),
    "evaluations": Words("绩效评价", "evaluations"),
    "nominations": Words("评价项目提名", "nominations for evaluation"),
    "score_rolls": Words("评分名册", "rolls of scorers"),
    "evaluation_standards": Words("评价标准", "standards of evaluation"),
    "registers": Words("清单导入", "lists taken in"),
    "fees": Words("专家劳务费", "experts' fees"),
    "handovers": Words("离任移交", "handovers"),
    "intakes": Words("导入", "intakes"),
    "accounts": Words("账号与登录", "accounts and signing in"),
    "conflicts": Words("利益冲突登记", "register of conflicts of interest"),
    "permissions": Words("权限表", "table of permissions"),
}
_NAMES = {
    Role.LEADER: Words("常委会领导", "standing committee leader"),
    Role.STANDING_COMMITTEE_OFFICE: Words("常委会办公室", "standing committee office"),
    Role.BUDGET_COMMISSION_DIRECTOR: Words("预算工委主任", "budget commission director"),
    Role.BUDGET_COMMISSION_STAFF: Words("预算工委", "budget commission staff"),
    Role.FINANCE_COMMITTEE_MEMBER: Words("财经委委员", "finance committee member"),
    Role.DEPUTY: Words("人大代表", "deputy"),
    Role.EXPERT: Words("专家", "expert"),
    Role.SUBDISTRICT_COMMITTEE: Words("人大街道工委", "sub-district committee"),
    Role.LIAISON_STATION: Words("代表联络站", "liaison station"),
    Role.RESIDENT_REPRESENTATIVE: Words("居民代表", "resident representative"),
    Role.FINANCE_BUREAU: Words("财政局", "finance bureau"),
    Role.BUDGET_UNIT: Words("预算单位", "budget unit"),
    Role.AUDIT_OFFICE: Words("审计局", "audit office"),
    Role.DEVELOPMENT_AND_REFORM: Words("发展改革局", "development and reform"),
    Role.STATISTICS: Words("统计局", "statistics"),
    Role.SYSTEM_ADMINISTRATOR: Words("系统管理员", "system administrator"),
    Role.SECURITY_ADMINISTRATOR: Words("安全管理员", "security administrator"),
    Role.SECURITY_AUDITOR: Words("安全审计员", "security auditor"),
}
_REACHES = {
    Reach.NOTHING: Words("不可见", "nothing"),
    Reach.OWN: Words("本机构", "own organisation"),
    Reach.BELOW: Words("本机构及下级", "own and below"),
    Reach.DISTRICT: Words("全区", "the whole district"),
}
