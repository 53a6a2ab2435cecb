"""The referrals' own numbers."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE referral_reference START 2001",
            "DROP SEQUENCE referral_reference",
        )
    ]
