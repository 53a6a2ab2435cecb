"""
What people say about the person when they rate, and the facts the rules then have.

Custody, being wanted and a transfer come from the records; the rest is answered by
the people who rate, and kept with the rating it led to.
"""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from rag.rules import Factors


@dataclass(frozen=True)
class Answers:
    """
    The characteristics of Appendix 1 as answered on one day (S1-170 to S1-172).

    `transfer_adopted_on` is the adoption day of somebody transferred in from another
    force (S1-104), else None.
    """

    intelligence_of_increased_risk: bool = False
    fixed_term_recall: bool = False
    significant_change: bool = False
    disengaged: bool = False
    variable_compliance: bool = False
    stable_in_community: bool = False
    needs_multi_agency: bool = True
    transfer_adopted_on: date | None = None

    def stored(self) -> dict[str, Any]:
        """Return the answers as JSON keeps them."""
        day = self.transfer_adopted_on
        return asdict(self) | {
            "transfer_adopted_on": None if day is None else day.isoformat()
        }

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Answers":
        """Return the answers from JSON; questions added since are at their defaults."""
        known = {each.name for each in fields(cls)}
        values = {name: value for name, value in stored.items() if name in known}
        if day := values.get("transfer_adopted_on"):
            values["transfer_adopted_on"] = date.fromisoformat(day)
        return cls(**values)


def factors(
    answers: Answers,
    *,
    on: date,
    in_custody: bool,
    is_wanted: bool,
    **recorded: Any,
) -> Factors:
    """
    Join what was answered with what the records say on a day.

    :raises TypeError: for a recorded fact that `Factors` does not know
    """
    return Factors(
        as_at=on,
        in_custody=in_custody,
        wanted_for_arrest=is_wanted,
        **recorded,
        **vars(answers),
    )
