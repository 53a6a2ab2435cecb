"""The functions by which row security knows who is acting."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql" / "scope.sql"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP FUNCTION folded(text), app_role(), app_agency(), app_user(),
                app_sections(), app_principals(), app_scope();
            DROP TABLE scope_key;
            """,
        )
    ]
