"""The variables iom/settings.py reads, for the embedded stack."""

import json
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from iom.local.postgres import Postgres
from iom.local.valkey import Valkey


CHECKOUT = Path(__file__).resolve().parents[2]
STATE = CHECKOUT / "var"
LOGS = STATE / "log"
# A socket's path has at most 107 bytes; the longest name inside is Postgres's lock.
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432.lock")


def socket_folder(beside: Path) -> Path:
    """Return a folder for sockets: beside the data, or in /tmp when that is too long."""
    near = beside / "run"
    if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER:
        near.mkdir(parents=True, exist_ok=True)
        return near
    folder = Path(tempfile.mkdtemp(prefix="iom-", dir="/tmp"))
    folder.chmod(0o711)
    return folder


def make_keys() -> dict[str, str]:
    """Return fresh secrets."""
    return {
        "IOM_SECRET_KEY": secrets.token_urlsafe(50),
        "IOM_SCOPE_KEY": secrets.token_urlsafe(50),
    }


def kept_keys(path: Path) -> dict[str, str]:
    """Return the secrets in a file only its owner reads, made the first time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps(make_keys()))
    keys: dict[str, str] = json.loads(path.read_text())
    return keys


@dataclass
class Surroundings:
    """What a program of ours is told: where its stores are, and whether this is a show."""

    postgres: Postgres
    valkey: Valkey
    keys: dict[str, str]
    state: Path
    origin: str = "http://127.0.0.1"
    demonstration: bool = True

    def for_web(self) -> dict[str, str]:
        """Return the variables of the web server, the worker and the beat."""
        return os.environ | self.keys | {
            "DJANGO_SETTINGS_MODULE": "iom.settings",
            "IOM_DEBUG": "False",
            "IOM_ALLOWED_HOSTS": "127.0.0.1,localhost",
            "IOM_DATABASE_URL": self.postgres.url("iom_web"),
            "IOM_BROKER_URL": self.valkey.broker_url,
            "IOM_CACHE_URL": self.valkey.cache_url,
            "IOM_DEMONSTRATION": str(self.demonstration),
            "IOM_SECURE": "False",  # plain http, and only on this machine
            "IOM_EMAIL_URL": f"filemail:///{self.state}/mail",
            "IOM_VAR_DIR": str(self.state),
            "IOM_WEB_ORIGIN": self.origin,
            "IOM_OWNER_DATABASE_URL": "",
            "PYTHONUNBUFFERED": "1",
        }  # fmt: skip

    def for_commands(self) -> dict[str, str]:
        """Return those of `manage.py`, which may also migrate as the owner."""
        return self.for_web() | {
            "IOM_OWNER_DATABASE_URL": self.postgres.url("iom_owner")
        }
