"""What groups of people agree on, where they differ, and what the middle says.

People vote agree, disagree or pass on short statements, in the family of Polis. Votes go in; out
come the groups of people who vote alike (or one, if there are none), the statements that connect
all groups, those that divide them, and what the people between the groups think.

    from lemniscaat.methods.opinion import Votes, analyse, explain

    votes = Votes.from_rows([("ann", "more trees", 1), ("bob", "more trees", -1), ...])
    landscape = analyse(votes, seed="2026-03-01")
    for sentence in explain(landscape):
        print(sentence.en)

As votes keep coming, `Conversation` updates its sums with the new ones only:

    conversation = Conversation.of(votes)
    conversation = conversation.with_rows([("cas", "more trees", 1)])
    landscape = analyse(conversation, seed="2026-03-01", previous=landscape)
"""

from lemniscaat.methods.opinion.analysis import THRESHOLD, analyse
from lemniscaat.methods.opinion.landscape import (
    Connecting,
    Density,
    Dividing,
    Figures,
    Group,
    Landscape,
    Membership,
    Middle,
    Telling,
)
from lemniscaat.methods.opinion.picture import bars, picture
from lemniscaat.methods.opinion.polis import read
from lemniscaat.methods.opinion.shares import Count
from lemniscaat.methods.opinion.tally import Conversation, Tally
from lemniscaat.methods.opinion.votes import MISSING, Statement, Votes
from lemniscaat.methods.opinion.words import explain

__all__ = [
    "MISSING",
    "THRESHOLD",
    "Connecting",
    "Conversation",
    "Count",
    "Density",
    "Dividing",
    "Figures",
    "Group",
    "Landscape",
    "Membership",
    "Middle",
    "Statement",
    "Tally",
    "Telling",
    "Votes",
    "analyse",
    "bars",
    "explain",
    "picture",
    "read",
]
