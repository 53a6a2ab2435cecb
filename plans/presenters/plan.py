"""A plan in words, and the chart of needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices import NeedRating
from core import words
from core.charts import Bar, Chart, bar_chart
from plans.choices import ActionStatus
from plans.presenters.actions import SOON, ActionRow, action_rows


IMPACT = {
    NeedRating.RED: (3, "Significant"),
    NeedRating.AMBER: (2, "Some"),
    NeedRating.GREEN: (1, "Little"),
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
    """Return names as a sentence lists them."""
    lowered = [name[:1].lower() + name[1:] for name in names]
    return "; ".join(lowered)


def overdue_line(number: int) -> str:
    """Return "2 actions are overdue.", or nothing."""
    if not number:
        return ""
    return "1 action is overdue." if number == 1 else f"{number} actions are overdue."


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
            f"{each.what} ({each.person}, due {words.short_day(each.due_on)})"
            for each in part.actions
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
        return (
            f"{note} An update was due on {words.day(due_on)}: it is due every month."
        )
    return f"{note} Next update due by {words.day(due_on)}."


def version_facts(version: Any) -> list[tuple[str, str]]:
    """Return who issued a version, what the person said of it, and its fingerprint."""
    said = version.get_agreement_display()
    if version.agreement_note:
        said = f"{said}. {version.agreement_note}"
    rules = [name for names in version.rule_sets.values() for name in names]
    return [
        ("Issued by", str(version.recorded_by)),
        ("The person", said),
        ("Rules behind rating and dates", ", ".join(rules) or "None yet"),
        ("Fingerprint (SHA-256)", version.content_sha256),
    ]


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
