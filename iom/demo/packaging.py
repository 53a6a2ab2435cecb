"""Two intensive support packages in East Sussex: one running and stepped down, one to be signed."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.db import transaction

from agencies.acting import acting_as
from cases import sharing
from cases.choices import GrantLevel
from cases.models import Case
from iom.demo.cast import World
from isms import services
from isms.calculations import Stint, instant
from isms.models import Breach, Package


BEGAN = 42  # days ago
STEPPED_DOWN = 14
ENTRIES = (
    ("shift", "", "Calm day. Cooked together, tablets taken, in by six.", 1, ()),
    ("observation", "movements", "Walked past the old flat twice on the way back from the shop.", 2, ()),
    ("challenge", "", "Swore at staff about the door alarm. Told why it stays on, and apologised.", 3, ("social_worker",)),
    ("observation", "relationships", "A brother rang every evening this week. Steadier after the calls.", 4, ()),
    ("observation", "lifestyle", "Up and dressed for the workshop without being asked.", 6, ()),
    ("shift", "", "Slow morning, then the allotment until three.", 7, ()),
)  # fmt: skip


@transaction.atomic
def load(world: World, *, today: date, tell: Callable[[str], None]) -> None:
    """Make both packages where there are two people to have them, once."""
    if Package.objects.exists():
        return
    people = fitting(world, today=today)
    if len(people) < 2:
        return
    tell("Arranging two intensive support packages")
    running(world, people[0], today=today)
    drawn_up(world, people[1], on=today - timedelta(days=5), ends=Decimal(49))


def fitting(world: World, *, today: date) -> list[Case]:
    """Return active cases of East Sussex, the longest on the cohort first."""
    carys = world.people["carys"]
    with acting_as(carys, on=today):
        return list(
            Case.objects.visible_to(carys)
            .on_cohort()
            .filter(
                scheme__area__code="east-sussex",
                wanted_since__isnull=True,
                custody_since__isnull=True,
                adopted_on__lt=today - timedelta(days=BEGAN),
            )
            .select_related("person")
            .order_by("adopted_on", "reference")[:2]
        )


def at(day: date, hour: int) -> datetime:
    """Return an hour of a day."""
    return instant(day, time(hour))


def refer(world: World, case: Case, *, on: date) -> Package:
    """Share the case with the authority, and refer."""
    carys, jean = world.people["carys"], world.people["jean"]
    with acting_as(carys, on=on):
        sharing.share_case(
            case=case,
            agency=world.agencies["east-sussex/justice"],
            level=GrantLevel.WRITE,
            reason="Intensive support is arranged.",
            by=carys,
            at=at(on, 9),
        )
    with acting_as(jean, on=on):
        return services.refer(
            case=Case.objects.get(pk=case.pk),
            referral=services.NewReferral(
                provider=world.agencies["east-sussex/isms"],
                route="hospital",
                is_very_high_risk=True,
                is_critical=True,
                mappa_reference=f"ES/{case.reference[-4:]}",
                assessed_on=on - timedelta(days=10),
                assessment="Full risk and needs assessment",
                purpose="Somebody there all day at first: routine, tablets, "
                "and no contact with former associates.",
                funder="East Sussex Council",
                stakeholders="Seahaven Mental Health Liaison",
                supervisor=world.people["priya"],
                supervisor_agency=world.agencies["east-sussex/probation"],
                police_rule="serious",
                police_agency=world.agencies["east-sussex/police"],
                feedback_weeks=4,
                formats=("large_print",),
            ),
            by=jean,
            on=on,
        )


def level(on: date, code: str, day: int, week: int) -> services.NewLevel:
    """Return terms instructed the day they begin."""
    return services.NewLevel(
        code=code,
        staffing="double",
        night="none",
        hours_day=Decimal(day),
        hours_week=Decimal(week),
        ratio_reason="Two workers, because of threats to staff who were alone.",
        assessed_on=on - timedelta(days=10),
        assessment="Staff safety assessment",
        authorised_by="mappa",
        instruction="Level 2 meeting, minute 4",
        instructed_on=on,
        first_day=on,
    )


def drawn_up(world: World, case: Case, *, on: date, ends: Decimal) -> Package:
    """Refer, and make the agreement ready to be signed."""
    package = refer(world, case, on=on)
    jean, owen = world.people["jean"], world.people["owen"]
    first = (
        level(on, "secondary_c", 7, 49)
        if ends == 49
        else level(on, "secondary_b", 12, 84)
    )
    with acting_as(jean, on=on):
        services.set_level(package=package, level=first, by=jean, on=on)
        services.place(
            package=package,
            placement=services.NewPlacement(
                address="Flat 2, Lamplighter Court, Fernhaven",
                supplier="East Sussex Council",
                houses_staff=True,
                restricts_risk=True,
                frees_from_harassment=True,
                eases_monitoring=True,
                meets_access_needs=True,
                from_day=on,
            ),
            by=jean,
        )
        services.share_brief(
            package=package,
            person_name=str(case.person),
            date_of_birth=case.person.date_of_birth,
            risks="Can be violent when refused something. Carries no weapon that is known.",
            conditions="In by 7pm. No alcohol. No contact with two named people.",
            contacts="Jean Alder, 01632 960158. Out of hours 01632 960159.",
            by=jean,
            at=at(on, 15),
        )
    with acting_as(owen, on=on):
        services.check_placement(
            package=package,
            case=Case.objects.get(pk=case.pk),
            checked=services.Checked(
                "Fernhaven", "Brackwater", "Brackwater", "An hour from both by bus."
            ),
            by=owen,
            on=on,
        )
    return package


def running(world: World, case: Case, *, today: date) -> None:
    """A package of six weeks: signed, begun, stepped down, delivered."""
    began = today - timedelta(days=BEGAN)
    package = drawn_up(world, case, on=began, ends=Decimal(84))
    kit, jean = world.people["kit"], world.people["jean"]
    for user in (kit, jean):
        with acting_as(user, on=began):
            services.answer(package=package, agrees=True, by=user, at=at(began, 16))
    with acting_as(jean, on=began):
        services.begin(
            package=package, review_on=today + timedelta(days=50), by=jean, on=began
        )
    stepped = today - timedelta(days=STEPPED_DOWN)
    with acting_as(jean, on=stepped):
        services.set_level(
            package=package,
            level=level(stepped, "secondary_c", 7, 49),
            by=jean,
            on=stepped,
        )
    with acting_as(kit, on=today):
        rota(package, kit, world.people["bo"], today=today)
        delivered(package, kit, today=today)
        breaches(package, kit, today=today)
    with acting_as(world.people["priya"], on=today) as priya:
        first = Breach.objects.visible_to(priya).order_by("happened_at")[0]
        services.acknowledge_breach(
            breach=first, by=priya, at=at(today - timedelta(days=7), 9)
        )


def rota(package: Package, kit: Any, bo: Any, *, today: date) -> None:
    """Plan last week, this and the next, and record what was worked."""
    monday = today - timedelta(days=today.weekday() + 7)
    for number in range(19):
        day = monday + timedelta(days=number)
        for worker in (kit, bo):
            if number == 16 and worker is bo:
                continue
            shift = services.plan_shift(
                package=package,
                worker=worker,
                stint=Stint(str(worker.pk), at(day, 10), at(day, 17)),
                by=kit,
            )
            if day >= today:
                continue
            late = time(10, 30) if number == 3 else time(10)
            services.record_worked(
                shift=shift,
                worked=services.Worked(instant(day, late), at(day, 17)),
                by=kit,
                at=at(day, 18),
            )


def delivered(package: Package, kit: Any, *, today: date) -> None:
    """Write the log and the programme, and what follows from them."""
    for kind, heading, text, ago, told in ENTRIES:
        day = today - timedelta(days=ago)
        services.write_entry(
            package=package,
            entry=services.NewEntry(
                kind=kind,
                heading=heading,
                text=text,
                happened_at=at(day, 16),
                told_social_worker="social_worker" in told,
            ),
            by=kit,
            at=at(day, 17),
        )
    for what, who, days in (
        ("Workshop", "Cuttlefish Workshop", (0, 2)),
        ("Depot clinic", "Seahaven Mental Health Liaison", (3,)),
    ):
        services.add_to_programme(
            package=package,
            item=services.NewItem(what, who, days, time(10), time(12, 30)),
            by=kit,
        )
    checked(package, kit, today=today)
    reported(package, kit, today=today)


def checked(package: Package, kit: Any, *, today: date) -> None:
    """Draw four spot checks and do three."""
    drawn_on = today - timedelta(days=9)
    drawn = services.draw_checks(
        package=package,
        number=4,
        by=kit,
        at=at(drawn_on, 9),
        dice=Random("checks"),  # noqa: S311 - fiction
    )
    for check in drawn[:3]:
        services.finish_check(
            check=check,
            finding="as_agreed",
            note="",
            by=kit,
            at=check.due_at + timedelta(minutes=10),
        )


def reported(package: Package, kit: Any, *, today: date) -> None:
    """Send a report on the first weeks, and write the move-on plan."""
    since = today - timedelta(days=BEGAN)
    until = today - timedelta(days=STEPPED_DOWN + 1)
    services.send_feedback(
        package=package,
        feedback=services.NewFeedback(
            since,
            until,
            "Keeps to the day’s plan four days in five. Talks to staff when worried.",
            "Lower than at the start. Anger comes when plans change without warning.",
            "Known by sight in Fernhaven; no trouble from neighbours.",
        ),
        by=kit,
        on=until,
        at=at(until, 17),
    )
    services.plan_move_on(
        package=package,
        sought="A one-bedroom flat away from Brackwater, with a visit every day.",
        steps="Housing application made; viewing after the next review.",
        contact="Hollie Brook",
        target_on=today + timedelta(days=120),
        by=kit,
    )


def breaches(package: Package, kit: Any, *, today: date) -> None:
    """Report two breaches: one long noted, one of yesterday."""
    for ago, what, is_serious in (
        (8, "Back at 7.40pm; said the bus was late.", False),
        (1, "Would not come in and shouted at staff from the street for half an hour.", True),
    ):  # fmt: skip
        day = today - timedelta(days=ago)
        services.report_breach(
            package=package,
            happened_at=at(day, 17),
            what=what,
            is_serious=is_serious,
            by=kit,
            at=at(day, 18),
        )
