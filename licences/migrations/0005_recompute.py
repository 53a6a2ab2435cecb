"""How scheduled work brings every sentence's dates into step with the law of the day."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql" / "recompute.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("licences", "0004_prerelease"),
        ("cases", "0002_sharing"),
        ("core", "0001_scope"),
    ]
    operations = [
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP FUNCTION licences_write_dates(uuid[], jsonb, jsonb, date);
            DROP FUNCTION licences_recorded_dates(uuid, int);
            DROP FUNCTION licences_require_service();
            """,
        )
    ]
