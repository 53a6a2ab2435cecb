"""The account that scheduled work acts as: it works no cases and nobody can sign in as it."""

from datetime import date
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import migrations


# Known to work.selectors.reminder_service.
USER = UUID("5e2f7a10-1d0c-4f5e-9a51-000000000001")
AGENCY = UUID("5e2f7a10-1d0c-4f5e-9a51-000000000002")


def install(apps, schema_editor):
    def found(model, *, defaults=None, **key):
        manager = apps.get_model("agencies", model).objects
        database = schema_editor.connection.alias
        return manager.using(database).get_or_create(defaults=defaults, **key)[0]

    user = found(
        "User",
        id=USER,
        defaults={
            "username": "reminder-service",
            "full_name": "Reminder service",
            "job_title": "Scheduled work, not a person",
            "password": make_password(None),
        },
    )
    agency = found(
        "Agency",
        id=AGENCY,
        defaults={"name": "IOM scheduled work", "kind": "coordination"},
    )
    found("Principal", kind="user", user=user)
    found("Principal", kind="agency", agency=agency)
    found(
        "Membership",
        user=user,
        agency=agency,
        role="service_account",
        valid_from=date(2020, 1, 1),
    )


class Migration(migrations.Migration):
    dependencies = [("work", "0002_raise_and_send"), ("agencies", "0002_section_rules")]
    # Going back leaves the account: the audit names it on whatever it did.
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
