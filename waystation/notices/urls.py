"""Addresses of what leaves the house."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import channels, client, outbox

app_name = "notices"

urlpatterns: list[URLPattern] = [
    path("messages/", outbox.listed, name="outbox"),
    path("messages/print/", outbox.slips, name="slips"),
    path("messages/channels/", channels.listed, name="channels"),
    path("messages/channels/<int:route_id>/off/", channels.off, name="channel_off"),
    path("messages/channels/<int:route_id>/test/", channels.test, name="channel_test"),
    path("messages/texts/", channels.wordings, name="wordings"),
    path("messages/<int:message_id>/<slug:message_deed>/", outbox.settle, name="settle"),
    path("clients/<int:client_id>/messages/", client.shown, name="client"),
    path(
        "clients/<int:client_id>/messages/address/<int:address_id>/end/",
        client.end_address,
        name="end_address",
    ),
]
