"""How scheduled work puts removals and returns on the next agenda."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql" / "leaving.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("referrals", "0010_raise_removals"),
    ]
    operations = [
        migrations.RunSQL(
            SQL.read_text(), "DROP FUNCTION meetings_list_leaving(date, int);"
        )
    ]
