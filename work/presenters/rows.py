"""Each kind of work as one row of My work: who, what, when due, why, and where to go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate

from agencies.clocks import CLOCKS
from core import words
from core.components.values import RAG_WORDS
from licences.presenters.breach import breach_matter
from licences.presenters.prerelease import moved
from licences.presenters.recall import recall_matter
from referrals.presenters import draft_name


RED_ALERT = "red_alert"
FEW = 3  # steps named in a row


@dataclass(frozen=True)
class Row:
    """One thing to do, as the component `action_row` draws it."""

    text: str
    url: str
    detail: str
    due: str = ""
    due_hint: str = ""
    tone: str = ""
    owner: str = ""
    rag: str = ""


def alert_row(alert: Any, on: date) -> Row:
    """Return a wanted alert that the reader's agency has yet to acknowledge (S1-190)."""
    return Row(
        text=str(alert.case.person),
        url=reverse("rag:rating", args=[alert.case_id]),
        detail=f"{alert.case.reference}. Published to your agency by "
        f"{alert.recorded_by}. Read it and acknowledge it.",
        due=f"Wanted since {words.day(alert.since)}",
        due_hint=words.distance(alert.since, today=on),
        tone="danger",
        rag=RED_ALERT,
    )


def package_row(breach: Any, on: date) -> Row:
    """Return a breach of a package's agreement of which the agency is to take note (S0-26)."""
    happened = localdate(breach.happened_at)
    return Row(
        text=str(breach.case.person),
        url=reverse("isms:delivery", args=[breach.package_id]),
        detail=f"{breach.case.reference}. Reported by {breach.package.provider}. "
        "Read it and take note.",
        due=f"{'Serious breach' if breach.is_serious else 'Breach'} {words.day(happened)}",
        due_hint=words.distance(happened, today=on),
        tone="danger" if breach.is_serious else "warning",
    )


def changed_row(reminder: Any, on: date, reader_id: UUID) -> Row:
    """Return a class that has changed on a case the reader works."""
    case = reminder.case
    return Row(
        text=str(case.person),
        url=reverse("rag:rating", args=[case.pk]),
        detail=f"{case.reference}. Read why, and what the class asks of your agency.",
        owner=leader(case, reader_id),
        due=f"Rated {words.day(reminder.key_date)}",
        due_hint=words.distance(reminder.key_date, today=on),
        rag=case.rag_class,
    )


def duty_row(overdue: Any, on: date, reader_id: UUID) -> Row:
    """Return a duty of the class that is overdue: which, since when, why (Q1)."""
    case, state = overdue.case, overdue.state
    return Row(
        text=str(case.person),
        url=reverse("rag:rating", args=[case.pk]),
        detail=f"{case.reference}. {state.duty.text}: {state.because}.",
        owner=leader(case, reader_id),
        rag=case.rag_class,
        **due(state.due_on, on),
    )


def recall_row(recall: Any, at: datetime, on: date, reader_id: UUID) -> Row:
    """Return a recall under way: what is next, whose turn, how long is left (S1-127)."""
    matter = recall_matter(recall, at=at, on=on)
    return matter_row(recall.case, matter, reader_id)


def breach_row(breach: Any, on: date, reader_id: UUID) -> Row:
    """Return a breach of supervision before the court, and its hearing."""
    return matter_row(breach.case, breach_matter(breach, on=on), reader_id)


def matter_row(case: Any, matter: Any, reader_id: UUID) -> Row:
    """Return what is in hand on a case with its clock, where one runs."""
    note = f" {matter.notes[0]}" if matter.notes else ""
    return Row(
        text=str(case.person),
        url=reverse("licences:enforcement", args=[case.pk]),
        detail=f"{case.reference}. {matter.title}. Next: {matter.next_step} "
        f"({matter.turn}).{note}",
        owner=leader(case, reader_id),
        rag=case.rag_class,
        due=matter.clock.text if matter.clock else matter.status,
        due_hint=matter.clock.left if matter.clock else "",
        tone=matter.clock.tone if matter.clock else matter.tone,
    )


