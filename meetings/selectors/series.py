"""Series of meetings and their seats."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from agencies.models import Scheme, User
from core.decisions import require
from core.exceptions import NotVisible
from meetings import permissions
from meetings.models import Seat, Series


def series_of(user: User, scheme: Scheme) -> QuerySet[Series]:
    """Return a scheme's series that go on, by name, each with `planned`: its meetings to come."""
    require(permissions.may_read(user))
    return (
        Series.objects.filter(scheme=scheme, ended_on__isnull=True)
        .select_related("chair", "coordinator")
        .annotate(planned=Count("meetings", filter=Q(meetings__status="planned")))
        .order_by("name")
    )


def get_series(user: User, series_id: UUID | str) -> Series:
    """
    Return one series of the area for which the reader acts.

    :raises NotVisible: when it is not there for this reader
    """
    require(permissions.may_read(user))
    found = (
        Series.objects.filter(scheme__area=user.on_duty.area_id, pk=series_id)
        .select_related("scheme__area", "chair", "coordinator")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def seats_of(series: Series) -> QuerySet[Seat]:
    """Return a series' seats, by role and agency."""
    return (
        Seat.objects.filter(series=series)
        .select_related("agency", "person")
        .order_by("role", "agency__name", "person__full_name")
    )


def get_seat(series: Series, seat_id: UUID | str) -> Seat:
    """
    Return one seat of a series.

    :raises NotVisible: when the series has none such
    """
    found = seats_of(series).filter(pk=seat_id).first()
    if found is None:
        raise NotVisible
    found.series = series
    return found
