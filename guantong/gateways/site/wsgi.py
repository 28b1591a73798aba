"""The site as a WSGI application (服务入口)."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from guantong.gateways.site.demo_folder import why_not_served

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guantong.gateways.site.settings")
application = get_wsgi_application()

if why := why_not_served("localhost", settings.DEMO, settings.DATA, kept=False):  # whatever server starts it
    raise ImproperlyConfigured(f"{why.zh} {why.en}")
