"""What the database asks before anything is written on a case."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql" / "closed.sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_responsibility")]
    operations = [
        migrations.RunSQL(
            SQL.read_text(), "DROP FUNCTION refuse_closed_case() CASCADE;"
        )
    ]
