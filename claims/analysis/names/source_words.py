"""Nouns that tell what kind of source somebody is."""

from collections.abc import Sequence

from claims.analysis.function_words import BE, CONJUNCTIONS, REFLEXIVES, ROLES, word_set

SINGULAR_PRONOUNS = word_set("he she it i")
PLURAL_PRONOUNS = word_set("they we")
# "His claim that …", "according to him".
POSSESSED = {"his": "he", "him": "he", "her": "she", "its": "it", "their": "they", "them": "they"}
TITLES = word_set("""
    mr mrs ms miss dr sir lord lady dame rev father sister pope saint gen lt col maj sgt capt cmdr adm
    major sergeant lieutenant captain commodore brigadier sen rep gov prof representatives senators
    ministers presidents president vice prime foreign defense defence finance interior health deputy
    former acting then state senior chief republican democratic democrat first lady king queen prince
    princess king judge justice premier chancellor ambassador sheriff constable detective inspector
    superintendent corporal cllr det insp supt ch cpl
    substitute striker midfielder defender goalkeeper keeper winger skipper
    boss manager teammate quarterback pitcher batsman bowler
    revd rt hon rabbi imam sheikh archbishop cardinal baroness viscount countess duchess
    speaker alhaji hajia ibu bapak barrister engr malam ustaz haji shri smt datuk coronel comandante
    sra dra dona
""")
# Whom a story calls by what they are or do, besides the offices of ROLES.
PERSONS = word_set("""
    barista barmaid barman bookie bouncer butcher grocer greengrocer hairdresser cleaner plasterer roofer
    tailor actor actress architect artist astronomer baker barber barrister bookseller botanist builder
    captain carpenter cashier chef child climber colleague commentator commissioner composer conductor cook
    counsel cyclist dancer dentist designer diplomat diver electrician engineer envoy ferryman filmmaker
    fisherman forecaster gardener goalkeeper grandfather grandmother grandson granddaughter guitarist
    headteacher historian hotelier illustrator insider jockey juror justice landlord landlady lecturer
    librarian mechanic mediator midwife musician negotiator neurologist newcomer novelist nun oncologist
    organiser organizer paediatrician paramedic passenger passerby patient pensioner performer photographer
    physicist pianist pilot plumber poet prisoner producer psychologist publican pupil rabbi referee refugee
    rep rescuer sailor scholar sculptor shopkeeper singer solicitor statistician striker promoter boxer
    superintendent surgeon surveyor teenager tenant trader trainer translator treasurer trooper umpire usher
    veteran vet vicar violinist volunteer voter waiter waitress widow widower winger woman man boy girl
    youngster
""")
PEOPLE_SUFFIXES = ("man", "woman", "boy", "girl", "person", "ist", "ess", "ian")  # of nouns for a person
DOCUMENT_SOURCES = word_set("""
    report study document documents letter memo filing lawsuit complaint indictment affidavit statement
    article editorial plan footnote contract log memorandum minutes book email emails paper ruling order
    transcript records release review audit dossier bulletin filings memos letters studies audits files
    copy version draft headline column story tweet post message resolution law bill paper analysis
    cables sheet notice caption sign research investigation findings manifest
    screenshot leaflet poster placard inscription forecast logs slide slides rules rulebook guidelines
    indictments complaints rulings brochure pamphlet manual questionnaire textbook work obituary
""")
KIN = word_set("wife widow husband daughter son sister mother father brother")
# They tell what was said before them: "The court heard that …".
HEARINGS = word_set("court jury jurors judge judges magistrates inquest inquiry tribunal hearing committee")
PICTURES = word_set("""
    picture pictures photo photos photograph photographs image images imagery video videos footage clip clips
    film recording recordings audio replay replays
""")
SHOWING_PLURALS = word_set("""
    pictures photos photographs images videos clips recordings documents records emails letters files reports
    studies polls surveys figures results statistics
""")
_STYLING = frozenset(("calling", "describing"))
_FURTHEST_PLURAL = 20  # words before "show" that may hold the noun it goes with
DATA_SOURCES = word_set(
    "data figures statistics poll polls survey surveys census index tally numbers results readings estimates"
)
GROUPS = word_set("""
    officials residents witnesses sources people experts analysts critics supporters opponents authorities
    sceptics skeptics detractors rivals academics scholars veterans hardliners side sides camp camps
    researchers scientists lawyers prosecutors lawmakers aides activists protesters doctors rescuers
    investigators neighbours neighbors locals villagers separatists rebels leaders economists observers
    others some many most engineers traders households farmers fishermen pilots shopkeepers miners
    insurers brokers bankers drivers owners nurses teachers soldiers tenants passengers guards judges
    growers dealers users customers carriers rights victims relatives families parents students workers
    employees voters republicans democrats organizers organisers advocates conservatives liberals
    diplomats reporters journalists colleagues friends fans classmates teammates councillors detectives medics
    deputies troopers cops detectives bookies insiders pals
    volunteers pupils mps meps msps whips ministers referees coaches clergy
    defenders campaigners protestors backers proponents loyalists dissidents
""")
BODIES = word_set("""
    presidency staff military army navy force forces police government ministry department office agency
    administration council committee commission court parliament senate congress union party group company
    corporation bank board university institute association federation organisation organization
    foundation centre center bureau authority service kremlin pentagon nato times post news journal herald
    tribune gazette radio tv network campaign team club league church hospital school college society
    alliance coalition front movement militia inc corp ltd co llc plc reuters afp ap bbc cnn house guard
    command regiment brigade fund trust chamber district county city state nation country republic kingdom
    outlet newspaper magazine website paper firm charity watchdog regulator airline operator
    body lettings pharma biotech gym daily courier chronicle utility jury tribunal inquest panel inquiry
    prefecture governorate directorate inspectorate secretariat constabulary consulate embassy delegation
    consortium assembly diocese archdiocese observatory municipality cooperative legislature academy ngo
""")
# What a firm's name ends in, as a word with a capital: "Blue Strait Lines", "Norda Transmission".
FIRM_WORDS = word_set("""
    Aerospace Airlines Airways Analytics Associates Aviation Bancorp Bio Biosciences Biotech Breweries Brewing
    Broadband Broadcasting Chemicals Construction Consulting Electric Electronics Energy Engineering Ferries
    Foods Holdings Industries Insurance Investments Laboratories Lettings Lines Logistics Media Minerals
    Mining Motors Networks Offshore Partners Petroleum Pharma Pharmaceuticals Properties Publishing Railways
    Records Resources Robotics Securities Semiconductors Shipping Software Solutions Steelworks Studios
    Systems Technologies Telecom Therapeutics Transmission Utilities Ventures
""")
INCORPORATED = frozenset(("plc", "PLC", "Inc", "Ltd", "LLC", "Corp"))  # behind a firm's name
# The same, but words or initials too, so that they count in these letters only.
FIRM_FORMS = frozenset(("AS", "ASA", "AB", "AG", "SA", "SE", "NV", "BV", "GmbH", "Oy", "Oyj", "SpA"))
CLUBS = word_set("Rovers United Athletic Albion Wanderers Hotspur")
BODY_ENDINGS = FIRM_WORDS | CLUBS
# A paper or a club goes by the last word of its name: "the Mail", "Rovers".
KNOWN_BY_LAST = CLUBS | word_set("""
    Argus Chronicle Courier Dispatch Echo Examiner Gazette Herald Inquirer Journal Ledger Mail Mirror Monitor
    Observer Post Register Sentinel Star Sun Telegraph Times Tribune
""")
OFFICES = (ROLES | PERSONS) - BODIES - GROUPS  # held by one person
# What a company does, before its name: "drug maker Aurel".
TRADES = word_set("""
    maker makers carmaker automaker drugmaker chipmaker steelmaker shipbuilder manufacturer producer supplier
    retailer grocer supermarket chain brewer carrier insurer lender broker builder developer contractor
    publisher broadcaster startup start-up shipper utility giant
""")
NAMED_BEHIND = TRADES | word_set("""
    company firm group bank agency union charity watchdog airline operator party club team foundation
    institute association organisation organization outlet newspaper magazine website network regulator
    site platform app studio brand
    militia movement alliance coalition league federation corporation fund nonprofit daily weekly tabloid
""")  # "the rights group Open Sea", "drug maker Aurel"
PLACE_SUFFIXES = ("ia", "stan", "land", "burg", "grad", "ville", "mara", "shire")
# Countries and capitals speak for their governments; the person who confirms a source may say so.
COUNTRIES = word_set("""
    Afghanistan Albania Algeria Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus
    Belgium Bolivia Brazil Britain Bulgaria Cambodia Canada Chile China Colombia Croatia Cuba Cyprus
    Denmark Ecuador Egypt England Estonia Ethiopia Finland France Germany Ghana Greece Greenland Guatemala
    Haiti Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan
    Kenya Kosovo Kuwait Latvia Lebanon Libya Lithuania Luxembourg Malaysia Mali Mexico Moldova Mongolia
    Morocco Myanmar Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Panama Paraguay Peru
    Philippines Poland Portugal Qatar Romania Russia Rwanda Scotland Senegal Serbia Singapore Slovakia
    Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tanzania Thailand Tunisia Turkey Uganda
    Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe Moscow Kyiv Kiev Washington
    London Paris Berlin Beijing Tehran Ankara Brussels Madrid Rome Tokyo Seoul Pyongyang Warsaw Jerusalem
    Delhi Islamabad Baghdad Damascus Riyadh Cairo Kabul Minsk Vienna Athens Budapest Canberra Ottawa
    Kremlin Pentagon
""")


def is_self_styled(low: Sequence[str], at: int) -> bool:
    """Whether the "calling" at `at` tells who somebody is: "a man calling himself a doctor"."""
    if low[at] not in _STYLING or not REFLEXIVES.intersection(low[at + 1 : at + 2]) or at == 0:
        return False
    before = low[at - 1]
    return before.isalpha() and before not in BE and before not in CONJUNCTIONS


def what_shows(low: Sequence[str], at: int) -> bool:
    """Whether pictures or papers stand before the "show" at `at`: "photos released by the port show"."""
    return not SHOWING_PLURALS.isdisjoint(low[max(0, at - _FURTHEST_PLURAL) : at])
