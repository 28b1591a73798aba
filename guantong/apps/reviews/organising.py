"""Whose desk organises a review (组织单位)."""

from guantong.apps.reviews.workflow import REVIEW
from guantong.domain.roles import Standing
from guantong.domain.workflow.table import NEW


def organiser_for(by: Standing) -> str:
    """Return the path of the organisation through which `by` plans reviews; that of the first post for who plans none."""
    found = (post.path for post in by.posts if REVIEW.why_not("plan_review", by, NEW, post.path) is None)
    return next(found, by.posts[0].path if by.posts else "")
