"""A package's agreement, its levels over time, and the list of packages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from core import charts, words
from isms.choices import Code, Format, Night, Staffing, Status


TABS = (
    ("package", "Package"),
    ("rota", "Rota"),
    ("delivery", "Delivery"),
    ("feedback", "Feedback"),
)


@dataclass(frozen=True)
class Party:
    """One party to the agreement: who, and how they answered."""

    label: str
    agency: str
    words: str
    tone: str
    by: str = ""
    reason: str = ""


def agreement(page: Any) -> list[Party]:
    """Return both parties with their signatures, refusals or silence."""
    package = page.package
    answers = {each.party: each for each in page.answers}
    return [
        party("Authority", package.authority, answers.get("authority")),
        party("Provider", package.provider, answers.get("provider")),
    ]


def party(label: str, agency: Any, answer: Any) -> Party:
    """Return one party in words."""
    if answer is None:
        return Party(label, str(agency), "Has not signed", "warning")
    said = "Signed" if answer.agrees else "Declined"
    when = words.moment(answer.answered_at)
    tone = "success" if answer.agrees else "danger"
    by = f"by {answer.recorded_by}, {when}"
    return Party(label, str(agency), said, tone, by, answer.reason)


def level_rows(levels: Iterable[Any]) -> list[dict[str, str]]:
    """Return the levels in words, the latest first."""
    rows = []
    for each in levels:
        night = (
            "" if each.night == Night.NONE else f", {each.get_night_display().lower()}"
        )
        rows.append(
            {
                "first_day": words.day(each.first_day),
                "name": each.get_code_display(),
                "terms": f"{hours(each.hours_day)} a day, {hours(each.hours_week)} a week, "
                f"{Staffing(each.staffing).value} staffed{night}",
                "because": f"{each.ratio_reason} ({each.assessment}, "
                f"{words.day(each.assessed_on)})",
                "family": each.family_reason,
                "instructed": f"{each.get_authorised_by_display()}, {each.instruction}, "
                f"{words.day(each.instructed_on)}",
                "by": str(each.recorded_by),
            }
        )
    return rows[::-1]


def hours(value: Any) -> str:
    """Return hours as people write them: "7 hours", "7.5 hours"."""
    return f"{value.normalize():f} hour{'' if value == 1 else 's'}"


def level_chart(package: Any, levels: list[Any], *, on: date) -> charts.Chart | None:
    """Return how the level moved over time; nothing until it has moved."""
    if len(levels) < 2:
        return None
    used = {each.code for each in levels}
    return charts.step_chart(
        "Level of the package over time",
        [charts.Step(each.first_day, each.code) for each in levels],
        levels=[
            charts.Level(code.value, code.label, "brand")
            for code in Code
            if code in used
        ],
        until=max(package.ended_on or on, levels[-1].first_day),
        columns=("From", "Package"),
        summary=f"From {Code(levels[0].code).label} to {Code(levels[-1].code).label} "
        f"in {len(levels) - 1} step{'' if len(levels) == 2 else 's'}.",
    )


def listed(packages: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return the lines of the list of packages."""
    return [
        {
            "url": reverse("isms:package", args=[each.pk]),
            "name": each.name or "Name not yet shared",
            "status": each.get_status_display(),
            "tone": {"running": "success", "referred": "warning"}.get(each.status, ""),
            "level": Code(each.code).label if each.code else "No terms yet",
            "provider": str(each.provider),
            "authority": str(each.authority),
            "when": dated(each),
            "review": review(each, on=on),
            "due": due(each, on=on),
        }
        for each in packages
    ]


def due(package: Any, *, on: date) -> list[str]:
    """Return what waits on a running package: spot checks, a report that is late."""
    found: list[str] = []
    if not package.is_running:
        return found
    if package.checks_due:
        plural = "" if package.checks_due == 1 else "s"
        found.append(f"{package.checks_due} spot check{plural} to do")
    report = feedback_due(package, package.reported_to)
    if report and report < on:
        found.append(f"Report overdue since {words.short_day(report)}")
    return found


def feedback_due(package: Any, reported_to: date | None) -> date | None:
    """Return by when the next report is due: its weeks after the last one's days, or the start."""
    since = reported_to or package.started_on
    if since is None or not package.is_running:
        return None
    return since + timedelta(weeks=package.feedback_weeks)


def dated(package: Any) -> str:
    """Return when a package was referred, started or ended."""
    if package.ended_on:
        return f"Ended {words.short_day(package.ended_on)}"
    if package.started_on:
        return f"Since {words.short_day(package.started_on)}"
    return f"Referred {words.short_day(package.referred_on)}"


def review(package: Any, *, on: date) -> str:
    """Return when the level is reviewed, and that it is late."""
    if package.status != Status.RUNNING or package.review_on is None:
        return ""
    late = " (overdue)" if package.review_on < on else ""
    return f"Review {words.short_day(package.review_on)}{late}"


def brief_rows(brief: Any) -> list[dict[str, str]]:
    """Return what the provider is told as rows."""
    born = f", born {words.day(brief.date_of_birth)}" if brief.date_of_birth else ""
    return [
        {"key": "Name", "value": f"{brief.person_name}{born}"},
        {"key": "Risks", "value": brief.risks},
        {"key": "Licence conditions", "value": brief.conditions or "None that matter"},
        {"key": "Whom to ring", "value": brief.contacts},
    ]


def referral_rows(package: Any) -> list[dict[str, str]]:
    """Return what the package was referred with as rows, those empty left out."""
    police = (
        f"\n{package.police_agency}: {package.get_police_rule_display().lower()}"
        if package.police_agency
        else ""
    )
    weeks = package.feedback_weeks
    rows = {
        "What it is for": package.purpose,
        "Why they are eligible": f"{package.get_route_display()}. Very high risk: "
        f"{package.assessment}, {words.day(package.assessed_on)}. "
        f"MAPPA reference: {package.mappa_reference}.",
        "Who pays": package.funder,
        "Who else has a say": package.stakeholders,
        "Terms of their own": package.bespoke_terms,
        "Told of breaches": f"{package.supervisor}, {package.supervisor_agency}{police}",
        "Reports": "Every week" if weeks == 1 else f"Every {weeks} weeks",
        "Level reviewed": words.day(package.review_on) if package.review_on else "",
        "Papers in": ", ".join(needs(package)),
        "Access": package.access_needs,
    }
    return [{"key": key, "value": value} for key, value in rows.items() if value]


def needs(package: Any) -> list[str]:
    """Return formats and language in words (S0-37)."""
    found = [Format(each).label for each in package.formats]
    return [*found, *([package.language] if package.language else [])]
