"""
Which edition of the sums worked a date out: their source, and the law of a day.

Whatever the calculator is made of goes in: an answer that rests on the same facts and the
same edition is the same answer, and need not be worked out again.
"""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from core import periods
from licences import law


HERE: Final = Path(__file__).parent
MADE_OF: Final = (
    *HERE.glob("*.py"),
    *HERE.parent.glob("*.py"),
    HERE.parent / "choices" / "__init__.py",
    *(HERE.parent / "selectors").glob("*.py"),
    Path(periods.__file__),
)


def edition(on: date) -> str:
    """Return the edition in force on a day: the same until the code or the law changes."""
    rows = sorted(law.KNOWN_DATES.items())
    in_force = [key for key, since in rows if since <= on]
    return hashlib.sha256(f"{_sources()}{rows}{in_force}".encode()).hexdigest()


@cache
def _sources() -> str:
    """Return a digest of the code that answers."""
    digest = hashlib.sha256()
    for path in sorted(MADE_OF):
        digest.update(path.read_bytes())
    return digest.hexdigest()