def review_row(review: Any, on: date, reader_id: UUID) -> Row:
    """Return a RAG review: why that day, and how far off it is."""
    case = review.case
    return Row(
        text=str(case.person),
        url=reverse("rag:rating", args=[case.pk]),
        detail=f"{case.reference}. {words.uncited(review.because or why_reviewed(case.rag_class))}",
        owner=leader(case, reader_id),
        rag=case.rag_class,
        **due(case.review_due_on, on),
    )


def why_reviewed(rag_class: str) -> str:
    """Return how often a class is reviewed, where no rating says why this day."""
    clock = CLOCKS.get(f"{rag_class}_review")
    if clock is None:
        return "Its review date was set without a rating."
    every = clock.length.removeprefix("1 ")
    return f"{RAG_WORDS[rag_class]} is reviewed every {every}."


def release_row(release: Any, on: date, reader_id: UUID) -> Row:
    """Return a release to prepare: what moved, what is late, and the day."""
    case = release.case
    kind = "official date" if case.release_is_official else "estimated date"
    passed = case.release_on < on
    return Row(
        text=str(case.person),
        url=reverse("licences:pre_release", args=[case.pk]),
        detail=" ".join((f"{case.reference}.", *why_release(release))),
        owner=leader(case, reader_id),
        rag=case.rag_class,
        due=f"Release {words.day(case.release_on)}",
        due_hint=(
            "has passed: record the release or the new date"
            if passed
            else f"{words.distance(case.release_on, today=on)}, {kind}"
        ),
        tone="danger" if passed or release.late else "warning",
    )


def owed_on_licence(
    case: Any, facts: dict[str, Any], day: date, on: date, reader_id: UUID
) -> Row:
    """Return what is owed on a licence by a day: a check, or an explanation."""
    return Row(
        text=str(case.person),
        owner=leader(case, reader_id),
        rag=case.rag_class,
        **facts,
        **due(day, on),
    )


def change_row(change: Any, on: date, reader_id: UUID) -> Row:
    """Return a significant change that waits for its review (S3-28)."""
    case = change.case
    return Row(
        text=str(case.person),
        url=reverse("cases:review_change", args=[case.pk, change.pk]),
        detail=f"{case.reference}. {change}, {words.short_day(change.happened_on)}.",
        owner=leader(case, reader_id),
        rag=case.rag_class,
        **due(change.review_due_on, on),
    )


def why_release(release: Any) -> Iterator[str]:
    """Yield that the date moved, which steps are late, or else the clock that ran."""
    if said := moved(release.moves):
        yield said
    if release.late:
        yield f"Overdue: {a_few(release.late)}."
    if release.soon:
        yield f"Due soon: {a_few(release.soon)}."
    if not (said or release.late or release.soon):
        opens = release.live_list
        yield f"Live list {opens.because}."


def a_few(names: Sequence[str]) -> str:
    """Return the first three names, and how many more there are."""
    more = len(names) - FEW
    return "; ".join(names[:FEW]) + (f"; and {more} more" if more > 0 else "")


def leader(case: Any, reader_id: UUID) -> str:
    """Say whose the case is, when it is not the reader's own."""
    if case.lead_worker_id == reader_id:
        return ""
    return f"Led by {case.lead_worker}" if case.lead_worker else "No lead worker named"


def action_row(action: Any, on: date) -> Row:
    """Return one of the reader's own actions (S1-29, S1-32)."""
    carried = action.times_carried_over
    times = "once" if carried == 1 else f"{carried} times"
    return Row(
        text=action.what,
        url=reverse("plans:action", args=[action.case_id, action.pk]),
        detail=f"{action.case.person}, {action.case.reference}"
        + (f". Carried over {times}." if carried else ""),
        **due(action.due_on, on),
    )


