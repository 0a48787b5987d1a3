"""How a web server starts the workbench."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
application = get_wsgi_application()
gc.freeze()  # what was loaded so far is not searched for garbage with each long story
