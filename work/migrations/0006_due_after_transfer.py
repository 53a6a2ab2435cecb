"""What is owed after a transfer is chased like everything else that is due."""

from pathlib import Path

from django.db import migrations, models


SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0005_ratings"),
        ("referrals", "0008_transfers"),
    ]
    operations = [
        migrations.RunSQL(
            (SQL / "due_after_transfer.sql").read_text(), migrations.RunSQL.noop
        ),
        migrations.AlterField(
            model_name="reminder",
            name="kind",
            field=models.CharField(
                choices=[
                    ("overdue_review", "RAG review overdue"),
                    ("pre_release", "Release coming"),
                    ("overdue_action", "Action overdue"),
                    ("overdue_administration", "Administration overdue"),
                    ("overdue_transfer", "Overdue after a transfer"),
                ],
                max_length=30,
            ),
        ),
    ]
