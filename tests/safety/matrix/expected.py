"""What every role hears at every address: a row for each address and state, a column for each role.

A number is the status; `in` is the way to sign in, `->` another page.
Roles: nobody; who brought it in, with her code; somebody with an account and no role; the director
of the desk; the director of another desk; the adviser; the chair of the MT; the chair of the
OB-tafel; a member of the case team; who left desk and team; the administrator.
States: private (before the MT, nothing published; the one that the code opens), published, closed,
elsewhere (of the other desk) and missing (it does not exist).
"""

COLUMNS = {
    "none": "nobody",
    "code": "contributor",
    "user": "outsider",
    "dir": "director",
    "dir2": "elsewhere",
    "adv": "adviser",
    "mt": "chair",
    "tbl": "table",
    "team": "expert",
    "left": "left",
    "adm": "admin",
}

READING = """
                                              none code user  dir dir2  adv   mt  tbl team left  adm
home                                           200  200  200  200  200  200  200  200  200  200  200
about                                          200  200  200  200  200  200  200  200  200  200  200
accessibility                                  200  200  200  200  200  200  200  200  200  200  200
privacy                                        200  200  200  200  200  200  200  200  200  200  200
open_data                                      200  200  200  200  200  200  200  200  200  200  200
contact                                        200  200  200  200  200  200  200  200  200  200  200
security_txt                                   200  200  200  200  200  200  200  200  200  200  200
desk                                           200  200  200  200  200  200  200  200  200  200  200
desk_draft                                     200  200  200  200  200  200  200  200  200  200  200
desk_receipt                                    ->   ->   ->   ->   ->   ->   ->   ->   ->   ->   ->
desk_step                                       ->   ->   ->   ->   ->   ->   ->   ->   ->   ->   ->
forward                                        200  200  200  200  200  200  200  200  200  200  200
follow                                         200  200  200  200  200  200  200  200  200  200  200
my_contribution                                 ->  200   ->   ->   ->   ->   ->   ->   ->   ->   ->
my_say                                         405  405  405  405  405  405  405  405  405  405  405
my_wording private                             405  405  405  405  405  405  405  405  405  405  405
my_wording published                           405  405  405  405  405  405  405  405  405  405  405
my_wording closed                              405  405  405  405  405  405  405  405  405  405  405
my_wording elsewhere                           405  405  405  405  405  405  405  405  405  405  405
my_wording missing                             405  405  405  405  405  405  405  405  405  405  405
my_heard closed                                405  405  405  405  405  405  405  405  405  405  405
my_heard missing                               405  405  405  405  405  405  405  405  405  405  405
my_withdraw                                     ->  200   ->   ->   ->   ->   ->   ->   ->   ->   ->
my_stop                                        405  405  405  405  405  405  405  405  405  405  405
attachment private                             404  200  404  200  404  200  404  404  404  404  404
attachment published                           404  404  404  200  404  200  404  404  404  404  404
attachment closed                              404  404  404  200  404  200  404  404  404  404  404
attachment elsewhere                           404  404  404  404  200  404  404  404  404  404  404
attachment missing                             404  404  404  404  404  404  404  404  404  404  404
cases                                          200  200  200  200  200  200  200  200  200  200  200
case_public private                            404  404  404  404  404  404  404  404  404  404  404
case_public published                          200  200  200  200  200  200  200  200  200  200  200
case_public closed                             404  404  404  404  404  404  404  404  404  404  404
case_public elsewhere                          404  404  404  404  404  404  404  404  404  404  404
case_public missing                            404  404  404  404  404  404  404  404  404  404  404
areas                                          200  200  200  200  200  200  200  200  200  200  200
area                                           200  200  200  200  200  200  200  200  200  200  200
bodies                                         200  200  200  200  200  200  200  200  200  200  200
body                                           200  200  200  200  200  200  200  200  200  200  200
search                                         200  200  200  200  200  200  200  200  200  200  200
worklist                                        in   in  200  200  200  200  200  200  200  200  200
submissions                                     in   in  200  200  200  200  200  200  200  200  200
submission_new                                  in   in  403  200  200  200  403  403  403  403  403
submission private                              in   in  404  200  404  200  404  404  404  404  404
submission published                            in   in  404  200  404  200  404  404  404  404  404
submission closed                               in   in  404  200  404  200  404  404  404  404  404
submission elsewhere                            in   in  404  404  200  404  404  404  404  404  404
submission missing                              in   in  404  404  404  404  404  404  404  404  404
submission_act private                          in   in  404  200  404  200  404  404  404  404  404
submission_act published                        in   in  404  200  404  200  404  404  404  404  404
submission_act closed                           in   in  404  200  404  200  404  404  404  404  404
submission_act elsewhere                        in   in  404  404  200  404  404  404  404  404  404
submission_act missing                          in   in  404  404  404  404  404  404  404  404  404
item_hand_over private                          in   in  404  200  404  403  200  404  404  404  404
item_hand_over published                        in   in  404  200  404  403  403  403  403  404  404
item_hand_over closed                           in   in  404  409  404  409  409  409  409  404  404
item_hand_over elsewhere                        in   in  404  404  200  404  403  200  404  404  404
item_hand_over missing                          in   in  404  404  404  404  404  404  404  404  404
remark_reply private                            in   in  404  200  404  200  404  404  404  404  404
remark_reply published                          in   in  404  200  404  200  404  404  404  404  404
remark_reply closed                             in   in  404  200  404  200  404  404  404  404  404
remark_reply elsewhere                          in   in  404  404  200  404  404  404  404  404  404
remark_reply missing                            in   in  404  404  404  404  404  404  404  404  404
commitment_settle private                       in   in  404  200  404  403  403  404  404  404  404
commitment_settle published                     in   in  404  200  404  403  403  403  403  404  404
commitment_settle closed                        in   in  404  200  404  403  403  403  403  404  404
commitment_settle elsewhere                     in   in  404  404  200  404  403  403  404  404  404
commitment_settle missing                       in   in  404  404  404  404  404  404  404  404  404
revisit_done private                            in   in  405  405  405  405  405  405  405  405  405
revisit_done published                          in   in  405  405  405  405  405  405  405  405  405
revisit_done closed                             in   in  405  405  405  405  405  405  405  405  405
revisit_done elsewhere                          in   in  405  405  405  405  405  405  405  405  405
revisit_done missing                            in   in  405  405  405  405  405  405  405  405  405
board                                           in   in  200  200  200  200  200  200  200  200  200
case_table                                      in   in  200  200  200  200  200  200  200  200  200
case private                                    in   in  404  200  404  200  200  404  404  404  404
case published                                  in   in  404  200  404  200  200  200  200  404  404
case closed                                     in   in  404  200  404  200  200  200  200  404  404
case elsewhere                                  in   in  404  404  200  404  200  200  404  404  404
case missing                                    in   in  404  404  404  404  404  404  404  404  404
case_act private                                in   in  404  200  404  200  403  404  404  404  404
case_act published                              in   in  404  200  404  200  403  403  200  404  404
case_act closed                                 in   in  404  200  404  200  403  403  200  404  404
case_act elsewhere                              in   in  404  404  200  404  403  403  404  404  404
case_act missing                                in   in  404  404  404  404  404  404  404  404  404
decisions                                       in   in  200  200  200  200  200  200  200  200  200
decision_point private                          in   in  404  200  404  200  200  404  404  404  404
decision_point published                        in   in  404  200  404  200  200  200  200  404  404
decision_point closed                           in   in  404  200  404  200  200  200  200  404  404
decision_point elsewhere                        in   in  404  404  200  404  200  200  404  404  404
decision_point missing                          in   in  404  404  404  404  404  404  404  404  404
decision published                              in   in  404  200  404  200  200  200  200  404  404
decision closed                                 in   in  404  200  404  200  200  200  200  404  404
decision elsewhere                              in   in  404  404  200  404  200  200  404  404  404
decision missing                                in   in  404  404  404  404  404  404  404  404  404
administration                                  in   in  404  404  404  404  404  404  404  404  200
invite                                          in   in  404  404  404  404  404  404  404  404  200
account                                         in   in  404  404  404  404  404  404  404  404  200
deactivate                                      in   in  404  404  404  404  404  404  404  404  200
administrator                                   in   in  404  404  404  404  404  404  404  404  200
role_new                                        in   in  404  404  404  404  404  404  404  404  200
role_end                                        in   in  404  404  404  404  404  404  404  404  200
desk_new                                        in   in  404  404  404  404  404  404  404  404  200
body_new                                        in   in  404  404  404  404  404  404  404  404  200
mandate_new                                     in   in  404  404  404  404  404  404  404  404  200
mandate_end                                     in   in  404  404  404  404  404  404  404  404  200
invitation                                     200  200  200  200  200  200  200  200  200  200  200
my_account                                      in   in  200  200  200  200  200  200  200  200  200
key_end                                         in   in  405  405  405  405  405  405  405  405  405
account_login                                  200  200   ->   ->   ->   ->   ->   ->   ->   ->   ->
account_logout                                  ->   ->  200  200  200  200  200  200  200  200  200
account_inactive                               200  200  200  200  200  200  200  200  200  200  200
account_change_password                         in   in   ->   ->   ->   ->   ->   ->   ->   ->   ->
account_set_password                            in   in  200  200  200  200  200  200  200  200  200
account_reset_password                         200  200  200  200  200  200  200  200  200  200  200
account_reset_password_done                    200  200  200  200  200  200  200  200  200  200  200
account_reset_password_from_key_done           200  200  200  200  200  200  200  200  200  200  200
account_reset_password_from_key                200  200  200  200  200  200  200  200  200  200  200
set_language                                    ->   ->   ->   ->   ->   ->   ->   ->   ->   ->   ->
GET /publications                              200  200  200  200  200  200  200  200  200  200  200
GET /publications/{public_id} private          404  404  404  404  404  404  404  404  404  404  404
GET /publications/{public_id} published        200  200  200  200  200  200  200  200  200  200  200
GET /publications/{public_id} closed           404  404  404  404  404  404  404  404  404  404  404
GET /publications/{public_id} elsewhere        404  404  404  404  404  404  404  404  404  404  404
GET /publications/{public_id} missing          404  404  404  404  404  404  404  404  404  404  404
GET /publications/{public_id}/trail private    404  404  404  404  404  404  404  404  404  404  404
GET /publications/{public_id}/trail published  200  200  200  200  200  200  200  200  200  200  200
GET /publications/{public_id}/trail closed     404  404  404  404  404  404  404  404  404  404  404
GET /publications/{public_id}/trail elsewhere  404  404  404  404  404  404  404  404  404  404  404
GET /publications/{public_id}/trail missing    404  404  404  404  404  404  404  404  404  404  404
GET /submissions                               401  401  200  200  200  200  200  200  200  200  200
GET /submissions/{public_id} private           401  401  404  200  404  200  404  404  404  404  404
GET /submissions/{public_id} published         401  401  404  200  404  200  404  404  404  404  404
GET /submissions/{public_id} closed            401  401  404  200  404  200  404  404  404  404  404
GET /submissions/{public_id} elsewhere         401  401  404  404  200  404  404  404  404  404  404
GET /submissions/{public_id} missing           401  401  404  404  404  404  404  404  404  404  404
GET /submissions/{public_id}/answers private   401  401  404  200  404  200  404  404  404  404  404
GET /submissions/{public_id}/answers published  401  401  404  200  404  200  404  404  404  404  404
GET /submissions/{public_id}/answers closed    401  401  404  200  404  200  404  404  404  404  404
GET /submissions/{public_id}/answers elsewhere  401  401  404  404  200  404  404  404  404  404  404
GET /submissions/{public_id}/answers missing   401  401  404  404  404  404  404  404  404  404  404
GET /cases                                     401  401  200  200  200  200  200  200  200  200  200
GET /cases/{public_id} private                 401  401  404  200  404  200  200  404  404  404  404
GET /cases/{public_id} published               401  401  404  200  404  200  200  200  200  404  404
GET /cases/{public_id} closed                  401  401  404  200  404  200  200  200  200  404  404
GET /cases/{public_id} elsewhere               401  401  404  404  200  404  200  200  404  404  404
GET /cases/{public_id} missing                 401  401  404  404  404  404  404  404  404  404  404
GET /items/{public_id}/trail private           401  401  404  200  404  200  200  404  404  404  404
GET /items/{public_id}/trail published         401  401  404  200  404  200  200  200  200  404  404
GET /items/{public_id}/trail closed            401  401  404  200  404  200  200  200  200  404  404
GET /items/{public_id}/trail elsewhere         401  401  404  404  200  404  200  200  404  404  404
GET /items/{public_id}/trail missing           401  401  404  404  404  404  404  404  404  404  404
GET /agenda-points                             401  401  200  200  200  200  200  200  200  200  200
GET /decisions                                 401  401  200  200  200  200  200  200  200  200  200
GET /decisions/{public_id} published           401  401  404  200  404  200  200  200  200  404  404
GET /decisions/{public_id} closed              401  401  404  200  404  200  200  200  200  404  404
GET /decisions/{public_id} elsewhere           401  401  404  404  200  404  200  200  404  404  404
GET /decisions/{public_id} missing             401  401  404  404  404  404  404  404  404  404  404
"""  # noqa: E501

# Who changes something by sending a form in which nothing is filled in. Nobody else ever does.
CHANGES: dict[str, tuple[str, ...]] = {
    "administrator": ("admin",),
    "deactivate": ("admin",),
    "key_end": ("director",),  # it is his key
    "my_withdraw": ("contributor",),
    "revisit_done private": ("director",),
    "revisit_done published": ("director",),
    "revisit_done closed": ("director",),
    "revisit_done elsewhere": ("elsewhere",),
    "submission_act published/code": ("director", "adviser"),
}
