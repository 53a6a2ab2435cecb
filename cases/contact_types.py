"""
The national contact types as one scheme offers them: its own words, and those it leaves out.

A type keeps its national name and code on the log and in every count (S1-182), whatever
a scheme calls it when somebody looks for it in the list.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cases.choices import ContactType


# The classes ask for home visits (S1-170), and whatever fits nowhere needs a place.
ALWAYS = frozenset(
    {ContactType.HOME_VISIT, ContactType.HOME_VISIT_NOT_NOTIFIED, ContactType.OTHER}
)
MAY_BE_HIDDEN = tuple(each for each in ContactType if each not in ALWAYS)


@dataclass(frozen=True)
class ContactTypes:
    """A scheme's words by type, and the types it does not use."""

    names: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    @property
    def mark(self) -> str:
        """What changes when anything of it changes: how a page knows that it is stale."""
        said = f"{sorted(self.names.items())}{sorted(self.hidden)}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def choices(self, kinds: Iterable[ContactType]) -> list[tuple[str, str]]:
        """Return those of some types that are offered, each by the scheme's word for it."""
        return [
            (each.value, self.label(each)) for each in kinds if each not in self.hidden
        ]

    def label(self, kind: ContactType) -> str:
        """Return a type's name with the national code, the scheme's own word before it."""
        own = self.names.get(kind)
        national = coded(kind)
        return f"{own}: {national}" if own else national


def coded(kind: ContactType) -> str:
    """Return a contact type with its national code beside its name."""
    return f"{kind.label} ({kind.ndelius_code})"
