"""Words that carry no subject, in what people type and in how they speak to the contact centre.

Function words, greetings and the verbs of asking ("ik zou graag willen dat ik … kan"). A word
that can be a subject of its own (ophalen, kwijt, kapot, lost) never belongs here.
"""

DUTCH = frozenset(
    """
    de het een der des den te ten ter en of maar want dus dan als indien wanneer toen terwijl omdat doordat
    zodat hoewel tenzij mits dat die dit deze daar hier er waar waarom waarvoor waarmee waarvan waarin waarop
    waaraan waarnaar waaruit waarbij waardoor daarvoor daarmee daarvan daarin daarop daaraan daarbij daarna
    hiervoor hiermee hiervan erover ervan ervoor ermee eraan erin erop erbij eruit ernaast wie wat welk welke
    hoe hoeveel hoelang hoezo
    ik je jij jou jouw u uw we wij ze zij hij haar hem hen hun ons onze me mij mijn mn zn zijn iemand iets
    niemand niets alles allemaal men elkaar zich zelf zichzelf mezelf
    ben bent is was waren geweest wees word wordt worden werd werden geworden heb hebt heeft hebben had hadden
    gehad kan kun kunt kunnen kon konden gekund wil wilt willen wilde wilden wou zou zouden zal zult zullen
    mag mogen mocht mochten moet moeten moest moesten hoef hoeft hoeven ga gaat gaan ging gingen gegaan
    doe doet doen deed deden gedaan wist
    laat laten liet zei gezegd bedoel snap
    niet geen wel ook nog al alweer eens even maar eigenlijk gewoon heel erg zeer zo zoals toch nou nu dan
    toen straks weer steeds altijd nooit ooit soms vaak meestal misschien graag alvast meteen
    ongeveer natuurlijk namelijk trouwens ergens nergens overal verder pas
    aan af bij binnen boven buiten door in langs met na naar naast om onder op over per rond sinds
    tegen tijdens tot tussen uit van vanaf vanuit via volgens voor voorbij zonder
    hallo hoi goedemorgen goedemiddag goedenavond dag beste mevrouw meneer alstublieft alsjeblieft aub svp
    bedankt dank sorry ja nee oke ok hoor
    enkele sommige alle ieder iedere elk elke beide zulke
    """.split()
) - {"pas"}

ENGLISH = frozenset(
    """
    a an the and or but so if then than that this these those there here where when why how what which who
    whom whose while because since until unless as of at by for with about against between into through
    during before after to from in out on off over under again once
    i im ive id me my mine myself you your yours yourself he him his she her hers it its itself we us our
    ours they them their theirs one ones someone somebody something anyone anybody anything everyone
    am is are was were be been being have has had having do does did doing done dont doesnt didnt
    can cant cannot could couldnt will wont would wouldnt shall should shouldnt may might must
    want wants wanted like got go goes going went
    make makes made let lets see
    not no nor only own same too very just also still already ever never always sometimes often now
    please thanks thank hello hi hey sorry yes ok okay dear sir madam
    all any both each other some such much every another
    really actually maybe perhaps quite exactly
    """.split()
)

# Words that colour a question without being its subject: when, who of the family, how much. They are
# rare in texts of a municipality, so their rarity would make them weigh the most in a spoken sentence.
WEAK_DUTCH = frozenset(
    """
    vandaag gisteren morgen overmorgen eergisteren vanmorgen vanochtend vanmiddag vanavond vannacht ochtend
    middag avond nacht week weken weekend maand maanden jaar jaren jaartje uur uren uurtje minuten minuut
    dagen tijd tijdje moment keer keren laatst onlangs binnenkort afgelopen vorige volgende volgend vorig
    komende eerst eerste tweede derde vierde laatste halverwege halfjaar begin eind einde
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    januari februari maart april mei juni juli augustus september oktober november december
    nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
    zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd
    half halve paar aantal hele helemaal bijna
    moeder vader mama papa ouders zoon dochter broer zus oma opa tante oom neef nicht man vrouw vriend
    vriendin vrienden partner schoonmoeder schoonvader kleinkind mensen persoon personen jullie zoiets
    ding dingen dingetje iets zaak manier geval reden probleem
    goed goede slecht slechte groot grote klein kleine oud oude ouwe nieuw nieuwe lang lange kort korte
    leuk mooi fijn moeilijk makkelijk belangrijk verschillende eigen
    staan stond gestaan ligt liggen lag gelegen zet zetten gezet leg leggen legde houd houden hield gehouden
    neem neemt nemen nam genomen geef geeft geven gaf gegeven breng brengt bracht gebracht blijf blijft
    blijven bleef gebleven begin begint beginnen begon begonnen werk werkt werkte probeer proberen voel
    loop loopt lopen liep rijd rijdt hoor hoort gehoord kijk kijken gekeken lijkt vertel vertellen praten
    noem noemt gebeurt gebeurd gebruik gebruiken snappen begrijp begrijpen merk merken betekent klopt
    heet horen lukt gelukt terug thuis erbij
    regel regelen geregeld vraag vragen zoek zoeken vind vinden weet weten krijg krijgt krijgen kreeg
    kregen gekregen denk denkt denken zeg zegt zeggen alleen best zeker echt zie ziet zien snel meer
    minder veel weinig kom komt komen kwam gekomen zit zitten staat ander andere anders mogelijk nodig
    """.split()
)

WEAK_ENGLISH = frozenset(
    """
    today yesterday tomorrow tonight morning afternoon evening night day days week weeks weekend month months
    year years hour hours minute minutes time times moment last next first second third ago soon recently
    monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    zero two three four five six seven eight nine ten eleven twelve twenty thirty hundred half few several
    mother father mum mom dad parents son daughter brother sister grandmother grandfather husband wife friend
    friends partner people person guy man woman
    thing things stuff way case reason problem
    good bad big small old new long short nice hard easy different many
    put puts take takes took taken give gives gave given bring brings stay keep come comes came work works
    try trying feel hear see seen read understand mean happen happened use using
    near best back home anymore
    know knows tell say says said ask find looking think mean get gets getting more most few many need needs
    """.split()
)
