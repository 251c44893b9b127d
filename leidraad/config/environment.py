"""What the environment says: where the data lives, and the secrets.

Secrets come from environment variables. `leidraad setup` writes them to `leidraad.env` in the data
folder, readable by its owner alone; a variable that is already set wins from that file.
"""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet

ROOT = Path(__file__).parents[2]
SECRETS = ("LEIDRAAD_SECRET_KEY", "LEIDRAAD_SEALING_KEYS", "LEIDRAAD_LOOKUP_KEY")


class SecretMissing(SystemExit):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} ontbreekt. Zet deze in de omgeving, of maak de sleutels met `leidraad setup`."
        )


def data_folder() -> Path:
    return Path(os.environ.get("LEIDRAAD_DATA", ROOT / "var" / "data")).resolve()


def read_env_file() -> None:
    """Take what `leidraad.env` in the data folder says, unless the environment says otherwise."""
    file = data_folder() / "leidraad.env"
    if not file.exists():
        return
    for line in file.read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip())


def write_env_file(**settings: str) -> Path:
    """Make the secrets of a new municipality; never overwrite those of an existing one."""
    file = data_folder() / "leidraad.env"
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        made = {
            "LEIDRAAD_SECRET_KEY": secrets.token_urlsafe(50),
            "LEIDRAAD_SEALING_KEYS": Fernet.generate_key().decode(),
            "LEIDRAAD_LOOKUP_KEY": secrets.token_urlsafe(32),
        }
        file.touch(mode=0o600)
        lines = [f"{name}={value}" for name, value in (made | settings).items()]
        with file.open("w") as opened:
            opened.write("\n".join(lines) + "\n")
            opened.flush()
            os.fsync(opened.fileno())  # lost keys are lost values: they outlive a power cut
    return file


def secret(name: str) -> str:
    try:
        return os.environ[name]
    except KeyError:
        raise SecretMissing(name) from None


def says_yes(name: str, *, default: bool = False) -> bool:
    return os.environ.get(name, "yes" if default else "no").lower() in {"yes", "1", "on", "true"}
