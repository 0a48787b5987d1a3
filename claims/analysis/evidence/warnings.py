"""Finds the doubts that news copy voices beside a claim: unverified, denied, no comment, hedged, unnamed."""

import re
from collections.abc import Sequence

from claims.analysis.evidence.unquoted import Unquoted
from claims.analysis.evidence.warning_words import (
    DENIED_WORDS,
    HEDGED_WORDS,
    HEDGES,
    NO_COMMENT_WORDS,
    NOT_VERIFIED_WORDS,
    UNNAMED_WORDS,
)
from claims.analysis.evidence.words import (
    CLAIM,
    NOT,
    SPEAKERS,
    cased_pattern_of,
    gap,
    pattern_of,
    unless_behind,
)
from claims.analysis.function_words import BE, word_set
from claims.vocabulary import TextWarning

_CHECKED = r"(?:verified|confirmed|corroborated|authenticated|substantiated|validated|checked)"
_CHECK = r"(?:verify|confirm|corroborate|authenticate|substantiate|validate|check)"
_CHECKING = r"(?:verif(?:y|ying)|confirm(?:ing)?|corroborat(?:e|ing)|authenticat(?:e|ing)|check(?:ing)?)"
_SOON = r"(?: (?:be|been|yet|immediately|independently|also|always|all|fully|so far))*"
_NOT_VERIFIED = pattern_of(
    rf"(?:could|can|has|have|had|was|were|is|are){NOT}{_SOON} (?:verif(?:y|ied)|corroborated?|authenticated?|"
    rf"substantiated?)\b",
    rf"(?:could|can){NOT}{_SOON} (?:be )?confirm(?:ed)?\b|(?:could|can){NOT}{_SOON} be checked\b",
    rf"cannot{_SOON} {_CHECKED}\b|cannot{_SOON} {_CHECK}\b(?= |,|\.|;|\Z)",
    rf"(?:has|have|had|was|were|is|are){NOT}(?: yet)? been(?:{_SOON} confirmed| able to {_CHECK})\b",
    rf"(?:not|never)(?: been)?(?: yet)? independently {_CHECKED}",
    rf"(?:could|can){NOT}{_SOON} check(?= (?:it|this|that|them|the (?:claim|report|account|figure)s?)\b|"
    rf"[,.;]|\Z)",
    rf"neither [^;·]{{0,50}}? (?:can|could|has|have|was|were)(?: be| been)?(?: independently)? {_CHECKED}\b",
    r"(?:no|without|any|lacks?|pending|awaiting) (?:independent|outside|third-party|official|immediate) "
    r"(?:confirmation|verification|corroboration)",
    r"no (?:confirmation|verification|corroboration|way of (?:knowing|telling))\b",
    rf"no (?:\w+ )?(?:way|means) (?:of|to) (?:independently )?{_CHECKING}\b",
    rf"(?:impossible|not possible|hard|difficult|unable|attempts?|efforts?|failed|yet) to (?:be )?"
    rf"(?:independently |immediately )?(?:{_CHECKED}|{_CHECK})\b",
    r"(?:verification|confirmation|corroboration) [^;·]{0,40}?(?:not possible|impossible|not available)",
    r"unverified|unconfirmed|uncorroborated|unverifiable|not (?:been )?verifiable",
    rf"(?:could|can|has|have|had){NOT}{_SOON} (?:be |been )?(?:established|determined|ascertained)\b",
)
_NEGATIONS = ("not", "n't", "never")  # "did not dispute" is no denial
_NOT_REFUSED = "".join(f"(?<!{negation} )" for negation in _NEGATIONS)
_DENYING = unless_behind("den", *_NEGATIONS) + "(?:y|ies|ied|ying)"
_BEING = ("was", "were", "been", "being", "be", "is", "are", "no", "nor")
_DENYING_BY_ITSELF = unless_behind("den", *_BEING, *_NEGATIONS) + "(?:y|ies|ied|ying)"
_REJECTS = "|".join(
    unless_behind(word, "was", "were", "been", "be")
    for word in ("rejects", "rejected", "dismisses", "dismissed")
)
_REJECT = (
    rf"{_NOT_REFUSED}(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)|contest(?:s|ed|ing)?|"
    r"refut(?:es?|ed|ing)|rebut(?:s|ted)?|rebuff(?:s|ed)|repudiat(?:es?|ed)|brush(?:ed|es) (?:aside|off)|"
    r"shrug(?:ged|s) off|call(?:ed|s)?|describ(?:ed|es))"
)
# "Called the findings a wake-up call" denies nothing.
_CALLED_SO = (
    r"(?:call|describ)\w* (?:the|this|its|his|her|their) (?:\w+ )?"
    r"(?:findings?|stor(?:y|ies)|testimony|verdict|figures?|statements?|accounts?)\b"
)
# What a side fights without calling it false: "a ruling that she is contesting", "Tarsk disputes this".
_FOUGHT = (
    r"(?:decisions?|rulings?|verdict|dismissal|fines?|convictions?|charges?|findings?|sacking|removal|"
    r"order|penalty)"
)
_FIGHTS = r"(?:contest(?:s|ed|ing)?|disput(?:es?|ed|ing))"
_CRIME = (
    r"(?:(?:\w+ )?counts?|conspiracy|conspiring|fraud|murder|manslaughter|theft|assault|arson|bribery|"
    r"perjury|corruption|forgery|blackmail|rape)"
)
_WRONG = r"(?:false|untrue|wrong|fabricated|invented|a lie|lies|baseless|nonsense|fiction|fake|absurd)"
_DENIED = pattern_of(
    rf"{_DENYING_BY_ITSELF} "
    rf"(?:that|it|any|all|having|\w+ing|(?:an? )?{CLAIM}|there|both|either|wrongdoing|involvement|"
    r"responsibility|knowledge|this|"
    rf"(?:the|his|her|its|their|these|those|such) {gap(2)}(?:{CLAIM}|involvement|role|part|guilt|"
    r"responsibility))\b",
    rf"{_DENYING} ever \w+ing\b|contradict(?:s|ed|ing)? (?:the |this |that )?{gap(2)}{CLAIM}\b",
    rf"{_DENYING} (?:in|through|at|on|to|via|during) {gap(5)}that\b",
    rf"(?:{CLAIM}(?: that| which)?|(?<=, )which|(?<=, )what) (?:[\w'-]{{1,30}} ){{1,6}}?(?:has |have |had |"
    r"\w+ly )*(?<!not )(?<!to )(?<!would )(?<!will )(?<!was )(?<!were )(?:deny|denies|denied|rejects|"
    r"rejected|disputes|disputed|contests|contested|refutes|refuted)\b",
    rf"(?!{_CALLED_SO}){_REJECT} (?:as (?:\w+|[“\"]·*[”\"]) )?(?:(?:the|a|an|all|any|this|that|these|"
    rf"those|such|his|her|its|their|{gap(1)}\w+'s) )?{gap(2)}{CLAIM}\b",
    rf"(?:{_REJECTS}) (?:(?:that|this|it|them|"
    rf"these|those|both) )?as(?= [“\"‘']·| {_WRONG}\b| baseless\b)",
    rf"{CLAIM} [^;·]{{0,40}}?(?:was|were|is|are|has been) (?:flatly |strongly )?(?:denied|rejected|refuted|"
    r"disputed|contested)",
    rf"{_FOUGHT}(?: that| which)? (?:[\w'-]{{1,30}} ){{1,3}}?(?:(?:is|are|was|were|ha[sd] been|have been) "
    r"(?:now |still )?(?:contesting|disputing)|(?:has|have|had) (?:contested|disputed))\b",
    rf"{_FOUGHT}(?: that| which)? (?:he|she|it|they) (?:now |still |also )?{_FIGHTS}\b",
    rf"{_NOT_REFUSED}(?<!the )(?<!a ){_FIGHTS} (?:(?:this|that|it)(?=[,.;]|\Z)|"
    rf"(?:the|his|her|its|their|this|that) {gap(1)}{_FOUGHT}\b)",
    rf"{_DENYING} {_CRIME}\b",
    r"issued a denial|despite (?:the |\w+ )?denials?\b",
    rf"{CLAIM} (?:was|were|is|are) (?:entirely |completely |simply |plainly )?{_WRONG}\b",
    r"(?:plead(?:s|ed)?|pled) not guilty|(?:maintain|protest)(?:s|ed)? (?:his|her|their) innocence",
    r"insist(?:s|ed)?(?: that)? (?:he|she|it|they) (?:had |has |have |was |were |did |does |is )?(?:never|"
    r"not|nothing|no)\b",
    r"(?:says?|said)(?: that)? (?:there (?:was|were|is) )?no such\b",
    r"(?:says?|said) (?:it|this|that) (?:was|is)(?: simply)?(?: not true| untrue| false| a lie)\b",
)
# Whoever disavows "the Holt plan" denies no claim.
_DISAVOWED = cased_pattern_of(
    r"disavow(?:s|ed) (?:the|any|all|this|it|his|her|its|their)\b(?! (?-i:[A-Z]))",
)
_QUOTED_DENIALS = word_set("lie lies false untrue true nonsense rubbish fiction fake")
_DENIED_IN_QUOTES = pattern_of(
    r"(?:that|this|it|these)(?: (?:is|was|are)|'s|'re) (?:\w+ )?(?:a lie|lies|false|untrue|not true|nonsense|"
    r"rubbish|fiction|fake)\b",
    r"not a word of (?:it|this|that) is true",
)
_ASK = (
    r"(?:calls?|e-?mails?|messages?|requests?|questions?|letters?|inquir(?:y|ies)|quer(?:y|ies)|texts?|list)"
)
_ASKED = r"(?:questions?|quer(?:y|ies)|inquir(?:y|ies)|requests?|calls?)"
_QUOTED_NO_COMMENT = pattern_of(r"no (?:further )?comment\b|nothing (?:more |else )?to (?:say|add)\b")
_COULD = unless_behind(
    "could", "agreement", "deal", "consensus", "compromise", "settlement", "verdict", "decision"
)
_TOLD_TO = ("told to", "asked to", "ordered to", "urged to", "warned to", "forced to")
_KEEP = "|".join(unless_behind(word, *_TOLD_TO) for word in ("remain", "stay", "kep", "keep"))
_NO_COMMENT = pattern_of(
    r"(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)) (?:requests? )?(?:to |for |an? )?(?:\w+ )?(?:comment|"
    r"be interviewed|interview|elaborate|answer|respond|discuss|say|speak|talk|be drawn|explain|reply|"
    r"confirm or deny|disclose|specify)\b",
    rf"(?:did|had|has|have|does){NOT} (?:immediately |yet |promptly |directly )*(?:respond(?:ed)?|"
    rf"repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)(?: to)? {gap(4)}{_ASK}\b",
    rf"(?:did|had|has|have|does){NOT} (?:immediately |yet |promptly )*(?:respond(?:ed)?|repl(?:y|ied)|"
    rf"comment(?:ed)?)"
    r"(?= (?:on|when|by|before|about|directly|immediately|in time)\b|[,.;]|\Z)",
    rf"neither [^;·]{{1,70}} (?:responded|replied|commented|answered|returned {gap(1)}{_ASK})\b",
    rf"{_ASK} [^;·]{{0,70}}?(?:went unanswered|unanswered|(?:were|was|have been|had been)(?: not|n't) "
    rf"(?:answered|"
    r"returned)|(?:received|got|drew|met with) no (?:\w+ )?(?:answer|reply|response)|went (?:straight )?to "
    r"voicemail)",
    rf"(?:would{NOT}|won't|will not|wouldn't) (?:comment|discuss|say|answer|elaborate|be drawn|speak to|"
    rf"talk to)\b",
    rf"{_COULD}{NOT}(?: immediately)? be (?:reached|contacted)\b(?! by (?:road|sea|rail|land|boat|car|train|"
    rf"air|foot))",
    r"(?:no ?one|nobody|none)\b[^;·]{0,40}? (?:answered|picked up) (?:the |their |his |her "
    r")?(?:tele)?phones?\b",
    r"(?:no ?one|nobody|none) [^;·]{0,40}?could be (?:reached|contacted)\b(?! by (?:road|sea|rail|land))",
    r"neither (?:confirm|den)\w* nor (?:confirm|den|rule|disput)\w*",
    r"(?:cannot|can't|couldn't|could not) (?:yet |immediately )?comment\b|unable to comment\b",
    r"declin(?:ed|es) to (?:provide|share|confirm|identify|name|give (?!up\b))",
    rf"refer(?:red|s) (?:all |any |further |reporters' |the |such )*{_ASKED}(?: (?:about|on|for) "
    r"[^,;·]{1,40}?)? (?:back )?to\b",
    r"not (?:immediately )?available for (?:comment|an interview)|unavailable for (?:comment|an interview)",
    r"(?:had|has|have|made|offered|gave) no (?:immediate |further |public )?comment\b",
    r"no (?:immediate|official|public) (?:comment|response|reaction|word|reply|statement)\b",
    rf"(?:{_KEEP})(?:ed|s|t)? (?:silent|quiet|mum|tight-lipped)\b",
    r"(?:did|has|have|had|does)(?: not|n't) address (?:the |any |these |those )?(?:reports|claims|"
    r"allegations|accusations|questions|criticism)\b",
    r"(?:hung up|walked (?:off|away)|shut the door) (?:when|after|on|as|without)\b",
    rf"(?:turned down|turn(?:s|ing) down|ignored|brushed off) {gap(4)}(?:requests?|questions?|interview|"
    rf"calls|e-?mails)\b",
    r"sought (?:a )?comment from|approached for comment",
)
_THOUGHT = (
    r"(?:believed|thought|understood|said|reported|rumou?red|presumed|feared|assumed|alleged|suspected|"
    r"claimed|held|known|considered|reputed)"
)
_HEDGING = "|".join(unless_behind(hedge, "more", "less", "most") for hedge in sorted(HEDGES))
_HEDGED = pattern_of(
    rf"(?:{_HEDGING})\b(?! voters?\b)",
    r"it (?:is|was) (?:\w+ly |now |also |widely )?(?:understood|believed|thought|feared|assumed|claimed)\b"
    r"(?! to\b)",
    rf"(?:is|are|was|were|been|be) (?:\w+ly |now |also |widely )?{_THOUGHT} to\b",
    r"(?:presumed|feared|believed|thought) (?:dead|drowned|killed|lost|missing|trapped|buried|stolen|gone)\b",
    r"(?:may|might|could) (?!not\b)(?:\w+ )?have\b(?! to\b)|might be\b(?! (?:reached|contacted|verified|"
    r"confirmed|heard|seen|established|corroborated|checked)\b)",
    r"(?:appear(?:s|ed)?|seem(?:s|ed)?) to (?!(?:the|a|an|his|her|their|its|him|me|us|them|loud|wild|great|"
    r"some|applause|cheers)\b)(?=\w)",
    r"(?:un|not |not immediately |not yet |far from |less than |not entirely )clear (?:who|what|why|how|"
    r"whether|if|where|when|that|which)\b|(?:is|was|remains?|remained) unclear\b",
    r"not (?:immediately |yet |fully |publicly )*(?:known|certain|sure) (?:who|what|why|how|whether|if|"
    r"where|when|that)\b|(?<!maker )(?<!author )(?<!name )(?:is|was|were|are)(?: not|n't)(?: immediately|"
    r" yet)* (?:known|certain)\b",
    r"it (?:is|was|seems|seemed) (?:quite |also |just )?(?:possible|conceivable|probable|plausible) that\b",
    r"rumou?rs? (?:has|had|have) it|according to rumou?rs?",
    r"whether [^;·]{1,80} (?:remain(?:s|ed)|is|was) (?:an open question|unclear|unknown|uncertain|to be seen|"
    r"disputed|not known)",
    r"(?:what|which) (?:looked|looks|appear(?:s|ed)|seem(?:s|ed)) (?:like|to)\b|remains to be seen",
)
_SAID_TO = pattern_of(
    r"(?:is|are|was|were|been|be) (?:\w+ly |now |also |widely )?(?:said|reported|held|considered) to\b"
    r"(?! account| ransom)"
)
_UNNAMED = pattern_of(
    r"(?:on|under|of|requested|granted|demanded|sought|insist(?:ed|ing|s) on|promised|asked for|given) "
    r"(?:the )?(?:condition of )?anonymity\b|(?:spoke|speaking|talked|talking|said|interviewed) anonymously",
    r"(?:ask|want|wish|prefer|declin|refus|agree|request)(?:ed|es|ing|s)?(?: not)? to (?:be (?:named|"
    r"identified|quoted)|remain (?:anonymous|unnamed)|give (?:his|her|their) (?:full )?names?)",
    r"(?:not|n't) (?:be |been )?(?:authori[sz]ed|allowed|permitted|cleared|free) to (?:speak|talk|discuss|"
    r"comment|brief)",
    r"may not (?:speak|talk) (?:to|with|publicly)|can(?:not|'t) (?:speak|be named|be identified)\b",
    rf"(?:unnamed|anonymous|unidentified) {gap(2)}(?:{SPEAKERS}|spokes\w+)\b",
    rf"{SPEAKERS} {gap(2)}(?:familiar with|close to|briefed on|with (?:\w+ )?knowledge of|privy to|in the "
    rf"know)",
    r"(?:gave|giving|give|using|uses|used) only (?:his|her|their|a|one) (?:first |last )?names?\b",
    r"(?:on|under) (?:the |a )?(?:strict )?(?:condition|understanding) (?:that )?"
    r"(?:of not|(?:he|she|they|he or she) (?:would |will )?not)(?: be| being)? (?:named|identified|quoted)\b",
    r"(?:gave|giving|gives?) (?:his|her|their) names? only as\b",
    r"only (?:give|gave|giving) (?:his|her|their) (?:first )?names? as\b",
    r"(?:pseudonym|nom de guerre|not (?:his|her|their) real names?)\b|known only as\b",
    r"names? not (?:to )?be (?:used|published|printed|given)|identified only (?:as|by)\b",
    r"(?:sur)?names? (?:\w+ ){0,2}(?:being |been )?(?:withheld|changed|concealed|not being (?:used|"
    r"published))\b",
    r"withh(?:eld|old|olding) (?:his|her|their|the) (?:\w+ )?(?:(?:sur)?names?|identit(?:y|ies))",
    r"on (?:deep )?background\b(?= |,|\.)",
    r"(?:did|does|do)(?: not|n't) (?:want|wish) (?:to be (?:named|identified|quoted)|(?:his|her|their) "
    r"(?:full |real )?names? )",
    r"if (?:(?:he|she|they) )?(?:(?:was|were|is|are) )?(?:identified|named)\b",
    rf"{gap(1)}sources? (?:\w+ly )?(?:said|say|says|told|close|briefed|in|at|inside|with|familiar)\b"
    r"(?! (?:of|the river))",
    r"(?:according to|said|told by) (?:an? |the |one |several |two |three |its |his |her )?"
    r"(?:(?!the\b)[\w-]{1,20} )?(?:sources?|insiders?)\b|insiders? (?:\w+ ){0,4}(?:said|say|told|describ)",
)
# Each pattern is tried only on a sentence that holds a word of each list in one of its lines.
_TABLE: tuple[tuple[TextWarning, Sequence[Sequence[frozenset[str]]], re.Pattern[str]], ...] = (
    (TextWarning.NOT_INDEPENDENTLY_VERIFIED, NOT_VERIFIED_WORDS, _NOT_VERIFIED),
    (TextWarning.DENIED_BY_OTHER_SIDE, DENIED_WORDS, _DENIED),
    (TextWarning.DECLINED_COMMENT, NO_COMMENT_WORDS, _NO_COMMENT),
    (TextWarning.HEDGED, HEDGED_WORDS, _HEDGED),
    (TextWarning.ANONYMOUS, UNNAMED_WORDS, _UNNAMED),
)


