"""What the Dutch stemmer leaves apart: strong verbs, and endings it takes off one form and not another.

"Ingeschreven" and "inschrijven", "overleden" and "overlijden", "fiets" and "fietsen" get one stem.
"""

import re

# Left what the stemmer makes of a past tense, participle or noun; right what it makes of the infinitive.
_STRONG = dict(
    pair.split(":")
    for pair in """
    schreef:schrijf storf:sterf stierf:sterf stool:steel stal:steel von:vind vond:vind vonden:vind
    verloor:verlies brook:breek brak:breek koos:kies keuze:kies sloot:sluit besloot:besluit beslis:besluit
    sprook:spreek sprak:spreek noom:neem nam:neem bood:bied trok:trek holp:help hielp:help hulp:help
    worp:werp bleef:blijf leed:lijd kocht:koop bracht:breng zocht:zoek woog:weeg beet:bijt loog:lieg
    dween:dwijn schonk:schenk vloog:vlieg gaf:geef zag:zien steeg:stijg kreeg:krijg zwom:zwem dronk:drink
    bond:bind wond:wind won:win zong:zing sprong:spring dwong:dwing vocht:vecht goot:giet schoot:schiet
    genoot:geniet bedroog:bedrieg roog:ruik rook:ruik boog:buig zoog:zuig schoof:schuif kroop:kruip
    hing:hang ving:vang ging:gaan sliep:slaap riep:roep viel:val hield:houd liep:loop stond:staan
    werd:word stoot:stoot streed:strijd sneed:snijd greep:grijp bleek:blijk keek:kijk leek:lijk week:wijk
    wees:wijs prees:prijs bewees:bewijs trof:tref trad:treed bad:bid zat:zit lag:lig las:lees gat:eet
    deed:doen kwam:kom kom:kom gesc:scheid vers:verzend zond:zend droeg:draag joeg:jaag sloeg:sla vroeg:vraag
    """.split()
)
_WHOLE = {
    "begrafenis": "begraaf",
    "begraving": "begraaf",
    "huwelijk": "huw",
    "meentelijk": "meen",
    "kinder": "kind",
    "dode": "dood",
    "reed": "rijd",
    "overleed": "overlijd",
    "vaders": "vader",
    "verzekering": "verzeker",
}
_SEPARABLE = (
    "aan achter af be bij binnen buiten dicht door in mee na om ont op open over rond samen tegen terug "
    "thuis toe uit vast ver voor vrij weg her los onder"
).split()
_PARTICIPLE = re.compile(r"^(?:ver|be|ont|her)[a-z]*?[aeiouy][a-z]*[^aeiouydt]([dt])$")
_PLURAL = re.compile(r"(?<=[a-z]{2}[oay])s$")


def joined_forms(stem: str, word: str) -> str:
    """The stem that all forms of the word share; `stem` is what the stemmer made of `word`."""
    if stem in _WHOLE:
        return _without_s(_WHOLE[stem])
    if word.endswith("dt") and len(word) > 4:
        stem = stem.removesuffix("t")
    stem = _strong(stem)
    if _PARTICIPLE.match(stem) and len(stem) > 6:
        stem = stem[:-1]
    return _without_s(_PLURAL.sub("", stem))


def _strong(stem: str) -> str:
    if stem in _STRONG:
        return _STRONG[stem]
    for prefix in _SEPARABLE:
        rest = stem.removeprefix(prefix)
        if rest != stem and rest in _STRONG:
            return prefix + _STRONG[rest]
    return stem


def _without_s(stem: str) -> str:
    """The stemmer takes the s off "fiets" but not off "fietsen": take it off both."""
    if len(stem) > 3 and stem.endswith("s") and (stem[-2] not in "aeiouy" or stem.endswith("ies")):
        return stem[:-1]
    return stem
