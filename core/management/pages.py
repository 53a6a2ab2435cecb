"""Pages in docs/ that are written from the code, and checked to be current."""

from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class PageCommand(BaseCommand):
    """Writes one page of docs/; with `--check` only says whether it is current."""

    page: ClassVar[str]
    requires_system_checks = ()

    @property
    def path(self) -> Path:
        """Where the page is kept."""
        return Path(settings.BASE_DIR) / "docs" / self.page

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the option."""
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; fail when it is not current",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page, or compare it."""
        text = self.text()
        if not options["check"]:
            self.path.write_text(text, encoding="utf-8")
            return
        if not self.path.exists() or self.path.read_text(encoding="utf-8") != text:
            name = type(self).__module__.rsplit(".", 1)[-1]
            raise CommandError(
                f"docs/{self.page} is not current: run manage.py {name}."
            )

    def text(self) -> str:
        """Return the page as it should be."""
        raise NotImplementedError
