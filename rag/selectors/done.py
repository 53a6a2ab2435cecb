"""The records that meet duties, of any number of cases, as rows of one query."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    F,
    IntegerField,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone

from agencies.models import User
from cases.choices import ContactType
from rag.choices import MonitoringOutcome, RecordedDuty
from rag.duties import Done
from rag.models import DutyDone, MonitoringAssessment, Rating, SupervisionFrequency
from rag.selectors.contacts import HOME_VISITS, SEEN, shared_log


VISITS = (*HOME_VISITS, ContactType.PRISON_VISIT)
RATING, FREQUENCY, VISIT, DUTY, ASSESSMENT = (
    "rating",
    "frequency",
    "visit",
    "duty",
    "assessment",
)


def recorded_rows(user: User, ids: Sequence[UUID]) -> QuerySet[Any]:
    """Return what bears on these cases' duties as values: record, case, code, day, text …"""
    in_force = {"case__in": ids, "superseded_on__isnull": True}
    ratings = as_rows(
        Rating.objects.visible_to(user).filter(**in_force),
        RATING,
        code="rag_class",
        day="rated_on",
        text="review_because",
    )
    frequencies = as_rows(
        SupervisionFrequency.objects.visible_to(user).filter(**in_force),
        FREQUENCY,
        code="unit",
        day="agreed_on",
        until="expires_on",
        times="value",
    )
    return ratings.union(frequencies, *latest_rows(user, ids), all=True)


def latest_rows(user: User, ids: Sequence[UUID]) -> list[QuerySet[Any]]:
    """Return the latest visit of each kind, of each duty done, and the latest assessment."""
    visits = (
        shared_log(user)
        .filter(case__in=ids, kind__in=VISITS, attendance__in=SEEN)
        .order_by("case_id", "kind", "-happened_at")
        .distinct("case_id", "kind")
    )
    duties = (
        DutyDone.objects.visible_to(user)
        .filter(case__in=ids)
        .order_by("case_id", "duty", "-done_on")
        .distinct("case_id", "duty")
    )
    assessments = (
        MonitoringAssessment.objects.visible_to(user)
        .filter(case__in=ids)
        .order_by("case_id", "-assessed_on", "-recorded_at")
        .distinct("case_id")
    )
    return [
        as_rows(visits, VISIT, code="kind", moment="happened_at"),
        as_rows(duties, DUTY, code="duty", day="done_on", text="note"),
        as_rows(assessments, ASSESSMENT, code="outcome", day="assessed_on"),
    ]


COLUMNS: dict[str, Any] = {
    "code": CharField(),
    "text": CharField(),
    "day": DateField(),
    "until": DateField(),
    "moment": DateTimeField(),
    "times": IntegerField(),
}


def as_rows(found: QuerySet[Any], record: str, **columns: str) -> QuerySet[Any]:
    """Return records under the names that all of them have; what one lacks is null."""
    named = {
        name: Cast(F(columns[name]) if name in columns else Value(None), kind)
        for name, kind in COLUMNS.items()
    }
    return found.annotate(record=Value(record), row_id=F("pk"), **named).values(
        "record", "row_id", "case_id", *COLUMNS
    )


def visit_done(row: dict[str, Any]) -> tuple[str, Done]:
    """Return a visit as what met a duty, and which duty it is for."""
    duty = "home_visit" if row["code"] in HOME_VISITS else "prison_visit"
    words = ContactType(row["code"]).label
    on = timezone.localdate(row["moment"])
    return duty, Done(on, words, contact_id=row["row_id"])


def duty_done(row: dict[str, Any]) -> tuple[str, Done]:
    """Return a duty that somebody recorded as done."""
    words = row["text"] or RecordedDuty(row["code"]).label
    return row["code"], Done(row["day"], words)


def monitoring_done(row: dict[str, Any]) -> tuple[str, Done]:
    """Return an assessment for electronic monitoring as what met the duty."""
    words = MonitoringOutcome(row["code"]).label
    return "electronic_monitoring", Done(row["day"], words)


def supervision_done(row: dict[str, Any]) -> tuple[str, Done]:
    """Return a frequency of supervision agreed as what met the duty."""
    agreed = SupervisionFrequency(value=row["times"], unit=row["code"])
    return "supervision", Done(row["day"], str(agreed))


# How each record meets a duty.
DONE = {
    VISIT: visit_done,
    DUTY: duty_done,
    ASSESSMENT: monitoring_done,
    FREQUENCY: supervision_done,
}
