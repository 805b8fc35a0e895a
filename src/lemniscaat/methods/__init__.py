"""Methods of participation as a library of its own: no Django, no database, no screen.

Each method is a package: a problem goes in, a result comes out. The result can be explained in the
words of those who took part (`explain`), drawn (`picture`), checked by a stranger (`record`) and
looked up in a register of algorithms (`card.json`).

    rotation    who sits where, round after round, so that people meet anew
    sortition   who is drawn by lot, with quotas and chances that are as fair as they can be
    matching    who is paired with whom, from two worlds
    opinion     what groups of people agree on, where they differ, and what the middle says
    valuation   what people would choose with a limited budget
    narrative   what stories are about, without losing the one that stands alone
    priority    which area or task comes first when not everything can be done
"""

__version__ = "0.1.0"
