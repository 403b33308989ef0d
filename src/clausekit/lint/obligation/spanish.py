"""The Spanish obligation ladder."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

from clausekit.lint.obligation.rung import Rung

_F = r"r(?:á|án)"  # the future: -rá, -rán
_MEANS = (
    rf"(?:(?:adopta|adoptan|adopta{_F}|toma|toman|toma{_F})\s+(?:todas\s+|cuantas\s+)?(?:las\s+)?(?:medidas|disposiciones|precauciones)|(?:hace|hacen|ha{_F})\s+(?:todo\s+lo\s+(?:posible|que\s+esté)|cuanto\s+(?:esté|sea|resulte)|(?:todos\s+los|los\s+mejores|sus\s+mejores|su\s+mejor|los\s+máximos)\s+esfuerzos?)|(?:emplea|emplean|emplea{_F}|realiza{_F}|desplega{_F})\s+(?:todos\s+)?(?:sus|los)\s+(?:mejores\s+|máximos\s+)?esfuerzos|(?:pone|ponen|pond{_F})\s+(?:todos\s+)?(?:los|sus)\s+(?:mejores\s+)?(?:medios|esfuerzos)|se\s+comprometen?\s+a\s+(?:hacer\s+todo\s+lo\s+posible|adoptar\s+todas\s+las\s+medidas|hacer\s+cuanto))"
)
_EFFORT = (
    rf"(?:(?:procura|intenta|vela|busca)(?:n|{_F})?\s+(?!activa)(?=\w)|se\s+(?:esfuerza|esfuerzan|esforza{_F})|trata(?:n|{_F})?\s+de\s+\w+r|aspira(?:n|{_F})?\s+a|trabaja(?:n|{_F})\s+(?:para|por)|se\s+comprometen?\s+a\s+(?:procurar|intentar|esforzarse|buscar|tratar\s+de|velar|trabajar\s+(?:para|por))|(?:tiene|tienen|tend{_F})\s+como\s+objetivo|persigue(?:n|{_F})?\s)"
)
_SOFT = (
    rf"(?:(?:fomenta|anima|alienta|impulsa|apoya|invita|sensibiliza|recomienda|aconseja|incentiva|estimula)(?:n|{_F})?\b|(?:alenta|recomenda|promove|favorece){_F}\b|(?:promueve|favorece)n?\b|facilita(?:n|{_F})\s+(?:la\s+participación|el\s+diálogo|la\s+conciliación|el\s+acceso\s+de\s+las\s+mujeres)|(?:debería|deberían|sería|serían|convendría)\b|se\s+comprometen?\s+a\s+(?:fomentar|promover|apoyar|favorecer|impulsar|sensibilizar|incentivar)|se\s+(?:invita|invitará|recomienda|recomendará|aconseja|anima|sugiere)n?\b)"
)
_CREDO = (
    r"(?:reconocen?|consideran?|desean?|pretenden?|estiman?|afirman?|(?:re)?afirman?|manifiestan?|reiteran?|comparten?|creen?|entienden?|valoran?|declaran?\s+su|confían?|celebran?\s+que|toman?\s+nota|conceden?\s+(?:una\s+)?(?:gran|especial|suma|máxima|particular)|otorgan?\s+(?:una\s+)?(?:gran|especial|suma|máxima)|ratifican?\s+su|expresan?\s+su)\b"
)
_PARTY = (
    r"\b(?:la\s+empresa|la\s+dirección|el\s+grupo|la\s+compañía|las\s+partes|el\s+comité|la\s+comisión|la\s+parte\s+(?:empleadora|empresarial)|las\s+empresas|el\s+sindicato|los\s+sindicatos|las\s+organizaciones\s+sindicales|el\s+consejo|la\s+administración|el\s+empleador|la\s+empleadora|el\s+empresario|el\s+patrono|la\s+patronal|el\s+arrendador|el\s+arrendatario|el\s+proveedor|los\s+proveedores|el\s+contratista|cada\s+parte|cada\s+empresa|cada\s+filial|cada\s+centro|la\s+filial|las\s+filiales|la\s+sociedad|la\s+entidad|la\s+representación\s+(?:empresarial|sindical)|recursos\s+humanos)(?:\s+(?:general|paritaria|firmantes?|mixta|principal|matriz|usuaria|de\s+empresa|de\s+seguimiento|del\s+centro|del\s+grupo))?"
)
_DOES = (
    r"(?:informa|consulta|entrega|comunica|facilita|paga|abona|publica|aplica|asume|responde|remite|elabora|realiza|organiza|financia|designa|nombra|convoca|respeta|cumple|reembolsa|adelanta|evalúa|revisa|presenta|dota|habilita|crea|fija|destina|dedica|notifica|traslada|negocia|acuerda|examina|contrata|forma|indemniza|retribuye|descuenta|explica|motiva|justifica|conserva|custodia|actualiza|registra|proporciona|adapta|sustituye|devuelve|celebra|verifica|libera|instala|acepta|aporta)n?"
    r"|mantienen?|conceden?|ofrecen?|ponen?\s+a\s+disposición|se\s+reúnen?|suministran?|cubren?|corren?\s+con|hacen?\s+entrega|da\s+(?:traslado|cuenta)|dan\s+(?:traslado|cuenta)"
)
_NO_DUTY = (
    r"(?:será|serán|estará|estarán|tendrá|tendrán|podrá|podrán|habrá|habrán|entrará|entrarán|comprenderá|comprenderán|constará|constarán|constituirá|constituirán|formará|formarán|durará|durarán|finalizará|finalizarán|comenzará|comenzarán|surtirá|surtirán|quedará|quedarán|regirá|regirán|afectará|afectarán|equivaldrá|equivaldrán|significará|incluirá|incluirán|abarcará|abarcarán|expirará|vencerá|vencerán|cesará|cesarán|prevalecerá|prevalecerán|dependerá|dependerán|resultará|resultarán|corresponderá|corresponderán|existirá|existirán|seguirá|seguirán|permanecerá|permanecerán|supondrá|supondrán|producirá|producirán|consistirá|consistirán|ascenderá|ascenderán|obedecerá|variará|variarán|sustituirá|sustituirán|oscilará|oscilarán|implicará|implicarán|conllevará|conllevarán|contendrá|contendrán|figurará|figurarán|más\s+allá|allá)"
)

SPANISH = (
    Rung("none", 0, rf"\bse\s+(?:entiende|entienden|entende{_F}|considera|consideran|considera{_F}|denomina|denominan|denomina{_F}|aplica|aplican|aplica{_F}|rige|rigen|regi{_F}|refiere|refieren|compone|componen|compond{_F}|extiende|extienden|extende{_F}|computan?|computa{_F})\b(?!\s+que\b)|\b(?:entra|entran|entra{_F})\s+en\s+vigor|\bser(?:á|án)\s+(?:de\s+(?:aplicación|\d)|aplicables?|considerad[oa]s?|nulas?\s+de\s+efecto)"),
    Rung("no-obligation", 5, r"\bno\s+(?:estar[áa]n?|est[áa]n?|vendr[áa]n?|vienen?|queda|quedará)\s+obligad[oa]s?|\bno\s+(?:tendr[áa]n?|tienen?)\s+(?:la\s+)?obligación|\bno\s+ser[áa]n?\s+(?:responsables?|obligatori[oa]s?)|\bno\s+(?:tienen?|tendr[áa]n?)\s+que\b|\bno\s+(?:es|será)\s+(?:necesario|preciso|obligatorio)|\b(?:queda|quedan|quedará|quedarán|está|están|estará|estarán)\s+(?:exent[oa]s?|eximid[oa]s?|dispensad[oa]s?)\b|\bnadie\s+(?:está|estará|vendrá|podrá\s+ser)\s+obligad[oa]"),
    Rung("no-entitlement", 5, rf"\bno\s+(?:tend{_F}|tienen?|da{_F}|dan?|genera{_F}|generan?)\s+(?:el\s+|ningún\s+)?derecho|\bno\s+(?:percibi{_F}|disfruta{_F}|recibi{_F}|cobra{_F}|perciben?|devenga{_F})\b|\bperde{_F}\b|\bpierden?\s+(?:el|su|la|todo)"),
    Rung("prohibition", 5, rf"\bno\s+(?:pod{_F}|pueden?|debe{_F}|deben?|cabe|procede|se\s+(?:pod{_F}|pueden?|permiten?|permiti{_F}|admiten?|admiti{_F}|autorizan?))\b|\bno\s+se{_F}\b(?!\s+(?:de\s+aplicación|aplicables?|inferior(?:es)?|superior(?:es)?|compensables?|absorbibles?|acumulables?|retribuid|objeto|necesari))|\bno\s+(?:se\s+|le\s+|les\s+|lo\s+|la\s+)?(?!se{_F}|tend{_F}|esta{_F}|habr|afecta|resulta|genera|computa|entra|aplica|existi|constitui|supond|implica)\w{{2,}}{_F}\b"
         rf"|\b(?:queda|quedan|queda{_F}|est[áa]n?|esta{_F})\s+(?:expresamente\s+|terminantemente\s+|totalmente\s+)?(?:prohibid[oa]s?|vedad[oa]s?|excluid[oa]\s+toda)|\bse\s+(?:prohíben?|prohibi{_F})\b|\b(?:es|son|ser[áa]n?)\s+(?:nul[oa]s?|ilícit[oa]s?|ilegal(?:es)?)|\bse\s+(?:abstiene|abstienen|abstend{_F})\b|\bse\s+comprometen?\s+a\s+(?:no\b|abstenerse)|\bse\s+obligan?\s+a\s+no\b|\bse\s+tend{_F}\s+por\s+no\s+puest|\brenuncian?\s+a\b"
         rf"|\bning(?:ún|uno|una)\s+(?:[\wà-ÿ]+\s+){{1,9}}?(?:pod{_F}|debe{_F}|se{_F}|puede|debe|[\wà-ÿ]{{2,}}{_F})\b|\ben\s+ningún\s+(?:caso|momento|supuesto),?\s+(?:[\wà-ÿ]+\s+){{0,9}}?(?:puede|pueden|debe|deben|[\wà-ÿ]{{2,}}{_F})\b|\bnadie\s+(?:pod{_F}|se{_F}|debe{_F}|puede|debe)\b|\bbajo\s+ning(?:ún|una)\s+\w+"),
    Rung("entitlement", 5, rf"\b(?:tienen?|tend{_F}|dan?|da{_F}|otorgan?|otorga{_F})\s+(?:igualmente\s+|asimismo\s+|también\s+)?(?:el\s+|pleno\s+)?derecho|\bse\s+(?:reconocen?|reconoce{_F}|garantizan?|garantiza{_F})\b[^.;]{{0,60}}?\bderecho|\b(?:disfruta{_F}|goza{_F}|percibi{_F}|recibi{_F}|cobra{_F}|dispond{_F}|devenga{_F}|obtend{_F}|adquiri{_F}|acumula{_F}|conserva{_F}\s+(?:su|sus|el|la|todos|íntegro))\b|\b(?:tienen?|tend{_F})\s+(?:libre\s+)?(?:acceso|preferencia|prioridad|garantizad[oa])|\btend{_F}\s+(?:un|una|dos|tres|cuatro|cinco|quince|treinta|\d+)\b(?!\s+(?:plazo|vigencia|duración|carácter))|\b(?:disfrutan?|gozan?|perciben?|cobran?|disponen?|devengan?|reciben?)\s"),
    Rung("obligation", 3, rf"\b{_MEANS}"),
    Rung("obligation", 2, rf"\b{_EFFORT}"),
    Rung("obligation", 1, rf"\b{_SOFT}"),
    Rung("permission", 1, rf"\b(?:tienen?|tend{_F})\s+(?:la\s+)?(?:facultad|posibilidad|opción|potestad|libertad)\b|\bse\s+reserva(?:n|{_F})?\s+(?:el|la)\s+(?:derecho|facultad|posibilidad)|\bcabe\s+\w+r\b|\b(?:es|son|se{_F})\s+libres?\s+(?:de|para)\b|\bes\s+(?:posible|potestativo)\b"),
    Rung("obligation", 5, rf"\b(?:debe{_F}|debe|deben|hab{_F}\s+de|ha\s+de|han\s+de|tend{_F}\s+que|tienen?\s+que|garantiza{_F}|garantizan?)\b|\b(?:est[áa]n?|esta{_F}|queda|quedan|queda{_F}|viene|vienen|vend{_F})\s+(?:legalmente\s+)?obligad[oa]s?\s+a|\b(?:es|son|se{_F})\s+(?:obligatori[oa]s?|preceptiv[oa]s?|imprescindibles?|necesari[oa]s?|precis[oa]s?|exigibles?|responsables?\s+de|obligación\s+de|de\s+obligado\s+cumplimiento)|\b(?:corresponde|corresponde{_F}|incumbe|incumbi{_F}|compete|competen|compete{_F})\s+a(?:l|\b)|\b(?:tienen?|tend{_F})\s+(?:la\s+obligación|el\s+deber)|\bhay\s+que\b|\bes\s+deber\s+de\b"),
    Rung("obligation", 4, rf"\bse\s+comprometen?\s+a\b|\bse\s+obligan?\s+a\b|\b(?:corre{_F}|se{_F}|son|es|corren?|i{_F}|van?)\s+(?:íntegramente\s+)?(?:a|por)\s+(?:cargo|cuenta)\s+de|\b(?:acuerdan?|convienen?|pactan?)\s+(?:que|en|\w+r(?:se|lo|la|los|las)?)\b|{_PARTY}\s+(?:\w+mente\s+|también\s+|asimismo\s+)?(?!{_MEANS}|{_EFFORT}|{_SOFT}|{_CREDO}|pod|se{_F}\b|tend|dispond|disfrut|percib|goza|cobra|deb|garantiz|se\s+(?:abst|reserva|comprom|oblig)|(?:{_NO_DUTY})\b)(?:(?:se\s+|le\s+|les\s+|lo\s+|la\s+|los\s+)?\w+{_F}\b|(?:{_DOES})\b)|\bse\s+(?!reserv)\w+{_F}\b"),
    Rung("obligation", 4, rf"\bse{_F}\s+(?:\w+mente\s+)?(?!debid|referid|comprendid|conocid|compatible)(?:\w{{2,}}(?:ad|id)[oa]s?|puest[oa]s?|hech[oa]s?|escrit[oa]s?|abiert[oa]s?|cubiert[oa]s?|resuelt[oa]s?|devuelt[oa]s?|suscrit[oa]s?)\b"),
    Rung("permission", 1, rf"\b(?:pod{_F}|pueden?)\b|\b(?:est[áa]n?|esta{_F}|queda|quedan|queda{_F})\s+(?:autorizad[oa]s?|facultad[oa]s?|habilitad[oa]s?)|\ba\s+su\s+(?:sola\s+|entera\s+)?discreción"),
    Rung("declaration", 0, rf"(?<!\bse\s)\b{_CREDO}|\b(?:son|es)\s+conscientes?\b|\best[áa]n?\s+convencid[oa]s?|\btienen?\s+la\s+(?:voluntad|convicción|firme)"),
    Rung("obligation", 4, rf"\b(?!(?:{_NO_DUTY})\b)\w{{2,}}{_F}\b"),
)  # fmt: skip

# The words at which a rung can begin, and the endings that make any word one.
STARTS = (
    "no queda quedan está están esta estan se es son tienen tiene da dan otorga otorgan disfruta disfrutan goza gozan percibe perciben cobra cobran dispone disponen devenga devengan recibe reciben adopta adoptan toma toman hace hacen emplea emplean pone ponen "
    "procura procuran intenta intentan vela velan busca buscan trata tratan aspira aspiran trabaja trabajan persigue persiguen debería deberían sería serían convendría fomenta fomentan anima animan alienta alientan impulsa impulsan apoya apoyan invita invitan sensibiliza "
    "sensibilizan recomienda recomiendan aconseja aconsejan incentiva incentivan estimula estimulan promueve promueven favorece favorecen facilita facilitan debe deben ha han garantiza garantizan corresponde incumbe compete competen hay acuerda acuerdan conviene convienen pacta pactan "
    "la el las los cada puede pueden a cabe reconoce reconocen considera consideran desea desean pretende pretenden estima estiman afirma afirman reafirma reafirman manifiesta manifiestan reitera reiteran comparte comparten cree creen entiende entienden valora valoran declara declaran "
    "confía confían celebra celebran concede conceden ratifica ratifican expresa expresan ningún ninguna ninguno en nadie bajo corre corren va van viene vienen pierde pierden renuncia renuncian entra entran recursos"
)
ENDINGS = ("rá", "rán")
