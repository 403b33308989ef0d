"""The obligation ladder: verbs and phrases with what they say and how firmly, by language.

Each rung is `(modality, score, pattern)`; where two begin at one place the first listed counts.
5 result, 4 commitment, 3 means with proof, 2 effort, 1 no enforceable duty, 0 recital.
"""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from clausekit.lean import dataclass

Modality = Literal[
    "obligation",
    "prohibition",
    "permission",
    "entitlement",
    "no-obligation",
    "no-entitlement",
    "declaration",
]


@dataclass(frozen=True, slots=True)
class Rung:
    """One way of saying it."""

    modality: Modality | Literal["none"]
    score: int
    pattern: str


_ADV = r"(?:\s+(?:also|only|always|at\s+all\s+times|promptly|immediately|further|first|then|each|all|both|\w+ly))*"
_M = rf"(?:shall|must|will){_ADV}"
_NOT = rf"(?:(?:shall|must|will|may|can|should){_ADV}\s+(?:not|never|neither|no\s+longer)|cannot|can't|won't)\b"
_BE = r"(?:is|are|be|was|were|remains?|being)"

ENGLISH = (
    Rung("no-obligation", 5, rf"{_NOT}{_ADV}\s+(?:be\s+(?:required|obliged|obligated|liable|responsible|bound|compelled|under\s+(?:any|no)\s+obligation)|have\s+(?:any|an|the)\s+(?:obligation|duty|liability|responsibility)|have\s+to|need\s+to)"),
    Rung("no-entitlement", 5, rf"{_NOT}{_ADV}\s+(?:be\s+(?:entitled|eligible)|have\s+(?:the|any|a)\s+(?:right|claim|recourse)|receive|accrue|earn|qualify|be\s+(?:paid|reimbursed|compensated))\b"),
    Rung("prohibition", 5, rf"{_NOT}"),
    Rung("no-obligation", 5, r"\bnothing\s+(?:(?:in|herein|contained)\b[^,;.]{0,60}?\s+)?(?:shall\s+)?(?:obliges?|requires?|compels?|obligates?)\b"),
    Rung("no-obligation", 5, rf"(?:{_M}\s+have\s+no\s+(?:obligation|duty|liability|responsibility)|{_BE}\s+not\s+(?:required|obliged|obligated|liable|responsible|bound)|(?:has|have)\s+no\s+(?:obligation|duty|responsibility|liability)|(?:{_M}\s+be|{_BE})\s+under\s+no\s+(?:obligation|duty|compulsion|liability)|{_M}\s+be\s+no\s+(?:[^.;]{{0,60}}?\b(?:and|or)\s+no\s+)?(?:obligation|liability|duty)\b|(?:makes?|(?:has|have)\s+made)\s+no\s+(?:representation|warrant)|need\s+not\b|(?:does|do)\s+not\s+(?:have|need)\s+to)"),
    Rung("no-entitlement", 5, rf"(?:{_M}\s+have\s+no\s+(?:right|claim|entitlement|recourse)|{_BE}\s+not\s+(?:entitled|eligible)|(?:has|have)\s+no\s+(?:\w+\s+or\s+\w+\s+)?(?:right|claim|entitlement|authority)|(?:does|do)\s+not\s+(?:receive|qualify|earn|accrue)\b|{_M}\s+(?:forfeit|lose)\b|{_M}\s+be\s+(?:\w+ly\s+)?(?:\w+\s+and\s+)?forfeited\b|forfeits?\b|loses?\s+(?:all|any|the|his|her|their|its)\b|waives?\s+(?:any|all|its|the|their|his|her))"),
    Rung("prohibition", 5, rf"{_M}\s+(?:in\s+no\s+(?:case|event|way|circumstances)\b|be\s+no\s+(?!later|less|more|fewer|longer|lower|greater|sooner|earlier)|have\s+no\s+(?:power|authority|jurisdiction)\b)"),
    Rung("prohibition", 5, rf"(?:{_BE}\s+(?:strictly\s+|expressly\s+)?(?:prohibited|forbidden|banned|barred|not\s+(?:permitted|allowed|authori[sz]ed))|{_BE}\s+(?:null\s+and\s+)?void\b|agrees?\s+not\s+to|undertakes?\s+not\s+to|refrains?\s+from|(?:shall|must|will){_ADV}\s+refrain)"),
    Rung("entitlement", 5, rf"(?:{_M}\s+(?:be\s+(?:entitled|eligible)|have\s+(?:(?:the|a|full|an\s+\w+|\w+)\s+)?(?:[\w()]+\s+){{0,4}}rights?\b|have\s+(?:(?:full|free|reasonable|open|unrestricted)\s+)?(?:access|priority|preference|the\s+(?:option|opportunity|choice))|enjoy)|{_BE}\s+(?:entitled|eligible)\b|(?:has|have|enjoys?|retains?|reserves?)\s+(?:the|a|an|its|full)\s+(?:\w+\s+){{0,3}}rights?\b|\benjoys?\b|(?:has|have)\s+(?:the\s+option|(?:full\s+|free\s+)?access)|qualif(?:y|ies)\s+for\b)"),
    Rung("permission", 1, rf"(?:{_M}\s+be\s+(?:permitted|allowed|free|authori[sz]ed|able|at\s+liberty)\s+to\b|(?:{_M}\s+have|has|have)\s+(?:the\s+)?(?:sole\s+|full\s+|absolute\s+)?(?:discretion|power|authority)\s+(?:to|over)\b|{_BE}\s+(?:permitted|allowed|free|authori[sz]ed|at\s+liberty)\s+to)"),
    Rung("declaration", 0, r"\bit\s+is\s+(?:the\s+)?(?:(?:mutual|joint|shared|\w+(?:'s)?)\s+)?(?:intent|intention|purpose|aim|goal|desire|policy)\b|(?<=the\s)(?:general\s+|basic\s+|main\s+)?(?:purpose|intent|intention|aim|goal|objective)\s+of\s+(?:this|the|these)\s+[^,;]{1,60}?\s+(?:is|are)\s+to\b"),
    Rung("none", 0, rf"{_M}\s+(?:mean|refer\s+to|denote|be\s+(?:known|defined|cited)|be\s+referred\s+to|(?:be(?:come)?|remain)\s+(?:effective|in\s+(?:full\s+)?(?:force|effect))|come\s+into\s+(?:force|effect)|take\s+effect)\b"),
    Rung("obligation", 3, rf"(?:(?:{_M}|agrees?\s+to)\s+(?:use|make|exert|exercise|undertake|apply|take)\s+(?:its\s+|their\s+|every\s+|all\s+|such\s+)?(?:commercially\s+)?(?:best|reasonable|good[\s-]faith|all\s+reasonable|diligent|possible|every)?\s*(?:reasonable\s+|possible\s+|good\s+faith\s+|necessary\s+)?(?:efforts?|endeavou?rs|steps|measures|means|care))"),
    Rung("obligation", 2, rf"(?:(?:{_M}|agrees?\s+to|shall)\s+(?:endeavou?r|seek|strive|aim|attempt|try|work\s+towards?|do\s+(?:its|their)\s+(?:best|utmost)|look\s+to)|\b(?:endeavou?rs?|strives?|aims?|attempts?|tries)\s+to\b|\bseeks?\s+to\b|works?\s+towards?\b|(?:is|are)\s+committed\s+to\s+\w+ing\b)"),
    Rung("obligation", 1, rf"(?:{_M}\s+(?:encourage|promote|support|facilitate|foster|invite|consider|explore|contribute\s+to|take\s+(?:due\s+)?(?:account|note)|be\s+encouraged|give\s+(?:due\s+)?consideration|have\s+regard)\b|\b(?:should|ought\s+to)\b|(?:is|are)\s+(?:encouraged|recommended|advised|expected|invited|intended)\s+to\b|(?:(?:encourages|promotes|supports|facilitates|fosters|invites)|(?<=parties\s)(?:encourage|promote|support|facilitate|foster|invite))\s+(?!by\b)(?:the|its|their|all|every|workers?|employees?|suppliers?|a|an|equal|dialogue|diversity|training|use|mutual|good|social)\b)"),
    Rung("obligation", 5, r"\b(?:shall|must)\b"),
    Rung("obligation", 5, rf"(?:{_BE}\s+(?:required|obliged|obligated|bound|liable|under\s+an?\s+(?:obligation|duty))\b|(?:has|have)\s+(?:a|an|the)\s+(?:duty|obligation)\b|(?:has|have)\s+to\b|undertakes?\s+to\b|covenants?\s+(?:to|that|with|and\s+agrees?)\b|guarantees?\s+(?:that|to|the|all|every|each)|{_BE}\s+(?:solely\s+|fully\s+)?responsible\s+for|it\s+is\s+(?:the\s+)?(?:\w+(?:'s)?\s+)?(?:mandatory|obligatory|compulsory|responsibility|duty|obligation))"),
    Rung("obligation", 4, r"(?:\bwill\b|(?:hereby\s+)?agrees?\s+(?:to|that|upon)\b|commits?\s+(?:itself\s+|themselves\s+)?to\b|pledges?\s+to\b|promises?\s+to\b|(?:expressly\s+|hereby\s+)?consents?\s+to\b|hereby\s+(?:grants?|assigns?|accepts?|transfers?|releases?|appoints?|authori[sz]es?)\b|(?:is|are)\s+to\s+be\b|(?:is|are)\s+to\s+(?=[a-z]+\b)|warrants?\s+that|represents?\s+and\s+warrants?)"),
    Rung("obligation", 4, r"\bmay\s+be\s+(?:required|obliged|obligated|called\s+upon|requested|directed)\s+to\b"),
    Rung("permission", 1, r"\b(?:may(?!,?\s+\d)|can)\b|\bat\s+(?:its|their|his|her|the)\s+(?:\w+\s+){0,3}(?:discretion|option|election)\b"),
    Rung("declaration", 0, r"\b(?:recogni[sz]es?|acknowledges?|believes?|considers?|affirms?|reaffirms?|shares?\s+the\s+(?:view|conviction|belief)|intends?|wish(?:es)?|desires?|hopes?|notes?\s+that|is\s+convinced|are\s+convinced|understands?|welcomes?|values?|attach(?:es)?\s+(?:great\s+)?importance)\b"),
)  # fmt: skip

