"""The section rules as first installed."""

from django.db import migrations


# Written out, not imported: a migration must mean the same thing for ever.
WORKERS = ("practitioner", "coordinator", "chair", "manager")
POLICE, PROBATION = "police", "probation"
READERS = {
    "police_intelligence": (POLICE,),
    "health": ("health", "mental_health", "substance_misuse", PROBATION, "prison"),
    "victim": (POLICE, PROBATION),
    "child_protection": (
        POLICE,
        PROBATION,
        "social_services",
        "youth_offending",
        "local_authority_justice",
    ),
    "staff_safety": (
        POLICE,
        PROBATION,
        "local_authority_housing",
        "local_authority_justice",
        "substance_misuse",
        "youth_offending",
        "health",
        "mental_health",
        "dwp",
        "prison",
        "voluntary",
        "isms_provider",
        "social_services",
        "coordination",
    ),
}


def install(apps, schema_editor):
    rule = apps.get_model("agencies", "SectionRule")
    rule.objects.using(schema_editor.connection.alias).bulk_create(
        rule(section=section, agency_kind=kind, role=role, can_write=True)
        for section, kinds in READERS.items()
        for kind in kinds
        for role in WORKERS
    )


def remove(apps, schema_editor):
    rule = apps.get_model("agencies", "SectionRule")
    rule.objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
