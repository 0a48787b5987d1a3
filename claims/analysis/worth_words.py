"""Words that raise or lower how much a sentence needs a check.

A list that ends in `_TELLING` holds those that give a reader the reason, whatever stands beside them; the
other words of the list count only, as they often mean something else: "last six weeks", "attacks of asthma".
"""

from claims.analysis.function_words import word_set

UNITS = word_set("""
    percent per cent percentage dollars euros pounds miles kilometres kilometers tonnes tons barrels acres
    hectares billion million trillion thousand hundred deaths jobs votes cents rate ratio average deficit
    debt budget unemployment inflation income wages taxes population
""")
COMPARING = word_set("""
    more less fewer than higher lower increase increased increases increasing decrease decreased rise rose
    risen rising fall fell fallen falling drop dropped grew grown growth doubled tripled halved cut cuts
    reduced reduce raised raise gained lost loss losses gain exceeded surpassed majority minority record
""")
EXTREMES = word_set("""
    most least largest biggest highest lowest worst best greatest fastest slowest first last only never always
    every none longest shortest poorest richest strongest weakest unprecedented
""")
CAUSAL = word_set(
    "because caused causes cause led leads resulted result results due thanks therefore consequence"
)
ACCUSING = word_set("""
    killed kill murder murdered attack attacked attacks corrupt corruption fraud illegal illegally
    stole stolen
    crime crimes criminal lied lie lies false weapons bombed invaded tortured abused violated violation
    convicted charged arrested guilty terrorist terrorists terrorism casualties injured wounded destroyed
""")
DEEDS = word_set("""
    voted vote votes signed passed supported opposed introduced proposed vetoed cosponsored appointed created
    spent spending paid funded eliminated repealed enacted approved promised pledged sent sold bought built
    won elected negotiated withdrew balanced inherited
""")
PUBLIC_MATTERS = word_set("""
    president senate congress parliament government federal state states country nation administration
    court law tax taxes economy economic budget military troops army war nuclear security health insurance
    social schools education energy oil trade immigration immigrants police companies workers families
    children program programs governor senator republican democratic minister election policy plan bill
    healthcare medicare medicaid welfare poverty prison prisons gun guns drugs climate border borders treaty
    sanctions missile missiles embassy intelligence bank banks hospital hospitals farmers soldiers veterans
    voters citizens deficit debt jobs unemployment treasury constitution amendment crime prices
""")
OPINION = word_set("""
    think believe feel hope want wish should must need love hate great wonderful terrible proud sure maybe
    perhaps guess suppose i'm let's glad sorry ought better important trust care faith dream agree disagree
""")
# What happened and what others do can be looked up; what is or what one does oneself, less often.
IN_THE_PAST = word_set("was were had did")
OF_OTHERS = word_set("he she they his her their")
FORECASTING = word_set("will would going shall gonna we'll i'll they'll if could might can")
SMALL_TALK = word_set("""
    thank thanks welcome hello goodnight applause laughter please okay ok yes bye congratulations
    crosstalk excuse sir ma'am
""")
ADDRESS = word_set("you your you're you've i my me i'm i've myself yourself")
FIGURES_TELLING = word_set("""
    three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands million millions
    billion billions trillion twice
""")
UNITS_TELLING = word_set("percent percentage")
COMPARING_TELLING = word_set("""
    more less fewer higher lower increase increased increases increasing decrease decreased rose risen fallen
    dropped grew grown growth doubled tripled halved reduced reduce exceeded surpassed
""")
EXTREMES_TELLING = word_set("""
    largest biggest highest lowest worst greatest fastest slowest longest shortest poorest richest strongest
    weakest unprecedented
""")
CAUSAL_TELLING = word_set("because caused causes cause resulted consequence")
HARM_TELLING = word_set("""
    killed kill murder murdered attacked corrupt corruption fraud illegal illegally stole stolen crime crimes
    criminal lied bombed invaded tortured abused violated violation convicted arrested guilty terrorist
    terrorists terrorism casualties injured wounded destroyed
""")
DEEDS_TELLING = word_set("""
    voted vetoed cosponsored repealed enacted approved promised pledged elected
""")
TIMES_TELLING = word_set("ago since")