_FADV = r"(?:\s+(?:également|aussi|toujours|immédiatement|notamment|alors|donc|ainsi|au\s+moins|\w+ment))*"
_FPARTY = (
    r"\b(?:(?:l'|chaque\s+|tout\s+)?(?:entreprises?|employeurs?|employeuse|organisation\s+syndicale)|(?:la|le|les|une|chaque)\s+(?:sociétés?|direction|groupe|partie\s+employeuse|parties|comité|commission|syndicats?|"
    r"bailleur|preneur|prestataire|fournisseurs?|organisations\s+syndicales|délégation|conseil))"
)
FRENCH = (
    Rung("no-obligation", 5, r"\bn(?:e\s+|')(?:est|sont|sera|seront)\s+(?:pas|nullement|en\s+aucun\s+cas)\s+(?:tenue?s?|obligée?s?|responsables?)|\bn'(?:a|ont|aura|auront)\s+(?:pas|aucune)\s+(?:l'|d')?obligation|\bn'(?:a|ont|aura|auront)\s+pas\s+à\b"),
    Rung("no-entitlement", 5, r"\bn(?:e\s+|')(?:a|ont|aura|auront|donne|ouvre)\s+(?:pas|aucun)\s+droit|\bn(?:e\s+|')(?:peu(?:t|vent)\s+prétendre|(?:bénéficie(?:nt)?|dispose(?:nt)?|perçoi(?:t|vent)|reçoi(?:t|vent))\s+(?:pas|plus|d'aucune?))|\bper(?:d|dent|dra|dront)\s+(?:le\s+bénéfice|le\s+droit|son|sa|ses|leurs?|tout\s+droit)"),
    Rung("prohibition", 5, rf"\bn(?:e\s+|')(?:doi(?:t|vent)|peu(?:t|vent)|pourra|pourront|devra|devront|saurait|sauraient|sera|seront|est|sont)\s+(?:\w+\s+)?(?:pas|jamais|en\s+aucun\s+cas|plus|être|ni|que)\b|\bne\s+(?:peu(?:t|vent)|pourra|pourront)\b|{_FPARTY}\s+n(?:e\s+|')(?:s')?(?!est\b|sont\b|ser|a\b|ont\b|aur|peu|pour|doi|dev)[\wà-ÿ]+\s+(?:pas|aucune?|jamais|plus|ni)\b|\bil\s+est\s+interdit|\b(?:est|sont|demeure)\s+(?:strictement\s+)?(?:interdite?s?|prohibée?s?|proscrite?s?|nulle?s?|réputée?s?\s+non\s+écrite?s?)|\bs'interdi(?:t|sent)|\bs'abst(?:ient|iennent|iendra)|\bs'engag(?:e|ent|era|eront)\s+à\s+(?:ne\s+(?:pas|plus)|n')|\baucune?\s+[\wà-ÿ]+\s+(?:ne|n')"),
    Rung("entitlement", 5, r"\b(?:a|ont|aura|auront)\s+(?:le\s+)?droit|\bbénéfici(?:e|ent|era|eront)\b|\b(?:a|ont)\s+accès|\bdispos(?:e|ent|era|eront)\s+d|\bpeu(?:t|vent)\s+prétendre|\bperçoi(?:t|vent)|\breçoi(?:t|vent)|\bconserv(?:e|ent|era|eront)\s+(?:son|sa|ses|leurs?|le\s+bénéfice|l'intégralité|tous)\b|\bacqui(?:ert|èrent)\b"),
    Rung("obligation", 3, r"\bmet(?:tent|tra)?\s+tout\s+en\s+(?:œuvre|oeuvre)|\bpren(?:d|nent|dra)\s+(?:toutes\s+)?(?:les\s+)?mesures\s+(?:raisonnables|nécessaires|utiles|appropriées)|\b(?:met|fait|font)\s+(?:tous\s+ses|ses\s+meilleurs|leurs\s+meilleurs|tous\s+leurs)\s+efforts|\bdéploi(?:e|ent)\s+(?:tous\s+)?(?:ses|leurs)\s+efforts"),
    Rung("obligation", 2, r"\bs'efforc(?:e|ent|era|eront)|\b(?:vise|visent|cherche|cherchent|tend|tendent|tente|tentent|s'attache|s'attachent|veille|veillent|essaie|essaient)\s+à\b|\bs'engagent?\s+à\s+(?:s'efforcer|rechercher|tendre|œuvrer|viser)|\bœuvr(?:e|ent|era)\b"),
    Rung("obligation", 1, r"\b(?:devrait|devraient)\b|\b(?:encourage|encouragent|encouragera|favorise|favorisent|favorisera|soutient|soutiennent|soutiendra|promeut|promeuvent|facilite|facilitent|facilitera|invite|invitent|incite|incitent|sensibilise|sensibilisent)\b|\b(?:est|sont)\s+(?:encouragée?s?|invitée?s?|incitée?s?)\s+à|\bs'engagent?\s+à\s+(?:encourager|favoriser|promouvoir|soutenir|faciliter|sensibiliser)"),
    Rung("obligation", 5, r"\b(?:doit|doivent|devra|devront)\b|\b(?:est|sont|sera|seront)\s+(?:tenue?s?\s+d|obligée?s?\s+d|obligatoires?|responsables?\s+d)|\bgaranti(?:t|ssent|ra|ront)\b|\bil\s+incombe|\ba\s+l'obligation|\bont\s+l'obligation|\bil\s+appartient\s+à"),
    Rung("obligation", 4, rf"\bs'engag(?:e|ent|era|eront)\b|\bconvien(?:t|nent)\s+(?:de|que|d')|\baccept(?:e|ent)\s+de|\b(?:est|sont|reste|restent|sera|seront)\s+(?:à\s+la\s+charge|supportée?s?\s+par)|{_FPARTY}{_FADV}\s+(?:(?:se\s+|s')?(?!devr|pourr|encourag|favoris|soutien|efforc|tent|cherch|facilit|invit|incit|veill|aur|ser|sensibil|garanti|promouv|œuvr|vis|bénéfici)[\wà-ÿ]+(?:era|eront|ira|iront|dra|dront|ttra|ttront|vra|vront)|avise|avisent|se\s+rencontrent|rencontre|désigne|désignent|nomme|rédige|affiche|soumet|soumettent|dépose|statue|rend|motive|prévient|justifie|rembourse|maintient|finance|entretient|forme|propose|évalue|effectue|élabore|invite\s+la|convoque|informe|consulte|communique|remet|fournit|assure|verse|paie|publie|tient|met|prend|établit|transmet|notifie|répond|applique|respecte|accorde|organise|présente|réunit|adresse|prévoit|supporte|supprime|conserve|examinent|négocient|conviennent|se\s+réunit|se\s+réunissent|informera|consultera|communiquera|fournira|versera|publiera|assurera|remettra|mettra|prendra|répondra)\b"),
    Rung("obligation", 4, rf"\b(?:est|sont|sera|seront){_FADV}\s+(?:remis|communiqué|transmis|adressé|versé|payé|affiché|publié|soumis|notifié|convoqué|consulté|remboursé|majoré|rémunéré|désigné|déposé)e?s?\b"),
    Rung("permission", 1, r"\b(?:peut|peuvent|pourra|pourront)\b|\b(?:est|sont)\s+(?:autorisée?s?|libres?|habilitée?s?)\s+(?:à|de)|\bà\s+sa\s+(?:seule\s+)?discrétion|\ba\s+la\s+faculté|\bse\s+réserv(?:e|ent)\s+(?:le|la)\s+(?:droit|possibilité|faculté)"),
    Rung("declaration", 0, r"\b(?:reconna(?:ît|issent)|estim(?:e|ent)|souhait(?:e|ent)|(?<!\bon\s)entend(?:ent)?|considèr(?:e|ent)|affirm(?:e|ent)|réaffirm(?:e|ent)|partag(?:e|ent)\s+(?:la\s+conviction|l'idée|le\s+point)|attach(?:e|ent)\s+(?:une\s+grande\s+)?(?:importance|du\s+prix)|rappel(?:le|lent)|sont\s+conscient\w*|est\s+consciente?|constatent)\b"),
)  # fmt: skip

