"""How scheduled work puts removals and returns on the next agenda, and takes off who left."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("referrals", "0010_raise_removals"),
    ]
    operations = [
        migrations.RunSQL(
            (SQL / "leaving.sql").read_text(),
            "DROP FUNCTION meetings_list_leaving(date, int);",
        ),
        migrations.RunSQL(
            (SQL / "departed.sql").read_text(),
            "DROP FUNCTION meetings_take_off_departed(date);",
        ),
    ]
