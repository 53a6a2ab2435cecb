"""What happens to a fictional person on the cohort: visits, ratings, custody, plan."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from agencies.acting import acting_as
from cases import services as cases
from iom.demo import answers, duties, events, forums, releasing, supporting
from iom.demo.enforcing import enforce
from iom.demo.leaving import leave
from iom.demo.referring import Team, at
from licences import services as licences
from licences.choices import CustodyReason
from plans import services as plans
from rag import services as rag


VISITS = (
    (
        "home_visit",
        "complied",
        "At home and talkative. Flat tidy. Key worker's number on the wall.",
        "",
    ),
    (
        "home_visit",
        "unacceptable_absence",
        "No answer, neighbours had not seen him since Sunday.",
        "Card left; call tomorrow.",
    ),
    (
        "office_visit_planned",
        "complied",
        "On time. Talked through the week and the money.",
        "Next week, same time.",
    ),
    (
        "office_visit_planned",
        "unacceptable_absence",
        "Did not attend and did not ring.",
        "Warning letter considered.",
    ),
    (
        "office_visit_planned",
        "acceptable_absence",
        "Hospital appointment, letter seen.",
        "",
    ),
    (
        "telephone",
        "complied",
        "Rang to say the bus was late. Seen in the afternoon.",
        "",
    ),
    (
        "agency_visit",
        "complied",
        "Joint visit with recovery. Script restarted.",
        "Weekly testing agreed.",
    ),
)
PRISON_VISITS = (
    (
        "prison_visit",
        "complied",
        "Seen on the wing with the prison officer. Working in the kitchens.",
        "",
    ),
    (
        "prison_visit",
        "complied",
        "Talked through release: room, script, benefits, who meets him.",
        "Housing to be invited to the next visit.",
    ),
    (
        "correspondence",
        "",
        "Letter sent about the release plan and the appointments for the first week.",
        "",
    ),
)
SITUATIONS = (
    "Living at the supported house since the autumn. Keeping most appointments. Using on top about once a week.",
    "Staying with family while housing is found. No arrests this month. Keen to start at the workshop.",
    "Back among old associates since losing the room. Three missed appointments. Police looking at two thefts.",
)
ACTIONS = (
    ("probation", "Joint home visit every week until the next meeting", 12),
    (
        "housing",
        "Chase the supported housing interview and tell the lead worker the outcome",
        9,
    ),
    (
        "police",
        "Intelligence check before each visit and a weekly update to the lead worker",
        20,
    ),
    ("probation", "Complete the thinking skills referral", -6),
    ("police", "Speak to the traders' group about the banning order", 30),
)
OBJECTIVES = (
    ("accommodation", "Settled accommodation away from former associates"),
    (
        "drugs_alcohol",
        "Stable on prescribed treatment, with three negative tests in three months",
    ),
    ("attitudes_thinking_behaviour", "Can stop and think before acting, and say how"),
)


LONG_SENTENCES = ("custody", "returns")  # ways of leaving that begin with one


@dataclass(frozen=True)
class Life:
    """How things stand today for one person: final class, custody, wanted, how late a review is."""

    rag_class: str = "amber"
    rated_days_ago: int = 20
    release_in_days: int | None = None
    wanted: bool = False
    leaving: str = ""


def live(case: Any, team: Team, life: Life, *, number: int, today: date) -> None:
    """Give an adopted case its history until today."""
    dice = Random(f"life {number}")  # noqa: S311 - fiction, not secrets
    began = case.adopted_on
    officer = case.lead_worker
    with acting_as(officer, on=today):
        case.my_level = 2
        inside = sentence(case, officer, life, dice, today=today)
        visit(case, officer, dice, since=began, inside=inside, today=today)
        reassess(case, officer, dice, since=began, today=today)
        if life.rag_class == "prison":
            releasing.prepare(case, team, officer, number=number, today=today)
        else:
            releasing.supervise(case, officer, number=number, today=today)
        rate(case, officer, life, since=began, today=today)
        plan(case, team, officer, dice, today=today)
        supporting.support(case, officer, number=number, today=today)
        duties.attend_to(case, officer, life.rag_class, dice, today=today)
        if not life.leaving:
            enforce(case, officer, number=number, today=today)
    del case.my_level
    if life.wanted:
        duties.want(case, team, number=number, today=today)
    events.happen(case, team, number=number, today=today)
    if not life.leaving:
        forums.meet(case, team, number=number, today=today)
    if life.leaving:
        leave(case, team, life.leaving, today=today)


@dataclass(frozen=True)
class Inside:
    """When somebody was in prison; still is when `last_day` is None."""

    first_day: date
    last_day: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether they were there on a day."""
        return self.first_day <= day <= (self.last_day or day)