SPANISH = (
    Rung("no-obligation", 5, r"\bno\s+(?:estar[áa]n?|est[áa]n?)\s+obligad[oa]s?|\bno\s+(?:tendr[áa]n?|tienen?)\s+(?:la\s+)?obligación|\bno\s+ser[áa]n?\s+responsables?|\bno\s+(?:tienen?|tendr[áa]n?)\s+que\b"),
    Rung("no-entitlement", 5, r"\bno\s+(?:tendr[áa]n?|tienen?|dar[áa]n?|generar[áa]n?)\s+(?:el\s+|ningún\s+)?derecho|\bno\s+(?:percibir[áa]n?|disfrutar[áa]n?|recibir[áa]n?|perciben?)\b|\bper(?:der[áa]n?|derán|derá)\b|\bpierden?\s+(?:el|su|la|todo)"),
    Rung("prohibition", 5, r"\bno\s+(?:podr[áa]n?|pueden?|deber[áa]n?|deben?|se\s+(?:podr[áa]n?|pueden?)|ser[áa]n?|utilizar[áa]n?|usar[áa]n?|se\s+\w+r[áa]n?|\w+r[áa]n?)\b|\b(?:queda|quedan|est[áa]n?|se)\s+(?:expresamente\s+|terminantemente\s+)?(?:prohibid[oa]s?|prohíbe|prohíben|vedad[oa]s?)|\b(?:es|son|ser[áa]n?)\s+nul[oa]s?|\bse\s+abst(?:iene|ienen|endr[áa]n?)|\bse\s+comprometen?\s+a\s+no\b|\bning[uú]n\w*\s+\w+\s+(?:podr[áa]|deber[áa]|ser[áa])"),
    Rung("entitlement", 5, r"\b(?:tienen?|tendr[áa]n?)\s+(?:el\s+)?derecho|\b(?:disfrutar[áa]n?|gozar[áa]n?|percibir[áa]n?|recibir[áa]n?|dispondr[áa]n?|tendr[áa]n?\s+acceso|conservar[áa]n?\s+(?:su|sus|el|la|todos)|devengar[áa]n?)\b|\b(?:disfrutan?|gozan?|perciben?)\s"),
    Rung("obligation", 3, r"\badoptar[áa]n?\s+(?:todas\s+)?las\s+medidas\s+(?:razonables|necesarias|oportunas|adecuadas)|\bhar[áa]n?\s+(?:todo\s+lo\s+posible|todos\s+los\s+esfuerzos|su\s+mejor\s+esfuerzo)|\badoptan?\s+(?:todas\s+)?las\s+medidas\s+(?:razonables|necesarias)"),
    Rung("obligation", 2, r"\b(?:procurar[áa]n?|procuran?|intentar[áa]n?|intentan?|velar[áa]n?|velan?)\b|\bse\s+esforzar[áa]n?|\bse\s+esfuerzan?|\btratar[áa]n?\s+de|\btratan?\s+de\s+\w+r\b|\bbuscar[áa]n?\b|\bse\s+comprometen?\s+a\s+(?:procurar|intentar|esforzarse|buscar|trabajar\s+para)|\btiene\s+como\s+objetivo"),
    Rung("obligation", 1, r"\b(?:debería|deberían)\b|\b(?:fomentar[áa]n?|fomentan?|promover[áa]n?|promueven?|apoyar[áa]n?|apoyan?|facilitar[áa]n?\s+(?:la\s+participación|el\s+diálogo)|favorecer[áa]n?|favorecen?|impulsar[áa]n?|impulsan?|animar[áa]n?|alentar[áa]n?|invitar[áa]n?|invitan?|sensibilizar[áa]n?)\b|\bse\s+comprometen?\s+a\s+(?:fomentar|promover|apoyar|favorecer|impulsar)"),
    Rung("obligation", 5, r"\b(?:deber[áa]n?|deben?|habr[áa]n?\s+de|tendr[áa]n?\s+que|tienen?\s+que|garantizar[áa]n?|garantizan?)\b|\b(?:est[áa]n?|estar[áa]n?)\s+obligad[oa]s?\s+a|\b(?:es|ser[áa])\s+(?:obligatori[oa]|responsable\s+de|obligación\s+de)|\bcorresponde\s+a\b|\btendr[áa]n?\s+la\s+obligación"),
    Rung("obligation", 4, r"\bse\s+comprometen?\s+a\b|\bse\s+obligan?\s+a\b|\b(?:correr[áa]n?|ser[áa]n?|son|es|corren?)\s+a\s+cargo\s+de|\bacuerdan?\s+(?:que|\w+r)\b|\b(?:la\s+empresa|la\s+dirección|el\s+grupo|la\s+compañía|las\s+partes|el\s+comité|la\s+comisión|la\s+parte\s+empleadora|las\s+empresas|el\s+sindicato|los\s+sindicatos|el\s+consejo|la\s+administración|el\s+empleador|el\s+empresario|el\s+arrendador|el\s+arrendatario|el\s+proveedor|cada\s+parte|la\s+sociedad)\s+(?:\w+mente\s+)?(?:(?:se\s+|le\s+|les\s+|lo\s+)?(?!podr|ser[áa]|tendr|dispondr|disfrut|percib|deber|procur|intent|velar|esforzar|tratar|buscar|foment|promover|apoyar|favorec|impulsar|animar|alentar|invitar|sensibil|garantiz|adoptar|har[áa])\w+rán?|informar[áa]n?|consultar[áa]n?|entregar[áa]n?|comunicar[áa]n?|facilitar[áa]n?|pagar[áa]n?|abonar[áa]n?|publicar[áa]n?|llevar[áa]n?|mantendr[áa]n?|aplicar[áa]n?|negociar[áa]n?|conceder[áa]n?|asumir[áa]n?|responder[áa]n?|establecer[áa]n?|elaborar[áa]n?|notificar[áa]n?|proporcionar[áa]n?|dotar[áa]n?|constituir[áa]n?|se\s+reunir[áa]n?|realizar[áa]n?|informa|consulta|entrega|comunica|facilita|paga|abona|publica|mantiene|aplica|concede|asume|responde)\b|\bse\s+(?!reserv)\w+r[áa]n?\b"),
    Rung("permission", 1, r"\b(?:podr[áa]n?|pueden?)\b|\b(?:est[áa]n?|estar[áa]n?)\s+(?:autorizad[oa]s?|facultad[oa]s?)|\ba\s+su\s+(?:sola\s+)?discreción|\bse\s+reservan?\s+(?:el|la)\s+(?:derecho|facultad)"),
    Rung("declaration", 0, r"\b(?:reconocen?|consideran?|desean?|pretenden?|estiman?|afirman?|reafirman?|manifiestan?|comparten?\s+(?:la\s+convicción|la\s+visión)|creen?|(?<!\bse\s)entienden?|son\s+conscientes|es\s+consciente|valoran?)\b"),
)  # fmt: skip

