"""The cadence report in words, on the page and as rows of a spreadsheet."""

from typing import Any

from core import words


SESSION_COLUMNS = ("Meeting", "Red", "Discussed", "Missed")
CADENCE_COLUMNS = ("Case", "Person", "Class", "Meeting or time up", "Discussed", "Why")


def cadence_view(report: Any) -> dict[str, Any]:
    """Return what the page shows: one sentence for each rule, and who it failed."""
    return {
        "stretch": f"{words.day(report.first)} to {words.day(report.last)}",
        "red_line": red_line(report),
        "amber_line": amber_line(report),
        "sessions": [
            (
                words.day(each.meeting.held_on),
                each.red,
                each.discussed,
                each.red - each.discussed,
            )
            for each in report.sessions
        ],
        "missed": [
            {
                "url": each.case.get_absolute_url(),
                "name": str(each.case.person),
                "reference": each.case.reference,
                "meeting_url": each.meeting.get_absolute_url(),
                "day": words.day(each.meeting.held_on),
                "because": each.because,
            }
            for each in report.missed
        ],
        "late": [
            {
                "url": each.case.get_absolute_url(),
                "name": str(each.case.person),
                "reference": each.case.reference,
                "since": words.day(each.since),
                "up_on": words.day(each.up_on),
                "discussed": words.day(each.discussed_on) if each.discussed_on else "",
                "because": each.because,
            }
            for each in report.late
        ],
    }


def red_line(report: Any) -> str:
    """Say whether a Red missed a meeting (S1-25)."""
    if not report.sessions:
        return "No meeting was held in this time."
    held = counted(len(report.sessions), "meeting")
    if not report.missed:
        return f"No Red missed a meeting: {held}, {report.discussed} discussions."
    missed = counted(len(report.missed), "time")
    return f"A Red was not discussed {missed}, of {report.red} at {held}."


def amber_line(report: Any) -> str:
    """Say whether an Amber went longer than the clock allows (S1-26)."""
    if not report.late:
        return "Every Amber was discussed in time."
    return (
        f"An Amber went too long without being discussed "
        f"{counted(len(report.late), 'time')}."
    )


def counted(number: int, noun: str) -> str:
    """Return "1 meeting" or "11 meetings"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def cadence_rows(report: Any) -> list[tuple[str, ...]]:
    """Return the report's findings as rows of `CADENCE_COLUMNS`."""
    missed: list[tuple[str, ...]] = [
        (
            each.case.reference,
            str(each.case.person),
            "Red",
            each.meeting.held_on.isoformat(),
            "",
            each.because,
        )
        for each in report.missed
    ]
    late: list[tuple[str, ...]] = [
        (
            each.case.reference,
            str(each.case.person),
            "Amber",
            each.up_on.isoformat(),
            each.discussed_on.isoformat() if each.discussed_on else "",
            "; ".join(each.because),
        )
        for each in report.late
    ]
    return missed + late
