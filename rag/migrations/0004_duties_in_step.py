"""How scheduled work brings the cases' duties into step with the contact log."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql" / "duties.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("rag", "0003_duties_and_acknowledgements"),
        ("cases", "0004_duty_due"),
    ]
    operations = [
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP FUNCTION rag_move_duty(uuid, date, text);
            DROP FUNCTION rag_duty_rows();
            """,
        )
    ]
