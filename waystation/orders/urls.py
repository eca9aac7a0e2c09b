"""Addresses of local rules."""

from django.urls import path

from . import views

app_name = "orders"

urlpatterns = [
    path("local-rules/", views.parameters, name="parameters"),
    path("local-rules/<int:rule_id>/end/", views.end_parameter, name="end_parameter"),
    path("local-rules/texts/<slug:text_code>/adopt/", views.adopt_text, name="adopt_text"),
    path("local-rules/texts/<slug:text_code>/undo/", views.undo_adoption, name="undo_adoption"),
]
