"""The addresses of this room."""

from __future__ import annotations

from django.urls import path, re_path

from .views import areas, imports, organisations, own, people, posts

app_name = "accounts"

urlpatterns = [
    path("me/", own.me, name="me"),
    path("me/sessions/end/", own.end_sessions, name="end_sessions"),
    path("me/tour/", own.tour, name="tour"),
    path("me/language/", own.language, name="language"),
    path("me/drafts/<slug:form>/<int:subject_id>/", own.draft, name="draft"),
    path("admin/areas/", areas.areas, name="areas"),
    path("admin/areas/<int:area_id>/", areas.area, name="area"),
    path("admin/areas/<int:area_id>/new/", areas.new_area, name="new_area"),
    path("admin/areas/<int:area_id>/rename/", areas.rename_area, name="rename_area"),
    path("admin/areas/<int:area_id>/move/", areas.move_area, name="move_area"),
    path("admin/areas/<int:area_id>/merge/", areas.merge_areas, name="merge_areas"),
    path("admin/areas/<int:area_id>/split/", areas.split_area, name="split_area"),
    path("admin/areas/<int:area_id>/end/", areas.end_area, name="end_area"),
    path("admin/areas/<int:area_id>/facts/", posts.facts, name="area_facts"),
    re_path(
        r"^admin/areas/(?P<area_id>[0-9]{1,18})/staff/(?P<staff>full_time|volunteer|grid)/$",
        posts.area_staff,
        name="area_staff",
    ),
    path("admin/areas/<int:area_id>/changes/<int:change_id>/undo/", posts.undo_merge, name="undo_merge"),
    path("admin/organisations/", organisations.organisations, name="organisations"),
    path("admin/organisations/new/", organisations.new_organisation, name="new_organisation"),
    path("admin/organisations/<int:organisation_id>/", organisations.organisation, name="organisation"),
    path(
        "admin/organisations/<int:organisation_id>/end/",
        organisations.end_organisation,
        name="end_organisation",
    ),
    path("admin/organisations/<int:organisation_id>/posts/new/", posts.new_post, name="new_post"),
    path(
        "admin/organisations/<int:organisation_id>/posts/<int:post_id>/end/", posts.end_post, name="end_post"
    ),
    path("admin/import/", imports.imports, name="imports"),
    path("admin/import/<int:upload_id>/", imports.preview, name="import_preview"),
    path("admin/import/<int:upload_id>/passwords/", imports.passwords, name="import_passwords"),
    re_path(r"^admin/import/template/(?P<kind>tree|accounts)/$", imports.template, name="import_template"),
    path("admin/accounts/", people.accounts, name="accounts"),
    path("admin/accounts/new/", people.new_account, name="new_account"),
    path("admin/accounts/<int:account_id>/", people.account, name="account"),
    path("admin/accounts/<int:account_id>/change/", people.change_account, name="change_account"),
    path("admin/accounts/<int:account_id>/grants/new/", people.grant, name="grant"),
    path("admin/accounts/<int:account_id>/grants/<int:grant_id>/end/", people.end_grant, name="end_grant"),
    re_path(
        r"^admin/accounts/(?P<account_id>[0-9]{1,18})/(?P<deed>reset|close|reopen|unlock|sign_out)/$",
        people.do,
        name="account_deed",
    ),
]
