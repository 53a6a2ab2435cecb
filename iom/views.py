"""The only views that compose many apps: home, health, gallery, error pages."""

from datetime import timedelta

import redis
from celery import current_app
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET
from kombu.exceptions import OperationalError

from agencies.roles import Permission
from core import gallery as samples
from core.queue import HEARTBEAT


HEARTBEAT_LIMIT = timedelta(minutes=3)

# Where each kind of work begins, the first that the person may do.
HOMES = (
    (Permission.CASE_READ, "work:my_work"),
    (Permission.PACKAGE_DELIVER, "isms:packages"),
    (Permission.ACCOUNTS_MANAGE, "agencies:agencies"),
    (Permission.AUDIT_READ, "audit:events"),
)


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Go to where this person's work begins."""
    for permission, route in HOMES:
        if request.user.holds(permission):
            return redirect(route)
    return render(request, "no_membership.html", status=403)


@login_not_required
@require_GET
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_GET
def readyz(_request: HttpRequest) -> JsonResponse:
    """Say whether database, migrations, broker and beat are there; 503 when one is not."""
    checks = {
        "database": database_answers(),
        "migrations": migrations_applied(),
        "broker": broker_answers(),
        "beat": beat_is_alive(),
    }
    ready = all(checks.values())
    return JsonResponse({"ready": ready, **checks}, status=200 if ready else 503)


def database_answers() -> bool:
    """Ask the database for one."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def migrations_applied() -> bool:
    """Tell whether the schema is the one this code expects."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def broker_answers() -> bool:
    """Tell whether jobs can be published."""
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=1)
    except (OSError, OperationalError, redis.RedisError):
        return False
    return True


def beat_is_alive() -> bool:
    """Tell whether the scheduler has been heard of lately."""
    try:
        heard = cache.get(HEARTBEAT)
    except redis.RedisError:
        return False
    return heard is not None and timezone.now() - heard < HEARTBEAT_LIMIT


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state (demonstration only)."""
    if not settings.DEMONSTRATION:
        raise Http404
    return render(request, "core/gallery.html", samples.context())


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain a form that came from an old page; what was typed is kept on the page before."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


@login_not_required
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same page whether hidden or missing."""
    return render(request, "404.html", status=404)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """500, drawn without the database."""
    return render(request, "500.html", status=500)


@login_not_required
@require_GET
def statement(request: HttpRequest, page: str) -> HttpResponse:
    """Show the accessibility statement or the privacy notice."""
    return render(request, f"statements/{page}.html")
