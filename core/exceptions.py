"""What the domain refuses with; `iom.middleware` turns each into its page."""

from typing import Any


class DomainRefusal(Exception):
    """A refusal in words that a practitioner can act on."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class NotVisible(DomainRefusal):
    """It is not there for this person: 404, and never a hint that it exists."""


class NotPermitted(DomainRefusal):
    """This person may not do it: 403 with the reason."""


class NotPossible(DomainRefusal):
    """It cannot be done as matters stand: 409, or an error on the form."""


class ChangedMeanwhile(NotPossible):
    """
    Somebody else saved first: 409 showing both versions.

    `theirs` and `yours` are lists of (label, value) for the page.
    """

    def __init__(
        self,
        reason: str,
        *,
        theirs: list[tuple[str, Any]] | None = None,
        yours: list[tuple[str, Any]] | None = None,
    ) -> None:
        super().__init__(reason)
        self.theirs = theirs or []
        self.yours = yours or []
