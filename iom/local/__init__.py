"""
The embedded stack: a real PostgreSQL, Valkey, web server, worker and beat on one machine.

For `make demo` and `make test`; production runs docker-compose.yml. Nothing here
imports Django.
"""
