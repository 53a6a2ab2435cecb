"""The form's answers in words, each under its question's code (S1-F01 to S1-F45)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cases import identifiers, scores
from cases.choices import (
    ContactNumberType,
    IdentifierKind,
    NeedRating,
    Pathway,
    ScoreBand,
    ScoreTool,
    WarningSource,
)
from core import words
from rag.choices import RagClass
from referrals.choices import PriorityGroup, ScreeningQuestion, SupervisionStatus
from referrals.questions import (
    GROUP_ELEMENTS,
    IDENTIFIER_ELEMENTS,
    PATHWAY_ELEMENTS,
    Topic,
)


UNKNOWN = "Not known"


def answers_in_words(
    values: Mapping[Topic, Mapping[str, Any]], *, agency_name: str
) -> dict[str, str]:
    """Return every question's answer as people read it, by the question's code (F01 to F45)."""
    return (
        person_in_words(values[Topic.PERSON])
        | address_in_words(values[Topic.ADDRESS])
        | warnings_in_words(values[Topic.WARNINGS])
        | referral_in_words(values[Topic.REFERRAL], agency_name)
        | sentence_in_words(values[Topic.SENTENCE])
        | agencies_in_words(values[Topic.AGENCIES])
        | needs_in_words(values[Topic.PATHWAYS])
        | {
            GROUP_ELEMENTS[group]: yes_or_no(values[Topic.PRIORITY_GROUPS][group.value])
            for group in PriorityGroup
        }
        | {
            "F39": values[Topic.ASSESSMENT]["risk"] or "",
            "F40": values[Topic.ASSESSMENT]["further"] or "None given",
        }
        | dict(
            zip(
                ScreeningQuestion.values,
                (text or "" for text in values[Topic.SCREENING].values()),
                strict=True,
            )
        )
    )


def person_in_words(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers about who the person is."""
    names = (values["given_names"], values["family_name"])
    born = UNKNOWN if values["date_of_birth_unknown"] else day(values["date_of_birth"])
    numbers = {
        IDENTIFIER_ELEMENTS.get(kind, kind.value): identifiers.display(
            kind.value, values[kind.value]
        )
        if values[kind.value]
        else (UNKNOWN if values["numbers_unknown"] else "")
        for kind in IdentifierKind
    }
    return {
        "F01": " ".join(name for name in names if name),
        "known_as": values["known_as"] or "None given",
        "F02": born,
    } | numbers


def address_in_words(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers about where the person is."""
    elsewhere = {"no_fixed_abode": "No fixed abode", "unknown": UNKNOWN}.get(
        values["home"]
    )
    numbers = [
        f"{identifiers.display('phone', row['number'])} ({choice(ContactNumberType, row['kind'])})"
        for row in values["numbers"]
    ]
    return {
        "F05": elsewhere or values["lines"] or "",
        "F06": elsewhere or values["postcode"] or "",
        "F07": "\n".join(numbers) or "None known",
        "F09": values["email"] or "None known",
    }


def warnings_in_words(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the warnings, one after the other."""
    rows = []
    for row in values["warnings"]:
        review = (
            f", to be looked at again on {day(row['review_on'])}"
            if row["review_on"]
            else ""
        )
        source = choice(WarningSource, row["source"])
        rows.append(f"{source}, {day(row['warned_on'])}{review}: {row['text']}")
    none = "None found" if values["has_warnings"] is False else ""
    return {"F11": "\n".join(rows) or none}


def referral_in_words(values: Mapping[str, Any], agency_name: str) -> dict[str, str]:
    """Return the answers about the referral itself."""
    contact = (agency_name, values["contact_name"], values["contact_details"])
    return {
        "F12": "\n".join(part for part in contact if part)
        if values["contact_name"]
        else "",
        "F13": day(values["referred_on"]),
        "supervision_status": choice(SupervisionStatus, values["supervision_status"]),
        "referrer_rag": choice(RagClass, values["referrer_rag"]),
        "F14": values["justification"] or "",
    }


def sentence_in_words(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers about score, sentence and offending."""
    score = "No score" if values["has_score"] is False else ""
    if values["has_score"] and values["score"] not in {"", None}:
        score = f"{score_in_words(values)}, {day(values['scored_on'])}"
    return {
        "F15": score,
        "F16": expiry(values, "licence"),
        "F17": expiry(values, "sentence"),
        "F18": values["index_offences"] or "",
        "F19": values["offending_history"] or "",
    }


def score_in_words(values: Mapping[str, Any]) -> str:
    """Return the score with its tool, years and band; what was typed while it is wrong."""
    tool, value, years = (
        values[name] for name in ("score_tool", "score", "score_horizon")
    )
    if tool not in ScoreTool.values or not isinstance(value, Decimal):
        return f"{value} {choice(ScoreTool, tool)}".strip()
    horizon = int(years) if years in {"1", "2"} else None
    horizon = scores.settled_horizon(tool, horizon)
    band = values["score_band"] or scores.band_of(tool, value, horizon)
    known = band if band in ScoreBand.values else ""
    return scores.in_words(tool, value, horizon=horizon, band=known)


def expiry(values: Mapping[str, Any], which: str) -> str:
    """Return an expiry date, or why there is none."""
    reason = values[f"{which}_expiry_unknown_reason"]
    return day(values[f"{which}_expiry_date"]) or (
        f"No date: {reason}" if reason else ""
    )


def agencies_in_words(values: Mapping[str, Any]) -> dict[str, str]:
    """Return who else works with the person."""
    rows = [
        " – ".join(
            part
            for part in (row["agency_name"], row["person_name"], row["contact_details"])
            if part
        )
        for row in values["agencies"]
    ]
    none = "None" if values["has_agencies"] is False else ""
    return {"F20": "\n".join(rows) or none}


def needs_in_words(values: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return each pathway's rating, needs and actions."""
    found = {}
    for pathway in Pathway:
        row = values[pathway.value]
        lines = [
            choice(NeedRating, row["rating"]),
            f"Needs: {row['needs']}" if row["needs"] else "",
            f"Actions: {row['actions']}" if row["actions"] else "",
        ]
        found[PATHWAY_ELEMENTS[pathway]] = "\n".join(line for line in lines if line)
    return found


def choice(choices: Any, value: str) -> str:
    """Return a choice's label; what was typed when it is none of them."""
    return str(choices(value).label) if value in choices.values else str(value or "")


def yes_or_no(value: Any) -> str:
    """Return the word for an answer; nothing when there is none."""
    return {True: "Yes", False: "No"}.get(value, "") if isinstance(value, bool) else ""


def day(value: Any) -> str:
    """Return a date in words; a wrong one as it was typed."""
    if isinstance(value, date):
        return words.day(value)
    return " ".join(part for part in value if part) if isinstance(value, tuple) else ""
