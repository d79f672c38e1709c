from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [
        migrations.AddField("staff", "temporary_until", models.DateTimeField(null=True)),
    ]
