"""Every address of the house. Each URL name has its row in ``config/pages.py``."""

from __future__ import annotations

from django.urls import include, path

from waystation.common import design
from waystation.common import views as common

urlpatterns = [
    path("", common.start, name="start"),
    path("accounts/", include("allauth.urls")),
    path("", include("waystation.accounts.urls")),
    path("", include("waystation.clients.urls")),
    path("", include("waystation.notices.urls")),
    path("", include("waystation.papers.urls")),
    path("", include("waystation.orders.urls")),
    path("points/", include("waystation.points.urls")),
    path("", include("waystation.assessment.urls")),
    path("", include("waystation.screening.urls")),
    path("activities/", include("waystation.activities.urls")),
    path("", include("waystation.casework.urls")),
    path("", include("waystation.auditing.urls")),
    path("", include("waystation.portal.urls")),
    path("healthz", common.health, name="health"),
    path("design/", design.page, name="design"),
]

handler404 = "waystation.common.views.not_found"
handler500 = "waystation.common.views.broken"
handler403 = "waystation.common.views.not_found"
