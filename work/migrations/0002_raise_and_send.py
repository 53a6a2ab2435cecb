"""The functions that raise reminders and settle messages, across agencies."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0001_initial"),
        ("core", "0001_scope"),
        ("agencies", "0001_initial"),
        ("cases", "0002_sharing"),
        ("plans", "0001_initial"),
        ("referrals", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(
            (SQL / "reminders.sql").read_text(),
            """
            DROP FUNCTION work_raise_reminders(text, date, timestamptz, int, int, int);
            DROP FUNCTION work_due_to(text, date, int, int);
            DROP FUNCTION work_due(text, date, int, int);
            DROP FUNCTION work_require_service();
            """,
        ),
        migrations.RunSQL(
            (SQL / "messages.sql").read_text(),
            """
            DROP FUNCTION work_claim_message(timestamptz);
            DROP FUNCTION work_message_sent(uuid, timestamptz, text, text);
            DROP FUNCTION work_message_withheld(uuid, timestamptz, text);
            DROP FUNCTION work_message_failed(uuid, timestamptz, timestamptz);
            """,
        ),
    ]
