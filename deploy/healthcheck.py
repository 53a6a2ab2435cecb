"""Ask the web server in this container whether it is ready; exit 1 when it is not."""

import http.client
import os
import sys


def is_ready() -> bool:
    """Ask under a host name the server accepts: it refuses all others."""
    host = os.environ["IOM_ALLOWED_HOSTS"].split(",")[0].lstrip(".")
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
    try:
        connection.request("GET", "/readyz", headers={"Host": host})
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not is_ready())
