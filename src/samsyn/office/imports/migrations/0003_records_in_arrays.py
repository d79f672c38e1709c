"""Notes the records that a batch made as one row a table, not one a record."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

# Row-level security is forced on the owner too, who must see every batch for this once.
TOGETHER = """
ALTER TABLE imports_batchrecord NO FORCE ROW LEVEL SECURITY;
CREATE TABLE samsyn_together AS
  SELECT (array_agg(id ORDER BY id))[1] AS id, array_agg(record_id ORDER BY id) AS record_ids,
    array_agg(fingerprint ORDER BY id) AS fingerprints
  FROM imports_batchrecord GROUP BY batch_id, made;
UPDATE imports_batchrecord AS kept
  SET record_ids = one.record_ids, fingerprints = one.fingerprints
  FROM samsyn_together AS one WHERE one.id = kept.id;
DELETE FROM imports_batchrecord WHERE id NOT IN (SELECT id FROM samsyn_together);
DROP TABLE samsyn_together;
ALTER TABLE imports_batchrecord FORCE ROW LEVEL SECURITY;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_walls")]
    operations = [
        migrations.AddField(
            model_name="batchrecord",
            name="record_ids",
            field=ArrayField(base_field=models.UUIDField(), default=list, size=None),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="batchrecord",
            name="fingerprints",
            field=ArrayField(base_field=models.CharField(max_length=32), default=list, size=None),
            preserve_default=False,
        ),
        migrations.RunSQL(TOGETHER, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="batchrecord", name="record_id"),
        migrations.RemoveField(model_name="batchrecord", name="fingerprint"),
    ]
