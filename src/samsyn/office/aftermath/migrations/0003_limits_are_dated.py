"""Takes a site's limits for answers to where all its limits are, with the day they apply from."""

from django.db import migrations

COPY = """
INSERT INTO partners_sitelimit (site_id, name, value, applies_from, decided_by)
SELECT rule.site_id, limits.name, limits.value, DATE '2000-01-01', 'Set before limits were dated'
FROM aftermath_responserule rule,
  LATERAL (VALUES
    ('acute_hours', rule.acute_hours, 72),
    ('elevated_days', rule.elevated_days, 14),
    ('watch_days', rule.watch_days, 30),
    ('review_hours', rule.review_hours, 24),
    ('talks_hours', rule.talks_hours, 72),
    ('stand_days', rule.decision_days, 7),
    ('tell_days', rule.report_days, 14)
  ) AS limits (name, value, usual)
WHERE limits.value <> limits.usual
"""


class Migration(migrations.Migration):
    dependencies = [("aftermath", "0002_walls"), ("partners", "0007_site_limits")]
    operations = [
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
        migrations.DeleteModel(name="ResponseRule"),
    ]
