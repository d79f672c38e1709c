"""Puts call-ins behind the wall and under audit; what is about somebody follows them."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('call_ins_callin', 'compartment_id');
SELECT samsyn_build_wall('call_ins_coveredgroup', 'compartment_id', 'group_compartment_id');
SELECT samsyn_build_wall('call_ins_planstep', 'compartment_id');
SELECT samsyn_build_wall('call_ins_consideration', 'compartment_id', 'group_compartment_id');
SELECT samsyn_build_wall('call_ins_candidatestatus', 'compartment_id');
SELECT samsyn_build_wall('call_ins_keptapart', 'compartment_id', 'other_compartment_id');
SELECT samsyn_build_wall('call_ins_invitation', 'compartment_id');
SELECT samsyn_build_wall('call_ins_seat', 'compartment_id');
SELECT samsyn_build_wall('call_ins_speaker', 'compartment_id');
SELECT samsyn_build_wall('call_ins_programmeitem', 'compartment_id');
SELECT samsyn_build_wall('call_ins_audienceplace', 'compartment_id');
SELECT samsyn_build_wall('call_ins_safetyplan', 'compartment_id');
SELECT samsyn_build_wall('call_ins_signoff', 'compartment_id');
SELECT samsyn_build_wall('call_ins_rehearsal', 'compartment_id');
SELECT samsyn_build_wall('call_ins_debrief', 'compartment_id');
SELECT samsyn_build_wall('call_ins_finding', 'compartment_id');

SELECT samsyn_follow('call_ins_coveredgroup', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_coveredgroup', 'group_id', 'group_compartment_id', 'groups_group');
SELECT samsyn_follow('call_ins_planstep', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_consideration', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('call_ins_consideration', 'group_id', 'group_compartment_id', 'groups_group');
SELECT samsyn_follow('call_ins_candidatestatus', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('call_ins_keptapart', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('call_ins_keptapart', 'other_id', 'other_compartment_id', 'people_person');
SELECT samsyn_follow('call_ins_invitation', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('call_ins_seat', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('call_ins_speaker', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_programmeitem', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_audienceplace', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_safetyplan', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_signoff', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_rehearsal', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_debrief', 'call_in_id', 'compartment_id', 'call_ins_callin');
SELECT samsyn_follow('call_ins_finding', 'call_in_id', 'compartment_id', 'call_ins_callin');

SELECT samsyn_build_audit('call_ins_callin');
SELECT samsyn_build_audit('call_ins_coveredgroup');
SELECT samsyn_build_audit('call_ins_planstep');
SELECT samsyn_build_audit('call_ins_consideration');
SELECT samsyn_build_audit('call_ins_candidatestatus');
SELECT samsyn_build_audit('call_ins_keptapart');
SELECT samsyn_build_audit('call_ins_invitation');
SELECT samsyn_build_audit('call_ins_seat');
SELECT samsyn_build_audit('call_ins_speaker');
SELECT samsyn_build_audit('call_ins_programmeitem');
SELECT samsyn_build_audit('call_ins_audienceplace');
SELECT samsyn_build_audit('call_ins_safetyplan');
SELECT samsyn_build_audit('call_ins_signoff');
SELECT samsyn_build_audit('call_ins_rehearsal');
SELECT samsyn_build_audit('call_ins_debrief');
SELECT samsyn_build_audit('call_ins_finding');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("call_ins", "0001_initial"),
        ("community", "0002_walls"),
        ("promises", "0002_walls"),
        ("people", "0002_walls"),
        ("groups", "0002_walls"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
