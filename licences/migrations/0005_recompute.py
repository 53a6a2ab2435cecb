"""How scheduled work brings every sentence's dates into step with the law of the day."""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


SQL = Path(__file__).parent.parent / "sql" / "recompute.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("licences", "0004_prerelease"),
        ("cases", "0002_sharing"),
        ("core", "0001_scope"),
    ]
    operations = [
        migrations.CreateModel(
            name="WorkedOut",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("facts", models.CharField(max_length=32)),
                ("edition", models.CharField(max_length=64)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dates_worked_out",
                        to="cases.case",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP FUNCTION licences_write_dates(uuid[], jsonb, jsonb, date);
            DROP FUNCTION licences_recorded_dates(uuid[]);
            DROP FUNCTION licences_note_worked_out(uuid[], text);
            DROP FUNCTION licences_out_of_step(text, date);
            DROP FUNCTION licences_facts_now(uuid[]);
            DROP FUNCTION licences_require_service();
            """,
        ),
    ]
