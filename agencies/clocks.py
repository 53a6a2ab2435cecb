"""
The clocks that the sources set, and the arithmetic that makes a date of them.

`CLOCKS` is the table of defaults (Q2). A scheme may set another value for any of
them: `with_settings` makes its own table, and every rule takes the table it is to
use. Bank holidays are handed in; nothing here asks what day it is. Lengths that
statute fixes by date (fixed-term recall, total supervision) are not settings: they
are in `licences`.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from core.periods import add_months
from core.working_days import add_working_days


Day = TypeVar("Day", bound=date)


class Unit(StrEnum):
    """What a clock counts in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True)
class Clock:
    """
    One interval the sources set.

    The value counts from the start, or back from it when `before` is true; `basis`
    says what starts it; `source` is the requirement or ambiguity it rests on.
    """

    code: str
    name: str
    value: int
    unit: Unit
    basis: str
    source: str
    description: str
    before: bool = False

    @property
    def length(self) -> str:
        """The interval in words: "12 weeks", "1 working day"."""
        unit = self.unit.replace("_", " ")
        return f"{self.value} {unit[:-1] if self.value == 1 else unit}"

    @property
    def interval(self) -> str:
        """The clock in words: "12 weeks before release"."""
        return f"{self.length} {'before' if self.before else 'after'} {self.basis}"


def due(clock: Clock, start: Day, holidays: AbstractSet[date] = frozenset()) -> Day:
    """
    Return when a clock started on a date, or at an instant, falls due.

    :raises ValueError: if the clock counts hours and the start is no aware instant
    """
    value = -clock.value if clock.before else clock.value
    return apply(value, clock.unit, start, holidays)


def apply(
    value: int, unit: Unit, start: Day, bank_holidays: AbstractSet[date] = frozenset()
) -> Day:
    """
    Return `start` moved by `value` units, backwards when negative.

    Days, weeks and months keep the time of day; months end on the last day of a
    shorter month; hours are hours that pass, whatever the clocks do that night.

    :raises ValueError: if the unit is hours and the start is no aware instant
    """
    match unit:
        case Unit.WORKING_DAYS:
            return add_working_days(start, value, bank_holidays)
        case Unit.MONTHS:
            return _add_months(start, value)
        case Unit.HOURS:
            return _add_hours(start, value)
        case _:
            return start + timedelta(**{unit.value: value})


def with_settings(settings: Mapping[str, int]) -> Mapping[str, Clock]:
    """
    Return the table with a scheme's own values by code.

    :raises ValueError: if a code is unknown or a value is not positive
    """
    for code, value in settings.items():
        if code not in CLOCKS:
            raise ValueError(f"There is no clock called {code}")
        if value < 1:
            raise ValueError(f"{CLOCKS[code].name} must be at least 1")
    return MappingProxyType(
        {
            code: replace(clock, value=settings.get(code, clock.value))
            for code, clock in CLOCKS.items()
        }
    )


def _add_months(start: Day, months: int) -> Day:
    moved = add_months(date(start.year, start.month, start.day), months)
    return start.replace(year=moved.year, month=moved.month, day=moved.day)


def _add_hours(start: Day, hours: int) -> Day:
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise ValueError("Hours are counted from an instant with a time zone")
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)


def _read(table: str) -> Iterator[Clock]:
    """Read rows of code, name, interval, source and description."""
    for line in table.strip().splitlines():
        code, name, interval, source, description = line.split(" | ")
        found = re.fullmatch(r"(\d+) (.+?)s? (after|before) (.+)", interval)
        if found is None:
            raise ValueError(f"{code} has no interval: {interval}")
        yield Clock(
            code=code,
            name=name,
            value=int(found[1]),
            unit=Unit(f"{found[2].replace(' ', '_')}s"),
            basis=found[4],
            source=source,
            description=description,
            before=found[3] == "before",
        )


