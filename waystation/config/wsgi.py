"""The WSGI application that granian serves."""

from __future__ import annotations

import multiprocessing
import os
import signal

from django.core.wsgi import get_wsgi_application

from waystation.config.lifetime import end_with

# A worker of granian would go on serving, on the same port, when granian itself was killed.
if (_granian := multiprocessing.parent_process()) is not None and _granian.pid is not None:
    end_with(_granian.pid, signal.SIGKILL)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waystation.config.settings")
application = get_wsgi_application()
