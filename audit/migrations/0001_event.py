"""The append-only audit."""

from pathlib import Path

from django.db import migrations, models


SQL = Path(__file__).parent.parent / "sql" / "audit.sql"


class Migration(migrations.Migration):
    initial = True
    dependencies = [("core", "0001_scope")]
    operations = [
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP TABLE audit_event;
            DROP FUNCTION audit_row_change(), audit_refuse(), audit_stamp(),
                audit_ensure_partitions(date, int);
            """,
            state_operations=[
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(primary_key=True, serialize=False),
                        )
                    ],
                    options={"db_table": "audit_event", "managed": False},
                )
            ],
        )
    ]
