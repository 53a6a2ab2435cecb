"""What the PDF of minutes holds: what this reader may see, and nothing hidden from them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from agencies.models import User
from cases import selectors as cases
from core import words
from meetings import policies, presenters, selectors
from meetings.models import Meeting


@dataclass(frozen=True)
class MinutesDocument:
    """Minutes ready to be set in type."""

    title: str
    facts: list[tuple[str, str]]
    standing: str
    corrections_line: str
    notes: str
    attendance: list[presenters.AttendanceRow]
    page: selectors.MinutesPage
    transfers: list[dict[str, str]]
    sha256: str
    left_out: list[str]

    @property
    def case_ids(self) -> list[UUID]:
        """The cases that the document names."""
        return [each.item.case_id for each in self.page.said]


def minutes_document(user: User, meeting: Meeting, *, at: datetime) -> MinutesDocument:
    """Return the minutes as `user` may read them."""
    page = selectors.minutes_page(user, meeting)
    record = page.record
    can = can_correct(record, at=at)
    standing, _ = presenters.standing_words(record, can_correct=can)
    return MinutesDocument(
        title=f"Minutes of the {meeting.name}",
        facts=meeting_facts(meeting),
        standing=agreed_words(record) or standing,
        corrections_line=presenters.corrections_line(record, can_correct=can),
        notes=record.notes if record else "",
        attendance=presenters.attendance_rows(page.attendees),
        page=page,
        transfers=[
            presenters.transfer_row(each, decides=False) for each in page.transfers
        ],
        sha256=record.content_sha256 if record else "",
        left_out=cases.hidden_sections(user),
    )


def can_correct(record: Any, *, at: datetime) -> bool:
    """Tell whether minutes can still be put right."""
    return bool(
        record
        and policies.can_correct(
            is_agreed=record.is_agreed, until=record.corrections_until, at=at
        )
    )


def agreed_words(record: Any) -> str:
    """Return who agreed the minutes and when, or nothing."""
    if record is None or not record.is_agreed:
        return ""
    return f"Agreed by {record.agreed_by}, {words.moment(record.agreed_at)}"


def meeting_facts(meeting: Meeting) -> list[tuple[str, str]]:
    """Return when and where the meeting was and who led it."""
    ended = words.moment(selectors.ends_at(meeting)) if meeting.is_over else ""
    found = [
        ("Began", presenters.meeting_time(meeting)),
        ("Ended", ended if meeting.ended_at else ""),
        ("Where", meeting.place or "By video"),
        ("Chair", str(meeting.chair)),
        ("Co-ordinator", str(meeting.coordinator)),
    ]
    return [(label, value) for label, value in found if value]