def visit(
    case: Any,
    officer: Any,
    dice: Random,
    *,
    since: date,
    inside: Inside | None,
    today: date,
) -> None:
    """Log contacts every few weeks, at most two dozen; in prison when they were there."""
    days = (today - since).days
    gap = max(14, days // 24)
    for passed in range(gap, days, gap):
        day = since + timedelta(days=passed)
        in_prison = inside is not None and inside.covers(day)
        kind, attendance, summary, outcome = dice.choice(
            PRISON_VISITS if in_prison else VISITS
        )
        contact = cases.NewContact(
            kind=kind,
            happened_at=at(day, dice.randrange(9, 17), dice.choice((0, 15, 30, 45))),
            attendance=attendance,
            summary=summary,
            outcome=outcome,
            place="Shingleport" if kind == "home_visit" else "",
        )
        cases.log_contact(case=case, contact=contact, by=officer, at=at(today, 23, 59))


def reassess(
    case: Any, officer: Any, dice: Random, *, since: date, today: date
) -> None:
    """Assess the needs again every six months."""
    for months in range(6, (today - since).days // 30, 6):
        rows = []
        for pathway, options in answers.NEEDS.items():
            rating, needs, actions = dice.choice(options)
            rows.append(cases.NeedRow(pathway, rating, needs, actions))
        day = since + timedelta(days=months * 30)
        cases.assess_needs(case=case, rows=rows, by=officer, on=day)


def sentence(
    case: Any, officer: Any, life: Life, dice: Random, *, today: date
) -> Inside | None:
    """
    Record a sentence: those in prison are received, the others have been released on licence.

    :returns: when they were in prison, or None
    """
    if life.rag_class != "prison" and dice.random() < 0.35:
        return None
    ago = (
        dice.randrange(60, 200)
        if life.rag_class == "prison"
        else dice.randrange(260, 420)
    )
    passed = today - timedelta(days=ago)
    months = (
        dice.choice((12, 16, 18))
        if life.rag_class == "prison"
        else dice.choice((16, 20, 24))
    )
    years = 0
    if life.leaving in LONG_SENTENCES:
        passed, years, months = max(passed, case.adopted_on), 6, 0
    facts = licences.SentenceFacts(
        sentenced_on=passed,
        offence_date=passed - timedelta(days=dice.randrange(20, 90)),
        offence=dice.choice(answers.OFFENCES),
        court="Shingleport Crown Court",
        years=years,
        months=months,
        remand_days=dice.randrange(0, 30),
    )
    licences.record_sentence(case=case, facts=facts, by=officer, on=today)
    reception = licences.Reception(
        prison="HMP Saltmarsh", received_on=passed, reason=CustodyReason.SENTENCE
    )
    licences.receive_into_custody(case=case, reception=reception, by=officer, on=today)
    if life.rag_class != "prison":
        out = max(min(case.release_on or today, today - timedelta(days=5)), passed)
        licences.release_from_custody(
            case=case, released_on=out, on_licence=True, by=officer, on=today
        )
        return Inside(passed, out)
    if life.release_in_days is not None:
        releasing.dated(case, officer, in_days=life.release_in_days, today=today)
    return Inside(passed)


def rate(case: Any, officer: Any, life: Life, *, since: date, today: date) -> None:
    """Rate through Red and Amber to today's class; the last rating decides when a review is due."""
    last = max(since + timedelta(days=1), today - timedelta(days=life.rated_days_ago))
    steps = {
        "red": ["amber", "red"],
        "amber": ["amber"],
        "green": ["amber", "green"],
        "prison": ["prison"],
    }[life.rag_class]
    span = (last - since).days
    for number, step in enumerate(steps, start=1):
        rag.rate_case(
            case=case,
            rag_class=step,
            reasons="Agreed at the meeting on the month's contacts and intelligence.",
            by=officer,
            on=since + timedelta(days=max(1, span * number // len(steps))),
        )


def plan(case: Any, team: Team, officer: Any, dice: Random, *, today: date) -> None:
    """Write the plan: situation, three objectives, actions with their people and dates."""
    plans.update_situation(
        case=case,
        account=plans.Account(
            situation=dice.choice(SITUATIONS),
            risk_factors="Money running out before the month; one associate in particular; alcohol.",
            interventions="Weekly supervision, prescribing, thinking skills, joint home visits.",
        ),
        version=0,
        by=officer,
        on=today - timedelta(days=dice.randrange(3, 40)),
    )
    objectives = [
        plans.add_objective(case=case, text=text, pathway=pathway, by=officer)
        for pathway, text in OBJECTIVES
    ]
    owners = {"probation": officer, "police": team.police, "housing": officer}
    for number, (agency, what, due) in enumerate(ACTIONS):
        due_on = today + timedelta(days=due + dice.randrange(-3, 10))
        key = agency if agency in {"probation", "police"} else "probation"
        action = plans.add_action(
            case=case,
            action=plans.NewAction(
                what=what,
                agency=team.agencies[key],
                person=owners[agency],
                due_on=due_on,
                objective=objectives[number % len(objectives)],
            ),
            by=officer,
            on=min(today, due_on) - timedelta(days=25),
        )
        if number == 0:
            plans.record_progress(
                action=action, text="Two visits made; both kept.", by=officer, on=today
            )
        if number == 1 and dice.random() < 0.6:
            plans.discharge_action(
                action=action,
                text="Interview held; room offered.",
                by=officer,
                on=today,
            )
