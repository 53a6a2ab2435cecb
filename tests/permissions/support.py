"""What is done for the needs of the matrix's case, in the general section and in health."""

from datetime import date, time, timedelta
from typing import Any

from agencies import services as agencies
from agencies.acting import acting_as
from plans import services as plans
from tests.permissions.records import SECRETS, Everything, working


def supported(everything: Everything, *, today: date) -> dict[str, Any]:
    """Write sessions, a referral to a service, a gap and an activity, and a directory."""
    ids = directory(everything, today=today)
    for section, pathway, code in (
        ("health", "drugs_alcohol", "habit/drug-use/impact-of-drug-use"),
        ("general", "accommodation", "home/maintaining-a-home/setting-up-utilities"),
    ):
        ids |= done(everything, section, pathway, code, today=today)
    return ids


def done(
    everything: Everything, section: str, pathway: str, code: str, *, today: date
) -> dict[str, Any]:
    """Write one of each in a section."""
    secret = SECRETS[section]
    with working(everything, "priya", today) as (priya, case):
        (session,) = plans.offer_sessions(
            case=case,
            codes=[code],
            words=plans.OwnWords(f"{secret} problem", f"{secret} solution"),
            by=priya,
            on=today,
        )
        sent = plans.refer_to_service(
            case=case,
            referral=plans.NewServiceReferral(
                pathway=pathway,
                route="telephone",
                reason=f"{secret} reason",
                sent_on=today,
                service_name=f"{secret} service",
            ),
            by=priya,
            on=today,
        )
        gap = plans.note_gap(
            case=case,
            pathway=pathway,
            reason="none_here",
            needed=f"{secret} needed",
            by=priya,
            on=today,
        )
        activity = plans.add_activity(
            case=case,
            activity=plans.NewActivity(
                what=f"{secret} activity",
                place="Long Pier",
                repeats="weekly",
                starts_at=time(9),
                ends_at=time(10),
                first_day=today,
                bring=f"{secret} to bring",
                section=section,
            ),
            by=priya,
            on=today,
            despite_clash=True,
        )
    return {
        "intervention_id": session.pk,
        "service_referral_id": sent.pk,
        "gap_id": gap.pk,
        "activity_id": activity.pk,
    }


def directory(everything: Everything, *, today: date) -> dict[str, Any]:
    """Put a service in the directory and a programme in the scheme."""
    with acting_as(everything.people["mo"], on=today) as mo:
        entry = agencies.add_entry(
            facts=agencies.EntryFacts(
                name="Old Comrades’ Hand",
                kind="veterans",
                description="Help for those who served.",
                phone="01632 960113",
            ),
            by=mo,
            on=today - timedelta(days=200),
        )
        programme = agencies.offer_programme(
            scheme=everything.cast.schemes["east-sussex"],
            kind="accredited",
            name="Thinking Straight",
            provider="",
            by=mo,
            on=today,
        )
    return {"directory_id": entry.pk, "programme_id": programme.pk}
