"""What else happens to a fictional person: tests, arrests, work, intelligence, daily checks."""

from datetime import date, timedelta
from random import Random
from typing import Any

from agencies.acting import acting_as
from cases import selectors
from cases import services as cases
from cases.choices.events import ChangeOutcome
from iom.demo.referring import Team, at


OFFENCES = ("Theft from a shop", "Burglary of a shed", "Going equipped for theft")
JOBS = (
    ("paid_work", "Warehouse operative", "Saltmarsh Logistics", 30),
    ("training", "Level 1 bricklaying", "Shingleport College", 16),
    ("volunteering", "Kitchen helper", "Second Step community kitchen", 8),
)
GRADED = (
    (("3x5x2", "2", "C", "P"), "Selling on power tools", "", False),
    (
        ("3x5x2", "1", "B", "C"),
        "Back with an old associate",
        "Do not say where this comes from. Ring before acting on it.",
        True,
    ),
    (("5x5x5", "B", "3", "2"), "Seen near the retail park at closing time", "", False),
)
CHECKED_DAYS = 9
MISSED = 4  # days ago: nobody looked


def happen(case: Any, team: Team, *, number: int, today: date) -> None:
    """Give a case what its number says, most of it in the last two months."""
    dice = Random(f"events {number}")  # noqa: S311 - fiction, not secrets
    with acting_as(case.lead_worker, on=today) as by:
        case.my_level = 2
        test(case, by, dice, today=today)
        if number % 5 == 1:
            employ(case, by, dice, today=today)
        if number % 4 == 2:
            move(case, by, today=today)
        if number % 7 == 3:
            safeguard(case, by, today=today)
        if number % 6 == 0:
            correct(case, by, today=today)
        del case.my_level
    with acting_as(team.police, on=today) as by:
        case.my_level = 3
        if number % 4 == 1:
            arrest(case, by, dice, days_ago=12 if number % 8 == 1 else 3, today=today)
        if number % 3 == 0:
            inform(case, team, by, GRADED[number // 3 % len(GRADED)], today=today)
        del case.my_level


def test(case: Any, by: Any, dice: Random, *, today: date) -> None:
    """Record three drug tests, the last of them positive now and then."""
    for weeks in (9, 5, 1):
        day = today - timedelta(days=7 * weeks)
        found = ["heroin"] if dice.random() < 0.25 else []
        made = cases.NewDrugTest(
            tested_on=day,
            setting="treatment" if weeks == 5 else "licence_or_order",
            place="Harbour Recovery",
            positive_for=found,
            negative_for=[each for each in ("heroin", "crack") if each not in found],
        )
        cases.record_drug_test(case=case, test=made, by=by, at=at(day, 16))
    for change in selectors.changes_to_review(by, case)[:-1]:
        cases.review_significant_change(
            change=change,
            outcome=ChangeOutcome.PLAN,
            comment="Prescribing reviewed with the recovery worker.",
            by=by,
            at=at(min(change.review_due_on, today - timedelta(days=1)), 11),
        )


def employ(case: Any, by: Any, dice: Random, *, today: date) -> None:
    """Begin work or training."""
    kind, what, where, hours = dice.choice(JOBS)
    spell = cases.NewEmployment(
        kind=kind,
        what=what,
        where=where,
        hours_a_week=hours,
        first_day=today - timedelta(days=10),
    )
    begun = cases.begin_employment(
        case=case, spell=spell, by=by, at=at(today - timedelta(days=9), 15)
    )
    for change in selectors.changes_to_review(by, case):
        if change.source == begun.pk:
            cases.review_significant_change(
                change=change,
                outcome=ChangeOutcome.NOTHING,
                comment="A strength. Hours fit the appointments.",
                by=by,
                at=at(today - timedelta(days=6), 10),
            )


def move(case: Any, by: Any, *, today: date) -> None:
    """Move to a hostel of concern, with a private landlord's room in view."""
    day = today - timedelta(days=2)
    home = cases.Home(
        lines="Room 14, Lantern House, Quay Street, Shingleport",
        postcode="ZZ14 3ZZ",
        tenure="hostel",
        is_hostel_of_concern=True,
        has_previous_associations=True,
    )
    cases.move_home(case=case, home=home, by=by, on=day, at=at(day, 17))
    consent = cases.NewConsent(
        landlord="Saltmarsh Lettings",
        contact_details="01632 960471",
        may_be_told="That he works with the scheme, and that he is visited weekly. "
        "They tell us of arrears and of complaints.",
        consented_on=day,
    )
    cases.record_landlord_consent(case=case, consent=consent, by=by, at=at(day, 17))


def safeguard(case: Any, by: Any, *, today: date) -> None:
    """Raise a concern for a child and one for an adult."""
    day = today - timedelta(days=16)
    for about, concern, referred in (
        ("child", "Two young children in the flat at weekends, no cot.", "Children's services"),
        ("adult", "An older neighbour pays for his shopping.", ""),
    ):  # fmt: skip
        raised = cases.NewConcern(
            about=about,
            concern=concern,
            raised_on=day,
            referred_to=referred,
            referred_on=day if referred else None,
        )
        cases.raise_safeguarding_concern(
            case=case, concern=raised, by=by, at=at(day, 12)
        )


def correct(case: Any, by: Any, *, today: date) -> None:
    """Correct the latest contact: the time was wrong."""
    latest = selectors.contacts(by, case).first()
    if latest is None or latest.recorded_by != by:
        return
    latest.case = case
    told = cases.NewContact(
        kind=latest.kind,
        happened_at=latest.happened_at - timedelta(minutes=30),
        summary=latest.summary,
        attendance=latest.attendance,
        place=latest.place,
        outcome=latest.outcome,
    )
    cases.correct_contact(
        contact=latest,
        to=told,
        reason="Half an hour earlier than I wrote.",
        by=by,
        at=at(today - timedelta(days=1), 9),
    )


def arrest(case: Any, by: Any, dice: Random, *, days_ago: int, today: date) -> None:
    """Record an arrest, a test on arrest and the incident that led to them."""
    day = today - timedelta(days=days_ago)
    offence = dice.choice(OFFENCES)
    incident = cases.NewIncident(
        kind="theft",
        happened_at=at(day, 1, 5),
        place="Retail park, Shingleport",
        what="Alarm at a shop; a man seen leaving with a holdall.",
    )
    cases.record_incident(case=case, incident=incident, by=by, at=at(day, 9))
    made = cases.NewArrest(
        arrested_at=at(day, 1, 40),
        offence=offence,
        outcome="police_bail",
        place="Shingleport custody",
        force_number=f"47/{number_of(case)}/26",
    )
    cases.record_arrest(case=case, arrest=made, by=by, at=at(day, 9))
    test_on_arrest = cases.NewDrugTest(
        tested_on=day,
        setting="on_arrest",
        place="Shingleport custody",
        positive_for=["crack"],
        negative_for=["heroin"],
    )
    cases.record_drug_test(case=case, test=test_on_arrest, by=by, at=at(day, 9))


def number_of(case: Any) -> str:
    """Return the digits of a case's reference."""
    return case.reference.removeprefix("IOM-")


def inform(case: Any, team: Team, by: Any, graded: Any, *, today: date) -> None:
    """Record intelligence; what may be shared lawfully is passed to probation."""
    (system, source, assessment, handling), title, conditions, higher = graded
    day = today - timedelta(days=9)
    made = cases.NewIntelligence(
        system=system,
        source_evaluation=source,
        assessment=assessment,
        handling_code=handling,
        handling_conditions=conditions,
        about_on=day,
        title=title,
        text=f"{title}. Said to be twice in the last week, in the evening.",
        indicates_increased_risk=higher,
    )
    recorded = cases.record_intelligence(
        case=case, intelligence=made, by=by, at=at(day, 8)
    )
    if handling == "P":
        cases.disseminate(
            intelligence=recorded,
            agency=team.agencies["probation"],
            by=by,
            reason="Bears on the next home visit.",
        )


def check(team: Team, *, today: date) -> None:
    """Check the cohort on each of the last days but one, until yesterday."""
    for ago in range(CHECKED_DAYS, 0, -1):
        if ago == MISSED:
            continue
        day = today - timedelta(days=ago)
        with acting_as(team.police, on=today) as by:
            ids = [case.pk for case in selectors.cohort_to_check(by).rows]
            cases.record_daily_check(
                case_ids=ids, found={}, by=by, on=day, at=at(day, 7)
            )
