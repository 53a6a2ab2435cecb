"""What is on the case of the matrix: notes, needs, a plan, custody; each section with its marker."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from agencies.acting import acting_as
from agencies.models import User
from cases import selectors
from cases import services as cases
from cases.models import Case, CaseGrant
from iom.demo.cast import World
from licences import services as licences
from plans import services as plans
from rag import services as rag
from tests.factories.cases import at_noon


# Section → the words by which its records are known again on a page.
SECRETS = {
    "general": "zqplain",
    "police_intelligence": "zqpolice",
    "health": "zqhealth",
    "victim": "zqvictim",
    "child_protection": "zqchild",
    "staff_safety": "zqsafety",
}


@dataclass
class Everything:
    """The people, and the id of one of each kind of thing."""

    people: dict[str, User]
    case: Case
    cast: World
    ids: dict[str, Any] = field(default_factory=dict)


@contextmanager
def working(everything: Everything, who: str, on: date) -> Iterator[tuple[User, Case]]:
    """Act as somebody with the case as they hold it."""
    with acting_as(everything.people[who], on=on) as user:
        yield user, Case.objects.with_level(user).get(pk=everything.case.pk)


# Who writes each section: an agency that may.
WRITERS = {
    "general": "priya",
    "police_intelligence": "owen",
    "health": "priya",
    "victim": "owen",
    "child_protection": "priya",
    "staff_safety": "owen",
}


def recorded(everything: Everything, *, today: date) -> dict[str, Any]:
    """Write a note and a contact in each section, needs, and a wanted alert."""
    notes, contacts = {}, {}
    for section, who in WRITERS.items():
        with working(everything, who, today) as (user, case):
            notes[section] = cases.add_note(
                case=case,
                section=section,
                title=f"{SECRETS[section]} title",
                text=f"{SECRETS[section]} text",
                about_on=today - timedelta(days=1),
                by=user,
            )
            contact = cases.NewContact(
                kind="telephone",
                happened_at=at_noon(today - timedelta(days=2)),
                summary=f"{SECRETS[section]} summary",
                outcome=f"{SECRETS[section]} outcome",
                section=section,
            )
            contacts[section] = cases.log_contact(
                case=case, contact=contact, by=user, at=at_noon(today)
            )
    with working(everything, "owen", today) as (owen, case):
        warning = cases.add_warning(
            case=case,
            source="pnc",
            text=f"{SECRETS['staff_safety']} warning",
            warned_on=today,
            by=owen,
        )
        alert = rag.publish_wanted(
            case=case,
            since=today,
            reason="Failed to surrender.",
            agencies=[everything.cast.agencies["east-sussex/probation"]],
            by=owen,
            on=today,
        )
    with working(everything, "priya", today) as (priya, case):
        secret = SECRETS["health"]
        cases.assess_needs(
            case=case,
            rows=[
                cases.NeedRow("health", "red", f"{secret} needs", f"{secret} actions"),
                cases.NeedRow(
                    "drugs_alcohol", "amber", f"{secret} use", f"{secret} script"
                ),
            ],
            by=priya,
            on=today,
        )
    return {
        "note_id": notes["police_intelligence"].pk,
        "contact_id": contacts["general"].pk,
        "alert_id": alert.pk,
        "warning_id": warning.pk,
        "grant_id": housing_share(everything, today).pk,
    }


def events(everything: Everything, *, today: date) -> dict[str, Any]:
    """Record an arrest, intelligence, a test in treatment, a concern for a child."""
    with working(everything, "owen", today) as (owen, case):
        made = cases.NewArrest(arrested_at=at_noon(today), offence="Theft")
        arrest = cases.record_arrest(case=case, arrest=made, by=owen, at=at_noon(today))
        (change,) = selectors.changes_to_review(owen, case)
        secret = SECRETS["police_intelligence"]
        graded = cases.NewIntelligence(
            system="3x5x2",
            source_evaluation="1",
            assessment="B",
            handling_code="C",
            handling_conditions=f"{secret} conditions",
            about_on=today,
            title=f"{secret} intelligence",
            text=f"{secret} in full",
            indicates_increased_risk=True,
        )
        intelligence = cases.record_intelligence(
            case=case, intelligence=graded, by=owen, at=at_noon(today)
        )
    with working(everything, "priya", today) as (priya, case):
        test = cases.NewDrugTest(
            tested_on=today,
            setting="treatment",
            positive_for=["heroin"],
            negative_for=[],
            comment=f"{SECRETS['health']} comment",
        )
        cases.record_drug_test(case=case, test=test, by=priya, at=at_noon(today))
        concern = cases.NewConcern(
            about="child",
            concern=f"{SECRETS['child_protection']} concern",
            raised_on=today,
        )
        cases.raise_safeguarding_concern(
            case=case, concern=concern, by=priya, at=at_noon(today)
        )
    return {
        "arrest_id": arrest.pk,
        "change_id": change.pk,
        "intelligence_id": intelligence.pk,
    }


def housing_share(everything: Everything, today: date) -> CaseGrant:
    """Return the housing team's share."""
    with working(everything, "dina", today) as (_, case):
        return CaseGrant.objects.get(
            case=case, principal__agency=everything.cast.agencies["east-sussex/housing"]
        )


