"""Who gets what: a line for every address, a column for each of the cast.

200 a page, 302 sent on, 403 no role grants it, 404 does not exist for this reader, 405 the
address takes posts only, 422 the form wants more. A new address fails until it stands here.

Vera of the visiting teams has a column where she gets something else than Carin.
"""

from tests.architecture.addresses import read_matrix

MATRIX = read_matrix("""
#    address                     about                   pet ain fri mon sam sti dag car ott vis ver
GET  situation:overview          -                       200 200 200 200 302 302 302 200 200 302 302
GET  networks:picture            -                       200 200 200 200 200 403 403 403 200 302
GET  networks:groups             -                       200 200 200 200 200 403 403 403 200 302
GET  patterns:place_and_time     -                       200 200 200 200 200 403 403 403 200 302

# People, by room; the sealed person is restricted to Petra.
GET  search:results              -                       200 200 200 200 200 200 200 200 200 302
GET  people:list                 -                       200 200 200 200 200 403 403 403 200 302
GET  people:matches              -                       200 200 200 200 403 403 403 403 200 302
GET  people:record               -                       200 200 200 200 200 403 403 403 200 302
GET  people:person               police.person           200 200 404 404 404 404 404 404 404 302
GET  people:person               joint.person            200 200 200 200 404 404 404 404 404 302
GET  people:person               social.person           404 404 404 404 200 404 404 404 404 302
GET  people:person               sealed.person           200 404 404 404 404 404 404 404 404 302
GET  people:edit                 police.person           200 200 404 404 404 404 404 404 404 302
GET  people:edit                 joint.person            200 200 200 200 404 404 404 404 404 302
GET  people:edit                 sealed.person           200 404 404 404 404 404 404 404 404 302
GET  people:add_name             police.person           200 200 404 404 404 404 404 404 404 302
GET  people:add_name             joint.person            200 200 200 200 404 404 404 404 404 302
GET  people:add_name             sealed.person           200 404 404 404 404 404 404 404 404 302
GET  people:add_number           police.person           200 200 404 404 404 404 404 404 404 302
GET  people:add_number           joint.person            200 200 200 200 404 404 404 404 404 302
GET  people:add_number           sealed.person           200 404 404 404 404 404 404 404 404 302
GET  people:add_tie              police.person           200 200 404 404 404 404 404 404 404 302
GET  people:add_tie              joint.person            200 200 200 200 404 404 404 404 404 302
GET  people:add_tie              sealed.person           200 404 404 404 404 404 404 404 404 302
GET  people:link                 police.person           200 200 404 404 404 404 404 404 404 302
GET  people:link                 joint.person            200 200 200 200 404 404 404 404 404 302
GET  people:link                 sealed.person           200 404 404 404 404 404 404 404 404 302
GET  people:restrict             police.person           200 403 404 404 404 404 404 404 404 302
GET  people:restrict             joint.person            200 403 200 200 404 404 404 404 404 302
GET  people:restrict             sealed.person           200 404 404 404 404 404 404 404 404 302
POST people:lift                 police.person           302 403 404 404 404 404 404 404 404 302
POST people:lift                 sealed.person           302 404 404 404 404 404 404 404 404 302
POST people:withdraw_name        police.name             302 302 404 404 404 404 404 404 404 302
POST people:withdraw_name        joint.name              302 302 302 302 404 404 404 404 404 302
POST people:withdraw_name        social.name             404 404 404 404 302 404 404 404 404 302
POST people:undo_link            police.link             302 302 404 404 404 404 404 404 404 302

# Groups.
GET  groups:list                 -                       200 200 200 200 200 200 200 200 200 302
GET  groups:record               -                       200 200 200 200 403 403 403 403 200 302
GET  groups:group                police.group            200 200 404 404 404 404 404 404 404 302
GET  groups:group                joint.group             200 200 200 200 404 404 404 404 404 302
GET  groups:group                malmo.group             404 404 404 404 404 404 404 404 200 302
GET  groups:edit                 police.group            200 200 404 404 404 404 404 404 404 302
GET  groups:edit                 joint.group             200 200 200 200 404 404 404 404 404 302
GET  groups:link                 police.group            200 200 404 404 404 404 404 404 404 302
GET  groups:link                 joint.group             200 200 200 200 404 404 404 404 404 302
POST groups:undo_link            police.group_link       302 302 404 404 404 404 404 404 404 302
GET  groups:add_member           police.group            200 200 404 404 404 404 404 404 404 302
GET  groups:add_member           joint.group             200 200 200 200 404 404 404 404 404 302
GET  groups:add_relation         police.group            200 200 404 404 404 404 404 404 404 302
GET  groups:add_relation         joint.group             200 200 200 200 404 404 404 404 404 302
GET  groups:add_claim            police.group+alias      200 200 404 404 404 404 404 404 404 302
GET  groups:add_claim            police.group+standing   200 200 404 404 404 404 404 404 404 302
GET  groups:add_claim            police.group+assessment 200 200 404 404 404 404 404 404 404 302
GET  groups:add_claim            police.group+territory  200 200 404 404 404 404 404 404 404 302
GET  groups:add_claim            police.group+nothing    404 404 404 404 404 404 404 404 404 302
GET  groups:edit_relation        police.relation         200 200 404 404 404 404 404 404 404 302
GET  groups:membership           police.membership       200 200 404 404 404 404 404 404 404 302
GET  groups:add_basis            police.membership       200 200 404 404 404 404 404 404 404 302
GET  groups:approve              police.membership       200 403 404 404 404 404 404 404 404 302
GET  groups:confirm              police.membership       200 403 404 404 404 404 404 404 404 302
GET  groups:dispute              police.membership       200 200 404 404 404 404 404 404 404 302
GET  groups:settle               police.membership       200 403 404 404 404 404 404 404 404 302
GET  groups:end                  police.membership       200 200 404 404 404 404 404 404 404 302
GET  groups:membership           police.disputed         200 200 404 404 404 404 404 404 404 302
GET  groups:settle               police.disputed         200 403 404 404 404 404 404 404 404 302
GET  groups:membership           sealed.membership       200 404 404 404 404 404 404 404 404 302

# Incidents.
GET  incidents:list              -                       200 200 200 200 200 403 403 403 200 302
GET  incidents:record            -                       200 200 200 200 403 403 403 403 200 302
GET  incidents:incident          police.incident         200 200 404 404 404 404 404 404 404 302
GET  incidents:incident          joint.incident          200 200 200 200 404 404 404 404 404 302
GET  incidents:incident          malmo.incident          404 404 404 404 404 404 404 404 200 302
GET  incidents:edit              police.incident         200 200 404 404 404 404 404 404 404 302
GET  incidents:edit              joint.incident          403 403 403 403 404 404 404 404 404 302
GET  incidents:review            police.incident         200 200 404 404 404 404 404 404 404 302
GET  incidents:review            joint.incident          200 200 200 200 404 404 404 404 404 302
GET  incidents:withdraw          police.incident         200 200 404 404 404 404 404 404 404 302
GET  incidents:withdraw          joint.incident          200 200 200 200 404 404 404 404 404 302
GET  incidents:link              police.incident         200 200 404 404 404 404 404 404 404 302
GET  incidents:link              joint.incident          200 200 200 200 404 404 404 404 404 302
POST incidents:undo_link         police.incident_link    302 302 404 404 404 404 404 404 404 302

# Answers to incidents: the joint room's, for its coordinators and analysts.
GET  aftermath:list              -                       200 200 200 200 403 403 403 403 200 302
GET  aftermath:response          joint.incident          200 200 200 200 404 404 404 404 404 302
GET  aftermath:response          police.incident         302 302 404 404 404 404 404 404 404 302
GET  aftermath:response          malmo-joint.incident    404 404 404 404 404 404 404 404 200 302
POST aftermath:begin             joint.incident          302 302 302 302 404 404 404 404 404 302
POST aftermath:begin             police.incident         302 302 404 404 404 404 404 404 404 302
GET  aftermath:note              joint.incident+talks+done 200 200 200 200 404 404 404 404 404 302
GET  aftermath:note            joint.incident+talks+reopened 200 200 200 200 404 404 404 404 404 302
GET  aftermath:note              joint.incident+nothing+done 404 404 404 404 404 404 404 404 404 302
GET aftermath:check joint.incident+joint.group+joint.rival 200 200 200 200 404 404 404 404 404 302
GET  aftermath:risk              joint.incident          200 200 200 200 404 404 404 404 404 302
POST aftermath:talk              joint.incident          404 403 404 404 404 404 404 404 404 302
GET  aftermath:task              joint.incident          200 200 200 200 404 404 404 404 404 302
GET  aftermath:task_done         joint.partner_task      200 200 200 200 404 404 404 404 404 302
GET  aftermath:end               joint.incident          200 200 200 200 404 404 404 404 404 302

# Contact cards: coordinators of the joint room.
GET  contact_cards:batches       -                       200 200 200 200 403 403 403 403 200 302
GET  contact_cards:order         -                       200 403 200 200 403 403 403 403 200 302
GET  contact_cards:batch         joint.card_batch        200 200 200 200 404 404 404 404 404 302
GET  contact_cards:batch         malmo-joint.card_batch  404 404 404 404 404 404 404 404 200 302
POST contact_cards:print         joint.card_batch        200 403 200 200 404 404 404 404 404 302
GET  contact_cards:withdraw      joint.card_batch        200 403 200 200 404 404 404 404 404 302
GET  contact_cards:lose          joint.card              200 403 200 200 404 404 404 404 404 302
GET  contact_cards:settings      -                       200 403 200 200 403 403 403 403 200 302
GET  contact_cards:text          sv                      200 403 200 200 403 403 403 403 200 302
GET  contact_cards:text          nonsense                404 403 404 404 403 403 403 403 404 302
POST contact_cards:approve       joint.words             302 403 302 302 404 404 404 404 404 302
POST contact_cards:approve       malmo-joint.words       404 404 404 404 404 404 404 404 302 302

# Talks; the other team's, and Vera's own. A planner writes nothing of the team's without asking.
GET  notifications:list          -                       200 200 200 200 403 403 403 403 200 302 302
GET  notifications:mine          -                       200 403 200 200 403 403 403 403 200 302 200
GET  notifications:propose       -                       200 403 200 200 403 403 403 403 200 302
GET  notifications:talk          joint.talk              200 200 200 200 404 404 404 404 404 302
GET  notifications:talk          team.talk               200 200 200 200 404 404 404 404 404 302
GET  notifications:check         joint.talk              200 403 200 200 404 404 404 404 404 302
GET  notifications:check         team.talk               200 403 200 200 404 404 404 404 404 302
GET  notifications:team          joint.talk              200 403 200 200 404 404 404 404 404 302
GET  notifications:team          team.talk               200 403 200 200 404 404 404 404 404 302
GET  notifications:again         joint.talk              200 403 200 200 404 404 404 404 404 302
GET  notifications:close         team.talk               200 403 200 200 404 404 404 404 404 302
GET  notifications:promise       joint.talk+joint.attempt 200 403 200 200 404 404 404 404 404 302
GET  notifications:promise       joint.talk+team.attempt 404 403 404 404 404 404 404 404 404 302
GET  notifications:brief         joint.brief             200 200 200 200 404 404 404 404 404 302
GET  notifications:brief         team.brief              200 200 200 200 404 404 404 404 404 302 200
GET  notifications:print_brief   joint.brief             200 200 200 200 404 404 404 404 404 302
GET  notifications:print_brief   team.brief              200 200 200 200 404 404 404 404 404 302 200
GET  notifications:print_letter  team.brief              200 200 200 200 404 404 404 404 404 302 200
GET  notifications:log           joint.brief             200 403 200 200 404 404 404 404 404 302
GET  notifications:log           team.brief              200 403 200 200 404 404 404 404 404 302 200
POST notifications:device_key    -                       200 403 200 200 403 403 403 403 200 302 200
GET  notifications:offline       -                       200 200 200 200 200 200 200 200 200 302
GET  notifications:worker        -                       200 200 200 200 200 200 200 200 200 302

# The door, and files on their way in.
GET  disclosures:ledger          -                       200 200 200 200 200 200 200 200 200 302
GET  disclosures:disclose        person+police.person    200 200 404 404 404 404 404 404 404 302
GET  disclosures:disclose        group+police.group      200 200 404 404 404 404 404 404 404 302
GET  disclosures:disclose        incident+police.incident 200 200 404 404 404 404 404 404 404 302
GET  disclosures:disclose        person+sealed.person    200 404 404 404 404 404 404 404 404 302
GET  disclosures:disclose        person+joint.person     200 200 200 200 404 404 404 404 404 302
GET  disclosures:disclose        person+social.person    404 404 404 404 200 404 404 404 404 302
GET  disclosures:disclose        staff+police.person     404 404 404 404 404 404 404 404 404 302
GET  disclosures:disclosure      police.disclosure       200 200 200 200 404 404 404 404 404 302
GET  disclosures:disclosure      joint.receipt           404 404 404 404 404 404 404 404 404 302
GET  disclosures:disclosure      malmo.disclosure        404 404 404 404 404 404 404 404 200 302
GET  disclosures:disclosure      malmo-joint.receipt     404 404 404 404 404 404 404 404 404 302
GET  disclosures:about           person+police.person    200 200 404 404 404 404 404 404 404 302
GET  disclosures:about           person+joint.person     200 200 200 200 404 404 404 404 404 302
GET  disclosures:about           group+police.group      200 200 404 404 404 404 404 404 404 302
GET  disclosures:recall          person+police.told_person 200 200 404 404 404 404 404 404 404 302
GET  disclosures:recall          person+social.person    404 404 404 404 200 404 404 404 404 302
GET  disclosures:work            -                       200 200 200 200 200 200 200 200 200 302
GET  disclosures:proposal        social.proposal         404 404 404 404 200 404 404 404 404 302
GET  disclosures:notice          joint.notice            200 200 200 200 404 404 404 404 404 302
GET  disclosures:notice          joint.answered_notice   200 200 200 200 404 404 404 404 404 302
GET  disclosures:notice          malmo-joint.notice      404 404 404 404 404 404 404 404 200 302
POST disclosures:answer_again    joint.answered_notice   302 302 302 302 404 404 404 404 404 302
POST disclosures:say             person+police.person    302 302 404 404 404 404 404 404 404 302
POST disclosures:say             person+joint.person     302 302 302 302 404 404 404 404 404 302
GET  disclosures:asks            -                       200 200 200 200 200 200 200 200 200 302
GET  disclosures:ask             -                       200 200 200 200 200 403 403 403 200 302
GET  disclosures:asked           joint.ask_notice        200 200 200 200 404 404 404 404 404 302
POST disclosures:ask_again       police.ask              302 302 404 404 404 404 404 404 404 302
GET  disclosures:wrong           -                       200 200 200 200 200 200 200 200 200 302
GET  disclosures:grounds         -                       200 200 200 200 200 403 200 403 200 302
GET  disclosures:decisions       -                       200 200 200 200 200 403 403 403 200 302
GET  disclosures:cooperation     -                       200 200 200 403 403 403 403 403 200 302
GET  disclosures:consent         police.person           200 200 404 404 404 404 404 404 404 302
GET  disclosures:consent         social.person           404 404 404 404 200 404 404 404 404 302
POST disclosures:end_cooperation police.cooperation      302 302 404 404 404 404 404 404 404 302
POST disclosures:withdraw_consent police.consent         302 302 404 404 404 404 404 404 404 302
GET  disclosures:peers           -                       200 200 200 200 200 403 200 403 200 302
GET  disclosures:package         police.group+police.person 404 404 404 404 404 404 404 404 404 302
GET  disclosures:receipt         police.disclosure       404 404 404 404 404 404 404 404 404 302
POST disclosures:again           police.disclosure       302 302 404 404 404 404 404 404 404 302
POST disclosures:inbox           -                       422 422 422 422 422 422 422 422 422 422
GET  imports:batches             -                       200 200 200 200 200 200 200 200 200 302
GET  imports:batch               police.batch            200 200 404 404 404 404 404 404 404 302
GET  imports:columns             police.batch            200 200 404 404 404 404 404 404 404 302
GET  imports:progress            police.batch            302 302 404 404 404 404 404 404 404 302
GET  imports:rejects             police.batch            200 200 404 404 404 404 404 404 404 302
GET  imports:undo                police.batch            200 200 404 404 404 404 404 404 404 302
GET  imports:batch               police.taken            200 200 404 404 404 404 404 404 404 302
GET  imports:batch               malmo.taken             404 404 404 404 404 404 404 404 200 302
GET  imports:columns             police.taken            302 302 404 404 404 404 404 404 404 302
GET  imports:columns             malmo.taken             404 404 404 404 404 404 404 404 302 302
GET  imports:progress            police.taken            302 302 404 404 404 404 404 404 404 302
GET  imports:progress            malmo.taken             404 404 404 404 404 404 404 404 302 302
GET  imports:rejects             police.taken            200 200 404 404 404 404 404 404 404 302
GET  imports:rejects             malmo.taken             404 404 404 404 404 404 404 404 200 302
GET  imports:undo                police.taken            200 200 404 404 404 404 404 404 404 302
GET  imports:undo                malmo.taken             404 404 404 404 404 404 404 404 200 302
POST imports:take                police.batch            302 302 404 404 404 404 404 404 404 302
POST imports:take                malmo.taken             404 404 404 404 404 404 404 404 302 302
POST imports:discard             police.batch            302 302 404 404 404 404 404 404 404 302
POST imports:discard             malmo.taken             404 404 404 404 404 404 404 404 302 302
GET  people:person               police.told_person      200 200 404 404 404 404 404 404 404 302
GET  people:person               joint.received_person   200 200 200 200 404 404 404 404 404 302

# Consequences, in the joint room; the municipality prepares, and police and probation decide.
# A measure is its own agency's: here the police's. An analyst prepares and decides nothing.
GET  sanctions:overview          -                       200 200 200 200 403 403 403 403 200 302
GET  sanctions:kept              -                       200 200 200 200 403 403 403 403 200 302
GET  sanctions:keep              joint.promise           403 403 403 200 404 404 404 404 404 302
GET  sanctions:keep              joint.protection        200 403 403 200 404 404 404 404 404 302
GET  sanctions:levers            -                       200 200 200 200 403 403 403 403 200 302
GET  sanctions:measures          -                       200 200 200 200 403 403 403 403 200 302
GET  sanctions:trigger_new       -                       200 200 200 200 403 403 403 403 200 302
GET  sanctions:trigger           joint.trigger           200 200 200 200 404 404 404 404 404 302
GET  sanctions:trigger           malmo-joint.trigger     404 404 404 404 404 404 404 404 200 302
GET  sanctions:memo              joint.trigger           200 200 200 200 404 404 404 404 404 302
GET  sanctions:decide            joint.trigger           200 403 200 200 404 404 404 404 404 302
GET  sanctions:round_new         joint.decided           200 200 200 200 404 404 404 404 404 302
GET  sanctions:round             joint.round             200 200 200 200 404 404 404 404 404 302
GET  sanctions:round             malmo-joint.round       404 404 404 404 404 404 404 404 200 302
GET  sanctions:round_edit        joint.round             200 200 200 200 404 404 404 404 404 302
GET  sanctions:start             joint.prepared          200 403 200 200 404 404 404 404 404 302
GET  sanctions:go_on             joint.round             200 403 200 200 404 404 404 404 404 302
GET  sanctions:end               joint.round             200 403 200 200 404 404 404 404 404 302
GET  sanctions:measure_new       joint.round             200 200 200 200 404 404 404 404 404 302
GET  sanctions:report            joint.round             200 200 200 200 404 404 404 404 404 302
GET  sanctions:lessons           joint.ended             200 200 200 200 404 404 404 404 404 302
GET  sanctions:measure           joint.measure           200 200 200 200 404 404 404 404 404 302
GET  sanctions:measure           malmo-joint.measure     404 404 404 404 404 404 404 404 200 302
GET  sanctions:step              joint.measure+done      200 403 403 403 404 404 404 404 404 302
GET  sanctions:step              joint.measure+start     200 403 403 403 404 404 404 404 404 302
GET  sanctions:step              joint.measure+nothing  404 404 404 404 404 404 404 404 404 302
POST sanctions:withdraw          joint.asked             302 302 302 302 404 404 404 404 404 302

# Call-ins: coordinators of the joint room plan, its analysts read.
GET  call_ins:list               -                       200 200 200 200 403 403 403 403 200 302
GET  call_ins:plan_new           -                       200 403 200 200 403 403 403 403 200 302
GET  call_ins:call_in            joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:call_in            malmo-joint.callin      404 404 404 404 404 404 404 404 200 302
GET  call_ins:invitees           joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:invitations        joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:programme          joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:venue              joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:seating            joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:audience           joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:rehearsal          joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:evening            joint.callin            200 200 200 200 404 404 404 404 404 302
GET  call_ins:debrief            joint.callin            200 200 200 200 404 404 404 404 404 302
GET  planning:reach              joint.callin            200 403 200 200 404 404 404 404 404 302
GET  planning:reach              malmo-joint.callin      404 404 404 404 404 404 404 404 200 302
GET  planning:accept             joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:edit               joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:cancel             joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:step_new           joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:keep_apart         joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:speaker_new        joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:item_new           joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:venue_edit         joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:sign_off           joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:seat               joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:audience_new       joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:rehearsal_edit     joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:debrief_edit       joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:promise_new        joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:stream_owner       joint.callin+programme  200 403 200 200 404 404 404 404 404 302
GET  call_ins:stream_owner       joint.callin+nothing    404 404 404 404 404 404 404 404 404 302
GET  call_ins:finding_new        joint.callin+rehearsal  200 403 200 200 404 404 404 404 404 302
GET  call_ins:finding_new        joint.callin+nothing    404 404 404 404 404 404 404 404 404 302
GET  call_ins:step_edit          joint.step              200 403 200 200 404 404 404 404 404 302
POST call_ins:step_tick          joint.step              302 403 302 302 404 404 404 404 404 302
GET  call_ins:consider           joint.callin+joint.person 200 403 200 200 404 404 404 404 404 302
GET  call_ins:consider           joint.callin+police.person 404 404 404 404 404 404 404 404 404 302
GET  call_ins:status             joint.callin+joint.person 200 403 200 200 404 404 404 404 404 302
POST call_ins:status_end         joint.callin+joint.person 302 403 302 302 404 404 404 404 404 302
POST call_ins:approve            joint.callin+1          302 403 302 302 404 404 404 404 404 302
GET  call_ins:invitation         joint.invitation        200 403 200 200 404 404 404 404 404 302
GET  call_ins:call_off           joint.invitation        200 403 200 200 404 404 404 404 404 302
GET  call_ins:absence            joint.invitation        200 403 200 200 404 404 404 404 404 302
GET  call_ins:letter             joint.invitation        200 403 200 200 404 404 404 404 404 302
GET  call_ins:letters            joint.callin            200 403 200 200 404 404 404 404 404 302
GET  call_ins:sheet              joint.callin+run-sheet  200 403 200 200 404 404 404 404 404 302
GET  call_ins:sheet              joint.callin+speaker-sheet 200 403 200 200 404 404 404 404 404 302
GET  call_ins:sheet              joint.callin+seating    200 403 200 200 404 404 404 404 404 302
GET  call_ins:sheet              joint.callin+attendance 302 403 302 302 404 404 404 404 404 302
GET  call_ins:sheet              joint.callin+nothing    404 404 404 404 404 404 404 404 404 302
GET  call_ins:invitation         malmo-joint.invitation  404 404 404 404 404 404 404 404 200 302
POST call_ins:mark               joint.invitation        302 403 302 302 404 404 404 404 404 302
GET  call_ins:item               joint.item              200 403 200 200 404 404 404 404 404 302
POST call_ins:item_move          joint.item              302 403 302 302 404 404 404 404 404 302
GET  call_ins:speaker            joint.speaker           200 403 200 200 404 404 404 404 404 302
POST call_ins:script_approve     joint.speaker           302 403 302 302 404 404 404 404 404 302
POST call_ins:seat_free          joint.callin+joint.seat 302 403 302 302 404 404 404 404 404 302
GET  call_ins:audience_edit      joint.place             200 403 200 200 404 404 404 404 404 302
POST call_ins:finding_take_on    joint.callin+joint.finding 302 403 302 302 404 404 404 404 404 302
GET  promises:list               -                       200 200 200 200 403 403 403 403 200 302
GET  community:list              -                       200 200 200 200 403 403 403 403 200 302
GET  community:organisation_new  -                       200 403 200 200 403 403 403 403 200 302

# Support is for social services; those who steer or take part get its counts.
GET  support:work                -                       302 302 302 302 200 302 403 403 302 302
GET  support:figures             -                       200 200 200 200 200 200 403 403 200 302
GET  support:contacts            -                       403 403 403 403 200 403 403 403 403 302
GET  support:register            -                       403 403 403 403 200 403 403 403 403 302
GET  support:contact             social.contact          404 404 404 404 200 404 404 404 404 302
POST support:answered            social.contact          404 404 404 404 302 404 404 404 404 302
POST support:met                 social.contact          404 404 404 404 302 404 404 404 404 302
POST support:code                social.contact          404 404 404 404 302 404 404 404 404 302
POST support:end                 social.contact          404 404 404 404 302 404 404 404 404 302
GET  support:take_up             social.contact          404 404 404 404 200 404 404 404 404 302
GET  support:handed_over         social.handed           404 404 404 404 200 404 404 404 404 302
GET  support:take_over           social.handed           404 404 404 404 200 404 404 404 404 302
GET  support:cases               -                       403 403 403 403 200 403 403 403 403 302
GET  support:new_case            -                       403 403 403 403 200 403 403 403 403 302
GET  support:case                social.case             404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+plan        404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+touch       404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+pause       404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+resume      404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+relapse     404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+exit        404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+follow-up   404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+reopen      404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+consent     404 404 404 404 200 404 404 404 404 302
GET  support:move                social.case+nothing     404 404 404 404 404 404 404 404 404 302
GET  support:progress            social.step             404 404 404 404 200 404 404 404 404 302
POST support:withdraw            social.consent          404 404 404 404 302 404 404 404 404 302

# The message library lies in the joint room.
GET  messages:list               -                       200 200 200 200 403 403 403 403 200 302
GET  messages:record             -                       200 403 200 200 403 403 403 403 200 302
GET  messages:add_language       -                       200 403 200 200 403 403 403 403 200 302
GET  messages:text               joint.text              200 200 200 200 404 404 404 404 404 302
GET  messages:text               malmo-joint.text        404 404 404 404 404 404 404 404 200 302
GET  messages:draft              joint.text              200 403 200 200 404 404 404 404 404 302
GET  messages:version            joint.version           200 200 200 200 404 404 404 404 404 302
GET  messages:version            joint.old_version       200 200 200 200 404 404 404 404 404 302
GET  messages:edit               joint.version           200 403 200 200 404 404 404 404 404 302
GET  messages:preview            joint.version           200 200 200 200 404 404 404 404 404 302
GET  messages:compare            joint.version           200 200 200 200 404 404 404 404 404 302
GET  messages:step               joint.version+submit    200 403 200 200 404 404 404 404 404 302
GET  messages:step               joint.version+send-back 200 403 200 200 404 404 404 404 404 302
GET  messages:step               joint.version+legal     200 403 200 200 404 404 404 404 404 302
GET  messages:step               joint.version+approve   200 403 200 200 404 404 404 404 404 302
GET  messages:step               joint.version+withdraw  200 403 200 200 404 404 404 404 404 302
GET  messages:step               joint.version+validity  200 403 200 200 404 404 404 404 404 302
GET  messages:step               joint.version+nothing   404 404 404 404 404 404 404 404 404 302
GET  messages:version            malmo-joint.version     404 404 404 404 404 404 404 404 200 302

# A person's request and what is contested: the room's coordinator, and social workers.
GET  rights:overview             -                       200 403 200 200 200 403 403 403 200 302
GET  rights:register             -                       200 403 200 200 200 403 403 403 200 302
GET  rights:request              police.request          200 403 404 404 404 403 403 403 404 302
GET  rights:request              joint.request           200 403 200 200 404 403 403 403 404 302
GET  rights:find                 police.request          200 403 404 404 404 403 403 403 404 302
POST rights:gather               police.request          302 403 404 404 404 403 403 403 404 302
GET  rights:extend               joint.request           200 403 200 200 404 403 403 403 404 302
GET  rights:answer               police.request          200 403 404 404 404 403 403 403 404 302
GET  rights:pack_pdf             joint.request           200 403 200 200 404 403 403 403 404 302
GET  rights:pack_data            joint.request           200 403 200 200 404 403 403 403 404 302
GET  rights:contest              police.person           200 403 404 404 404 404 404 404 404 302
GET  rights:contest              sealed.person           200 404 404 404 404 404 404 404 404 302
GET  rights:settle               joint.contest           200 403 200 200 404 403 403 403 404 302
GET  children:assess             police.person           200 403 404 404 404 404 404 404 404 302
GET  children:assess             joint.person            200 403 200 200 404 404 404 404 404 302
GET  children:assess             social.person           404 404 404 404 200 404 404 404 404 302

# Oversight: the coordinator of the room, and the police's data protection officer.
# Removals: coordinators and data protection officers. Petra prepared the batch; Dag can approve.
GET  retention:overview          -                       200 403 200 200 403 403 200 403 200 302
GET  retention:receipts          -                       200 403 200 200 403 403 200 403 200 302
POST retention:prepare           orebro-police+0         302 403 404 404 403 403 302 403 404 302
GET  retention:batch             police.erasure          200 403 404 404 403 403 200 403 404 302
POST retention:send_back         police.erasure          302 403 404 404 403 403 302 403 404 302
POST retention:show              police.removal          302 403 404 404 403 403 302 403 404 302
GET  retention:hold              police.removal          200 403 404 404 403 403 200 403 404 302
GET  retention:lift              police.hold             200 403 404 404 403 403 200 403 404 302
GET  retention:hold_record       person+police.person    200 403 404 404 404 404 404 404 404 302
GET  retention:hold_record       group+joint.group       200 403 200 200 404 404 404 404 404 302
GET  retention:hold_record       nothing+police.person   404 404 404 404 404 404 404 404 404 302
GET  retention:remove            person+police.person    200 403 404 404 404 404 404 404 404 302
GET  retention:remove            person+joint.person     200 403 200 200 404 404 404 404 404 302
GET  retention:remove            incident+malmo.incident 404 404 404 404 404 404 404 404 200 302
GET  retention:remove            nothing+police.person   404 404 404 404 404 404 404 404 404 302

GET  oversight:log               -                       200 403 200 200 403 403 200 403 200 302
GET  oversight:reviews           -                       200 403 200 200 403 403 200 403 200 302
GET  oversight:review            police.log_review       403 403 403 403 403 403 200 403 403 302
GET  oversight:line              police.log_line         403 403 403 403 403 403 200 403 403 302
GET  oversight:sign              police.log_review       403 403 403 403 403 403 200 403 403 302
GET  oversight:digests           -                       200 403 200 200 403 403 200 403 200 302
GET  oversight:digest            joint.digest            200 404 200 200 404 404 404 404 404 302
POST oversight:read_digest       joint.digest            302 404 302 302 404 404 404 404 404 302
GET  oversight:emergencies       -                       200 200 200 200 403 403 200 403 200 302
GET  oversight:open_room         -                       200 200 200 200 403 403 403 403 200 302
GET  oversight:emergency         police.emergency        200 404 200 404 404 404 200 404 404 302
GET  oversight:review_emergency  police.emergency        200 404 403 404 404 404 200 404 404 302
POST oversight:end_emergency     police.emergency        302 404 302 404 404 404 302 404 404 302
GET  oversight:readings          police.person           200 403 404 404 404 404 200 404 404 302
GET  oversight:readings          joint.person            200 403 200 200 404 404 404 404 404 302
GET  oversight:readings          social.person           404 404 404 404 403 404 404 404 404 302
GET  oversight:readings          malmo.person            404 404 404 404 404 404 404 404 200 302
GET  oversight:readings          sealed.person           200 404 404 404 404 404 200 404 404 302
GET  oversight:explain           person+police.person    200 200 404 404 404 404 404 404 404 302
GET  oversight:explain           group+joint.group       200 200 200 200 404 404 404 404 404 302
GET  oversight:explain           incident+malmo.incident 404 404 404 404 404 404 404 404 200 302
GET  oversight:explain           person+sealed.person    200 404 404 404 404 404 404 404 404 302

# The front door and one's own account: no record on a person.
GET  sign_in:sign_in             -                       302 302 302 302 302 302 302 302 302 200
POST sign_in:enter               -                       404 404 404 404 404 404 404 404 404 404
POST sign_in:sign_out            -                       302 302 302 302 302 302 302 302 302 302
POST sign_in:language            -                       302 302 302 302 302 302 302 302 302 302
GET  sign_in:account             -                       200 200 200 200 200 200 200 200 200 302
POST sign_in:room                -                       302 302 302 302 302 302 302 302 302 302
POST sign_in:names               -                       302 302 302 302 302 302 302 302 302 302
POST sign_in:look                -                       302 302 302 302 302 302 302 302 302 302
POST sign_in:stay                -                       204 204 204 204 204 204 204 204 204 302
POST sign_in:end_others          -                       302 302 302 302 302 302 302 302 302 302
POST sign_in:end_session         -                       302 302 302 302 302 302 302 302 302 302
GET  sign_in:permissions         -                       200 200 200 200 200 200 200 200 200 302

# The sign-in library's pages that the office has.
GET  account_login               -                       302 302 302 302 302 302 302 302 302 200
POST account_logout              -                       302 302 302 302 302 302 302 302 302 302
GET  account_inactive            -                       200 200 200 200 200 200 200 200 200 200
GET  mfa_authenticate            -                       302 302 302 302 302 302 302 302 302 302
GET  mfa_login_webauthn          -                       302 302 302 302 302 302 302 302 302 302
GET  account_set_password        -                       200 200 200 200 200 200 200 200 200 302
GET  account_change_password     -                       200 200 200 200 200 200 200 200 200 302
GET  account_reauthenticate      -                       200 200 200 200 200 200 200 200 200 302
GET  mfa_reauthenticate          -                       302 302 302 302 302 302 302 302 302 302
GET  mfa_reauthenticate_webauthn -                       302 302 302 302 302 302 302 302 302 302
GET  mfa_index                   -                       200 200 200 200 200 200 200 200 200 302
GET  mfa_activate_totp           -                       302 302 302 302 302 302 302 302 302 302
GET  mfa_deactivate_totp         -                       404 404 404 404 404 404 404 404 404 302
GET  mfa_view_recovery_codes     -                       404 404 404 404 404 404 404 404 404 302
GET  mfa_generate_recovery_codes -                       302 302 302 302 302 302 302 302 302 302
GET  mfa_list_webauthn           -                       200 200 200 200 200 200 200 200 200 302
GET  mfa_add_webauthn            -                       302 302 302 302 302 302 302 302 302 302
GET  mfa_remove_webauthn         1                       302 302 302 302 302 302 302 302 302 302
GET  mfa_edit_webauthn           1                       302 302 302 302 302 302 302 302 302 302

# How far the message has come, and what is due by when.
GET  coverage:overview           -                       200 200 200 200 403 403 403 403 200 302
GET  coverage:person             joint.person            200 200 200 200 404 404 404 404 404 302
GET  coverage:person             police.person           200 200 404 404 404 404 404 404 404 302
GET  coverage:person             sealed.person           200 404 404 404 404 404 404 404 404 302
POST coverage:absentees          joint.callin            302 403 302 302 404 404 404 404 404 302
GET  calendar:calendar           -                       200 200 200 200 200 403 200 403 200 302 200
POST calendar:open_feed          -                       302 302 302 302 302 403 302 403 302 302 302
POST calendar:close_feed         -                       302 302 302 302 302 403 302 403 302 302 302
POST calendar:reminders          -                       302 302 302 302 302 403 302 403 302 302 302
GET  calendar:feed               no-such-secret          404 404 404 404 404 404 404 404 404 404 404

# Weekly reviews: of the joint room and of the police's own, for who reads there.
GET  reviews:list                -                       200 200 200 200 403 403 403 403 200 302
POST reviews:open                -                       403 403 403 403 403 403 403 403 403 302
GET  reviews:review              joint.review            200 200 200 200 404 404 404 404 404 302
GET  reviews:review              joint.signed_review     200 200 200 200 404 404 404 404 404 302
GET  reviews:review              police.review           200 200 404 404 404 404 404 404 404 302
GET  reviews:review              malmo-joint.review      404 404 404 404 404 404 404 404 200 302
GET  reviews:meeting             joint.review            200 200 200 200 404 404 404 404 404 302
GET  reviews:meeting             police.review           200 200 404 404 404 404 404 404 404 302
GET  reviews:partners            joint.review            200 200 200 200 404 404 404 404 404 302
GET  reviews:minutes             joint.signed_review     200 200 200 200 404 404 404 404 404 302
GET  reviews:minutes             police.review           200 200 404 404 404 404 404 404 404 302
POST reviews:refresh             joint.review            302 302 302 302 404 404 404 404 404 302
POST reviews:mark     joint.review+joint.incident       302 302 302 302 404 404 404 404 404 302
POST reviews:mark     joint.review+police.incident      404 404 404 404 404 404 404 404 404 302
POST reviews:decide              joint.review            422 422 422 422 404 404 404 404 404 302
POST reviews:decide              police.review           422 422 404 404 404 404 404 404 404 302
POST reviews:present             joint.review            422 422 422 422 404 404 404 404 404 302
POST reviews:dissent             joint.review            422 422 422 422 404 404 404 404 404 302
POST reviews:sign                joint.review            422 403 422 422 404 404 404 404 404 302
POST reviews:approve             joint.signed_review     302 403 302 302 404 404 404 404 404 302
POST reviews:task_make           joint.review_decision   302 302 302 302 404 404 404 404 404 302
GET  reviews:decision_edit       joint.review_decision   200 200 200 200 404 404 404 404 404 302
GET  reviews:decision_edit       police.review_decision  200 200 404 404 404 404 404 404 404 302
GET  reviews:dissent_edit        joint.review_dissent    200 200 200 200 404 404 404 404 404 302
POST reviews:decision_strike     joint.review_decision   302 302 302 302 404 404 404 404 404 302
POST reviews:dissent_strike      joint.review_dissent    302 302 302 302 404 404 404 404 404 302
GET  reviews:task                joint.review_task       200 200 200 200 404 404 404 404 404 302
POST reviews:task_done           joint.review_task       302 302 302 302 404 404 404 404 404 302
POST reviews:task_done           police.review_task      302 302 404 404 404 404 404 404 404 302

# Steering: coordinators write, the steering group reads counts and days and never people.
GET  steering:overview           -                       200 403 200 200 403 200 403 403 200 302
GET  steering:start_up           -                       200 403 200 200 403 200 403 403 200 302
POST steering:begin              -                       302 403 302 302 403 403 403 403 302 302
POST steering:ready              -                       302 403 302 302 403 403 403 403 302 302
GET  steering:step_new           -                       200 403 200 200 403 403 403 403 200 302
GET  steering:step_edit          steering.start_step     200 403 200 200 404 403 404 404 404 302
GET  steering:step_edit          malmo-joint.start_step  404 404 404 404 404 404 404 404 200 302
GET  steering:evidence           steering.start_step     200 403 200 200 404 403 404 404 404 302
GET  steering:agreements         -                       200 403 200 200 403 200 403 403 200 302
GET  steering:agreement_new      -                       200 403 200 200 403 403 403 403 200 302
GET  steering:agreement_edit     steering.agreement      200 403 200 200 404 403 404 404 404 302
GET  steering:agreement_edit     malmo-joint.agreement   404 404 404 404 404 404 404 404 200 302
GET  steering:plan               -                       200 403 200 200 403 200 403 403 200 302
GET  steering:item_new           -                       200 403 200 200 403 403 403 403 200 302
GET  steering:item_edit          steering.item           200 403 200 200 404 403 404 404 404 302
POST steering:item_tick          steering.item           302 403 302 302 404 403 404 404 404 302
GET  steering:context            -                       200 403 200 200 403 200 403 403 200 302
GET  steering:event_new          -                       200 403 200 200 403 403 403 403 200 302
GET  steering:event_edit         steering.event          200 403 200 200 404 403 404 404 404 302
GET  steering:fidelity           -                       200 403 200 200 403 200 403 403 200 302
POST steering:give               -                       302 403 302 302 403 403 403 403 302 302
GET  steering:months             -                       200 403 200 200 403 200 403 403 200 302
GET  steering:returns            -                       200 403 200 200 403 403 403 403 200 302
GET  steering:custody_new        -                       200 403 200 200 403 403 403 403 200 302
GET  steering:return_edit        joint.custody           200 403 200 200 404 404 404 404 404 302
GET  steering:return_edit        malmo-joint.custody     404 404 404 404 404 404 404 404 200 302
GET  steering:hand_overs         -                       200 403 200 200 403 200 403 403 200 302
GET  steering:hand_over_new      -                       200 403 200 200 403 403 403 403 200 302
GET  steering:hand_over          steering.hand_over      200 403 200 200 404 200 404 404 404 302
GET  steering:hand_over          steering.signed         200 403 200 200 404 200 404 404 404 302
POST steering:hand_over_sign     steering.hand_over      403 403 403 302 404 403 404 404 404 302

# Reports to the steering group: drafts in the joint room, what is given in the group's part.
GET  steering_reports:overview   -                       200 403 200 200 403 200 403 403 200 302
GET  steering_reports:measures   -                       200 403 200 200 403 200 403 403 200 302
GET  steering_reports:draft_new  -                       200 403 200 200 403 403 403 403 200 302
GET  steering_reports:draft      joint.report_draft      200 403 200 200 404 404 404 404 404 302
GET  steering_reports:draft      malmo-joint.report_draft 404 404 404 404 404 404 404 404 200 302
GET  steering_reports:draft_rows joint.report_draft+kept+now 200 403 200 200 404 404 404 404 404 302
GET  steering_reports:draft_edit joint.report_draft      200 403 200 200 404 404 404 404 404 302
POST steering_reports:give       joint.report_draft      302 403 302 302 404 404 404 404 404 302
GET  steering_reports:report     steering.given_report   200 403 200 200 404 200 404 404 404 302
GET  steering_reports:report     malmo-joint.given_report 404 404 404 404 404 404 404 404 200 302
GET  steering_reports:rows steering.given_report+tasks+now 200 403 200 200 404 200 404 404 404 302
GET  steering_reports:rows steering.given_report+met+year 200 403 200 200 404 404 404 404 404 302
GET  steering_reports:file       steering.given_report+pdf 200 403 200 200 404 200 404 404 404 302
GET  report_packs:overview       -                       200 403 200 200 403 403 403 403 200 302
POST report_packs:take_out       -                       404 403 404 404 403 403 403 403 404 302

# Outcomes: counts of an area; coordinators write, the steering group reads.
GET  outcomes:overview           -                       200 403 200 200 403 200 403 403 200 302
GET  outcomes:design             -                       200 403 200 200 403 403 403 403 200 302
GET  outcomes:indicator_new      -                       200 403 200 200 403 403 403 403 200 302
GET  outcomes:series             steering.indicator      200 403 200 200 404 200 404 404 404 302
GET  outcomes:series             malmo-joint.indicator   404 404 404 404 404 404 404 404 200 302
GET  outcomes:indicator_edit     steering.indicator      200 403 200 200 404 403 404 404 404 302
GET  outcomes:value_new          steering.indicator      200 403 200 200 404 403 404 404 404 302
GET  outcomes:file_new           steering.indicator      200 403 200 200 404 403 404 404 404 302
POST outcomes:take               steering.indicator      302 403 302 302 404 403 404 404 404 302
GET  outcomes:annotation_new     steering.indicator      200 403 200 200 404 403 404 404 404 302
GET  outcomes:annotation_new     malmo-joint.indicator   404 404 404 404 404 404 404 404 200 302
GET  outcomes:plan_new           steering.indicator      200 403 200 200 404 403 404 404 404 302
GET  outcomes:plan               steering.plan           200 403 200 200 404 200 404 404 404 302
GET  outcomes:plan               malmo-joint.plan        404 404 404 404 404 404 404 404 200 302
GET  outcomes:deviation_new      steering.plan           200 403 200 200 404 403 404 404 404 302
POST outcomes:pack               steering.plan           302 403 302 302 404 403 404 404 404 302
POST outcomes:vintage_back       steering.vintage        302 403 302 302 404 403 404 404 404 302
POST outcomes:annotation_back    steering.annotation     302 403 302 302 404 403 404 404 404 302

# Other systems: who leads a room makes its tokens, anybody may read how the API is used. The API
# itself asks for a token, whoever sits there.
GET  api:tokens                  -                       200 403 200 200 403 403 403 403 200 302
GET  api:make                    -                       200 403 200 200 403 403 403 403 200 302
GET  api:documentation           -                       200 200 200 200 200 200 200 200 200 302
POST api:revoke                  police.token            302 404 404 404 404 404 404 404 404 302
POST api:revoke                  malmo.token             404 404 404 404 404 404 404 404 302 302

# Lists that leave a room as files: the asker's own, and who approves them there.
GET  exports:overview            -                       200 200 200 200 403 403 200 403 200 302
GET  exports:choose              -                       200 200 200 200 403 403 403 403 200 302
GET  exports:ask                 people                  200 200 200 200 403 403 403 403 200 302
GET  exports:ask                 promises                200 200 200 200 403 403 403 403 200 302
GET  exports:ask                 calendar                200 200 200 200 403 403 403 403 200 302
GET  exports:ask                 salaries                404 404 404 404 404 404 404 404 404 302
GET  exports:export              police.export           200 200 404 404 404 404 200 404 404 302
GET  exports:export              joint.export            200 404 200 200 404 404 404 404 404 302
GET  exports:decide              police.waiting_export   200 403 404 404 404 404 200 404 404 302
GET  exports:decide              joint.waiting_export    302 404 200 200 404 404 404 404 404 302
GET  exports:withdraw            police.export           200 200 404 404 404 404 200 404 404 302
GET  exports:withdraw            joint.export            200 404 200 200 404 404 404 404 404 302
POST exports:export              police.export           302 200 404 404 404 404 403 404 404 302
POST exports:export              joint.export            200 404 302 302 404 404 404 404 404 302
POST exports:decide              police.waiting_export   422 403 404 404 404 404 422 404 404 302
POST exports:withdraw            police.export           302 302 404 404 404 404 302 404 404 302
GET  api_v1:openapi              -                       200 200 200 200 200 200 200 200 200 200
GET  api_v1:incidents            -                       401 401 401 401 401 401 401 401 401 401
GET  api_v1:incident             police.incident         401 401 401 401 401 401 401 401 401 401
GET  api_v1:groups               -                       401 401 401 401 401 401 401 401 401 401
GET  api_v1:group                police.group            401 401 401 401 401 401 401 401 401 401
GET  api_v1:people               -                       401 401 401 401 401 401 401 401 401 401
GET  api_v1:person               police.person           401 401 401 401 401 401 401 401 401 401
GET  api_v1:measures             -                       401 401 401 401 401 401 401 401 401 401
GET  api_v1:measure              joint.measure           401 401 401 401 401 401 401 401 401 401
PUT  api_v1:outcome              joint.measure           401 401 401 401 401 401 401 401 401 401
GET  api_v1:memberships          -                       401 401 401 401 401 401 401 401 401 401
GET  api_v1:promises             -                       401 401 401 401 401 401 401 401 401 401
GET  api_v1:promise              joint.promise           401 401 401 401 401 401 401 401 401 401
GET  api_v1:calendar             -                       401 401 401 401 401 401 401 401 401 401
GET  api_v1:disclosures          told                    401 401 401 401 401 401 401 401 401 401
POST api_v1:incidents            -                       401 401 401 401 401 401 401 401 401 401
# Returns to the national support: coordinators make them, the steering group reads them; what the
# national room holds is for its own readers, of whom nobody of the cast is one.
GET  national:own_returns        -                       200 403 200 200 403 200 403 403 200 302
GET  national:prepare            2026-Q2                 200 403 200 200 403 403 403 403 200 302
GET  national:made               steering.site_return    200 403 200 200 404 200 404 404 404 302
GET  national:made               malmo-joint.site_return 404 404 404 404 404 404 404 404 200 302
GET  national:made_file          steering.site_return    200 403 200 200 404 200 404 404 404 302
POST national:again              steering.site_return    302 403 302 302 404 403 404 404 404 302
GET national:package steering.site_return+steering.plan  404 403 404 404 404 404 404 404 404 302
GET  national:nation             -                       403 403 403 403 403 403 403 403 403 302
GET  national:site               orebro                  403 403 403 403 403 403 403 403 403 302
GET  national:received           steering.site_return    403 403 403 403 403 403 403 403 403 302
GET  national:received_file      steering.site_return    403 403 403 403 403 403 403 403 403 302
GET  national:open_data          -                       403 403 403 403 403 403 403 403 403 302
GET  national:data_file          figures                  403 403 403 403 403 403 403 403 403 302
GET  national:take_in            -                       403 403 403 403 403 403 403 403 403 302
# Public reports: drafted and approved by coordinators, read by all once they are published.
GET  progress:issues             -                       200 403 200 200 403 200 403 403 200 302
GET  progress:issue_new          -                       200 403 200 200 403 403 403 403 200 302
GET  progress:issue              steering.issue          200 403 200 200 404 200 404 404 404 302
GET  progress:issue              steering.published      200 403 200 200 404 200 404 404 404 302
GET  progress:issue              steering.correction     200 403 200 200 404 200 404 404 404 302
GET  progress:issue              malmo-joint.issue       404 404 404 404 404 404 404 404 200 302
GET  progress:preview            steering.issue          200 403 200 200 404 200 404 404 404 302
GET  progress:preview            malmo-joint.issue       404 404 404 404 404 404 404 404 200 302
GET  progress:word               steering.issue+talks+sv 200 403 200 200 404 403 404 404 404 302
GET  progress:word               steering.issue+none+sv  404 404 404 404 404 404 404 404 404 302
POST progress:anew               steering.issue          302 403 302 302 404 403 404 404 404 302
POST progress:contact            steering.issue          302 403 302 302 404 403 404 404 404 302
POST progress:publish            steering.issue          302 403 302 302 404 403 404 404 404 302
POST progress:approve            steering.issue          302 403 302 302 404 403 404 404 404 302
POST progress:take_back          steering.issue          302 403 302 302 404 403 404 404 404 302
GET  progress:correct            steering.published      200 403 200 200 404 403 404 404 404 302
GET  progress:withdraw           steering.published      200 403 200 200 404 403 404 404 404 302
GET  public:sites                -                       200 200 200 200 200 200 200 200 200 200
GET  public:accessibility        -                       200 200 200 200 200 200 200 200 200 200
GET  public:site                 orebro                  200 200 200 200 200 200 200 200 200 200
GET  public:site                 nowhere                 404 404 404 404 404 404 404 404 404 404
GET  public:report               orebro+1                200 200 200 200 200 200 200 200 200 200
GET  public:report               orebro+99               404 404 404 404 404 404 404 404 404 404
GET  public:revision             orebro+1+1              200 200 200 200 200 200 200 200 200 200
GET  public:file                 orebro+1+1+pdf          200 200 200 200 200 200 200 200 200 200
GET  public:file                 orebro+1+1+exe          404 404 404 404 404 404 404 404 404 404
GET  public:feed                 orebro                  200 200 200 200 200 200 200 200 200 200
# Problem analyses: whoever reads the room reads them; coordinators and analysts write.
GET  problem_analysis:overview   -                       200 200 200 200 200 403 403 403 200 302
GET  problem_analysis:begin      -                       200 200 200 200 403 403 403 403 200 302
GET  problem_analysis:report     joint.analysis          200 200 200 200 404 404 404 404 404 302
GET  problem_analysis:report     joint.analysed          200 200 200 200 404 404 404 404 404 302
GET  problem_analysis:file       joint.analysed+pdf      200 200 200 200 404 404 404 404 404 302
GET  problem_analysis:passage    joint.analysis+summary  200 200 200 200 404 404 404 404 404 302
GET  problem_analysis:outside    joint.analysed          200 200 200 200 404 404 404 404 404 302
GET  problem_analysis:outside_file joint.analysed+pdf    200 200 200 200 404 404 404 404 404 302
POST problem_analysis:review     joint.analysis          302 302 302 302 404 404 404 404 404 302
POST problem_analysis:freeze     joint.analysis          302 302 302 302 404 404 404 404 404 302
POST problem_analysis:tell       joint.analysed          302 302 302 302 404 404 404 404 404 302
""")
