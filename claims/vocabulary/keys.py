"""What a key does at the desk, and which key it is."""

from claims.vocabulary.word import Word


class DeskKey(Word):
    """What one key does at the desk; the glyph is the key it has until a person chooses another."""

    NEXT = "next", "next claim, in the order of work", "J"
    PREVIOUS = "previous", "previous claim", "K"
    NEXT_OPEN = "next_open", "next open claim", "N"
    BACK = "back", "back to my last mark", "B"
    GO_TO = "go_to", "go to a claim by its number", "G"
    FIND = "find", "find words in the story", "/"
    SAID = "said", "they said it", "S"
    NOT_SAID = "not_said", "they didn’t", "Shift+S"
    VERIFIED = "verified", "✓ Verified: what we found bears it out", "V"
    DISPUTED = "disputed", "≠ Disputed: something we found stands against it", "D"
    UNSUPPORTED = "unsupported", "∅ Unsupported: we looked and found too little", "U"
    NOT_CHECKABLE = "not_checkable", "– Not checkable: opinion, forecast, wish, order", "X"
    FOUND = "found", "add what we found", "E"
    ATTRIBUTION = "attribution", "edit who says so", "A"
    CONFIRM = "confirm", "confirm a guess: who says so, then what the article offers", "C"
    NOTE = "note", "write a note", "M"
    QUERY = "query", "ask the writer", "Q"
    OUTCOME = "outcome", "what becomes of the claim", "O"
    SPLIT = "split", "split the claim in two", "P"
    MERGE = "merge", "merge it with the next claim", "Shift+M"
    ENDS = "ends", "choose where the claim begins and ends", "Shift+E"
    NOT_A_CLAIM = "not_a_claim", "it is not a claim", "Shift+X"
    UNDO = "undo", "undo the last thing you did", "Z"
    HELP = "help", "all keys", "?"
