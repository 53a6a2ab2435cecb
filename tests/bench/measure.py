"""`python -m tests.bench.measure SECONDS` – measure the database of the environment; JSON out."""

import json
import os
import sys


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iom.settings")


def main() -> None:
    """Measure pages, then load, then reminders, which change what the pages show."""
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    from tests.bench import (  # noqa: PLC0415 - need Django set up
        followers,
        load,
        pages,
        reminders,
    )

    print("Measuring pages", file=sys.stderr)
    found = {"counts": pages.counts(), "pages": pages.measured()}
    print("Measuring load", file=sys.stderr)
    found["load"] = load.measured(seconds=int(sys.argv[1]))
    if followers.can_be_followed():
        print("Measuring followers of a meeting", file=sys.stderr)
        found["followers"] = followers.measured()
    print("Measuring reminders", file=sys.stderr)
    found["reminders"] = reminders.measured()
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
