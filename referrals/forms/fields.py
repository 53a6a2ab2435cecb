"""Fields that hold what people are known by to its written form (S1-174, Q3)."""

from typing import Any

from django.core.exceptions import ValidationError

from cases import identifiers
from core.forms import CharField


LONG = 20000  # characters: several printed pages, and still one answer


class IdentifierField(CharField):
    """A number of one kind; cleans to its normal form, or to nothing when empty."""

    def __init__(self, kind: str, **options: Any) -> None:
        self.kind = kind
        options.setdefault("required", False)
        options.setdefault("width", "20")
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        """
        Normalise what was typed.

        :raises ValidationError: with the identifier's own sentence about what is wrong
        """
        text = super().clean(value)
        if not text:
            return ""
        try:
            return identifiers.normalise(self.kind, text)
        except identifiers.InvalidIdentifier as problem:
            raise ValidationError(problem.message, "identifier") from None
