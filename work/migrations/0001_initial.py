import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0002_section_rules"),
        ("agencies", "__first__"),
        ("cases", "0002_sharing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
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
                            ("overdue_review", "RAG review overdue"),
                            ("pre_release", "Release coming"),
                            ("overdue_action", "Action overdue"),
                            ("overdue_administration", "Administration overdue"),
                        ],
                        max_length=30,
                    ),
                ),
                ("source", models.UUIDField()),
                ("key_date", models.DateField()),
                ("raised_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("cancelled_at__isnull", True)),
                        fields=["kind"],
                        include=("source", "key_date", "recipient"),
                        name="work_reminder_in_force",
                    ),
                    models.Index(
                        condition=models.Q(("cancelled_at__isnull", True)),
                        fields=["recipient", "kind"],
                        name="work_reminder_recipients",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "source", "key_date", "recipient"),
                        name="work_reminder_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_at__isnull", True),
                            ("cancelled_at__gte", models.F("raised_at")),
                            _connector="OR",
                        ),
                        name="work_reminder_cancelled_after_raised",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                ("subject", models.CharField(blank=True, max_length=150)),
                ("body", models.TextField(blank=True)),
                ("queued_at", models.DateTimeField()),
                ("try_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("failed_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("withheld_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withheld_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cancelled", "No longer due"),
                            (
                                "no_access",
                                "The case is no longer shared with the recipient",
                            ),
                            ("no_address", "The recipient has no e-mail address"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reminder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, to="work.reminder"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("sent_at__isnull", True), ("withheld_at__isnull", True)
                        ),
                        fields=["try_at", "id"],
                        name="work_message_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("sent_at__isnull", False)),
                        fields=["recipient", "-sent_at"],
                        name="work_message_mailbox",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at__isnull", True),
                            ("withheld_at__isnull", True),
                            _connector="OR",
                        ),
                        name="work_message_sent_or_withheld",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at__isnull", True),
                            models.Q(
                                models.Q(("subject", ""), _negated=True),
                                models.Q(("body", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="work_message_sent_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withheld_at__isnull", True), ("withheld_because", "")
                            ),
                            models.Q(
                                ("withheld_at__isnull", False),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="work_message_withheld_says_why",
                    ),
                ],
            },
        ),
    ]
