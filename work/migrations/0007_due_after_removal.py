"""What is due after somebody has been removed: the check-list, and coming back."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql"


def before() -> str:
    """Return the function as it was first installed."""
    first = (SQL / "reminders.sql").read_text()
    start = first.index("CREATE FUNCTION work_due(")
    found = first[start : first.index("$$;", start)]
    return f"{found.replace('CREATE', 'CREATE OR REPLACE', 1)}$$;"


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0006_due_after_transfer"),
        ("referrals", "0010_raise_removals"),
    ]
    operations = [migrations.RunSQL((SQL / "due.sql").read_text(), before())]
