"""The thin list of grants in force, its triggers, and django-guardian's views."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent.parent / "sql" / "sharing.sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("core", "0001_scope")]
    operations = [
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP VIEW case_user_permission, case_group_permission;
            DROP FUNCTION app_originates(uuid, uuid, bigint);
            DROP TRIGGER case_acl_follow ON cases_casegrant;
            DROP TRIGGER case_grant_append_only ON cases_casegrant;
            DROP FUNCTION case_acl_follow(), case_grant_append_only();
            DROP SEQUENCE case_reference;
            """,
        )
    ]