RUNGS = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}


_STARTS = {
    "en": "shall must will may can should cannot can won is are be was were remain remains being need has have do does waive waives agree agrees undertake undertakes refrain "
    "refrains enjoy enjoys retain retains reserve reserves endeavour endeavor endeavours endeavors strive strives aim aims attempt attempts tries seek seeks work works ought "
    "consent consents expressly make makes encourage encourages promote promotes support supports facilitate facilitates foster fosters invite invites covenant covenants guarantee guarantees it hereby commit commits pledge pledges promise promises "
    "warrant warrants represent represents at recognise recognises recognize recognizes acknowledge acknowledges believe believes consider considers affirm affirms reaffirm reaffirms share shares intend intends "
    "wish wishes desire desires qualify qualifies forfeit forfeits lose loses nothing does do purpose intent intention aim goal objective general basic main hope hopes note notes understand understands welcome welcomes value values attach attaches",
    "fr": "n ne se il est sont demeure s a ont aura auront bénéficie bénéficient bénéficiera bénéficieront dispose disposent disposera disposeront peut peuvent perçoit perçoivent reçoit reçoivent met mettent mettra prend "
    "prennent prendra fait font déploie déploient vise visent cherche cherchent tend tendent tente tentent veille veillent essaie essaient œuvre œuvrent œuvrera devrait devraient encourage encouragent encouragera "
    "favorise favorisent favorisera soutient soutiennent soutiendra promeut promeuvent facilite facilitent facilitera invite invitent incite incitent sensibilise sensibilisent doit doivent devra devront garantit garantissent "
    "garantira garantiront sera seront convient conviennent accepte acceptent l la le les pourra pourront à reconnaît reconnaissent estime estiment souhaite souhaitent entend entendent considère considèrent affirme "
    "affirment réaffirme réaffirment partage partagent attache attachent rappelle rappellent constatent aucun aucune perd perdent perdra perdront conserve conservent conservera conserveront acquiert acquièrent reste restent un une chaque tout",
    "es": "no queda quedan está están esta estan se es son será sera serán tienen tiene tendrá tendrán disfrutará disfrutarán gozará gozarán percibirá percibirán recibirá recibirán dispondrá dispondrán disfruta disfrutan goza gozan percibe "
    "perciben adoptará adoptarán adopta adoptan hará harán procurará procurarán procura procuran intentará intentarán intenta intentan velará velarán vela velan tratará tratarán trata tratan buscará buscarán debería deberían "
    "fomentará fomentarán fomenta fomentan promoverá promoverán promueve promueven apoyará apoyarán apoya apoyan facilitará facilitarán favorecerá favorecerán favorece favorecen impulsará impulsarán impulsa impulsan animará "
    "animarán alentará alentarán invitará invitarán invita invitan sensibilizará sensibilizarán deberá deberán debe deben habrá habrán garantizará garantizarán garantiza garantizan estará estarán corresponde acuerda acuerdan la "
    "el las podrá podrán puede pueden a reconoce reconocen considera consideran desea desean pretende pretenden estima estiman afirma afirman reafirma reafirman manifiesta manifiestan comparte comparten cree creen entiende "
    "entienden valora valoran ningún ninguna ninguno prohíbe correrá correrán corre corren perderá perderán pierde pierden conservará conservarán devengará devengarán cada los",
}  # fmt: skip


@cache
def starts(language: str) -> frozenset[str]:
    """Return the words at which a rung can begin."""
    return frozenset(_STARTS[language].split())


@cache
def combined(language: str) -> re.Pattern[str]:
    """Return one pattern that finds every rung; the group's number names the rung."""
    parts = [re.sub(r"\((?!\?)", "(?:", r.pattern) for r in RUNGS[language]]
    return re.compile("|".join(f"(?P<r{k}>{p})" for k, p in enumerate(parts)))
