"""What changed on a case since a meeting, in about five lines."""

from typing import Any

from core import words


MOST_AGENCIES = 4
NOUNS = {
    "contacts": ("contact", "contacts"),
    "missed": ("missed", "missed"),
    "information": ("piece of information", "pieces of information"),
    "intelligence": ("intelligence entry", "intelligence entries"),
    "actions done": ("action done", "actions done"),
}


def change_lines(changed: Any) -> list[tuple[str, str]]:
    """Return who and what, the case's own standing first; empty when nothing changed."""
    lines = [("Standing", "; ".join(standing(changed)))] if standing(changed) else []
    if changed.changes:
        told = "; ".join(
            f"{each}, {words.short_day(each.happened_on)}"
            for each in changed.changes[:2]
        )
        more = len(changed.changes) - 2
        lines.append(("Significant", told + (f"; and {more} more" if more > 0 else "")))
    agencies = sorted(
        changed.by_agency.items(), key=lambda each: (-sum(each[1].values()), each[0])
    )
    lines += [(name, counted(counts)) for name, counts in agencies[:MOST_AGENCIES]]
    if len(agencies) > MOST_AGENCIES:
        others = len(agencies) - MOST_AGENCIES
        lines.append((f"{others} more", "also recorded something"))
    return lines


def standing(changed: Any) -> list[str]:
    """Return how the case itself moved: class, custody, release, wanted."""
    case, since = changed.case, changed.since
    told = [
        f"Rated {each.get_rag_class_display()} on {words.short_day(each.rated_on)}"
        for each in changed.ratings[:2]
    ]
    for day, what in (
        (case.wanted_since, "Wanted since"),
        (case.custody_since, "In custody since"),
        (changed.released_on, "Released on"),
    ):
        if day is not None and day > since:
            told.append(f"{what} {words.short_day(day)}")
    return told


def counted(counts: Any) -> str:
    """Return "4 contacts, 1 missed, 2 actions done"."""
    return ", ".join(
        f"{counts[what]} {nouns[counts[what] > 1]}"
        for what, nouns in NOUNS.items()
        if counts[what]
    )
