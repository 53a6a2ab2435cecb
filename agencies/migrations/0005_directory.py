import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_membership_ends_at_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectoryEntry",
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
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mental_health", "Mental health"),
                            ("health", "Health"),
                            ("substance_misuse", "Drugs and alcohol"),
                            ("accommodation", "Housing"),
                            ("employment", "Education, training and work"),
                            ("money", "Money, benefits and debt"),
                            ("family", "Children and families"),
                            ("domestic_abuse", "Domestic abuse"),
                            ("women", "Women"),
                            ("veterans", "Veterans"),
                            ("safeguarding", "Adults and children at risk"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "tier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Tier 1: GP"),
                            ("2", "Tier 2: primary mental health"),
                            ("3", "Tier 3: assessment and recovery teams"),
                            ("4", "Tier 4: forensic services"),
                        ],
                        max_length=1,
                    ),
                ),
                ("description", models.TextField()),
                ("address", models.TextField(blank=True)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("out_of_hours_phone", models.CharField(blank=True, max_length=30)),
                ("who_can_refer", models.TextField(blank=True)),
                ("how_to_refer", models.TextField(blank=True)),
                (
                    "expected_wait_days",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                ("source_text", models.CharField(blank=True, max_length=400)),
                ("checked_on", models.DateField()),
                ("is_running", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "directory entries",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tier", ""), ("kind", "mental_health"), _connector="OR"
                        ),
                        name="agencies_directoryentry_tier_of_mental_health",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agencies_directoryentry_can_be_reached",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
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
                ("day", models.PositiveSmallIntegerField()),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hours",
                        to="agencies.directoryentry",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "opening hours",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "day", "opens"),
                        name="agencies_openinghours_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("day__lte", 7)),
                        name="agencies_openinghours_real_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchemeProgramme",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("groupwork", "Groupwork"),
                            ("accredited", "Accredited programme"),
                            ("other", "Other intervention"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("provider", models.CharField(blank=True, max_length=120)),
                ("offered_from", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programmes",
                        to="agencies.scheme",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_by__isnull", False),
                                ("withdrawn_on__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_by__isnull", True),
                                ("withdrawn_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="agencies_schemeprogramme_withdrawn_on_withdrawn_by_paired",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("scheme", "name"),
                        name="agencies_schemeprogramme_offered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True),
                            ("withdrawn_on__gte", models.F("offered_from")),
                            _connector="OR",
                        ),
                        name="agencies_schemeprogramme_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServedArea",
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
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.area",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="served",
                        to="agencies.directoryentry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "area"), name="agencies_servedarea_once"
                    )
                ],
            },
        ),
    ]
