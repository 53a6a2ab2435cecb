"""Reminders of what ratings bring: alerts, changed classes, overdue duties."""

from pathlib import Path

from django.db import migrations, models


SQL = Path(__file__).parent.parent / "sql" / "ratings.sql"
KINDS = [
    ("overdue_review", "RAG review overdue"),
    ("pre_release", "Release coming"),
    ("overdue_action", "Action overdue"),
    ("overdue_administration", "Administration overdue"),
    ("wanted_alert", "Wanted alert to acknowledge"),
    ("rating_changed", "Rating changed"),
    ("overdue_duty", "Duty overdue"),
    ("change_review", "Review after a significant change overdue"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0004_change_review_reminder"),
        ("rag", "0004_duties_in_step"),
        ("plans", "0001_initial"),
    ]
    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="kind",
            field=models.CharField(max_length=30, choices=KINDS),
        ),
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP FUNCTION work_due(text, date, int, int);
            ALTER FUNCTION work_due_on_records(text, date, int, int) RENAME TO work_due;
            DROP FUNCTION work_due_on_ratings(text, date);
            DROP FUNCTION work_members(uuid, date);
            DROP FUNCTION work_named(uuid);
            """,
        ),
    ]
