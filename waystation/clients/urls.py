"""Addresses of a file's own pages."""

from django.urls import path

from .views import papers, person

app_name = "clients"

urlpatterns = [
    path("clients/<int:client_id>/identity/", person.edit, name="edit"),
    path("clients/<int:client_id>/identity/number/", person.reveal, name="reveal"),
    path("clients/<int:client_id>/identity/names/", person.add_name, name="add_name"),
    path(
        "clients/<int:client_id>/identity/names/<int:name_id>/remove/", person.remove_name, name="remove_name"
    ),
    path("clients/<int:client_id>/phones/", person.phones, name="phones"),
    path("clients/<int:client_id>/phones/<int:phone_id>/end/", person.end_phone, name="end_phone"),
    path("clients/<int:client_id>/kin/", person.kin, name="kin"),
    path("clients/<int:client_id>/kin/<int:kin_id>/", person.change_kin, name="change_kin"),
    path("clients/<int:client_id>/kin/<int:kin_id>/end/", person.end_kin, name="end_kin"),
    path("clients/<int:client_id>/consents/", papers.consents, name="consents"),
    path(
        "clients/<int:client_id>/consents/<int:consent_id>/withdraw/",
        papers.withdraw_consent,
        name="withdraw_consent",
    ),
    path("clients/<int:client_id>/documents/", papers.documents, name="documents"),
    path("clients/<int:client_id>/documents/<int:document_id>/", papers.scan, name="scan"),
    path(
        "clients/<int:client_id>/documents/<int:document_id>/withdraw/",
        papers.withdraw_document,
        name="withdraw_document",
    ),
    path("clients/<int:client_id>/team/", papers.team, name="team"),
    path("clients/<int:client_id>/team/worker/", papers.assign, name="assign"),
    path("clients/<int:client_id>/team/<int:member_id>/end/", papers.end_member, name="end_member"),
]
