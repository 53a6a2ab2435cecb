"""
Decisions: may this person, and can it be done now.

One value answers both the guard in a service and the words on the page, so that
enforcement and explanation cannot drift apart.
"""

from dataclasses import dataclass

from core.exceptions import NotPermitted, NotPossible


@dataclass(frozen=True)
class Decision:
    """
    A yes, or a no with its reason.

    `refusal` is the exception that the no raises: `NotPermitted` when the person
    may not, `NotPossible` when the thing cannot be done as matters stand.
    """

    allowed: bool
    reason: str
    refusal: type[NotPermitted] | type[NotPossible]

    def __bool__(self) -> bool:
        return self.allowed


def permitted_if(allowed: bool, reason: str) -> Decision:  # noqa: FBT001 - it reads as the sentence it is
    """Answer "may this person?"; `reason` is what a refused person reads."""
    return Decision(bool(allowed), "" if allowed else reason, NotPermitted)


def possible_if(allowed: bool, reason: str) -> Decision:  # noqa: FBT001 - it reads as the sentence it is
    """Answer "can it be done now?"; `reason` says what stands in the way."""
    return Decision(bool(allowed), "" if allowed else reason, NotPossible)


def first_refusal(*decisions: Decision) -> Decision:
    """Return the first no, or the last yes."""
    return next((each for each in decisions if not each), decisions[-1])


def require(*decisions: Decision) -> None:
    """
    Go on only when every decision is a yes.

    :raises NotPermitted: for the first refusal about the person
    :raises NotPossible: for the first refusal about the state of things
    """
    verdict = first_refusal(*decisions)
    if not verdict:
        raise verdict.refusal(verdict.reason)
