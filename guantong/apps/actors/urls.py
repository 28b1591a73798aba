"""The addresses of people and organisations (人员与机构)."""

from django.urls import path

from guantong.apps.actors.pages import (
    admit,
    appoint,
    deputies,
    deputy,
    expert,
    experts,
    export,
    found,
    handover,
    intake,
    intakes,
    me,
    membership,
    organisation,
    organisations,
    people,
    person,
    term,
    terms,
)  # fmt: skip

app_name = "actors"
urlpatterns = [
    path("me/", me.view, name="me"),
    path("organisations/", organisations.view, name="organisations"),
    path("found/", found.view, name="found"),
    path("organisations/<slug:code>/", organisation.view, name="organisation"),
    path("people/", people.view, name="people"),
    path("admit/", admit.view, name="admit"),
    path("appoint/", appoint.view, name="appoint"),
    path("people/<slug:username>/", person.view, name="person"),
    path("people/<slug:username>/deputy/", deputy.view, name="deputy"),
    path("people/<slug:username>/expert/", expert.view, name="expert"),
    path("memberships/<int:pk>/", membership.view, name="membership"),
    path("deputies/", deputies.view, name="deputies"),
    path("experts/", experts.view, name="experts"),
    path("terms/", terms.view, name="terms"),
    path("terms/<int:number>/", term.view, name="term"),
    path("terms/<int:number>/handover/", handover.view, name="handover"),
    path("intakes/", intakes.view, name="intakes"),
    path("intakes/<int:pk>/", intake.view, name="intake"),
    path("export/<slug:kind>/", export.view, name="export"),
]
