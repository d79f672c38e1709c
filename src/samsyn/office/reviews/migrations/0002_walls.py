"""Puts reviews behind the wall and under audit, and freezes what is signed."""

from django.db import migrations

_PLAIN = ("review", "decision", "task", "tasknote", "presence", "dissent", "minutesapproval")
WALLS = "\n".join(
    f"SELECT samsyn_build_wall('reviews_{name}', 'compartment_id');" for name in _PLAIN
)
AUDIT = "\n".join(
    f"SELECT samsyn_build_audit('reviews_{name}');" for name in (*_PLAIN, "line", "mark")
)
PARTS = "\n".join(
    f"SELECT samsyn_follow('reviews_{name}', 'review_id', 'compartment_id', 'reviews_review');"
    for name in ("line", "mark", "decision", "presence", "dissent", "minutesapproval")
)
FOLLOWS = """
SELECT samsyn_build_wall('reviews_line', 'compartment_id', 'subject_compartment_id', 'other_compartment_id');
SELECT samsyn_build_wall('reviews_mark', 'compartment_id', 'incident_compartment_id');

SELECT samsyn_follow('reviews_task', 'decision_id', 'compartment_id', 'reviews_decision');
SELECT samsyn_follow('reviews_tasknote', 'task_id', 'compartment_id', 'reviews_task');
SELECT samsyn_follow('reviews_mark', 'incident_id', 'incident_compartment_id', 'incidents_incident');
SELECT samsyn_follow('reviews_line', 'incident_id', 'subject_compartment_id', 'incidents_incident');
SELECT samsyn_follow('reviews_line', 'group_id', 'subject_compartment_id', 'groups_group');
SELECT samsyn_follow('reviews_line', 'promise_id', 'subject_compartment_id', 'promises_promise');
SELECT samsyn_follow('reviews_line', 'trigger_id', 'subject_compartment_id', 'sanctions_trigger');
SELECT samsyn_follow('reviews_line', 'other_id', 'other_compartment_id', 'groups_group');
"""
FROZEN = """
-- What hangs on a review that is signed stands as it was signed. A line follows its record into
-- another part of the room, and that is all that may change of it.
CREATE FUNCTION samsyn_keep_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  part record := coalesce(new, old);
  parts text[] := ARRAY[
    'compartment_id', 'subject_compartment_id', 'other_compartment_id', 'incident_compartment_id'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(new) - parts = to_jsonb(old) - parts THEN
    RETURN new;
  END IF;
  -- The signature waits for whoever still writes, and they for it.
  PERFORM FROM reviews_review WHERE id = part.review_id AND signed_at IS NULL FOR SHARE;
  IF FOUND THEN
    RETURN part;
  END IF;
  RAISE EXCEPTION 'The minutes are signed and stand as they are.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION samsyn_keep_signed_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.signed_at IS NULL
    OR TG_OP = 'UPDATE' AND to_jsonb(new) - 'compartment_id' = to_jsonb(old) - 'compartment_id'
  THEN
    RETURN coalesce(new, old);
  END IF;
  RAISE EXCEPTION 'The minutes are signed and stand as they are.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON reviews_review
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_signed_review();

CREATE FUNCTION samsyn_keep_as_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(new) - 'compartment_id' = to_jsonb(old) - 'compartment_id' THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'What was said of a task, and who approved, is never edited.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE ON reviews_tasknote
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_as_said();
CREATE TRIGGER frozen BEFORE UPDATE ON reviews_minutesapproval
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_as_said();
"""
KEPT = "\n".join(
    f"CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON reviews_{name}\n"
    "FOR EACH ROW EXECUTE FUNCTION samsyn_keep_minutes();"
    for name in ("line", "mark", "decision", "presence", "dissent")
)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0001_initial"),
        ("incidents", "0002_walls"),
        ("groups", "0002_walls"),
        ("promises", "0002_walls"),
        ("sanctions", "0002_walls"),
        ("steering", "0004_weekly_figures_behind_the_wall"),
        ("audit", "0002_append_only"),
    ]
    operations = [
        migrations.RunSQL(WALLS + FOLLOWS + PARTS + AUDIT + FROZEN + KEPT, migrations.RunSQL.noop)
    ]
