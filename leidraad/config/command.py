"""The command `leidraad`: every command of the house, with dashes where Django wants underscores."""

import os
import sys

from cryptography.fernet import Fernet
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leidraad.config.settings")
    words = list(sys.argv)
    if len(words) > 1 and not words[1].startswith("-"):
        words[1] = words[1].replace("-", "_")
    if words[1:2] in (["setup"], ["demo"]):
        _make_sure_there_are_secrets(words[1])
    if words[1:2] == ["search_eval"]:
        _do_without_secrets()
    execute_from_command_line(words)


def _make_sure_there_are_secrets(command: str) -> None:
    """Before Django reads its settings: these two commands may start from nothing."""
    from leidraad.config import environment

    if command == "demo":
        os.environ.setdefault("LEIDRAAD_DATA", str(environment.ROOT / "var" / "demo"))
        environment.write_env_file(LEIDRAAD_DEMO="yes", LEIDRAAD_HTTPS="no")
    else:
        environment.write_env_file()


def _do_without_secrets() -> None:
    """Before Django reads its settings: this command guards nothing and writes nothing."""
    from leidraad.config import environment

    environment.read_env_file()
    for name in environment.SECRETS:
        os.environ.setdefault(name, Fernet.generate_key().decode())


if __name__ == "__main__":
    main()
