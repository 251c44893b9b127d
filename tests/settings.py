"""Settings of the tests: the house's own, with keys that guard nothing."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="leidraad-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
(FOLDER / "static").mkdir()
os.environ["LEIDRAAD_DATA"] = str(FOLDER)
os.environ.setdefault(
    "LEIDRAAD_SECRET_KEY", "a key for the tests alone, long enough to please Django"
)
os.environ.setdefault("LEIDRAAD_SEALING_KEYS", "qJ8Cw0b4yq1m3o7yWcVgZ6nqk3b4P7o2m1y8n5s0x1E=")
os.environ.setdefault("LEIDRAAD_LOOKUP_KEY", "another key for the tests alone")
os.environ.setdefault("LEIDRAAD_HTTPS", "no")

from leidraad.config.settings import *  # noqa: E402, F403

STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
# Argon2 is slow on purpose; one test of its own checks that it is the one in use.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING["root"]["level"] = "ERROR"  # noqa: F405
