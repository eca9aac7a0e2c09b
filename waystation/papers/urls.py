"""Addresses of templates and numbers, and of the page behind the code on a paper."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import checking, register, templates

app_name = "papers"

_KIND = "papers/templates/<int:organisation_id>/<slug:paper_kind>"

urlpatterns: list[URLPattern] = [
    path("papers/templates/", templates.office_list, name="offices"),
    path("papers/templates/<int:organisation_id>/", templates.templates, name="templates"),
    path("papers/register/<int:organisation_id>/", register.register, name="register"),
    path(f"{_KIND}/", templates.template, name="template"),
    path(f"{_KIND}/numbers/", templates.numbering, name="numbering"),
    path(f"{_KIND}/<slug:paper_form>/", templates.template_file, name="template_file"),
    path(f"{_KIND}/<slug:paper_form>/back/", templates.template_back, name="template_back"),
    path("check/<slug:token>/", checking.check, name="check"),
]
