"""Putting things on a person's timetable, taking them off, and printing the week for them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation, Purpose
from cases.choices import Section
from cases.models import Case
from core.decisions import require
from core.pdf import Provenance, render_pdf
from plans import documents, permissions, policies, selectors
from plans.choices import Repeats
from plans.models import Activity
from plans.rules import Clash, clashes, first_day_of_both
from plans.services.versions import Download
from plans.services.writing import lock, may_support


@dataclass(frozen=True)
class NewActivity:
    """
    What goes on the timetable: what, where, when, from when until when (S2-30).

    The words are the person's own: the sheet they are given says them. Once is one
    day, whatever days of the week are given.
    """

    what: str
    place: str
    repeats: str
    starts_at: time
    ends_at: time
    first_day: date
    last_day: date | None = None
    weekdays: tuple[int, ...] = ()
    provider: str = ""
    bring: str = ""
    ring: str = ""
    section: str = Section.GENERAL
    idempotency_key: UUID | None = None

    def __post_init__(self) -> None:
        """Settle the days: once is its one day, and without any it is the first day's."""
        once = self.repeats == Repeats.ONCE
        if once or not self.weekdays:
            object.__setattr__(self, "weekdays", (self.first_day.weekday(),))
        if once:
            object.__setattr__(self, "last_day", self.first_day)

    def row(self, case: Case, *, by: User) -> Activity:
        """Return the activity as it will stand, not yet saved."""
        facts = vars(self) | {"weekdays": sorted(self.weekdays)}
        return Activity(
            case=case, originator_id=by.own_principal, recorded_by=by, **facts
        )


@transaction.atomic
def add_activity(
    *,
    case: Case,
    activity: NewActivity,
    by: User,
    on: date,
    despite_clash: bool = False,
) -> Activity:
    """
    Put something on the timetable; two things at one time only when that is accepted.

    Sending the same `idempotency_key` again returns the one already added.

    :param despite_clash: that whoever adds it was told what it meets
    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, the times cannot be, or it meets something
    """
    may_support(by, case)
    lock(case)
    there = Activity.objects.visible_to(by).filter(case=case)
    key = activity.idempotency_key
    if key and (before := there.filter(idempotency_key=key).first()):
        return before
    added = activity.row(case, by=by)
    require(
        policies.can_run(
            starts_at=added.starts_at,
            ends_at=added.ends_at,
            first_day=added.first_day,
            last_day=added.last_day,
            happens=first_day_of_both(added.slot, added.slot) is not None,
        )
    )
    met = meets(case=case, activity=activity, by=by, on=on)
    require(policies.can_fit(clashes=met, accepted=despite_clash))
    added.save(force_insert=True)
    audit.record(
        "timetable.activity_added",
        subject=added,
        operation=Operation.COLLECT,
        despite_clash=despite_clash,
    )
    return added


def meets(*, case: Case, activity: NewActivity, by: User, on: date) -> list[Clash]:
    """Return what an activity would be at the same time as, from a day on."""
    taken = selectors.slots(by, case, since=on)
    return list(clashes(activity.row(case, by=by).slot, taken))


@transaction.atomic
def end_activity(
    *, activity: Activity, last_day: date | None, by: User, on: date
) -> Activity:
    """
    Say on which day an activity is the last time; without one it was a mistake and goes.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, it is off the timetable, or had not begun
    """
    may_support(by, activity.case)
    held = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    require(
        policies.can_end_activity(
            is_on=held.removed_on is None, last_day=last_day, first_day=held.first_day
        )
    )
    if last_day is None:
        held.removed_on, held.removed_by = on, by
    elif held.repeats != Repeats.ONCE:
        held.last_day = last_day
    held.save(update_fields=["last_day", "removed_on", "removed_by"])
    audit.record("timetable.activity_ended", subject=held, last_day=last_day)
    return held


@transaction.atomic
def print_week(*, case: Case, monday: date, by: User, at: datetime) -> Download:
    """
    Make the week's sheet for the person, and record that it left and for whom (S2-30).

    The sheet says nothing of the scheme, the class, offences or agencies.

    :raises NotPermitted: if `by` does not take papers of the case away
    """
    require(permissions.may_download(by, case))
    provenance = Provenance(
        marking="", made_by="", made_for="", made_at=at, copy_id=uuid4()
    )
    sheet = documents.week_sheet(by, case, monday=monday)
    pdf = render_pdf("plans/print/week.html", {"sheet": sheet}, provenance=provenance)
    audit.disclosed(
        "timetable.printed",
        cases=[case.pk],
        recipient="The person",
        purpose=Purpose.EXPORT,
        copy=provenance.copy_id,
        sha256=pdf.sha256,
        week=monday,
    )
    name = f"my-week-{monday:%Y-%m-%d}.pdf"
    return Download(pdf.content, name, pdf.sha256, provenance.copy_id)
