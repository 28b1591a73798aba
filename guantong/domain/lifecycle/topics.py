"""Where the topics of a year's supervision come from, and the ways in which one is taken up (议题来源, 监督方式).

The six sources are those of the Supervision Law, article 12, first paragraph; a government may also ask to report (second),
and some reports the law itself asks for every year.
"""

from enum import StrEnum

from guantong.domain.words import Words

SOURCES_BY = "supervision-law-2024-art-12"
"""The article that names the six sources."""
PUBLISHED_BY = "supervision-law-2024-art-63"
"""The article by which the yearly plan is passed by the chairpersons' council and made public."""


class Source(StrEnum):
    """Where a topic comes from."""

    ENFORCEMENT = "enforcement"
    SUGGESTIONS = "suggestions"
    MEMBERS = "members"
    STUDIES = "studies"
    APPEALS = "appeals"
    SOCIETY = "society"
    GOVERNMENT = "government"
    STATUTE = "statute"

    @property
    def words(self) -> Words:
        """The source as the law names it."""
        return _SOURCES[self]

    @property
    def statutory(self) -> bool:
        """True for the six sources of article 12, first paragraph."""
        return self not in (Source.GOVERNMENT, Source.STATUTE)


class Way(StrEnum):
    """How the standing committee takes a topic up (监督法63: used together)."""

    REPORT = "report"
    APPROVAL = "approval"
    INQUIRY = "inquiry"
    ENFORCEMENT_CHECK = "enforcement_check"
    STUDY = "study"
    INSPECTION = "inspection"
    FOLLOW_UP = "follow_up"

    @property
    def words(self) -> Words:
        """The way as a plan names it."""
        return _WAYS[self]


_SOURCES = {
    Source.ENFORCEMENT: Words("执法检查发现的突出问题", "what checks of enforcement found"),
    Source.SUGGESTIONS: Words("代表建议集中反映的问题", "what deputies' suggestions have in common"),
    Source.MEMBERS: Words("常委会组成人员集中提出的问题", "what members of the standing committee raise"),
    Source.STUDIES: Words("专委会、工作机构调研发现的突出问题", "what committees and working bodies found in studies"),
    Source.APPEALS: Words("来信来访集中反映的问题", "what letters and visits have in common"),
    Source.SOCIETY: Words("社会普遍关注的其他问题", "what else society cares about"),
    Source.GOVERNMENT: Words("政府要求报告的专项工作", "what the government asks to report"),
    Source.STATUTE: Words("法律规定每年报告的事项", "what the law asks to be reported every year"),
}
_WAYS = {
    Way.REPORT: Words("听取和审议报告", "hear and deliberate a report"),
    Way.APPROVAL: Words("审查和批准", "examine and approve"),
    Way.INQUIRY: Words("专题询问", "special inquiry"),
    Way.ENFORCEMENT_CHECK: Words("执法检查", "check of enforcement"),
    Way.STUDY: Words("专题调研", "study"),
    Way.INSPECTION: Words("视察", "inspection visit"),
    Way.FOLLOW_UP: Words("跟踪监督", "follow-up"),
}
