"""The phrases of news copy that voice doubt about a claim, as patterns for the evidence reader."""

import re

from claims.analysis.evidence_patterns import pattern_of
from claims.analysis.function_words import word_set
from claims.vocabulary import TextWarning

# Each pattern is tried only on a sentence that holds one of its words.
WARNING_PATTERNS: tuple[tuple[TextWarning, frozenset[str], re.Pattern[str]], ...] = (
    (
        TextWarning.NOT_INDEPENDENTLY_VERIFIED,
        word_set(
            """
                verify verified confirm confirmed authenticate authenticated corroborate corroborated
                unverified unconfirmed confirmation verification
            """
        ),
        pattern_of(
            r"(?:could|can|has|have|had|was|were|is|are)(?: not|n['’]t)(?: yet)?(?: been)?(?: be)?"
            r"(?: immediately| independently| yet)*(?: be)? (?:verif(?:y|ied)|confirm(?:ed)?|"
            r"authenticated?|corroborated?)\b",
            r"cannot(?: be)?(?: immediately| independently)* (?:verif(?:y|ied)|confirm(?:ed)?)\b",
            r"(?:not|never)(?: been)?(?: yet)? independently (?:verified|confirmed|corroborated)",
            r"unable to(?: independently| immediately)* (?:verify|confirm|authenticate)",
            r"no independent (?:confirmation|verification)",
            r"unverified|unconfirmed|impossible to (?:independently )?(?:verify|confirm)",
        ),
    ),
    (
        TextWarning.DENIED_BY_OTHER_SIDE,
        word_set(
            """
                deny denies denied reject rejects rejected dispute disputes disputed
            """
        ),
        pattern_of(
            r"(?:which|that|what|claims?|charges?|allegations?|accusations?) (?:[\w’'-]+ ){1,6}"
            r"(?:has |have |had |strongly |repeatedly |flatly )*(?:den(?:y|ies|ied)|reject(?:s|ed)?|"
            r"disput(?:es?|ed))\b",
        ),
    ),
    (
        TextWarning.DECLINED_COMMENT,
        word_set(
            """
                declined declines declining refused refuses refusing respond responded reply replied
                return returned answer answered comment commented reached response reaction
            """
        ),
        pattern_of(
            r"(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)) (?:requests? )?(?:to |for )?(?:\w+ )?(?:comment|"
            r"be interviewed|elaborate|"
            r"answer|respond|discuss|say)\b",
            r"(?:did|had|has|have|does)(?: not|n['’]t) (?:immediately |yet |promptly )*(?:respond(?:ed)?|"
            r"repl(?:y|ied)|return(?:ed)?|"
            r"answer(?:ed)?|comment(?:ed)?)\b(?: to| on)?(?: \w+){0,3}",
            r"could(?: not|n['’]t)(?: immediately)? be reached",
            r"(?:had|has|have|made|offered|was|were) (?:no|not available for|unavailable for)(?: "
            r"immediate)? comment",
            r"not (?:immediately )?available for comment|unavailable for comment|no immediate (?:comment|"
            r"response|reaction)",
        ),
    ),
    (
        TextWarning.HEDGED,
        word_set(
            """
                believed thought suspected alleged said reported rumored rumoured feared appear
                appears appeared seem seems seemed have be clear unclear
            """
        ),
        pattern_of(
            r"(?:is|are|was|were) (?:\w+ )?(?:believed|thought|suspected|alleged|said|reported|rumou?red|"
            r"feared) to\b",
            r"appear(?:s|ed)? to\b|seem(?:s|ed)? to\b|(?:may|might|could) (?:\w+ )?have\b|(?:might|could) "
            r"be\b|"
            r"it (?:is|was|remains) (?:un|not )clear\b",
        ),
    ),
    (
        TextWarning.ANONYMOUS,
        word_set(
            """
                anonymity anonymously named identified quoted authorized authorised allowed permitted
                unnamed anonymous unidentified familiar close briefed knowledge
            """
        ),
        pattern_of(
            r"(?:on|under) (?:the )?condition of anonymity|requested anonymity|granted anonymity|spoke "
            r"anonymously",
            r"(?:ask|want|wish|prefer|declin|refus)(?:ed|es|ing|s)?(?: not)? to be (?:named|identified|"
            r"quoted)",
            r"(?:not|n['’]t) (?:be )?(?:authori[sz]ed|allowed|permitted) to (?:speak|talk|discuss|comment|"
            r"brief)",
            r"(?:unnamed|anonymous|unidentified) (?:\w+ )?(?:officials?|sources?|aides?|diplomats?|people|"
            r"persons?|"
            r"executives?|employees?|users?|accounts?|donors?|advis[eo]rs?|spokes\w+)",
            r"(?:people|persons?|sources?|officials?) (?:\w+ )?(?:familiar with|close to|briefed on|with "
            r"(?:direct )?knowledge of)",
        ),
    ),
)

HEDGES = frozenset(
    [
        "allegedly",
        "reportedly",
        "apparently",
        "purportedly",
        "supposedly",
        "ostensibly",
        "seemingly",
        "presumably",
        "possibly",
        "perhaps",
        "likely",
        "unlikely",
        "probably",
        "suspected",
        "alleged",
        "purported",
        "supposed",
        "rumored",
        "rumoured",
        "reputedly",
    ]
)
