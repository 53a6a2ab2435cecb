"""
One case as a line of JSON, in and out: what `manage.py key_dates` reads and writes.

Facts are read strictly. A key that is not known, or a value of the wrong kind, is refused by
name: a fact that nobody counted is worse than one that was never given.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from licences.calculations.estimate import key_dates
from licences.calculations.facts import (
    AddedDays,
    AtLarge,
    FactError,
    Recall,
    RecallType,
    Sentence,
    Term,
)
from licences.calculations.results import KeyDates


NOT_COMPUTED: Final = (
    "This fact is not known here. Consecutive terms, extended sentences and the progression "
    "model are not computed: record the official date."
)
DATES: Final = (
    "sentence_expiry",
    "licence_expiry",
    "conditional_release",
    "automatic_release",
    "pss_start",
    "pss_end",
    "post_recall_release",
    "hdc_eligibility",
)
SENTENCE_KEYS: Final = frozenset(
    {
        "id",
        "offence_date",
        "sentenced_on",
        "term",
        "date_of_birth",
        "remand_days",
        "tagged_bail_days",
        "at_large",
        "added_days",
        "sds40_excluded",
        "recall",
        "law_on",
    }
)
TERM_KEYS: Final = frozenset({"years", "months", "weeks", "days"})
AT_LARGE_KEYS: Final = frozenset({"from", "days"})
ADDED_KEYS: Final = frozenset({"awarded_on", "days"})
RECALL_KEYS: Final = frozenset({"type", "days", "revoked_on", "returned_on"})


def answer(line: str, *, law_on: date) -> str:
    """
    Return the answer to one case: its key dates, or which field is at fault and why.

    `law_on` is used where the case names no day of its own.
    """
    case_id: str | int | None = None
    try:
        facts = _read(line)
        case_id = _id(facts)
        payload = _told(case_id, key_dates(sentence_from(facts, law_on=law_on)))
    except FactError as refusal:
        error = {"field": refusal.field, "message": refusal.message}
        payload = {"id": case_id, "error": error}
    return json.dumps(payload)


def sentence_from(facts: Mapping[str, Any], *, law_on: date) -> Sentence:
    """
    Read a sentence from its JSON form; docs/rules/licence-dates.md lists the keys.

    :raises FactError: naming the field that is unknown, missing or of the wrong kind
    """
    _refuse_unknown(facts, SENTENCE_KEYS, "")
    return Sentence(
        offence_date=_date(facts, "offence_date"),
        sentenced_on=_date(facts, "sentenced_on"),
        term=_term(facts),
        law_on=_optional_date(facts, "law_on") or law_on,
        date_of_birth=_optional_date(facts, "date_of_birth"),
        remand_days=_count(facts, "remand_days"),
        tagged_bail_days=_count(facts, "tagged_bail_days"),
        at_large=tuple(
            AtLarge(_date(spell, "from", where), _needed_count(spell, "days", where))
            for where, spell in _list(facts, "at_large", AT_LARGE_KEYS)
        ),
        added_days=tuple(
            AddedDays(
                _date(award, "awarded_on", where), _needed_count(award, "days", where)
            )
            for where, award in _list(facts, "added_days", ADDED_KEYS)
        ),
        sds40_excluded=_yes_or_no(facts, "sds40_excluded"),
        recall=_recall(facts),
    )


def _read(line: str) -> dict[str, Any]:
    try:
        facts = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise FactError("line", "The line is not valid JSON.") from error
    if not isinstance(facts, dict):
        raise FactError("line", "The line must be one JSON object.")
    return facts


def _id(facts: Mapping[str, Any]) -> str | int | None:
    value = facts.get("id")
    if value is None or isinstance(value, str | int):
        return value
    raise FactError("id", "The id must be text or a whole number.")


def _told(case_id: str | int | None, dates: KeyDates) -> dict[str, Any]:
    told: dict[str, Any] = {"id": case_id, "regime": dates.regime.value}
    for name in DATES:
        day = getattr(dates, name)
        told[name] = None if day is None else day.isoformat()
    told["steps"] = [
        {
            "quantity": step.quantity,
            "arithmetic": step.arithmetic,
            "source": step.source,
        }
        for step in dates.steps
    ]
    return told


def _refuse_unknown(
    facts: Mapping[str, Any], known: frozenset[str], where: str
) -> None:
    for key in facts:
        if key not in known:
            raise FactError(f"{where}{key}", NOT_COMPUTED)


def _term(facts: Mapping[str, Any]) -> Term:
    parts = _object(facts, "term", TERM_KEYS)
    if parts is None:
        raise FactError("term", "This fact is needed.")
    return Term(
        years=_count(parts, "years", "term."),
        months=_count(parts, "months", "term."),
        weeks=_count(parts, "weeks", "term."),
        days=_count(parts, "days", "term."),
    )


def _recall(facts: Mapping[str, Any]) -> Recall | None:
    recall = _object(facts, "recall", RECALL_KEYS)
    if recall is None:
        return None
    kind = recall.get("type")
    if kind not in list(RecallType):
        raise FactError("recall.type", "The recall must be “standard” or “fixed_term”.")
    return Recall(
        type=RecallType(kind),
        days=None
        if recall.get("days") is None
        else _needed_count(recall, "days", "recall."),
        revoked_on=_optional_date(recall, "revoked_on", "recall."),
        returned_on=_optional_date(recall, "returned_on", "recall."),
    )


def _object(
    facts: Mapping[str, Any], key: str, known: frozenset[str]
) -> dict[str, Any] | None:
    value = facts.get(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise FactError(key, "This must be a JSON object.")
    _refuse_unknown(value, known, f"{key}.")
    return value


def _list(
    facts: Mapping[str, Any], key: str, known: frozenset[str]
) -> list[tuple[str, dict[str, Any]]]:
    value = facts.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise FactError(key, "This must be a list.")
    items = []
    for index, item in enumerate(value):
        where = f"{key}[{index}]"
        if not isinstance(item, dict):
            raise FactError(where, "This must be a JSON object.")
        _refuse_unknown(item, known, f"{where}.")
        items.append((f"{where}.", item))
    return items


def _date(facts: Mapping[str, Any], key: str, where: str = "") -> date:
    day = _optional_date(facts, key, where)
    if day is None:
        raise FactError(f"{where}{key}", "This date is needed.")
    return day


def _optional_date(facts: Mapping[str, Any], key: str, where: str = "") -> date | None:
    value = facts.get(key)
    if value is None:
        return None
    # fromisoformat alone also takes 20240229 and 2024-W09-4, which nobody means.
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise FactError(f"{where}{key}", "The date must be a real day, as YYYY-MM-DD.")


def _count(facts: Mapping[str, Any], key: str, where: str = "") -> int:
    if facts.get(key) is None:
        return 0
    return _needed_count(facts, key, where)


def _needed_count(facts: Mapping[str, Any], key: str, where: str = "") -> int:
    value = facts.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise FactError(f"{where}{key}", "This must be a whole number.")


def _yes_or_no(facts: Mapping[str, Any], key: str) -> bool:
    value = facts.get(key)
    if value is None:
        return False
    if isinstance(value, bool):
        return value
    raise FactError(key, "This must be true or false.")
