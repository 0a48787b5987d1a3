"""Lists for the sentence splitter in other languages: abbreviations, ordinals before months, words that open.

What stands before a small letter goes on in any language; here is only what may stand before a capital or a
figure. The lists are our own, from what the languages' style books abbreviate.
"""

from functools import cache

from claims.analysis.abbreviations import ENGLISH_RULES, Abbreviations
from claims.analysis.function_words import word_set

_EVERYWHERE = "dr prof st mr mrs ms ing mons"
_BEFORE_NUMBER = word_set("""
    abs art arts artt kap cap chap vol fig bd blz pág págs pag pagg pp nr nrs nn núm núms nº n.º n° nos kl nro
    env стр
""")
# A letter that announces a name, not the first of one: "M. Le Brun".
_LETTERS = {"fr": "m", "es": "d"}
# ISO 639-1 code → what a name, a figure or a unit follows.
_NEVER_LAST = {
    "de": """
        bspw bzw ca dipl evtl exkl geb gegr gem gest ggf hl hr hrn hrsg inkl insb jr mag msgr sen sog vgl
        vors zzgl abzgl z.b u.a d.h i.d.r z.t v.a u.u frhr stv stellv allg ehem öffentl str
    """,
    "fr": "mm mme mmes mlle mlles mgr pr ex p.ex c.-à-d éd réf sté cf gén lt j.-c",
    "es": """
        sr sra sres sras srta dña da dra gral cnel cte tte sgto lic arq pdte pdta rvdo ud uds vd vds avda
        ej p.ej aprox hnos sto sta gob ee
    """,
    "pt": """
        sr sra srs sras srta dra drs dras exmo exma ex ex.ª ten sgt eng arq p.ex aprox dep gov séc sto sta
        profa av
    """,
    "it": """
        sig sig.ra sig.na sigg dott dott.ssa prof.ssa avv on sen gen ten arch geom rag cav es p.es ca c.d
        cfr v.le p.zza
    """,
    "nl": "dhr mevr mw drs ir bijv bv ca o.a m.b.t i.v.m t.a.v resp plm ong vgl gen kol lt sgt jhr",
    "sv": "bl.a t.ex ca dvs d.v.s s.k fr.o.m t.o.m resp",
    "da": "bl.a f.eks ca hr dvs d.v.s s.k jf ifm vedr",
    "nb": "bl.a f.eks ca dvs d.v.s s.k jf ifm vedr",
    "fi": "esim ns vrt ks puh s.o toim",
    "pl": "ul np tzw gen płk ppłk mjr por św m.in godz nr al ks inż mgr hab abp bp dn",
    "cs": "tzv např tj č ul mgr bc mudr judr phdr rndr doc sv resp cca gen plk npor čl nám",
    "hu": "pl kb ún ill ifj id özv ld vö sz tc",
    "ro": "dl dlui dna d-na d-l nr gen lt alin bd jud cca",
    "tr": "doç yrd av sn örn cad sok mah bkz alb gen org çev haz",
    "id": "rp jl bpk hj drs dra kel kec kab tgl sdr brigjen letjen mayjen",
    "ru": "ул т.е см проф акад д-р ген им рис пр пл о св напр",
    "uk": "вул ім т.зв див проф акад ген рис просп пл о св напр",
}
# Before a capital they may stand inside a sentence or close it: the next word decides.
_OFTEN_LAST = {
    "de": "usw etc usf u.s.w co inc ltd mio mrd tsd bill jh jhd std min max tel uhr",
    "fr": "etc cie inc ltd s.a av bd h",
    "es": "etc cía s.a uu ee.uu jr h",
    "pt": "etc cia ltda s.a jr h",
    "it": "ecc etc s.p.a s.r.l",
    "nl": "enz etc e.d b.v n.v jr mln mld min max",
    "sv": "osv etc m.m m.fl",
    "da": "osv etc m.m m.fl",
    "nb": "osv etc m.m m.fl",
    "pl": "itd itp r w im tys mln mld ok",
    "ru": "г гг руб тыс млн млрд т.д т.п др",
    "uk": "р рр грн тис млн млрд т.д",
    "cs": "atd apod mil mld tis",
    "hu": "stb",
    "ro": "etc ș.a mil mld",
    "tr": "vb vs",
    "id": "dll dsb dst",
    "fi": "milj mrd jne",
}
# Words that open sentences, and hardly ever follow an abbreviation inside one.
_STARTERS = {
    "de": """
        der die das ein eine er sie es wir ich ihr ihre sein seine dies diese dieser dieses in im am an
        auf bei nach vor mit für von zu zum zur aus um seit bis unter über aber und oder doch denn wenn
        als da dann so auch noch nur nun jetzt hier dort damit dabei laut wie was wer wo warum alle viele
        einige kein keine man ob weil zudem außerdem allerdings
    """,
    "fr": """
        le la les un une des il elle ils elles on nous vous je ce cette ces c'est c’est dans en à au aux
        sur pour par avec selon mais et ou si quand comme depuis après avant son sa ses leur leurs qui que
    """,
    "es": """
        el la los las un una él ella ellos su sus este esta esto ese eso en a al de del por para con según
        pero y o si cuando como desde tras antes no se lo hay también además
    """,
    "pt": """
        o a os as um uma ele ela eles seu sua este esta isso em no na ao de do da por para com segundo mas
        e ou se quando como desde após antes não também além
    """,
    "it": """
        il lo la i gli le un una lui lei loro suo sua questo questa in nel nella a al di del da per con
        secondo ma e o se quando come dopo prima non anche
    """,
    "nl": """
        de het een hij zij ze wij we ik dit dat deze die in op aan bij na voor met van naar uit volgens
        maar en of als toen ook er geen
    """,
    "pl": """
        w we na z ze do i a to nie jak po o za od ale jednak on ona oni one ich ten ta te tak już jest są
        według zdaniem dla przed przy tam tu gdy
    """,
    "cs": """
        v ve na z ze do i a to ne jak po o za od ale však on ona oni ten ta podle pro před při tam tady
        když
    """,
    "ru": """
        в во на с со к у о об из за по до от при для он она они оно это этот мы я но а и или если когда
        как что так также после кроме там здесь
    """,
    "uk": """
        у в на з із до від за по при для він вона вони воно це ми я але а і й або якщо коли як що так
        також після крім там тут
    """,
    "fi": "hän he se ne ja mutta kun jos myös tämä",
    "ro": "el ea ei în la din cu de pe o un dar și dacă când după",
}
_GERMAN_MONTHS = word_set("""
    januar jänner februar feber märz april mai juni juli august september oktober november dezember
    jan feb mär apr jun jul aug sep sept okt nov dez
""")
# "Am 3. Mai", "im 19. Jahrhundert", "der 2. Senat": what counts goes on with what it counts.
_BEFORE_GERMAN_ORDINAL = word_set("""
    am im zum zur vom beim den der die das dem des ein eine einen einem einer eines ab bis seit und oder nach
    vor ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner dieser diesen jeder jeden jedem ins ans
""")


@cache
def abbreviations_in(language: str) -> Abbreviations:
    """What the splitter knows of a language (ISO 639-1); of one without a list what it knows of English."""
    if language not in _NEVER_LAST:
        return ENGLISH_RULES
    german = language == "de"
    return Abbreviations(
        never_last=word_set(f"{_EVERYWHERE} {_NEVER_LAST[language]}"),
        before_number=_BEFORE_NUMBER,
        months=_GERMAN_MONTHS if german else frozenset(),
        often_last=word_set(_OFTEN_LAST.get(language, "")),
        starters=word_set(_STARTERS.get(language, "")),
        letters=word_set(_LETTERS.get(language, "")),
        elides=language in {"fr", "it"},
        before_ordinal=_BEFORE_GERMAN_ORDINAL if german else frozenset(),
    )
