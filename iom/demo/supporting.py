"""What is done for a fictional person's needs: sessions, services, gaps, a week's timetable."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random
from typing import Any

from agencies.models import DirectoryEntry
from cases.choices import Pathway
from plans import services
from plans.catalogue import CATALOGUE


# Service, need, route, days ago, how it went: (days later, status, note, next service).
SENT = (
    (
        "Samphire House",
        Pathway.ACCOMMODATION,
        "telephone",
        52,
        (),
    ),
    (
        "Harbour Recovery Drop-in",
        Pathway.DRUGS_ALCOHOL,
        "in_person",
        70,
        ((4, "accepted", "", ""), (9, "started", "Seen with the lead worker.", "")),
    ),
    (
        "Seahaven Assessment and Recovery Team",
        Pathway.HEALTH,
        "electronic",
        60,
        ((31, "declined", "Below the threshold; suggests the GP.", ""),),
    ),
    (
        "Pebble Money Advice",
        Pathway.FINANCE_BENEFIT_DEBT,
        "self",
        45,
        (
            (10, "started", "", ""),
            (
                30,
                "completed",
                "Budget made; arrears plan kept.",
                "Gateway Housing Desk",
            ),
        ),
    ),
    (
        "Cuttlefish Workshop",
        Pathway.EDUCATION_TRAINING_EMPLOYMENT,
        "email",
        12,
        (),
    ),
)
WOMEN = frozenset(
    (
        *(
            "Beatrix",
            "Bronwen",
            "Delphine",
            "Ffion",
            "Hester",
            "Juno",
            "Leila",
            "Maeve",
        ),
        *("Ottilie", "Saskia", "Una", "Winifred", "Zadie", "Zoë"),
    )
)
FOR_WOMEN = (
    Pathway.ACCOMMODATION,
    "none_for_women",
    "Supported rooms for women, with somebody there at night.",
)
GAPS = (
    (
        Pathway.ACCOMMODATION,
        "refused_service",
        "A room away from former associates; two landlords will not take them back.",
    ),
    (
        Pathway.HEALTH,
        "too_long",
        "Talking help within a month of release.",
    ),
)
WEEK = (
    ("Fishing", "The Long Pier, meet at the kiosk", "weekly", (5,), time(9), time(12)),
    ("Allotment", "Plot 12, Samphire Row", "weekly", (1, 3), time(10), time(12)),
    (
        "Meeting with your worker",
        "Groyne Street, first floor",
        "weekly",
        (0,),
        time(14),
        time(14, 45),
    ),
    (
        "Workshop",
        "Cuttlefish Close",
        "fortnightly",
        (2,),
        time(10),
        time(15),
    ),
)


def support(case: Any, officer: Any, *, number: int, today: date) -> None:
    """Give a case what is done for its needs; the officer is acting."""
    dice = Random(f"support {number}")  # noqa: S311 - fiction, not secrets
    sessions(case, officer, dice, today=today)
    programmes(case, officer, number, today=today)
    referrals(case, officer, dice, today=today)
    woman = case.person.given_names in WOMEN
    if woman or number % 2 == 0:
        pathway, reason, needed = FOR_WOMEN if woman else GAPS[number % len(GAPS)]
        services.note_gap(
            case=case,
            pathway=pathway,
            reason=reason,
            needed=needed,
            by=officer,
            on=today - timedelta(days=20),
        )
    timetable(case, officer, today=today)


def sessions(case: Any, officer: Any, dice: Random, *, today: date) -> None:
    """Offer three modules, and take some of their sessions as far as they went."""
    offered_on = today - timedelta(days=40)
    for module in dice.sample(CATALOGUE, 3):
        offered = services.offer_sessions(
            case=case,
            codes=[each.code for each in module.sessions],
            words=services.OwnWords(
                "I never get started.", "One small step every week."
            ),
            by=officer,
            on=offered_on,
        )
        for each in offered:
            went = dice.choice(
                ((), ("attended",), ("attended", "completed"), ("declined",))
            )
            for turn, status in enumerate(went, start=1):
                services.move_intervention(
                    intervention=each,
                    to=status,
                    happened_on=offered_on + timedelta(days=10 * turn),
                    note="Would rather begin with housing."
                    if status == "declined"
                    else "",
                    steps_seen=turn,
                    by=officer,
                    on=today,
                )


def programmes(case: Any, officer: Any, number: int, *, today: date) -> None:
    """Offer a group, and an accredited programme that starts late or in time."""
    services.offer_programme(
        case=case,
        programme=services.NewProgramme(
            kind="groupwork",
            name="Motivation to Work",
            pathway=Pathway.EDUCATION_TRAINING_EMPLOYMENT,
        ),
        by=officer,
        on=today - timedelta(days=15),
    )
    services.offer_programme(
        case=case,
        programme=services.NewProgramme(
            kind="accredited",
            name="Thinking Straight",
            pathway=Pathway.ATTITUDES_THINKING_BEHAVIOUR,
            provider="Probation Service",
            counted_from=today - timedelta(days=20 if number % 3 else 55),
        ),
        by=officer,
        on=today - timedelta(days=10),
    )


def referrals(case: Any, officer: Any, dice: Random, *, today: date) -> None:
    """Refer to three services, and record what came of it."""
    entries = {each.name: each for each in DirectoryEntry.objects.all()}
    for name, pathway, route, ago, outcomes in dice.sample(SENT, 3):
        sent = services.refer_to_service(
            case=case,
            referral=services.NewServiceReferral(
                pathway=pathway,
                route=route,
                reason="Agreed with the person at supervision.",
                sent_on=today - timedelta(days=ago),
                service=entries[name],
            ),
            by=officer,
            on=today,
        )
        for outcome, seen in followed(outcomes, sent.sent_on):
            services.move_service_referral(
                referral=sent, outcome=outcome, seen=seen, by=officer, on=today
            )


def followed(outcomes: Any, sent_on: date) -> Iterator[tuple[services.Outcome, str]]:
    """Yield each outcome with the status before it."""
    seen = "waiting"
    for later, status, note, following in outcomes:
        yield (
            services.Outcome(
                to=status,
                happened_on=sent_on + timedelta(days=later),
                note=note,
                next_service=following,
            ),
            seen,
        )
        seen = status


def timetable(case: Any, officer: Any, *, today: date) -> None:
    """Put a week's activities on the timetable, from a month ago."""
    began = today - timedelta(days=28)
    for what, place, repeats, weekdays, starts_at, ends_at in WEEK:
        services.add_activity(
            case=case,
            activity=services.NewActivity(
                what=what,
                place=place,
                repeats=repeats,
                weekdays=weekdays,
                starts_at=starts_at,
                ends_at=ends_at,
                first_day=began,
                bring="Warm clothes" if what == "Fishing" else "",
                ring="Kit at the kiosk, 01632 960120" if what == "Fishing" else "",
            ),
            by=officer,
            on=began,
        )
