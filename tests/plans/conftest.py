"""A case with a plan on it: police, probation and recovery work it, housing reads."""

from datetime import timedelta

import pytest

from audit.models import Event
from cases import services as cases
from cases import sharing
from cases.choices import GrantLevel
from plans import services
from tests.factories.cases import at_noon


@pytest.fixture
def agency(world):
    """`agency("housing")` – a team of East Sussex."""
    return lambda key: world.agencies[f"east-sussex/{key}"]


@pytest.fixture
def shared(case, acting, dina, agency, today):
    """The case, shared with recovery too, who write on it and read health."""
    with acting(dina):
        sharing.share_case(
            case=case,
            agency=agency("recovery"),
            level=GrantLevel.WRITE,
            reason="Recovery is part of the plan.",
            by=dina,
            at=at_noon(today - timedelta(days=1)),
        )
    return case


@pytest.fixture
def new_action(agency, hollie, today):
    """`new_action(what="…")` – an action for Hollie of housing, due in ten days."""

    def make(**changes):
        facts = {
            "what": "View the flat in Anchor Street",
            "agency": agency("housing"),
            "person": hollie,
            "due_on": today + timedelta(days=10),
        }
        return services.NewAction(**facts | changes)

    return make


@pytest.fixture
def add(acting, priya, today, new_action):
    """`add(case, …)` – an action that Priya added, possibly on an earlier day."""

    def adding(case, *, on=None, by=None, **changes):
        with acting(by or priya) as user:
            return services.add_action(
                case=case, action=new_action(**changes), by=user, on=on or today
            )

    return adding


@pytest.fixture
def account():
    """An account of the situation."""
    return services.Account(
        situation="Sofa surfing since Monday.",
        risk_factors="Owes money to former associates.",
        interventions="Weekly supervision; curfew at his mother's.",
    )


@pytest.fixture
def plan(shared, acting, priya, world, agency, today, add, account):
    """
    A plan with something in each part, health and police information among it.

    One objective in general and one in health, three actions of which one is overdue,
    the situation told, the needs assessed.
    """
    owen, sunil = world.people["owen"], world.people["sunil"]
    with acting(priya):
        cases.assess_needs(
            case=shared,
            by=priya,
            on=today,
            rows=[
                cases.NeedRow(
                    "accommodation", "red", "Nowhere to stay", "Find a tenancy"
                ),
                cases.NeedRow("drugs_alcohol", "amber", "Heroin daily", "Prescribing"),
                cases.NeedRow("finance_benefit_debt", "green"),
            ],
        )
        home = services.add_objective(
            case=shared,
            text="In settled housing by spring",
            pathway="accommodation",
            by=priya,
        )
        clean = services.add_objective(
            case=shared,
            text="Stable on a methadone script",
            pathway="drugs_alcohol",
            section="health",
            by=priya,
        )
        services.update_situation(
            case=shared, account=account, version=0, by=priya, on=today
        )
    add(shared, objective=home)
    add(
        shared,
        what="Start methadone prescribing",
        agency=agency("recovery"),
        person=sunil,
        objective=clean,
    )
    add(
        shared,
        what="Visit at home unannounced",
        agency=agency("police"),
        person=owen,
        due_on=today - timedelta(days=3),
        on=today - timedelta(days=20),
    )
    with acting(owen):
        services.update_situation(
            case=shared,
            account=services.Account(
                "Seen with burglars", "Intelligence", "Patrol plan"
            ),
            version=0,
            section="police_intelligence",
            by=owen,
            on=today,
        )
    return shared


@pytest.fixture
def count(acting, priya):
    """`count(Activity.objects)` – how many of something there are, as Priya sees them."""

    def counting(rows):
        with acting(priya):
            return rows.count()

    return counting


@pytest.fixture
def events(acting, ingrid):
    """`events(case)` – the names of what happened on a case, as the auditor reads them."""

    def named(case):
        with acting(ingrid):
            found = Event.objects.filter(case_ids__contains=[case.pk])
            return set(found.exclude(event="").values_list("event", flat=True))

    return named
