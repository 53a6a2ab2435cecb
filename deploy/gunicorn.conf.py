"""
The web server, in the demonstration and in production alike.

Synchronous workers, about as many as cores, with one database connection each:
threads were slower, and an event loop ran out of connections.
"""

import os


wsgi_app = "iom.wsgi:application"
workers = int(os.environ.get("WEB_CONCURRENCY") or os.cpu_count() or 2)
worker_class = "sync"
preload_app = True  # one import instead of one a worker; connections are made after it
timeout = 60  # seconds
graceful_timeout = 5  # seconds
max_requests = 10_000
max_requests_jitter = 1_000
# A heartbeat on a slow disk looks like a hung worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112
control_socket_disable = True
errorlog = "-"
accesslog = None  # who looked is in the audit, not in a text file
