"""Lists for the sentence splitter: abbreviations by how they behave before a capital, and words that open."""

from typing import NamedTuple

from claims.analysis.function_words import word_set


class Abbreviations(NamedTuple):
    """What the splitter knows of one language, in small letters and without the last full stop."""

    never_last: frozenset[str]
    before_number: frozenset[str]
    months: frozenset[str]
    often_last: frozenset[str]
    starters: frozenset[str]
    letters: frozenset[str] = frozenset()  # that announce a name, as "M." does in French
    elides: bool = False  # "l'avv. Lind"
    before_ordinal: frozenset[str] = frozenset()  # filled where a full stop makes "3." the third


# Always followed by the name they announce.
NEVER_LAST = word_set("""
    mr mrs ms messrs mmes dr drs prof profs rev revs hon fr sr. gen maj col lt cmdr capt cpl sgt pvt brig adm
    cdr ens msgt ssgt sfc pfc det insp supt gov govs lieut sen sens rep reps pres amb atty asst assoc dir
    st ste mt mts ft vs v e.g i.e cf viz al.e mme mlle sra srta dra dña dott ing lic pte spc rt res pl hrh rtd
    lt.gov lt.col lt.gen maj.gen brig.gen
""")
# Announce a number.
BEFORE_NUMBER = word_set("no nos p pp vol vols fig figs sec secs art arts ch chap par para ver n° pt eq op")
MONTHS = word_set("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri")
# May stand inside a sentence or at its end: the next word decides.
OFTEN_LAST = word_set("""
    inc corp co cos ltd llc plc bros jr sr esq etc est approx dept div assn ave blvd rd hwy bldg
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev
    okla ore pa penn tenn tex vt va wash wis wisc wyo ont que alta sask u.s u.k u.n e.u u.s.a u.s.s.r d.c b.c
    a.d a.m p.m ph.d m.d b.a m.a ll.b m.b.a d.phil r.i n.y n.j n.h n.m n.c s.c n.d s.d w.va l.a s.a n.v a.g
    g.m.b.h gmbh s.p.a p.l.c intl int'l mfg natl nat'l govt gov't hosp univ inst tel ext min max
    avg oz lb lbs ft in hr hrs sq cu mph km cm mm kg yr yrs mo mos dist jct pkwy sci tech ed eds trans al
""")
# "Plan B. Then": a letter that labels, not an initial.
LABELS = word_set("""
    plan class type grade group team vitamin hepatitis category section part appendix exhibit schedule level
    option list side phase block zone column row point model series size letter flight stage tier
""")
# Words that open sentences and hardly ever follow an abbreviation inside one.
STARTERS = word_set("""
    the a an this that these those there here it its it's he she they we i you his her their our my your
    he's she's they're we're i'm you're that's there's it’s he’s she’s they’re we’re i’m you’re that’s
    there’s in on at for from with without by during after before since until as if when while although
    though because but and or so yet nor however moreover meanwhile still then thus therefore nevertheless
    instead indeed also who what where why how which whose whether do does did is are was were has have
    had can could will would should may might must let not no one two some many most all both each every
    several few another other such under over between among about according to last next now once earlier
    later today yesterday tomorrow early late even only just perhaps maybe despite like unlike through
    across within separately additionally finally overall more much neither either nobody everyone
    everybody someone nothing something people others given based following asked
""")
# Verbs that tag a quotation closed by ? or ! as somebody's words.
SPEECH_TAGS = word_set("""
    said says say asked asks shouted shouts cried cries wrote writes tweeted tweets told exclaimed replied
    yelled wondered screamed chanted joked quipped added adds answered demanded whispered declared
    continued recalled responded remarked adds asks noted quipped joked insisted mused claimed argued begged
    inquired muttered questioned retorted sighed snapped
""")
ENGLISH_RULES = Abbreviations(NEVER_LAST, BEFORE_NUMBER, MONTHS, OFTEN_LAST, STARTERS)
