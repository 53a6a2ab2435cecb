"""Fictional people on their way out of prison, and watched once they are out."""

from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from agencies.acting import acting_as
from iom.demo.cast import World
from iom.demo.referring import Team
from licences import services as licences
from licences.choices import AdditionalCondition, ConditionKind
from licences.choices.monitoring import (
    AppointmentOutcome,
    CheckResult,
    TagEventKind,
    TagKind,
)
from licences.choices.orders import OrderKind, RequirementKind
from licences.choices.prerelease import CurfewParty, Step, StepStatus
from licences.selectors import running_licence
from licences.services import monitoring, prerelease, requirements, supervision, tags


PROVIDERS = (
    ("HMP Saltmarsh", "Causeway Resettlement", "Duty desk, resettlement wing"),
    ("HMP Gullcliff", "Fieldgate Resettlement", "Duty desk, main gate"),
)
SCREENED = {
    "accommodation": "Lost the tenancy; has asked for the supported house.",
    "finances": "No bank account; a fine still to pay.",
    "employment": "Warehouse work before; wants the forklift course.",
    "abuse": "Asked in private; signposted to the support line.",
}
ANSWERS = {
    Step.SCREENING_2: SCREENED,
    Step.GATE: {"who": "IOM police officer and a mentor", "transport": "Agency car"},
    Step.FIRST_72_HOURS: {
        "first_days": "Day 1 house and script; day 2 jobcentre; day 3 home visit."
    },
}
# Step → on which day of custody it was done; the later ones only for some.
EARLY = {Step.SCREENING_1: 2, Step.INDUCTION: 5, Step.SCREENING_2: 8}
LATER = (Step.REVIEW, Step.VISIT, Step.ACCOMMODATION, Step.GP, Step.GATE)


def list_providers(world: World, *, today: date) -> None:
    """Say who delivers resettlement in the two fictional prisons (S1-187)."""
    with acting_as(world.people["mo"], on=today) as mo:
        for prison, provider, contact in PROVIDERS:
            prerelease.record_provider(
                prison=prison, provider=provider, contact=contact, by=mo
            )


def dated(case: Any, officer: Any, *, in_days: int, today: date) -> None:
    """Record the official release; the one furthest off came forward by thirty days."""
    came_forward = in_days > 60
    for days in (in_days + 30, in_days) if came_forward else (in_days,):
        licences.record_official_date(
            case=case,
            kind="crd",
            day=today + timedelta(days=days),
            source="prison_record",
            received_on=today - timedelta(days=14),
            by=officer,
            on=today,
        )
    if not came_forward:
        prerelease.note_moves_seen(case=case, by=officer, on=today)


def prepare(case: Any, team: Team, officer: Any, *, number: int, today: date) -> None:
    """Bring a plan as far as it would be: the nearer the release, the more is done."""
    for step, days in EARLY.items():
        done_on = min(case.custody_since + timedelta(days=days), today)
        settle(case, officer, step, done_on=done_on, today=today)
    if case.release_on is None or (case.release_on - today).days > 60:
        return
    ready = 5 if (case.release_on - today).days < 30 else 2
    for step in LATER[:ready]:
        done_on = max(case.custody_since, today - timedelta(days=6 + number % 5))
        settle(case, officer, step, done_on=done_on, today=today)
    prerelease.record_step(
        case=case,
        step=Step.HEALTHCARE,
        facts=prerelease.StepFacts(
            StepStatus.OPEN, agency=team.agencies["police"], person=team.police
        ),
        version=0,
        by=officer,
        on=today,
    )
    curfew(case, team, officer, today=today)
    supervision.propose_for_release(
        case=case,
        proposal=supervision.Proposal(
            conditions=(AdditionalCondition.EXCLUSION,),
            wording="Not to enter Harbour Retail Park.",
            why="Every theft in the last year was there.",
        ),
        by=officer,
        on=today,
    )


def settle(case: Any, officer: Any, step: Step, *, done_on: date, today: date) -> None:
    """Record one step as done."""
    prerelease.record_step(
        case=case,
        step=step,
        facts=prerelease.StepFacts(
            StepStatus.DONE, done_on=done_on, answers=ANSWERS.get(step, {})
        ),
        version=0,
        by=officer,
        on=today,
    )


def curfew(case: Any, team: Team, officer: Any, *, today: date) -> None:
    """Give both views on curfew, which differ."""
    given_on = max(case.custody_since, today - timedelta(days=4))
    prerelease.give_curfew_view(
        case=case,
        view=prerelease.View(
            party=CurfewParty.PROBATION,
            is_suitable=True,
            grounds="Steady since reception; a room waits.",
            given_on=given_on,
        ),
        by=officer,
        on=today,
    )
    level = case.my_level
    with acting_as(team.police, on=today) as police:
        case.my_level = 3
        prerelease.give_curfew_view(
            case=case,
            view=prerelease.View(
                party=CurfewParty.POLICE,
                is_suitable=False,
                grounds="The address is next to the last offences.",
                given_on=given_on,
            ),
            by=police,
            on=today,
        )
    case.my_level = level


