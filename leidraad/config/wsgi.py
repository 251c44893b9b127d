"""What the web server calls."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leidraad.config.settings")
application = get_wsgi_application()


def learn_the_words() -> None:
    """So that the first misspelled question is as fast as the others; nobody waits for it."""
    from leidraad.search.engine import warm

    Thread(target=warm, name="warm", daemon=True).start()


learn_the_words()