CLOCKS: Mapping[str, Clock] = MappingProxyType(
    {
        clock.code: clock
        for clock in _read("""
operational_meeting | Operational meeting | 1 month after the last meeting | S1-18 | The referral and operational meeting is monthly.
practitioners_meeting | Practitioners' meeting | 1 week after the last meeting | S1-35 | Each hub's practitioners meet weekly, between the monthly meetings.
circulation | Circulate the plans | 2 working days after the meeting | S1-22, A-6 | Updated management plans go to attendees by secure email.
minutes_corrections | Corrections to the minutes | 5 working days after the Chair agrees the minutes | S1-12 | Whoever finds a mistake says so within this time, then the minutes are locked; the length is ours.
written_update | Written update to the chair | 1 working day before the meeting | S1-34, A-8 | An allocated officer who cannot attend writes to the chair by the last working day before the meeting.
plan_update | Situation and plan updated | 1 month after the last update | S1-33, A-7 | Current situation, risk factors and interventions are updated each month.
red_review | Red review | 1 month after the rating | S1-25 | Red is discussed and its rating reviewed at every meeting; without a date for the next one, a month.
amber_review | Amber review | 3 months after the rating | S1-26 | Amber is discussed, and its rating reviewed, every three months at least.
green_review | Green review | 6 months after the rating | A-5 | Green is reviewed every six months.
prison_review | Prison review | 12 months after the rating | A-5 | A person in custody is reviewed every twelve months.
red_home_visit | Red home visit | 1 week after the last home visit | S1-170 | At least one home visit a week.
amber_home_visit | Amber home visit | 2 weeks after the last home visit | S1-171, A-4 | Home visits at least fortnightly: Red asks for one a week, so the guide's bi-weekly cannot mean two.
green_home_visit | Green home visit | 1 month after the last home visit | S1-172 | Home visits monthly.
weekly_diary | Diary co-ordination | 1 week after the last diary meeting | S1-170, S1-171 | Red and Amber have a weekly diary co-ordination and update meeting.
absence_window | Missed appointments counted | 4 weeks before today | S1-170 | Two appointments missed without good reason since then count as disengaged.
attendance_window | Attendance counted | 12 weeks before today | S1-170 | Fewer than half of the appointments attended since then counts as disengaged.
intelligence_check | Intelligence check | 1 day after the last check | S1-55 | Police check intelligence and overnight arrests on the cohort daily.
significant_change_review | Review after a significant change | 5 working days after the change is recorded | S3-28 | An arrest, a positive test, a new address or the like is followed by a review of the rating and the plan.
transfer_red_hold | Red after transfer in | 8 weeks after adoption | S1-104, A-25 | Everyone adopted from another force is Red for eight weeks, then reviewed.
intelligence_recency | Recent intelligence | 3 months before today | S1-38, A-23 | Removal is considered when police intelligence is older than this.
drug_test_recency | Recent drug tests | 3 months before today | S1-38, A-22 | Removal is considered when the drug tests since then are negative.
re_registration | Re-registration considered | 12 months before release | S1-36 | Someone removed for a sentence of five years or more comes back to the meeting before release, if re-registration is considered.
bcst_part_1 | Basic custody screening, part 1 | 3 days after reception | S1-76 | By the prison, after reception.
bcst_part_2 | Basic custody screening, part 2 | 5 working days after completion of part 1 | S1-77 | By the resettlement provider, after part 1.
custody_induction | Induction in custody | 1 week after reception | S3-15 | Induction follows entry to custody within a week.
pre_release_live_list | Moved to the live list | 12 weeks before release | S1-28, A-9 | Prison cases are reviewed and moved to the live list.
pre_release_plan | Pre-release plan begun | 3 months before release | S1-173, A-9 | The pre-release plan commences, where possible.
resettlement_review | Resettlement plan reviewed | 12 weeks before release | S1-72, S1-79 | Needs and the resettlement plan are reviewed no later than this.
licence_proposal | Licence conditions proposed | 8 weeks before release | S1-198 | Conditions and supervision requirements are proposed together, before release; the length is ours, none is given.
release_visit | Multi-agency prison visit | 8 weeks before release | S1-80 | A visit or video link with the agencies that will work with the person; the length is ours.
release_arrangements | Release arrangements made | 4 weeks before release | S1-82, S2-10, S2-29 | Home, health, money, the gate and the first days are arranged; the length is ours.
parole_process | Parole process begun | 6 months before earliest release | S4-19 | Scotland: the parole process starts before the earliest release date.
icm_first_conference | First case conference | 6 months after admission | S4-9 | Scotland: the integrated case management conference after admission.
icm_conference | Yearly case conference | 12 months after the last conference | S4-9 | Scotland: a case conference every year until release.
enhanced_icm_threshold | Enhanced case management threshold | 6 months after sentence | S4-8 | Scotland: sex offenders sentenced to this or more have supervision after release.
custody_risk_review | Risk assessment in custody | 12 months after the last assessment | S4-3 | Scotland: risk is reviewed every year, and before release.
recall_report | Recall report to PPCS | 24 hours after the decision in principle | S1-127 | The full Part A report and all papers go to PPCS.
recall_processing | Recall processed by PPCS | 24 hours after receipt of all papers | S1-128 | PPCS processes the recall.
programme_start | Accredited programme started | 6 weeks after order or release | S3-86 | Instructions to start are given in this time.
service_wait | Wait for a service | 6 weeks after referral to the service | S1-186 | The guide has waits recorded and sets no limit; where the service's usual wait is not known, longer than this is flagged.
transfer_appointment | First appointment after transfer | 5 days after notification of transfer | S3-82 | The receiving area offers it.
transfer_plan_update | Plan updated after transfer | 5 days after first contact | S3-91 | The risk management plan is updated, or a home visit made.
victim_contact_offer | Victim contact offered | 40 days after sentence | S3-105 | The victim liaison officer offers a meeting face to face.
manager_supervision | Supervision of staff | 6 weeks after the last supervision | S3-64 | Managers supervise practitioners.
shelter_worker | Housing charity worker present | 2 weeks after the last visit | S2-19 | The housing charity's worker sits with the team one day a fortnight.
womens_one_stop_shop | Women's one-stop shop | 1 week after the last session | S2-31 | The one-stop shop for women is weekly.
improvement_plan | Improvement plan | 4 weeks after publication of the inspection | S3-35 | The plan is forwarded.
performance_return | Performance return | 3 months after the last return | S1-150 | Performance is monitored quarterly.
""")
    }
)
