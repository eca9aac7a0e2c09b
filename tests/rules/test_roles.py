from waystation.rules.roles import MAY, Role, Verb, may, roles_for


def test_every_verb_is_given_to_somebody_and_every_role_may_do_something():
    assert set(MAY) == set(Verb)
    assert all(MAY.values())
    assert frozenset().union(*MAY.values()) == set(Role)


def test_one_of_several_roles_is_enough():
    assert may([Role.AUDITOR, Role.WORKER], Verb.RECORD_SCREENING)
    assert not may([Role.AUDITOR, Role.ADMIN], Verb.RECORD_SCREENING)
    assert not may([], Verb.SEE_LAW)


def test_the_roles_of_a_verb():
    assert roles_for(Verb.RECORD_SCREENING) == {Role.WORKER, Role.HEAD, Role.POLICE}


def test_who_configures_sees_no_file():
    assert not may([Role.ADMIN, Role.AUDITOR], Verb.SEE_CLIENTS)
