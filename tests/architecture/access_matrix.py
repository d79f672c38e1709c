"""Who gets what: a line for every address, a column for each of the cast.

200 a page, 302 sent on, 403 no role grants it, 404 does not exist for this reader, 405 the
address takes posts only, 422 the form wants more. A new address fails until it stands here.
"""

from tests.architecture.addresses import read_matrix

MATRIX = read_matrix("""
#    address                         about            petra aino frida mona sami stig dag carin otto visitor
GET  situation:overview              -                200   200  200   200  200  200  200 200   200  302
GET  networks:picture                -                200   200  200   200  200  200  200 200   200  302

# Oversight: the coordinator of the room, and the police's data protection officer.
GET  oversight:log                   -                200   403  200   200  403  403  200 403   200  302
GET  oversight:readings              police.person    200   403  404   404  404  404  200 404   404  302
GET  oversight:readings              joint.person     200   403  200   200  404  404  404 404   404  302
GET  oversight:readings              social.person    404   404  404   404  403  404  404 404   404  302
GET  oversight:readings              malmo.person     404   404  404   404  404  404  404 404   200  302
GET  oversight:readings              sealed.person    200   404  404   404  404  404  200 404   404  302
GET  oversight:explain               person+police.person     200 200 404 404 404 404 404 404 404 302
GET  oversight:explain               group+joint.group        200 200 200 200 404 404 404 404 404 302
GET  oversight:explain               incident+malmo.incident  404 404 404 404 404 404 404 404 200 302
GET  oversight:explain               person+sealed.person     200 404 404 404 404 404 404 404 404 302

# The front door and one's own account: no record on a person.
GET  sign_in:sign_in                 -                302   302  302   302  302  302  302 302   302  200
POST sign_in:enter                   -                404   404  404   404  404  404  404 404   404  404
POST sign_in:sign_out                -                302   302  302   302  302  302  302 302   302  302
POST sign_in:language                -                302   302  302   302  302  302  302 302   302  302
GET  sign_in:account                 -                200   200  200   200  200  200  200 200   200  302
POST sign_in:room                    -                302   302  302   302  302  302  302 302   302  302
POST sign_in:names                   -                302   302  302   302  302  302  302 302   302  302
POST sign_in:look                    -                302   302  302   302  302  302  302 302   302  302
POST sign_in:stay                    -                204   204  204   204  204  204  204 204   204  302
POST sign_in:end_others              -                302   302  302   302  302  302  302 302   302  302
GET  sign_in:permissions             -                200   200  200   200  200  200  200 200   200  302

# The sign-in library's pages that the office has.
GET  account_login                   -                302   302  302   302  302  302  302 302   302  200
POST account_logout                  -                302   302  302   302  302  302  302 302   302  302
GET  account_inactive                -                200   200  200   200  200  200  200 200   200  200
GET  mfa_authenticate                -                302   302  302   302  302  302  302 302   302  302
GET  mfa_login_webauthn              -                200   200  200   200  200  200  200 200   200  200
GET  account_set_password            -                200   200  200   200  200  200  200 200   200  302
GET  account_change_password         -                302   302  302   302  302  302  302 302   302  302
GET  account_reauthenticate          -                200   200  200   200  200  200  200 200   200  302
GET  mfa_reauthenticate              -                302   302  302   302  302  302  302 302   302  302
GET  mfa_reauthenticate_webauthn     -                302   302  302   302  302  302  302 302   302  302
GET  mfa_index                       -                200   200  200   200  200  200  200 200   200  302
GET  mfa_activate_totp               -                302   302  302   302  302  302  302 302   302  302
GET  mfa_deactivate_totp             -                404   404  404   404  404  404  404 404   404  302
GET  mfa_view_recovery_codes         -                404   404  404   404  404  404  404 404   404  302
GET  mfa_generate_recovery_codes     -                302   302  302   302  302  302  302 302   302  302
GET  mfa_list_webauthn               -                200   200  200   200  200  200  200 200   200  302
GET  mfa_add_webauthn                -                302   302  302   302  302  302  302 302   302  302
GET  mfa_remove_webauthn             1                404   404  404   404  404  404  404 404   404  302
GET  mfa_edit_webauthn               1                404   404  404   404  404  404  404 404   404  302
""")
