"""What a feedback report to the authority holds, on the page and on paper (S0-35)."""

from dataclasses import dataclass
from datetime import timedelta

from agencies.models import User
from core import words
from isms import selectors
from isms.calculations import Span, covered, in_words, midnight
from isms.choices import EntryKind
from isms.models import Breach, Entry, Feedback
from isms.selectors.delivery import breaches, entries
from isms.selectors.rota import STANDING


@dataclass(frozen=True)
class FeedbackDocument:
    """One report with what stands behind it: hours, observations, challenges, breaches."""

    feedback: Feedback
    name: str
    span: str
    planned: str
    worked: str
    observations: list[Entry]
    challenges: list[Entry]
    breaches: list[Breach]


def feedback_document(user: User, feedback: Feedback) -> FeedbackDocument:
    """Return a report with what was recorded in the days it covers (5 queries)."""
    package = feedback.package
    starts = midnight(feedback.first_day)
    ends = midnight(feedback.last_day + timedelta(days=1))
    within = {"happened_at__gte": starts, "happened_at__lt": ends}
    noted = list(entries(user, package).filter(**within))
    shifts = [
        each
        for each in selectors.shifts_between(user, package, starts, ends)
        if each.status in STANDING
    ]
    brief = selectors.package_page(user, package).brief
    span = Span(starts, ends)
    return FeedbackDocument(
        feedback=feedback,
        name=brief.person_name if brief else "",
        span=f"{words.day(feedback.first_day)} to {words.day(feedback.last_day)}",
        planned=in_words(covered([each.planned for each in shifts], span)),
        worked=in_words(
            covered([stint for each in shifts if (stint := each.actual)], span)
        ),
        observations=[each for each in noted if each.kind == EntryKind.OBSERVATION],
        challenges=[each for each in noted if each.kind == EntryKind.CHALLENGE],
        breaches=list(breaches(user, package).filter(**within)),
    )
