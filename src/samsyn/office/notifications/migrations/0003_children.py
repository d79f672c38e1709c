"""Lets a team know of a child how long the assessment holds, and refuses contacts without one."""

from django.db import migrations, models

SQL = """
-- Nobody is sent to a child, and no meeting with one is noted, unless an assessment held that day.
-- A talk with a parent is not with the child.
CREATE FUNCTION samsyn_refuse_meeting_child(talk uuid, day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM notifications_customnotification one
    WHERE one.id = talk AND one.recipient <> 'parent'
      AND NOT samsyn_child_may_be_met(one.person_id, day)
  ) THEN
    RAISE EXCEPTION 'No assessment of the child held on that day.' USING ERRCODE = 'check_violation';
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_refuse_meeting_child(uuid, date) FROM PUBLIC;

CREATE FUNCTION samsyn_refuse_brief_on_child() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_refuse_meeting_child(
    new.talk_id, (new.recorded_at AT TIME ZONE 'Europe/Stockholm')::date);
  RETURN NULL;
END
$$;
CREATE TRIGGER no_team_goes_to_a_child_unassessed AFTER INSERT ON notifications_talkbrief
FOR EACH ROW EXECUTE FUNCTION samsyn_refuse_brief_on_child();

CREATE FUNCTION samsyn_refuse_visit_to_child() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_refuse_meeting_child(
    brief.talk_id, (new.happened_at AT TIME ZONE 'Europe/Stockholm')::date)
    FROM notifications_talkbrief brief WHERE brief.id = new.brief_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER no_child_is_visited_unassessed
AFTER INSERT OR UPDATE OF outcome, happened_at ON notifications_talkattempt
FOR EACH ROW WHEN (new.outcome IN ('met_person', 'met_relative'))
EXECUTE FUNCTION samsyn_refuse_visit_to_child();

CREATE FUNCTION samsyn_refuse_recontact_with_child() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_refuse_meeting_child(new.talk_id, new.happened_on);
  RETURN NULL;
END
$$;
CREATE TRIGGER no_child_is_contacted_again_unassessed AFTER INSERT ON notifications_talkrecontact
FOR EACH ROW WHEN (new.result = 'reached')
EXECUTE FUNCTION samsyn_refuse_recontact_with_child();

-- The team does not see the assessment, so the database tells its brief.
CREATE FUNCTION samsyn_tell_team_of_assessment() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notifications_talkbrief brief
    SET child_until = CASE WHEN new.verdict = 'may' THEN new.holds_until - 1
                           ELSE new.made_on - 1 END,
        child_conditions = new.conditions
    FROM notifications_customnotification talk
    WHERE talk.id = brief.talk_id AND talk.person_id = new.person_id
      AND talk.recipient <> 'parent' AND brief.replaced_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER a_team_is_told_of_an_assessment AFTER INSERT ON children_childassessment
FOR EACH ROW EXECUTE FUNCTION samsyn_tell_team_of_assessment();
"""
REVERSE = """
DROP TRIGGER a_team_is_told_of_an_assessment ON children_childassessment;
DROP FUNCTION samsyn_tell_team_of_assessment();
DROP TRIGGER no_child_is_contacted_again_unassessed ON notifications_talkrecontact;
DROP FUNCTION samsyn_refuse_recontact_with_child();
DROP TRIGGER no_child_is_visited_unassessed ON notifications_talkattempt;
DROP FUNCTION samsyn_refuse_visit_to_child();
DROP TRIGGER no_team_goes_to_a_child_unassessed ON notifications_talkbrief;
DROP FUNCTION samsyn_refuse_brief_on_child();
DROP FUNCTION samsyn_refuse_meeting_child(uuid, date);
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_walls"), ("children", "0002_walls")]
    operations = [
        migrations.AddField("talkbrief", "child_until", models.DateField(null=True)),
        migrations.AddField(
            "talkbrief", "child_conditions", models.CharField(blank=True, max_length=300)
        ),
        migrations.RunSQL(SQL, REVERSE),
    ]
