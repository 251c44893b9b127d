"""The command `leidraad`: every command of the house, with dashes where Django wants underscores."""

import atexit
import os
import shutil
import sys
import tempfile

from cryptography.fernet import Fernet
from django.core.management import execute_from_command_line

STARTS_FROM_NOTHING = ("setup", "demo")
MEASURES = ("search_eval", "forecast_eval", "event_log", "content_check")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leidraad.config.settings")
    words = list(sys.argv)
    if len(words) > 1 and not words[1].startswith("-"):
        words[1] = words[1].replace("-", "_")
    command = words[1] if len(words) > 1 else ""
    if command in STARTS_FROM_NOTHING:
        _make_sure_there_are_secrets(command)
    if command in MEASURES:
        _measure_in_a_passing_house()
    execute_from_command_line(words)


def _make_sure_there_are_secrets(command: str) -> None:
    """Before Django reads its settings: these two commands may start from nothing."""
    from leidraad.config import environment

    if command == "demo":
        os.environ.setdefault("LEIDRAAD_DATA", str(environment.ROOT / "var" / "demo"))
        environment.write_env_file(LEIDRAAD_DEMO="yes", LEIDRAAD_HTTPS="no")
    else:
        environment.write_env_file()


def _measure_in_a_passing_house() -> None:
    """These commands need no municipality: without one they get a folder and keys that are thrown away."""
    from leidraad.config import environment

    environment.read_env_file()
    if all(name in os.environ for name in environment.SECRETS):
        return
    folder = tempfile.mkdtemp(prefix="leidraad-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["LEIDRAAD_DATA"] = folder
    for name in environment.SECRETS:
        os.environ[name] = Fernet.generate_key().decode()


if __name__ == "__main__":
    main()
