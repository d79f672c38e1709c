"""Call-ins from purpose to debrief: plan, invitees, programme, place, the evening, afterwards."""