def task_row(task: Any, on: date) -> Row:
    """Return one administration row, on coming on or on removal (S1-181, S1-184)."""
    removal = getattr(task, "removal", None)
    return Row(
        text=task.get_code_display(),
        url=removal.get_absolute_url()
        if removal
        else reverse("referrals:administration", args=[task.referral_id]),
        detail=f"{task.case.person}, {task.case.reference}",
        **due(task.due_on, on),
    )


def owed_row(duty: Any, on: date) -> Row:
    """Return what is owed on the reader's case after a transfer (S3-82, S3-91)."""
    return Row(
        text=str(duty.case.person),
        url=reverse("referrals:transfer", args=[duty.transfer_id]),
        detail=f"{duty.get_code_display()}. Transferred case {duty.case.reference}.",
        rag=duty.case.rag_class,
        **due(duty.due_on, on),
    )


def circulation_row(owed: Any, at: datetime) -> Row:
    """Return a meeting whose minutes and plans have not gone out (S1-22)."""
    late = at > owed.due_at
    return Row(
        text=str(owed.meeting),
        url=reverse("meetings:circulation", args=[owed.meeting.pk]),
        detail="Send the minutes and the updated plans to everybody who attended.",
        due=f"Due {words.moment(owed.due_at)}",
        due_hint="overdue" if late else words.distance(owed.due_at, today=at.date()),
        tone="danger" if late else "warning",
    )


def transfer_row(transfer: Any, on: date) -> Row:
    """Return a transfer whose next step is the reader's."""
    return Row(
        text=transfer.subject_name,
        url=reverse("referrals:transfer", args=[transfer.pk]),
        detail=f"{transfer.get_next_step_display()}. From {transfer.comes_from} to "
        f"{transfer.goes_to}.",
        **due(transfer.next_due_on, on),
    )


def removal_row(removal: Any, on: date) -> Row:
    """Return a removal that waits for the Chair: on what ground, since when."""
    return Row(
        text=str(removal.case.person),
        url=removal.get_absolute_url(),
        detail=f"{removal.case.reference}. {removal.evidence or removal.reasons}",
        due=f"Proposed {words.day(removal.proposed_on)}",
        due_hint=words.distance(removal.proposed_on, today=on),
        tone="danger" if removal.is_mandatory else "",
    )


def return_row(back: Any, on: date) -> Row:
    """Return somebody to consider for re-registration before release (S1-36)."""
    removal = back.removal
    return Row(
        text=str(removal.case.person),
        url=removal.get_absolute_url(),
        detail=f"{removal.case.reference}. Release expected "
        f"{words.day(removal.expected_release_on)}.",
        due=f"Consider from {words.day(back.due_on)}",
        due_hint=words.distance(back.due_on, today=on),
        tone="warning",
    )


def waiting_row(referral: Any, on: date) -> Row:
    """Return a referral that waits for the reader's role: for what, since when."""
    return Row(
        text=str(referral.case.person),
        url=reverse("referrals:referral", args=[referral.pk]),
        detail=f"{referral.get_status_display()}. Referred by {referral.referring_agency}.",
        due=f"Submitted {words.day(referral.submitted_on)}",
        due_hint=words.distance(referral.submitted_on, today=on),
    )


def draft_row(draft: Any, on: date) -> Row:
    """Return a referral that the reader began and has not submitted."""
    return Row(
        text=draft_name(draft.answers),
        url=reverse("referrals:draft", args=[draft.pk]),
        detail=f"Draft {draft.reference}, not submitted",
        due=f"Saved {words.day(draft.updated_at)}",
        due_hint=words.distance(draft.updated_at, today=on),
    )


def due(day: date, on: date) -> dict[str, str]:
    """Return a due date in words, how far off it is, and its tone."""
    late = (on - day).days
    if late <= 0:
        off, tone = words.distance(day, today=on), "warning"
    else:
        off, tone = f"{late} day{'' if late == 1 else 's'} overdue", "danger"
    return {"due": f"Due {words.day(day)}", "due_hint": off, "tone": tone}
