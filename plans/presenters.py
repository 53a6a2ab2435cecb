"""A plan in words: what each action says on the page, and the chart of needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices import NeedRating
from core import words
from core.charts import Bar, Chart, bar_chart
from plans.choices import ActionStatus, UpdateKind


SOON = 7  # days: an action due this near is marked
IMPACT = {
    NeedRating.RED: (3, "Significant"),
    NeedRating.AMBER: (2, "Some"),
    NeedRating.GREEN: (1, "Little"),
}
DETAIL = 180  # characters of the latest update shown in a list


@dataclass(frozen=True)
class ActionRow:
    """One action as `action_row` draws it."""

    text: str
    url: str
    detail: str
    owner: str
    due: str
    due_hint: str
    tone: str
    status: str
    status_tone: str
    person: str
    agency: str


def action_rows(actions: Iterable[Any], *, on: date) -> list[ActionRow]:
    """Return actions as lines of a list."""
    return [action_row(each, on=on) for each in actions]


def action_row(action: Any, *, on: date) -> ActionRow:
    """Return one action as a line: what, who, by when, and how it last stood."""
    return ActionRow(
        text=action.what,
        url=action.get_absolute_url(),
        detail=latest(getattr(action, "latest_update", None)),
        owner=f"{action.person}, {action.agency}",
        due=due(action),
        due_hint=due_hint(action, on=on),
        tone=tone(action, on=on),
        status=status(action, on=on),
        status_tone=status_tone(action, on=on),
        person=str(action.person),
        agency=str(action.agency),
    )


def due(action: Any) -> str:
    """Return "Due 4 Dec 2026", or when the action was closed."""
    if action.is_open:
        return f"Due {words.short_day(action.due_on)}"
    return f"{action.get_status_display()} {words.short_day(action.closed_on)}"


def due_hint(action: Any, *, on: date) -> str:
    """Return how far off the due date is, and how often it has moved."""
    moved = carried(action.times_carried_over)
    if not action.is_open:
        return moved
    late = (on - action.due_on).days
    off = words.distance(action.due_on, today=on)
    if late > 0:
        off = f"{late} day{'s' if late > 1 else ''} overdue"
    return ", ".join(filter(None, (off, moved)))


def carried(times: int) -> str:
    """Return "carried over twice", or nothing."""
    if not times:
        return ""
    return f"carried over {({1: 'once', 2: 'twice'}).get(times, f'{times} times')}"


def tone(action: Any, *, on: date) -> str:
    """Return how loudly the action's date speaks."""
    if not action.is_open:
        return ""
    days = (action.due_on - on).days
    return "danger" if days < 0 else "warning" if days <= SOON else ""


def status(action: Any, *, on: date) -> str:
    """Return the status in words."""
    return "Overdue" if action.is_overdue(on) else action.get_status_display()


def status_tone(action: Any, *, on: date) -> str:
    """Return the status's tone."""
    if action.is_overdue(on):
        return "danger"
    return "info" if action.is_open else "neutral"


def latest(update: Any) -> str:
    """Return the latest update in a line."""
    if update is None:
        return ""
    text = " ".join(update.text.split())
    if len(text) > DETAIL:
        text = f"{text[: DETAIL - 1].rstrip()}…"
    head = words.short_day(update.made_on)
    if update.kind != UpdateKind.PROGRESS:
        head = f"{update.get_kind_display()}, {head}"
    return f"{head}: {text}"


def update_entries(updates: Iterable[Any], action: Any) -> list[dict[str, Any]]:
    """Return an action's history for the timeline, the latest first."""
    entries = [update_entry(each) for each in updates]
    agreed = {
        "title": "Agreed",
        "at": action.agreed_on,
        "by": str(action.recorded_by),
        "body": f"To be done by {words.day(action.first_due_on)}.",
        "tag": "",
    }
    return [*entries, agreed]


def update_entry(update: Any) -> dict[str, Any]:
    """Return one update for the timeline."""
    title = update.get_kind_display()
    if update.due_after:
        title = f"{title} to {words.day(update.due_after)}"
    return {
        "title": title,
        "at": update.made_on,
        "by": str(update.recorded_by),
        "body": update.text,
        "tag": "",
    }


def needs_chart(needs: Iterable[Any]) -> Chart | None:
    """Return the chart of how much each pathway bears on offending (S1-177), or None."""
    bars = [
        Bar(each.get_pathway_display(), *IMPACT[each.rating], tone=each.rating)
        for each in needs
    ]
    if not bars:
        return None
    significant = [bar.label for bar in bars if bar.word == "Significant"]
    summary = f"Significant impact: {listed(significant)}." if significant else ""
    return bar_chart(
        "Impact on offending, by pathway",
        bars,
        columns=("Pathway", "Impact"),
        highest=3,
        summary=summary or "No pathway has a significant impact.",
    )


def listed(names: list[str]) -> str:
    """Return "housing, health; and money" as a sentence lists them."""
    lowered = [name[:1].lower() + name[1:] for name in names]
    return "; ".join(lowered)


