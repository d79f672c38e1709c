"""Puts issues behind the wall and under audit; what is published is read by all and never changed.

The table of published reports has no row that anybody is shut out from reading. Only whoever keeps
the site's steering writes there.
"""

from django.db import migrations

_OWN = ("issue", "wording", "publiccontact")
WALLS = "\n".join(
    f"SELECT samsyn_build_wall('progress_{name}', 'compartment_id');\n"
    f"SELECT samsyn_build_audit('progress_{name}');"
    for name in _OWN
)
FOLLOWS = """
SELECT samsyn_follow('progress_issue', 'corrects_id', 'compartment_id', 'progress_issue');
SELECT samsyn_follow('progress_wording', 'issue_id', 'compartment_id', 'progress_issue');
SELECT samsyn_follow('progress_publiccontact', 'issue_id', 'compartment_id', 'progress_issue');
"""
MEMORY = """
CREATE FUNCTION samsyn_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was published is never changed: a correction is a report of its own.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER published_stays BEFORE UPDATE OR DELETE ON progress_issue
FOR EACH ROW WHEN (old.published_at IS NOT NULL) EXECUTE FUNCTION samsyn_keep_published();

CREATE FUNCTION samsyn_approve_others_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.approved_by_id = ANY (new.writers) THEN
    RAISE EXCEPTION 'Whoever has written in a report does not approve it.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER another_approves BEFORE INSERT OR UPDATE ON progress_issue
FOR EACH ROW WHEN (new.approved_by_id IS NOT NULL)
EXECUTE FUNCTION samsyn_approve_others_report();

CREATE FUNCTION samsyn_keep_words_of_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about uuid;
BEGIN
  IF TG_OP = 'DELETE' THEN about := old.issue_id; ELSE about := new.issue_id; END IF;
  IF EXISTS (SELECT FROM progress_issue WHERE id = about AND approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'A report that is approved is not reworded.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN old; END IF;
  RETURN new;
END
$$;
CREATE TRIGGER approved_stays BEFORE INSERT OR UPDATE OR DELETE ON progress_wording
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_words_of_approved();
CREATE TRIGGER approved_stays BEFORE INSERT OR UPDATE OR DELETE ON progress_publiccontact
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_words_of_approved();
"""
PUBLIC = """
ALTER TABLE progress_publishedissue ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress_publishedissue FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody ON progress_publishedissue FOR SELECT USING (true);
CREATE POLICY publishers ON progress_publishedissue FOR INSERT
  WITH CHECK (room_id = ANY ((SELECT samsyn_rooms_granting('keep_steering'))::integer[]));
CREATE POLICY withdrawers ON progress_publishedissue FOR UPDATE
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('keep_steering'))::integer[]));
SELECT samsyn_build_audit('progress_publishedissue');
CREATE TRIGGER published_stays BEFORE UPDATE ON progress_publishedissue
FOR EACH ROW WHEN (
  (to_jsonb(old) - 'withdrawn_at' - 'withdrawn_sv' - 'withdrawn_en')
  IS DISTINCT FROM (to_jsonb(new) - 'withdrawn_at' - 'withdrawn_sv' - 'withdrawn_en')
  OR old.withdrawn_at IS NOT NULL)
EXECUTE FUNCTION samsyn_keep_published();
CREATE TRIGGER kept BEFORE DELETE ON progress_publishedissue
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_published();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("progress", "0001_initial"),
        ("partners", "0004_assigned_parts"),
        ("steering", "0002_walls"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunSQL(WALLS + FOLLOWS + MEMORY + PUBLIC, migrations.RunSQL.noop)]
