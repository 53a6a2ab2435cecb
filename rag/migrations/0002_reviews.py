"""How scheduled work brings Prison reviews into step with release dates."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql" / "reviews.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("rag", "0001_initial"),
        ("licences", "0001_initial"),
        ("cases", "0002_sharing"),
        ("core", "0001_scope"),
    ]
    operations = [
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP FUNCTION rag_move_review(uuid, date, text);
            DROP FUNCTION rag_prison_ratings();
            DROP FUNCTION rag_require_service();
            """,
        )
    ]
