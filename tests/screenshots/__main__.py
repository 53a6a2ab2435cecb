"""
`python -m tests.screenshots [--axe] [--roles …] [--widths …] [--pages …]`, in a throw-away stack.

Pictures go to var/screenshots/<width>/<role>-<page>.png. With `--axe` each page is also
checked for accessibility, and any violation makes the run fail.
"""

import argparse
import os
import sys


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iom.settings")


def main() -> int:
    """Make a caseload with one of everything, and take the pictures."""
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    from tests.screenshots import camera, stage  # noqa: PLC0415 - need Django set up

    asked = parser().parse_args()
    stage.prepare()
    pages = stage.pages()
    return 1 if camera.take(pages, asked) else 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    from iom.demo.cast import LOGINS  # noqa: PLC0415 - needs Django set up
    from tests.screenshots.camera import WIDTHS  # noqa: PLC0415

    made = argparse.ArgumentParser(
        prog="python -m tests.screenshots", description=__doc__
    )
    made.add_argument("--axe", action="store_true", help="check accessibility too")
    made.add_argument(
        "--roles", nargs="+", choices=["anonymous", *LOGINS], default=None
    )
    made.add_argument("--widths", nargs="+", choices=[*WIDTHS], default=[*WIDTHS])
    made.add_argument("--pages", nargs="+", metavar="NAME", default=None)
    return made


if __name__ == "__main__":
    sys.exit(main())