def count(number: int, noun: str) -> str:
    """Return "1 action" or "3 actions"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def action_facts(action: Any) -> list[tuple[str, str]]:
    """Return what there is to know of an action, for a summary list."""
    objective = action.objective
    return [
        ("Agency", str(action.agency)),
        ("Person", str(action.person)),
        ("Due", words.day(action.due_on)),
        ("Serves", objective.text if objective else "No one objective"),
        *([("Sentence plan", action.sentence_plan)] if action.sentence_plan else []),
        *([] if action.section == "general" else [("Part of the case", action.get_section_display())]),
    ]


def account_initial(told: Any) -> dict[str, Any]:
    """Return where telling the situation anew begins: with what was told last."""
    if told is None:
        return {"version": 0}
    return {
        "situation": told.situation,
        "risk_factors": told.risk_factors,
        "interventions": told.interventions,
        "version": told.number,
    }


def version_line(version: Any, *, is_changed: bool) -> str:
    """Return which version this is, and whether the plan has moved on since."""
    if version is None:
        return "Draft: not issued yet."
    issued = f"Version {version.number}, issued {words.day(version.issued_on)}"
    by = f" by {version.recorded_by}"
    return f"{issued}{by}.{' Changed since then.' if is_changed else ''}"


@dataclass(frozen=True)
class ObjectiveView:
    """An objective with its actions as lines."""

    objective: Any
    rows: list[ActionRow]


@dataclass(frozen=True)
class AgencyView:
    """What one agency does: its own words, and its actions as lines."""

    agency: str
    statement: str
    stated: str
    actions: list[str]


@dataclass(frozen=True)
class PlanView:
    """A plan as the page shows it: nothing is worked out in the template."""

    version: Any
    version_line: str
    overdue: list[ActionRow]
    open_count: int
    overdue_count: int
    soon_count: int
    objectives: list[ObjectiveView]
    past: list[ObjectiveView]
    loose: list[ActionRow]
    closed: list[ActionRow]
    situation: Any
    situation_note: str
    situation_is_late: bool
    accounts: tuple[Any, ...]
    agencies: list[AgencyView]
    chart: Chart | None


def plan_view(page: Any, *, is_changed: bool) -> PlanView:
    """Return a plan in words."""
    on = page.on
    late = bool(page.situation_due_on and page.situation_due_on < on)
    return PlanView(
        version=page.version,
        version_line=version_line(page.version, is_changed=is_changed),
        overdue=action_rows(page.overdue, on=on),
        open_count=len(page.open_actions),
        overdue_count=len(page.overdue),
        soon_count=sum(0 <= (a.due_on - on).days <= SOON for a in page.open_actions),
        objectives=[objective_view(each, on=on) for each in page.objectives],
        past=[objective_view(each, on=on) for each in page.past_objectives],
        loose=action_rows(page.loose, on=on),
        closed=action_rows(page.closed, on=on),
        situation=page.situation,
        situation_note=situation_note(page.situation, page.situation_due_on, on=on),
        situation_is_late=late,
        accounts=page.accounts,
        agencies=[agency_view(each, on=on) for each in page.responsibilities],
        chart=needs_chart(page.needs),
    )


def objective_view(group: Any, *, on: date) -> ObjectiveView:
    """Return an objective with its open actions as lines."""
    rows = action_rows((a for a in group.actions if a.is_open), on=on)
    return ObjectiveView(group.objective, rows)


def agency_view(part: Any, *, on: date) -> AgencyView:
    """Return an agency's part in words (S1-43)."""
    told = part.statement
    return AgencyView(
        agency=part.agency.name,
        statement=told.statement if told else "",
        stated=f"{told.recorded_by}, {words.day(told.stated_on)}" if told else "",
        actions=[
            f"{each.what} ({each.person}, {due(each).lower()})" for each in part.actions
        ],
    )


def situation_note(told: Any, due_on: date | None, *, on: date) -> str:
    """Return who told the situation when, and when it is due again (S1-33)."""
    if told is None:
        return ""
    note = f"Told on {words.day(told.told_on)} by {told.recorded_by}."
    if due_on is None:
        return note
    if due_on < on:
        return f"{note} An update was due on {words.day(due_on)}: it is due every month."
    return f"{note} Next update due by {words.day(due_on)}."


def issued(version: Any) -> dict[str, Any]:
    """Return a version's stored words as its page shows them."""
    content = version.content
    names = dict(ActionStatus.choices)
    actions = [
        {
            **each,
            "due": words.short_day(date.fromisoformat(each["due_on"])),
            "status": names[each["status"]],
        }
        for each in content["actions"]
    ]
    groups = [
        {**each, "actions": [a for a in actions if a["objective"] == each["id"]]}
        for each in content["objectives"]
    ]
    known = {each["id"] for each in groups}
    return {
        "situation": content["situation"],
        "objectives": groups,
        "others": [a for a in actions if a["objective"] not in known],
        "roles": content["roles"],
    }
