"""The gallery's invented people and what is known about them."""

from datetime import UTC, date, datetime
from typing import Any


SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 170" width="720" height="170">
<g font-family="Helvetica, Arial, sans-serif" font-size="15" fill="#0b0c0c">
<text x="0" y="42">Northbridge</text><text x="0" y="92">Westmoor</text>
<g stroke="#0b0c0c" stroke-width="1.5">
<rect x="120" y="22" width="140" height="30" fill="#ca3535"/>
<rect x="260" y="22" width="180" height="30" fill="#f47738"/>
<rect x="440" y="22" width="100" height="30" fill="#0f7a52"/>
<rect x="120" y="72" width="60" height="30" fill="#ca3535"/>
<rect x="180" y="72" width="120" height="30" fill="#f47738"/>
<rect x="300" y="72" width="200" height="30" fill="#0f7a52"/></g>
<g font-weight="bold"><text x="185" y="42" fill="#fff">7</text><text x="345" y="42">9</text>
<text x="485" y="42" fill="#fff">5</text><text x="145" y="92" fill="#fff">3</text>
<text x="235" y="92">6</text><text x="392" y="92" fill="#fff">10</text></g>
<text x="120" y="145">Red, Amber and Green from the left</text></g></svg>"""


def strip() -> dict[str, Any]:
    """Return the head of a case with everything on it."""
    return {
        "reference": "IOM-0412",
        "name": "Ashdown-Merriweather, Tobias",
        "born": "12 March 1991 (35)",
        "identifiers": [
            ("CRN", "X169746"),
            ("PNC ID", "2020/0172500A"),
            ("NOMS number", "A1234BC"),
        ],
        "rag": ("red", "Red"),
        "rag_hint": "Since 14 October 2026",
        "flags": [
            {
                "text": "Wanted for arrest since 20 November",
                "tone": "danger",
                "icon": "wanted",
            },
            {
                "text": "Violence to staff – visit in pairs",
                "tone": "danger",
                "icon": "danger",
            },
            {"text": "Fixed-term recall", "tone": "warning", "icon": "warning"},
            {"text": "MAPPA 2", "tone": "info", "icon": "info"},
            {"text": "Interpreter needed", "tone": "neutral", "icon": "neutral"},
        ],
        "facts": [
            {
                "label": "Lead worker",
                "value": "Priya Nair",
                "hint": "Probation, Northbridge",
            },
            {
                "label": "Next RAG review",
                "value": "18 Nov 2026",
                "tone": "danger",
                "hint": "3 days overdue",
            },
            {"label": "Release", "value": "27 Apr 2026", "hint": "conditional"},
            {
                "label": "Licence ends",
                "value": "3 Dec 2026",
                "tone": "warning",
                "hint": "in 12 days",
            },
            {"label": "PSS ends", "value": "None", "hint": "abolished 11 May 2026"},
            {"label": "MAPPA", "value": "Category 2, level 1"},
        ],
    }


def quiet_strip() -> dict[str, Any]:
    """Return the head of a case about which little is known."""
    return {
        "reference": "IOM-0977",
        "name": "Fennimore, Gus",
        "born": "",
        "identifiers": [],
        "rag": ("green", "Green"),
        "url": "#quiet",
        "flags": [],
        "facts": [
            {"label": "Lead worker", "value": "Nobody yet", "tone": "warning"},
            {"label": "Next RAG review", "value": "2 May 2027", "hint": "in 162 days"},
        ],
    }


def tabs() -> list[dict[str, Any]]:
    """Return a case's pages."""
    labels = ["Overview", "Contacts", "Plan", "Licence", "RAG", "Needs", "Timeline"]
    labels += ["Sharing", "Documents"]
    return [
        {
            "label": label,
            "url": f"?page={label.lower()}",
            "current": label == "Plan",
            "count": {"Contacts": 14, "Plan": 3}.get(label),
        }
        for label in labels
    ]


def entries() -> list[dict[str, Any]]:
    """Return a few events, newest first."""
    return [
        {
            "title": "Arrested – theft from motor vehicle",
            "at": datetime(2026, 11, 14, 15, 20, tzinfo=UTC),
            "by": "Northbridge Police",
            "body": "Arrested in the town centre.\nReleased under investigation.",
            "tag": "Police",
            "colour": "blue",
            "url": "#arrest",
        },
        {
            "title": "Missed appointment",
            "at": date(2026, 11, 5),
            "by": "Priya Nair, Probation",
            "body": "First warning letter sent; home visit arranged.",
        },
        {"title": "Adopted onto the cohort", "at": date(2026, 5, 9)},
    ]


def actions() -> list[dict[str, Any]]:
    """Return things to do, late, soon and done."""
    return [
        {
            "text": "Home visit with the housing officer",
            "url": "#visit",
            "detail": "Ashdown-Merriweather, Tobias",
            "owner": "Owen Price, Police",
            "due": "18 November 2026",
            "due_hint": "3 days overdue",
            "tone": "danger",
        },
        {
            "text": "Book the pre-release planning meeting",
            "owner": "Carys Lloyd, IOM co-ordinator",
            "due": "24 November 2026",
            "due_hint": "in 3 days",
            "tone": "warning",
        },
        {
            "text": "Refer to the prescribing clinic",
            "due": "2 December 2026",
            "status": "Done",
            "status_tone": "success",
        },
    ]


def tasks() -> list[dict[str, Any]]:
    """Return the steps of a referral."""
    return [
        {"title": "The person", "url": "#person", "status": "Completed"},
        {
            "title": "Pathways",
            "url": "#pathways",
            "status": "In progress",
            "tone": "info",
            "hint": "Nine needs, each rated",
        },
        {"title": "Send to the panel", "status": "Cannot start yet"},
    ]


def facts() -> list[Any]:
    """Return the rows of a summary list."""
    return [
        {"key": "Lead worker", "value": "Priya Nair", "url": "#lead"},
        {"key": "Adopted", "value": date(2026, 5, 9)},
        ("Told of the referral", True),
        ("Curfew address", None),
    ]
