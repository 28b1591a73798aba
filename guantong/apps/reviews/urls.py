"""The addresses of the reviews (审查活动)."""

from django.urls import path

from guantong.apps.reviews.pages import (
    board,
    change,
    changes,
    copy,
    inquiry,
    meeting,
    pack,
    pack_file,
    packs,
    participant,
    participants,
    plan,
    projector,
    raised,
    raised_change,
    record,
    review,
    reviews,
    sheet,
    sign_in,
    slips,
    terms,
)

app_name = "reviews"
urlpatterns = [
    path("", reviews.view, name="reviews"),
    path("plan/", plan.view, name="plan"),
    path("terms/", terms.view, name="terms"),
    path("record/", record.view, name="record"),
    path("<int:pk>/", review.view, name="review"),
    path("<int:pk>/participants/", participants.view, name="participants"),
    path("<int:pk>/sign-in/", sign_in.view, name="sign_in"),
    path("<int:pk>/board/", board.view, name="board"),
    path("<int:pk>/changes/", changes.view, name="changes"),
    path("<int:pk>/packs/", packs.view, name="packs"),
    path("<int:pk>/meeting/", meeting.view, name="meeting"),
    path("<int:pk>/projector/", projector.view, name="projector"),
    path("<int:pk>/slips/", slips.view, name="slips"),
    path("<int:pk>/sheets/<slug:what>/", sheet.view, name="sheet"),
    path("participants/<int:pk>/", participant.view, name="participant"),
    path("inquiries/<int:pk>/", inquiry.view, name="inquiry"),
    path("inquiries/<int:pk>/opinion/", raised.view, name="raised"),
    path("packs/<int:pk>/", pack.view, name="pack"),
    path("packs/<int:pk>/<str:form>/", pack_file.view, name="pack_file"),
    path("copies/<int:pk>/", copy.view, name="copy"),
    path("changes/<int:pk>/", change.view, name="change"),
    path("changes/<int:pk>/opinion/", raised_change.view, name="raised_change"),
]
