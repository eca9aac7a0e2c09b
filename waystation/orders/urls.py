"""Addresses of local rules and of the office's texts."""

from django.urls import path

from . import views

app_name = "orders"

urlpatterns = [
    path("local-rules/", views.parameters, name="parameters"),
    path("local-rules/<int:rule_id>/end/", views.end_parameter, name="end_parameter"),
    path("local-rules/texts/<slug:text_code>/adopt/", views.adopt_text, name="adopt_text"),
    path("local-rules/texts/<slug:text_code>/undo/", views.undo_adoption, name="undo_adoption"),
    path("agreement-texts/", views.texts, name="agreement_texts"),
    path("agreement-texts/<int:text_id>/", views.text, name="agreement_text"),
]
