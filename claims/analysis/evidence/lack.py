"""The phrases by which an article says that nothing was offered for a claim, for the evidence reader."""

from claims.analysis.evidence.words import CLAIM, CLAIM_WORDS, NOT, gap, pattern_of
from claims.analysis.function_words import word_set

_PROOF = (
    r"(?:evidence|proofs?|substantiation|documentation|grounds|basis|justification|(?:supporting|"
    r"corroborating) \w+)"
)
_PARTICULARS = (
    rf"(?:{_PROOF}|details?|specifics|names|pictures|photographs|photos|video|figures|data|(?:\w+ )?records|"
    r"examples|reasons?|sources?|coordinates|documents|results|explanation|numbers|dates?)"
)
_GAVE = (
    r"(?:provid(?:ed?|es|ing)|offer(?:ed|s|ing)?|g[ai]ven?|gives|giving|cit(?:ed?|es|ing)|present(?:ed|s|"
    r"ing)?|"
    r"produc(?:ed?|es|ing)|show(?:ed|n|s|ing)?|shar(?:ed?|es|ing)|publish(?:ed|es|ing)?|releas(?:ed?|es|ing)|"
    r"suppl(?:y|ied|ies|ying)|furnish(?:ed)?|adduced?|had|has|have|disclos(?:ed?|ing)|reveal(?:ed|ing)?)"
)
_ANY = r"(?:any |further |supporting |concrete |specific |more |its |his |her |their |the |hard |immediate )*"
_PROOF_WORDS = word_set("""
    evidence proof proofs substantiation documentation grounds basis justification supporting corroborating
""")
_PARTICULAR_WORDS = _PROOF_WORDS | word_set("""
    detail details specifics names pictures photographs photos video figures data records examples reason
    reasons source sources coordinates documents results explanation numbers date dates
""")
_NOT_WORDS = word_set("not didn't hasn't haven't doesn't don't wouldn't couldn't hadn't won't")
_BASELESS_WORDS = word_set("baseless unsubstantiated unsupported groundless unfounded unproven evidence-free")
# What a sentence needs for one of the patterns below: a word of each list of a line.
LACK_WORDS = (
    (word_set("no little scant neither few"), _PARTICULAR_WORDS),
    (
        word_set("without"),
        _PARTICULAR_WORDS | word_set("elaborating specifying substantiating explaining saying material"),
    ),
    (
        _NOT_WORDS,
        _PROOF_WORDS
        | word_set("back backed substantiate substantiated elaborate elaborated support supported")
        | word_set("how where why what"),
    ),
    (
        word_set("never yet failed refused declined"),
        _PARTICULAR_WORDS | word_set("how substantiated proved proven backed explained"),
    ),
    (word_set("nothing"), _PROOF_WORDS | word_set("support back substantiate prove")),
    (word_set("neither"), word_set("nor")),
    (_BASELESS_WORDS, CLAIM_WORDS),
    (word_set("baselessly"),),
    (word_set("asked"), word_set("evidence proof details")),
    (word_set("withheld withholds withholding"), _PARTICULAR_WORDS),
)
NONE_OFFERED = pattern_of(
    rf"{_GAVE} (?:no|little|scant|neither|few) {gap(2)}{_PROOF}\b(?! of (?!wrongdoing)\w+ing\b)",
    rf"without (?:immediately |ever )?(?:provid|offer|giv|cit|present|produc|show|shar|adduc)ing "
    rf"{_ANY}{_PARTICULARS}\b",
    r"without (?:elaborat|specify|substantiat|explain)ing\b",
    r"without saying (?:how|where|why|what|who|whom|on what)\b",
    rf"(?:did|has|have|had|does|do|would|could|will){NOT} (?:\w+ ){{0,2}}{_GAVE} {_ANY}{_PROOF}\b",
    rf"(?:never|yet to|failed to|refused to|declined to) (?:\w+ )?{_GAVE} {_ANY}(?:{_PARTICULARS}\b|how\b)",
    r"(?:did|does|has|have|would|could)(?: not|n't) (?:\w+ )?(?:back(?:ed)? (?:up|this|that|it)|"
    r"substantiated?|elaborated?|support(?:ed)? (?:the|this|that|its|his|her))\b",
    r"(?:did|does|would|could|has|have)(?: not|n't) (?:explain(?:ed)?|sa(?:y|id)|specif(?:y|ied)|disclosed?)"
    r" (?:how|where|why|on what|what it)\b",
    r"never (?:substantiated|proved|proven|backed (?:it )?up|explained how)",
    r"nothing to (?:support|back|substantiate|prove)\b|no(?:thing)? (?:evidence|proof) to (?:support|back)\b",
    rf"no {gap(2)}{_PARTICULARS}\b[^;·]{{0,50}}? (?:was|were|has been|have been|is|are) (?:\w+ )?(?:provided|"
    r"offered|given|presented|produced|released|published|shown|shared|made public|put forward|forthcoming)",
    rf"{_GAVE} neither {gap(2)}(?!\w+ed\b)\w+ nor\b",
    rf"neither (?:[^;·]{{1,40}} )?{_GAVE} {_ANY}(?:{_PROOF}|documents|data|records|sources?)\b",
    r"there (?:is|was|has been) no (?:\w+ )?(?:evidence|proof) (?:that|for|to)\b",
    rf"(?:{'|'.join(sorted(_BASELESS_WORDS))}) (?:\w+ )?{CLAIM}\b",
    r"baselessly\b",
    rf"{CLAIM}\b[^;·]{{0,60}} without (?:any )?(?:\w+ )?(?:{_PROOF}|material)\b",
    r"asked for (?:\w+ )?(?:evidence|proof|details)\b",
)
_KIND = r"(?:(?!(?:for|of|to|on|with)\b)[\w'.-]{1,30} ){0,2}"  # "had no head for figures" is another thing
# Only beside somebody's words: "gave no names", "without proof".
NONE_BESIDE_SPEECH = pattern_of(
    rf"(?<!were )(?<!was )(?<!been ){_GAVE} (?:no|neither|few|little) {_KIND}{_PARTICULARS}\b"
    r"(?! of (?!wrongdoing)\w+ing\b)",
    rf"without (?:any )?{_PROOF}\b",
    rf"withh(?:eld|olds|olding) (?:the )?{gap(2)}(?:{_PARTICULARS})\b",
    rf"(?:would|did|could){NOT} say (?:how|where|why|on what|what)\b",
)
