"""What is due, of every kind that is chased."""

from pathlib import Path

from django.db import migrations, models


SQL = Path(__file__).parent.parent / "sql"
KINDS = [
    ("overdue_review", "RAG review overdue"),
    ("pre_release", "Release coming"),
    ("overdue_action", "Action overdue"),
    ("overdue_administration", "Administration overdue"),
    ("wanted_alert", "Wanted alert to acknowledge"),
    ("rating_changed", "Rating changed"),
    ("overdue_duty", "Duty overdue"),
    ("change_review", "Review after a significant change overdue"),
    ("overdue_transfer", "Overdue after a transfer"),
    ("release_moved", "Release date moved"),
    ("re_registration", "Re-registration to consider"),
    ("package_breach", "Breach of a package to note"),
    ("written_update", "Written update to a meeting"),
]


def before() -> str:
    """Return the function as it was first installed."""
    first = (SQL / "reminders.sql").read_text()
    start = first.index("CREATE FUNCTION work_due(")
    found = first[start : first.index("$$;", start)]
    return f"{found.replace('CREATE', 'CREATE OR REPLACE', 1)}$$;"


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0003_reminder_service"),
        ("cases", "0009_closed_is_read_only"),
        ("licences", "0005_recompute"),
        ("isms", "0001_packages"),
        ("plans", "0002_support"),
        ("rag", "0004_duties_in_step"),
        ("referrals", "0010_raise_removals"),
        ("meetings", "0002_list_leaving"),
    ]
    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="kind",
            field=models.CharField(max_length=30, choices=KINDS),
        ),
        migrations.RunSQL(
            (SQL / "due.sql").read_text(),
            f"""
            {before()}
            DROP FUNCTION work_members(uuid, date);
            DROP FUNCTION work_named(uuid);
            """,
        ),
    ]