def plan(everything: Everything, *, today: date) -> dict[str, Any]:
    """Write a plan with an objective, an action and a situation in each section, issued once."""
    ids = {}
    police = everything.cast.agencies["east-sussex/police"]
    owen = everything.people["owen"]
    for section, who in WRITERS.items():
        secret = SECRETS[section]
        with working(everything, who, today) as (user, case):
            plans.update_situation(
                case=case,
                account=plans.Account(
                    f"{secret} situation",
                    f"{secret} factors",
                    f"{secret} interventions",
                ),
                version=0,
                section=section,
                by=user,
                on=today,
            )
            objective = plans.add_objective(
                case=case,
                text=f"{secret} objective",
                pathway="accommodation",
                section=section,
                by=user,
            )
            agency, person = (
                (police, owen)
                if who == "owen"
                else (everything.cast.agencies["east-sussex/probation"], user)
            )
            action = plans.add_action(
                case=case,
                action=plans.NewAction(
                    what=f"{secret} action",
                    agency=agency,
                    person=person,
                    due_on=today + timedelta(days=7),
                    objective=objective,
                    section=section,
                ),
                by=user,
                on=today,
            )
            plans.record_progress(
                action=action, text=f"{secret} progress", by=user, on=today
            )
            ids[section] = (objective.pk, action.pk)
    with working(everything, "priya", today) as (priya, case):
        plans.state_role(case=case, statement="Supervises weekly.", by=priya, on=today)
        version = plans.issue_version(case=case, by=priya, on=today)
    return {
        "objective_id": ids["general"][0],
        "action_id": ids["general"][1],
        "police_action_id": ids["police_intelligence"][1],
        "number": version.number,
    }


def custody(everything: Everything, *, today: date) -> dict[str, Any]:
    """Sentence, receive and release on licence, with an official date and a condition."""
    passed = today - timedelta(days=300)
    with working(everything, "priya", today) as (priya, case):
        sentence = licences.record_sentence(
            case=case,
            facts=licences.SentenceFacts(
                sentenced_on=passed,
                offence_date=passed - timedelta(days=40),
                offence="Burglary of a dwelling",
                months=20,
            ),
            by=priya,
            on=today,
        )
        licences.receive_into_custody(
            case=case,
            reception=licences.Reception(
                prison="HMP Saltmarsh", received_on=passed, reason="sentence"
            ),
            by=priya,
            on=today,
        )
        key_date = licences.record_official_date(
            case=case,
            kind="sed",
            day=passed + timedelta(days=607),
            source="prison_record",
            received_on=today,
            by=priya,
            on=today,
        )
        licence = licences.release_from_custody(
            case=case,
            released_on=today - timedelta(days=3),
            on_licence=True,
            by=priya,
            on=today,
        )
        condition = licences.add_condition(
            licence=licence,
            condition=licences.NewCondition(
                kind="bespoke",
                wording="Tell us of new vehicles.",
                why="Uses cars to burgle.",
            ),
            by=priya,
            on=today,
        )
    return {
        "sentence_id": sentence.pk,
        "key_date_id": key_date.pk,
        "condition_id": condition.pk,
    }


def enforcement(everything: Everything, *, today: date) -> dict[str, Any]:
    """Warn, decide on a breach and a recall, and lay a breach of a supervision long over."""
    now, failed_on = at_noon(today), date(2026, 2, 2)
    with working(everything, "priya", today) as (priya, case):
        licences.record_sentence(
            case=case,
            facts=licences.SentenceFacts(
                sentenced_on=date(2025, 3, 3), offence_date=date(2025, 1, 6), months=6
            ),
            by=priya,
            on=today,
        )
        given = licences.give_warning(
            case=case,
            warning=licences.NewWarning(
                level="first",
                reason="other",
                details="Told of the terms again.",
                issued_on=today,
                expires_on=today + timedelta(days=365),
            ),
            by=priya,
            on=today,
        )
        decision = licences.decide_breach(
            case=case,
            facts=licences.BreachFacts(
                kind="residence",
                happened_on=today,
                alleged="Stayed elsewhere.",
                evidence="Seen by the landlord.",
                answer="recall",
                reasons="Third time.",
            ),
            by=priya,
            on=today,
        )
        recall = licences.decide_recall(
            case=case,
            recall=licences.NewRecall(
                kind="standard", reasons="Third time.", decided_at=now
            ),
            by=priya,
            at=now,
        )
        breach = licences.lay_information(
            case=case,
            information=licences.Information(
                kind="appointment",
                failed_on=failed_on,
                alleged="Missed an appointment.",
                court="Shingleport Magistrates’ Court",
                laid_on=date(2026, 2, 9),
            ),
            first_hearing_on=today,
            by=priya,
            on=today,
        )
    return {
        "given_id": given.pk,
        "decision_id": decision.pk,
        "recall_id": recall.pk,
        "breach_id": breach.pk,
    }
