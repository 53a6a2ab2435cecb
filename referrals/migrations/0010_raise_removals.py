"""How scheduled work raises removals, and finds who comes back before release."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql" / "removals.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0009_removal"),
        ("rag", "0002_reviews"),
        ("licences", "0001_initial"),
        ("core", "0001_scope"),
    ]
    operations = [
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP FUNCTION referrals_to_reconsider(date, int);
            DROP FUNCTION referrals_end_fact(uuid, date);
            DROP FUNCTION referrals_raise_removal(uuid, text, uuid, text, date);
            DROP FUNCTION referrals_raised_grounds();
            DROP FUNCTION referrals_recorded_grounds();
            """,
        )
    ]