_LISTED = {warning.value: (warning, pattern) for warning, _, pattern in _TABLE}
_SAID_OF = ("said to", "reported to", "held to", "considered to")
_QUOTED_DENIAL, _DISAVOWAL, _SAYING_OF = "quoted denial", "disavowal", "saying of"
_QUOTED_SILENCE = "quoted silence"
# The lists of words, one word of each of which a doubt needs.
WARNING_TOPICS: list[tuple[str, Sequence[frozenset[str]]]] = [
    *((warning.value, lists) for warning, lines, _ in _TABLE for lists in lines),
    (_QUOTED_DENIAL, (_QUOTED_DENIALS,)),
    (_QUOTED_SILENCE, (word_set("comment nothing"), word_set("no to"))),
    (_DISAVOWAL, (word_set("disavow disavows disavowed disavowing"),)),
    (_SAYING_OF, (word_set("said reported held considered"), word_set("to"), BE)),
]
_DOUBTING = frozenset(topic for topic, _ in WARNING_TOPICS)


def warnings_in(sentence: Unquoted) -> list[tuple[TextWarning, tuple[int, int]]]:
    """The doubts that a sentence voices, each with where its words stand in it, in reading order.

    What a speaker doubts in a quotation is not the article's doubt. A denial counts inside a quotation too,
    since it is the other side that speaks there.
    """
    topics, low = sentence.topics, sentence.low
    if _DOUBTING.isdisjoint(topics):
        return []
    found: dict[TextWarning, tuple[int, int]] = {}
    for topic in topics:
        if (listed := _LISTED.get(topic)) and (match := listed[1].search(low)):
            found[listed[0]] = match.span()
    if _SAYING_OF in topics and any(hint in low for hint in _SAID_OF) and (match := _SAID_TO.search(low)):
        found[TextWarning.HEDGED] = match.span()
    if TextWarning.DENIED_BY_OTHER_SIDE not in found and (denial := _other_denial(sentence)):
        found[TextWarning.DENIED_BY_OTHER_SIDE] = denial.span()
    silent = TextWarning.DECLINED_COMMENT in found
    if not silent and (silence := _in_quotes(sentence, _QUOTED_SILENCE, _QUOTED_NO_COMMENT)):
        found[TextWarning.DECLINED_COMMENT] = silence.span()
    return sorted(found.items(), key=lambda pair: pair[1]) if found else []


def _other_denial(sentence: Unquoted) -> re.Match[str] | None:
    if _DISAVOWAL in sentence.topics and (match := _DISAVOWED.search(sentence.plain)):
        return match
    return _in_quotes(sentence, _QUOTED_DENIAL, _DENIED_IN_QUOTES)


def _in_quotes(sentence: Unquoted, topic: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What counts although a speaker says it; looked for only where something is quoted."""
    if sentence.cut == sentence.plain or topic not in sentence.topics:
        return None
    return pattern.search(sentence.low_cut)
