"""The week: adding to it, clashes, and the sheet the person is given (S2-30)."""

import io
import re
import uuid
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from cases import services as cases
from core.exceptions import NotPossible
from plans import presenters, selectors, services
from plans.models import Activity
from plans.rules import monday_of
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db

# What a sheet must not say: the scheme, the class, offences, agencies.
SENSITIVE = re.compile(
    r"\bIOM\b|offen|integrated|\bred\b|\bamber\b|\brisk\b|police|probation|licen[cs]e|OFFICIAL|health",
    re.IGNORECASE,
)


@pytest.fixture
def add(acting, priya, today):
    """`add(case, what="Fishing")` – something weekly on Mondays from ten to twelve."""

    def adding(case, *, by=None, despite_clash=False, **changes):
        facts = {
            "what": "Fishing",
            "place": "Long Pier",
            "repeats": "weekly",
            "weekdays": (0,),
            "starts_at": time(10),
            "ends_at": time(12),
            "first_day": monday_of(today),
        }
        with acting(by or priya) as user:
            return services.add_activity(
                case=case,
                activity=services.NewActivity(**facts | changes),
                by=user,
                on=monday_of(today),
                despite_clash=despite_clash,
            )

    return adding


@pytest.fixture
def week(acting, priya, today):
    """`week(case)` – this week as Priya sees it, day by day."""

    def seen(case, *, by=None, monday=None):
        with acting(by or priya) as user:
            found = selectors.week(user, case, monday=monday or monday_of(today))
            return presenters.week_view(found, on=today)

    return seen


def test_two_things_at_one_time_are_added_only_with_open_eyes(shared, add, week, count):
    add(shared)

    with pytest.raises(NotPossible, match=r"at the same time as: Fishing on .*, 10am to 12 noon"):  # fmt: skip
        add(shared, what="Allotment", starts_at=time(11), ends_at=time(13))
    assert count(Activity.objects) == 1

    add(shared, what="Allotment", starts_at=time(11), ends_at=time(13), despite_clash=True)  # fmt: skip
    assert [each.clashes for each in week(shared).days[0].entries] == [True, True]
    assert len(week(shared).clashes) == 1


def test_an_appointment_agreed_at_a_contact_is_on_it_and_clashes(
    shared, add, week, acting, priya, today
):
    monday = monday_of(today) + timedelta(days=7)
    ten = timezone.make_aware(datetime.combine(monday, time(10, 30)))
    with acting(priya):
        contact = cases.NewContact(
            kind="telephone", happened_at=at_noon(today), summary="Rang.", next_appointment_at=ten
        )  # fmt: skip
        cases.log_contact(case=shared, contact=contact, by=priya, at=at_noon(today))

    with pytest.raises(NotPossible, match="Appointment with Priya Marlowe"):
        add(shared, first_day=monday)
    (entry,) = week(shared, monday=monday).days[0].entries
    assert entry.when == "10:30am"


@pytest.mark.parametrize("changes", [date(2027, 3, 28), date(2027, 10, 31)])
def test_an_appointment_keeps_its_hour_in_the_week_the_clocks_change(
    shared, week, acting, priya, today, changes
):
    """The Sunday itself and the Monday after, told on the clock in the room."""
    with acting(priya):
        for day in (changes, changes + timedelta(days=1)):
            contact = cases.NewContact(
                kind="telephone",
                happened_at=at_noon(today),
                summary="Rang.",
                next_appointment_at=timezone.make_aware(datetime.combine(day, time(23, 30))),
            )  # fmt: skip
            cases.log_contact(case=shared, contact=contact, by=priya, at=at_noon(today))

    seen = week(shared, monday=monday_of(changes))
    after = week(shared, monday=monday_of(changes) + timedelta(days=7))
    assert [e.when for e in seen.days[6].entries] == ["11:30pm"]
    assert [e.when for e in after.days[0].entries] == ["11:30pm"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ends_at": time(10)}, "It must end after it starts"),
        ({"last_day": date(2020, 1, 1)}, "The last day must be the first day or later"),
    ],
)
def test_what_cannot_be_is_refused(shared, add, changes, reason):
    with pytest.raises(NotPossible, match=reason):
        add(shared, **changes)


def test_days_that_never_come_are_refused(shared, add, today):
    monday = monday_of(today)

    with pytest.raises(NotPossible, match="None of the chosen days"):
        add(shared, weekdays=(4,), last_day=monday + timedelta(days=2))


def test_sent_twice_is_added_once(shared, add):
    key = uuid.uuid4()

    assert add(shared, idempotency_key=key) == add(shared, idempotency_key=key)


def test_it_has_a_last_day_or_was_a_mistake(shared, add, week, acting, priya, today):
    lasting, mistaken = add(shared), add(shared, what="Allotment", weekdays=(1,))
    with acting(priya):
        services.end_activity(
            activity=lasting, last_day=monday_of(today), by=priya, on=today
        )
        services.end_activity(activity=mistaken, last_day=None, by=priya, on=today)
        with pytest.raises(NotPossible, match="It is off the timetable already"):
            services.end_activity(activity=mistaken, last_day=None, by=priya, on=today)

    assert [len(day.entries) for day in week(shared).days] == [1, 0, 0, 0, 0, 0, 0]
    later = week(shared, monday=monday_of(today) + timedelta(days=7))
    assert [day.entries for day in later.days] == [[]] * 7


def test_what_is_in_a_section_is_seen_by_those_who_read_it(
    shared, add, week, sunil, hollie
):
    add(shared, what="Clinic", section="health")

    assert len(week(shared, by=sunil).days[0].entries) == 1
    assert week(shared, by=hollie).days[0].entries == []


@pytest.fixture
def sheet(acting, priya, today):
    """`sheet(case)` – the words on this week's paper."""

    def printed(case):
        with acting(priya):
            made = services.print_week(
                case=case, monday=monday_of(today), by=priya, at=at_noon(today)
            )
        return made, "\n".join(p.extract_text() for p in PdfReader(io.BytesIO(made.content)).pages)  # fmt: skip

    return printed


def test_the_sheet_says_what_when_where_and_whom_to_ring_and_nothing_else(
    shared, add, sheet, recorded
):
    add(shared, bring="Warm clothes", ring="Kit, 01632 960120", provider="Police IOM team")  # fmt: skip
    add(shared, what="Methadone clinic", weekdays=(1,), section="health", bring="Script")  # fmt: skip

    made, words = sheet(shared)

    for told in ("Alistair: my week", "Fishing", "10am to 12 noon", "Long Pier", "Warm clothes", "Kit, 01632 960120", "Appointment", "Priya Marlowe"):  # fmt: skip
        assert told in words
    assert SENSITIVE.findall(words) == []
    assert not re.search(r"Methadone|Script|Fernsby|IOM-", words + made.filename)
    (left,) = recorded("timetable.printed")
    assert (left.operation, left.recipient) == ("disclose", "The person")


def test_the_sheet_reads_easily(shared, sheet):
    """At most what a child of nine to eleven reads: Flesch–Kincaid grade 6 (S2-30)."""
    _, words = sheet(shared)
    told = words[words.index("If you can’t go") :].split("\nMade")[0]
    sentences = [each for each in re.split(r"[.!?\n]+", told) if each.strip()]
    found = re.findall(r"[A-Za-z’]+", told)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", w.lower().removesuffix("e")))) for w in found)  # fmt: skip

    grade = 0.39 * len(found) / len(sentences) + 11.8 * syllables / len(found) - 15.59

    assert grade < 6