def supervise(case: Any, officer: Any, *, number: int, today: date) -> None:
    """Watch somebody on licence; whoever has none serves a community order."""
    licence = running_licence(officer, case)
    if licence is None or not licence.is_in_force(today):
        community_order(case, officer, number=number, today=today)
        return
    began = max(licence.starts_on, today - timedelta(days=40))
    exclusion = condition(
        licence,
        officer,
        AdditionalCondition.EXCLUSION,
        "Not to enter Quay Street.",
        began,
    )
    drug = condition(
        licence,
        officer,
        AdditionalCondition.DRUG_APPOINTMENT,
        "To attend Harbour Recovery every Tuesday and stay for the appointment.",
        began,
    )
    watch(case, officer, exclusion, number=number, began=began, today=today)
    attend(officer, drug, number=number, began=began, today=today)
    if number % 4 == 0:
        volunteer(case, officer, began=began, today=today)


def condition(
    licence: Any, officer: Any, code: AdditionalCondition, wording: str, on: date
) -> Any:
    """Put an additional condition on the licence."""
    new = licences.NewCondition(
        ConditionKind.ADDITIONAL,
        wording,
        "The offences were there and for drugs.",
        code,
    )
    return licences.add_condition(licence=licence, condition=new, by=officer, on=on)


def watch(
    case: Any, officer: Any, found: Any, *, number: int, began: date, today: date
) -> None:
    """Watch a condition every week; every fifth has not been checked lately."""
    watched = monitoring.watch_condition(
        condition=found,
        watch=monitoring.Watch(
            "Walk through with the shop staff’s log.",
            case.lead_worker_agency,
            officer,
            7,
        ),
        version=0,
        by=officer,
        on=began,
    )
    ago = 20 if number % 5 == 0 else 3
    monitoring.record_check(
        watch=watched,
        check=monitoring.Check(
            max(began, today - timedelta(days=ago)),
            CheckResult.KEPT,
            key(f"check {case.pk}"),
            "Not seen there.",
        ),
        by=officer,
        on=today,
    )


def attend(officer: Any, found: Any, *, number: int, began: date, today: date) -> None:
    """Record three drug appointments, one of them not to the end."""
    outcomes = (
        AppointmentOutcome.STAYED,
        AppointmentOutcome.LEFT if number % 2 else AppointmentOutcome.STAYED,
        AppointmentOutcome.REFUSED_TREATMENT,
    )
    for weeks, outcome in enumerate(outcomes):
        held_on = today - timedelta(weeks=weeks, days=2)
        if held_on >= began:
            monitoring.record_appointment(
                condition=found,
                held_on=held_on,
                outcome=outcome,
                place="Harbour Recovery",
                note="",
                by=officer,
                on=today,
            )


def volunteer(case: Any, officer: Any, *, began: date, today: date) -> None:
    """Wear a tag of one's own will (S1-164)."""
    tag = tags.fit_tag(
        case=case,
        fitting=tags.Fitting(
            TagKind.VOLUNTARY, "Beacon Tagging", began, consented_on=began
        ),
        by=officer,
        on=today,
    )
    tags.record_tag_event(
        tag=tag,
        happening=tags.Happening(
            TagEventKind.COMPLIED,
            max(began, today - timedelta(days=1)),
            key(f"tag {case.pk}"),
            "Charged and worn all week.",
        ),
        by=officer,
        on=today,
    )


def community_order(case: Any, officer: Any, *, number: int, today: date) -> None:
    """Serve an order with unpaid work and rehabilitation days, partly completed."""
    starts_on = today - timedelta(days=90 + number % 60)
    ends_on = starts_on + timedelta(days=365)
    order = requirements.record_order(
        case=case,
        order=requirements.Order(
            OrderKind.COMMUNITY,
            starts_on,
            ends_on,
            offence="Theft from shops",
            court="Shingleport Magistrates’ Court",
        ),
        by=officer,
        on=today,
    )
    for kind, amount in ((RequirementKind.UNPAID_WORK, 120), (RequirementKind.RAR, 20)):
        added = requirements.add_requirement(
            order=order,
            requirement=requirements.Requirement(kind, starts_on, ends_on, amount),
            by=officer,
        )
        requirements.record_progress(
            requirement=added,
            done_on=today - timedelta(days=7),
            amount=amount // 3,
            note="",
            idempotency_key=key(f"{kind} {case.pk}"),
            by=officer,
            on=today,
        )


def key(text: str) -> UUID:
    """Return an identifier that is the same for the same words."""
    return uuid5(NAMESPACE_URL, text)
