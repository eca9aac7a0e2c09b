"""The product as it is served, but for the limit on how often one account may search.

wrk asks faster than any person; what is measured would be the page that asks for patience.
"""

from django.conf import settings

from waystation.config.wsgi import application

__all__ = ["application"]

settings.PAGE_LIMITS = False
