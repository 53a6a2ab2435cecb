"""How a fictional person comes before the meeting: form, research, recommendation, decision."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from agencies.acting import acting_as
from agencies.models import Agency, User
from cases.choices import GrantLevel
from iom.demo import answers, nominating
from iom.demo.cast import World
from iom.demo.people import Invented
from meetings import services as meetings
from referrals import selectors
from referrals import services as referrals
from referrals.choices import ResearchSource, SupervisionStatus


@dataclass(frozen=True)
class Team:
    """Who does what in one area of the demonstration."""

    area: str
    referrers: tuple[User, ...]
    officers: tuple[User, ...]
    police: User
    coordinator: User
    chair: User
    agencies: dict[str, Agency]


def team(world: World, area: str) -> Team:
    """Return an area's team."""
    names = {
        "east-sussex": (
            ("priya", "tess", "owen", "hollie"),
            ("priya", "tess"),
            "owen",
            "carys",
            "dina",
        ),
        "west-sussex": (("nadia", "wilf"), ("nadia",), "wilf", "wren", "dov"),
        "brighton-hove": (("bea", "bram"), ("bea",), "bram", "brid", "dot"),
    }
    referrers, officers, police, coordinator, chair = names[area]
    people = world.people
    return Team(
        area=area,
        referrers=tuple(people[each] for each in referrers),
        officers=tuple(people[each] for each in officers),
        police=people[police],
        coordinator=people[coordinator],
        chair=people[chair],
        agencies={
            key.removeprefix(f"{area}/"): agency
            for key, agency in world.agencies.items()
            if key.startswith(area)
        },
    )


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """Return a time of day as an aware instant."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def draft(
    world: World, team: Team, person: Invented, *, on: date, topics: int = 10
) -> Any:
    """Begin a referral and fill in its first `topics` pages."""
    dice = Random(f"referrer {person.number}")  # noqa: S311 - fiction, not secrets
    by = dice.choice(team.referrers)
    typed = answers.form(
        person,
        referrer=by.full_name,
        on=on,
        supervision=dice.choice(["probation", "probation", "probation", "voluntary"]),
    )
    with acting_as(by, on=on):
        referral = referrals.start_referral(
            scheme=world.schemes[team.area], by=by, at=at(on)
        )
        for number, (topic, page) in enumerate(list(typed.items())[:topics]):
            sent = referrals.TypedTopic(
                topic=topic, typed=page, version=0, token=f"demo-{number}", checked=True
            )
            referral = referrals.save_topic(
                referral=referral, sent=sent, by=by, at=at(on, 10, number)
            )
    return referral


def submitted(
    world: World, team: Team, person: Invented, *, on: date, again: Any = None
) -> Any:
    """Fill in the whole form and submit it; `again` is the person when already known."""
    referral = draft(world, team, person, on=on)
    by = referral.made_by
    with acting_as(by, on=on):
        referral = referrals.settle_who(
            referral=referral, person=again, by=by, at=at(on, 11)
        )
        return referrals.submit_referral(
            referral=referral, version=referral.version, by=by, on=on, at=at(on, 11, 5)
        )


FIGURES: dict[str, dict[str, Any]] = {
    ResearchSource.PREVIOUS_OFFENDING: {"offences": 14, "period_months": 12},
    ResearchSource.COST_OF_CRIME: {
        "cost_pounds": 14200,
        "period_months": 12,
        "cost_basis": "Home Office unit costs, nine recorded thefts and two burglaries",
    },
}
FINDINGS = {
    ResearchSource.PREVIOUS_OFFENDING: "Consistent with the form. Two offences not yet charged.",
    ResearchSource.ACTUARIAL_SCORE: "Score confirmed with probation.",
    ResearchSource.LOCAL_CRIME_PRIORITIES: "Acquisitive crime in the town centre is this quarter's priority.",
    ResearchSource.INTELLIGENCE: "Several recent logs, graded B2: selling on goods at two addresses.",
    ResearchSource.COST_OF_CRIME: "Traders’ own losses are not counted.",
}


def researched(
    world: World, team: Team, person: Invented, *, on: date, sources: int = 5
) -> Any:
    """Submit, then research `sources` of the five and recommend a class."""
    referral = submitted(world, team, person, on=on)
    day = on + timedelta(days=4)
    with acting_as(team.police, on=day) as by:
        for source, findings in list(FINDINGS.items())[:sources]:
            finding = referrals.Finding(
                source=source,
                findings=findings,
                checked_on=day,
                **FIGURES.get(source, {}),
            )
            referrals.record_research(referral=referral, finding=finding, by=by, on=day)
        if sources == len(FINDINGS):
            agree_to_join(referral, by=by, on=day)
            nominating.ask_about_themselves(referral.case, person, by=by, on=day)
            referrals.recommend_rag(
                referral=referral,
                rag_class="red",
                reasons="Offending weekly; joint visits will be needed from the start.",
                by=by,
                on=day,
            )
    return referral


def agree_to_join(referral: Any, *, by: User, on: date) -> None:
    """Record that somebody whom nobody supervises agreed to join."""
    if referral.supervision_status != SupervisionStatus.VOLUNTARY:
        return
    agreement = referrals.Agreement(
        agreed_on=on,
        how="in_person",
        asked_by=by.full_name,
        note="Explained who sees what, and that leaving is possible at any time.",
    )
    referrals.record_agreement(referral=referral, agreement=agreement, by=by, on=on)


def before_meeting(
    world: World, team: Team, person: Invented, meeting: Any, *, on: date
) -> Any:
    """Research, then put the referral before a meeting."""
    referral = researched(world, team, person, on=on)
    day = min(on + timedelta(days=6), meeting.held_on)
    with acting_as(team.coordinator, on=day) as by:
        meetings.list_referral(
            meeting=meeting, referral=referral, by=by, at=at(day, 15)
        )
    return referral


def adopted(
    world: World, team: Team, person: Invented, meeting: Any, *, on: date
) -> Any:
    """Put before a meeting and adopt there; return the case, led by a probation officer."""
    referral = before_meeting(world, team, person, meeting, on=on)
    dice = Random(f"adoption {person.number}")  # noqa: S311 - fiction, not secrets
    day = meeting.held_on
    partners = {team.agencies["housing"]: GrantLevel.READ}
    if dice.random() < 0.5:
        partners[team.agencies["recovery"]] = GrantLevel.WRITE
    if dice.random() < 0.2:
        partners[team.agencies["health"]] = GrantLevel.READ
    adoption = referrals.Adoption(
        reasons="Meets the criteria: frequent offending and needs that no single agency can meet.",
        rag_class="red",
        lead_worker=dice.choice(team.officers),
        lead_agency=team.agencies["probation"],
        met_on=day,
        partners=partners,
        tell_social_services=dice.random() < 0.2,
        against_criteria="The agencies know of more than the figures show.",
    )
    with acting_as(team.chair, on=day) as by:
        decided = referrals.adopt_referral(
            referral=referral, adoption=adoption, by=by, on=day, at=at(day, 14)
        )
    if dice.random() < 0.9:
        administer(team, decided, on=day)
    return decided.case


def administer(team: Team, referral: Any, *, on: date) -> None:
    """Do what the form's administration table asks, some days after the decision."""
    done_on = on + timedelta(days=3)
    with acting_as(team.chair, on=done_on) as by:
        for task in selectors.administration(by, referral):
            if task.is_open:
                referrals.complete_task(task=task, done_on=done_on, by=by, on=done_on)


def turned_down(
    world: World, team: Team, person: Invented, meeting: Any, *, on: date
) -> None:
    """Put before a meeting and reject there."""
    referral = before_meeting(world, team, person, meeting, on=on)
    with acting_as(team.chair, on=meeting.held_on) as by:
        referrals.reject_referral(
            referral=referral,
            reasons="Offending has fallen and supervision alone is managing the risk.",
            against_criteria="The figures are of last year; nothing is known since.",
            by=by,
            on=meeting.held_on,
        )


def put_off(
    world: World, team: Team, person: Invented, meeting: Any, *, on: date
) -> None:
    """Put before a meeting and defer there."""
    referral = before_meeting(world, team, person, meeting, on=on)
    with acting_as(team.chair, on=meeting.held_on) as by:
        referrals.defer_referral(
            referral=referral,
            reasons="Housing could not attend and the address is the whole question.",
            until=meeting.held_on + timedelta(days=28),
            by=by,
            on=meeting.held_on,
        )
