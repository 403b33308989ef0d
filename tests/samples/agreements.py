"""Sample agreements that use everything the model can hold, in two languages with the same keys."""

from __future__ import annotations

import dataclasses
from hashlib import sha256

from clausekit.model.agreement import (
    Agreement,
    Article,
    Definition,
    Item,
    ItemList,
    Paragraph,
    Party,
    Provision,
    Recital,
    Schedule,
    Section,
    Source,
    Table,
    Words,
)
from clausekit.model.inline import (
    Blank,
    Citation,
    Inline,
    Line,
    Reference,
    TermUse,
    Text,
    Value,
)
from clausekit.model.scheme import Level, Scheme

HOSTILE = "**{{ x }}** [[a]] <b> & | # 1."
ARABIC = "اتفاق إطاري عالمي"


def key(name: str) -> str:
    """Return the opaque key that a draft would give a node."""
    digest = int.from_bytes(sha256(name.encode()).digest()[:8], "big")
    return f"_Ref{digest % 1_000_000_000:09d}"


def scheme(article: str = "Article", schedule: str = "Annex") -> Scheme:
    """Return the article-decimal scheme."""
    return Scheme(
        "article-decimal",
        {
            "article": Level("decimal", "{article}", label=article),
            "clause": Level("decimal", "{article}.{clause}"),
            "provision": Level(
                "decimal", "{article}.{clause}.{provision}", alone="{article}.{provision}"
            ),
            "item": Level("lower-letter", "({item})"),
            "sub-item": Level("lower-roman", "({sub-item})"),
            "schedule": Level("upper-letter", "{schedule}", label=schedule),
            "recital": Level("upper-letter", "({recital})"),
        },
    )


def line(*parts: str | Inline) -> Line:
    """Return a line in which bare strings are text."""
    return tuple(Text(p) if isinstance(p, str) else p for p in parts)


def _items(prefix: str, *contents: Line) -> tuple[Item, ...]:
    return tuple(
        Item(key(f"{prefix}.{n}"), f"({chr(ord('a') + n)})", content)
        for n, content in enumerate(contents)
    )


WORDS = Words(
    between="between",
    recitals="Recitals",
    agreed="The parties have agreed as follows:",
    contents="Contents",
    page="Page {page} of {pages}",
    signed="Signed by the parties on the dates written below.",
    signature="Signature",
    name="Name",
    capacity="Capacity",
    place_and_date="Place and date",
    draft="DRAFT",
    seat="Seat",
    parties="Parties",
    schedules="Annexes",
    sources="Sources of law",
    proposal="Union proposal",
    agreed_box="Tentatively agreed (initials, date)",
)

WORDS_FR = Words(
    between="entre",
    recitals="Préambule",
    agreed="Les parties sont convenues de ce qui suit :",
    contents="Sommaire",
    page="Page {page} sur {pages}",
    signed="Signé par les parties aux dates indiquées ci-dessous.",
    signature="Signature",
    name="Nom",
    capacity="Qualité",
    place_and_date="Lieu et date",
    draft="PROJET",
    seat="Siège",
    parties="Parties",
    schedules="Annexes",
    sources="Sources de droit",
    proposal="Proposition syndicale",
    agreed_box="Accord provisoire (paraphes, date)",
)


def _parties() -> tuple[Party, ...]:
    return (
        Party(
            "the Company",
            line(Value("Volta Mobility SE", "name")),
            line(Value("Turin, Italy", "name")),
            line(Value("Elena Conti", "name")),
            line(Value("Chief Executive Officer", "name")),
        ),
        Party(
            "the Global Union",
            line(Value("IndustriALL Global Union", "name")),
            line(Value("Geneva, Switzerland", "name")),
        ),
        Party(
            "the Unions",
            line(Value(f"FIOM-CGIL {HOSTILE}", "name")),
            line(Blank("seat of the union", "missing", "blank-seat")),
        ),
    )


def _definitions() -> tuple[Definition, ...]:
    return (
        Definition(
            key("d.algorithmic-system"),
            "algorithmic-system",
            "algorithmic system",
            line(
                "any software, rule-based or learning, alone or built into equipment, that takes, "
                "prepares or supports decisions about ",
                TermUse("workers", "worker"),
                ".",
            ),
        ),
        Definition(
            key("d.worker"),
            "worker",
            "worker",
            line("every person who works for the Company, whatever the form of the contract."),
        ),
        Definition(
            key("d.workers-data"),
            "workers-data",
            "workers' data",
            line("any data that can be linked to a ", TermUse("worker", "worker"), "."),
        ),
    )


def _general() -> Article:
    return Article(
        key("art.general"),
        "1",
        line("Purpose and scope"),
        provisions=(
            Provision(
                key("p.scope"),
                "1.1",
                line(
                    "This agreement covers all operations of ",
                    Value("Volta Mobility SE", "name"),
                    " and binds its suppliers as set out in ",
                    Reference(key("c.register"), "Article", "2.1"),
                    " and ",
                    Reference(key("s.register-form"), "Annex", "A"),
                    ".",
                ),
            ),
            Provision(
                key("p.hostile"),
                "1.2",
                line(
                    Value(HOSTILE, "text"),
                    " is a site of the Company; so is ",
                    Value("_x_ `y` ~~z~~ \\ $1$ !", "text"),
                    ".",
                ),
                items=_items(
                    "p.hostile",
                    line("it stands at item level: ", Value(HOSTILE, "text"), ";"),
                    line(
                        "a fact holds before signing: ",
                        Blank("that notice was given", "confirm", "blank-notice"),
                        ".",
                    ),
                ),
                closing=line(Value("# 1. not a heading", "text"), " closes the list."),
            ),
            Provision(
                key("p.definitions"),
                "1.3",
                line("In this agreement:"),
                definitions=_definitions(),
            ),
        ),
    )


def _register() -> Section:
    contents = (
        Item(key("i.name"), "(a)", line("its name, its supplier and its purpose;")),
        Item(
            key("i.data"),
            "(b)",
            line("the categories of ", TermUse("workers' data", "workers-data"), ":"),
            (
                Item(key("i.data.collected"), "(i)", line("collected from workers;")),
                Item(key("i.data.derived"), "(ii)", line("derived by the system; and")),
            ),
        ),
        Item(key("i.risk"), "(c)", line("the risk to safety and health.")),
    )
    return Section(
        key("c.register"),
        "2.1",
        line("Register of algorithmic systems"),
        (
            Provision(
                key("p.duty"),
                "2.1.1",
                line(
                    "The Company shall keep a register of every ",
                    TermUse("algorithmic system", "algorithmic-system"),
                    " that it uses or tests.",
                ),
            ),
            Provision(
                key("p.contents"),
                "2.1.2",
                line("For each system the register shall state:"),
                items=contents,
                closing=line(
                    "The register follows the form in ",
                    Reference(key("s.register-form"), "Annex", "A"),
                    ".",
                ),
            ),
            Provision(
                key("p.updating"),
                "2.1.3",
                line(
                    "The Company shall enter a system at least ",
                    Value("30 days", "duration"),
                    " before its first use, as ",
                    Citation("Article 26(7) of the EU AI Act", "eu-ai-act"),
                    " and ",
                    Reference(key("i.data.derived"), "Article", "2.1.2(b)(ii)"),
                    " require, and shall pay ",
                    Blank("amount for each day of delay", "missing", "blank-amount"),
                    ".",
                ),
            ),
        ),
    )


def _limits() -> Section:
    return Section(
        key("c.limits"),
        "2.2",
        line("Limits of monitoring"),
        (
            Provision(
                key("p.limits"),
                "2.2.1",
                line(
                    "No ",
                    TermUse("workers' data", "workers-data"),
                    " may be used against ",
                    Reference(key("p.contents"), "Article", "2.1.2"),
                    ", ",
                    Reference(key("art.general"), "Article", "1"),
                    " or ",
                    Reference(key("p.scope"), "Article", "1.1"),
                    ".",
                ),
                items=_items("p.limits", line("in discipline; or"), line("in the setting of pay.")),
            ),
        ),
    )


def _disputes() -> Article:
    return Article(
        key("art.disputes"),
        "3",
        line("Disputes and duration"),
        provisions=(
            Provision(
                key("p.disputes"),
                "3.1",
                line(
                    "Disputes under ",
                    Reference(key("i.risk"), "Article", "2.1.2(c)"),
                    " go to the joint committee, whose rules stand in ",
                    Reference(key("s.rules"), "Annex", "B"),
                    ".",
                ),
                items=_items(
                    "p.disputes",
                    line("first to the site;"),
                    line("then to the Company; and"),
                    line("then to the arbitrator named in Recital ", Value("(B)", "text"), "."),
                ),
            ),
            Provision(
                key("p.duration"),
                "3.2",
                line(
                    "This agreement runs for ",
                    Value("four years", "duration"),
                    " from ",
                    Value("1 March 2027", "date"),
                    ". See Recital ",
                    Reference(key("r.b"), "", "(B)"),
                    ".",
                ),
            ),
        ),
    )


def _schedules() -> tuple[Schedule, ...]:
    form = Table(
        line("Entry in the register"),
        ((line("Field"), line("What is entered"), line("By whom")),),
        (
            (line("Name of the system"), (), line("Company")),
            (line("Supplier | version"), (), line(Value(HOSTILE, "text"))),
            (line("Date of first use"), line(Value("1 March 2027", "date")), ()),
        ),
    )
    return (
        Schedule(
            key("s.register-form"),
            "A",
            line("Form of the register"),
            (
                Paragraph(
                    line(
                        "One form for each system; see ",
                        Reference(key("p.duty"), "Article", "2.1.1"),
                        ".",
                    )
                ),
                form,
                Paragraph(line("How to fill it in"), role="heading"),
                ItemList(
                    (
                        Item(key("s.a.1"), "(a)", line("write in plain words;")),
                        Item(
                            key("s.a.2"),
                            "(b)",
                            line("sign every page:"),
                            (
                                Item(key("s.a.2.1"), "(i)", line("the manager; and")),
                                Item(key("s.a.2.2"), "(ii)", line("the representative.")),
                            ),
                        ),
                    )
                ),
                Paragraph(line("A copy goes to the Unions."), role="note"),
            ),
        ),
        Schedule(
            key("s.rules"),
            "B",
            line("Rules of the joint committee"),
            (
                Paragraph(line("The committee has six members.")),
                ItemList(
                    (
                        Item(key("s.b.1"), "(a)", line("three named by the Company;")),
                        Item(key("s.b.2"), "(b)", line("three named by the Unions.")),
                    )
                ),
                Paragraph(line("It decides:")),
                ItemList(
                    (
                        Item(key("s.b.3"), "(a)", line("on access;")),
                        Item(key("s.b.4"), "(b)", line("on training.")),
                    )
                ),
            ),
        ),
    )


def english() -> Agreement:
    """Return an agreement that uses every node of the model."""
    return Agreement(
        language="en",
        title=line(
            "Global Framework Agreement on algorithmic systems at ",
            Value("Volta Mobility SE", "name"),
        ),
        subtitle=line("Work, data and automation"),
        proposal="Union proposal 2, 23 November 2026",
        parties=_parties(),
        recitals=(
            Recital(key("r.a"), "(A)", line("The Company uses software to direct work.")),
            Recital(
                key("r.b"),
                "(B)",
                line("The parties respect ", Citation("ILO Convention No. 155", "ilo-c155"), "."),
            ),
        ),
        articles=(
            _general(),
            Article(
                key("art.ai"),
                "2",
                line("Algorithmic systems"),
                sections=(_register(), _limits()),
            ),
            _disputes(),
        ),
        schedules=_schedules(),
        closing=(
            line("Done in three originals, each in English and French, both equally binding."),
        ),
        words=WORDS,
        scheme=scheme(),
        sources=(
            Source(
                key("p.updating"),
                "Regulation (EU) 2024/1689, Art. 26(7)",
                "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
            ),
            Source(key("p.limits"), "ILO Code of practice on workers' personal data, 5.8"),
        ),
    )


_FRENCH = {
    "Purpose and scope": "Objet et champ d’application",
    "Algorithmic systems": "Systèmes algorithmiques",
    "Disputes and duration": "Différends et durée",
    "Register of algorithmic systems": "Registre des systèmes algorithmiques",
    "Limits of monitoring": "Limites de la surveillance",
    "The Company uses software to direct work.": "L’Entreprise dirige le travail par des logiciels.",
    "In this agreement:": "Dans le présent accord :",
    "For each system the register shall state:": "Pour chaque système, le registre indique :",
    "Form of the register": "Formulaire du registre",
    "Rules of the joint committee": "Règlement du comité paritaire",
    "its name, its supplier and its purpose;": "son nom, son fournisseur et sa finalité ;",
    "The committee has six members.": "Le comité compte six membres.",
    " that it uses or tests.": " qu’elle utilise ou met à l’essai.",
    "The Company shall keep a register of every ": "L’Entreprise tient un registre de chaque ",
}


def _translated(node: object) -> object:
    if isinstance(node, tuple):
        return tuple(_translated(child) for child in node)
    if isinstance(node, Text):
        return Text(_FRENCH.get(node.text, node.text))
    if isinstance(node, Reference):
        label = {"Article": "l’article", "Annex": "l’annexe"}.get(node.label, node.label)
        return Reference(node.target, label, node.number)
    if dataclasses.is_dataclass(node) and not isinstance(node, type | Words | Scheme):
        changes = {
            f.name: _translated(value)
            for f in dataclasses.fields(node)
            if isinstance(value := getattr(node, f.name), tuple)
        }
        return dataclasses.replace(node, **changes)
    return node


def french() -> Agreement:
    """Return the same agreement in French, provision by provision with the same keys."""
    agreement = _translated(english())
    assert isinstance(agreement, Agreement)
    return dataclasses.replace(
        agreement,
        language="fr",
        title=line(
            "Accord-cadre mondial sur les systèmes algorithmiques de ",
            Value("Volta Mobility SE", "name"),
        ),
        subtitle=line("Travail, données et automatisation"),
        proposal="Proposition syndicale 2, 23 novembre 2026",
        words=WORDS_FR,
        scheme=scheme("Article", "Annexe"),
    )


def arabic() -> Agreement:
    """Return a small agreement in a language that runs from right to left."""
    agreement = english()
    article = Article(
        key("art.general"),
        "1",
        line("النطاق"),
        provisions=(
            Provision(
                key("p.scope"),
                "1.1",
                line("يسري هذا الاتفاق على ", Value("Volta Mobility SE", "name"), "."),
                items=_items("p.scope", line("العمال؛"), line("الموردون.")),
            ),
        ),
    )
    return dataclasses.replace(
        agreement,
        language="ar",
        title=line(ARABIC),
        subtitle=(),
        articles=(article,),
        schedules=(),
        sources=(),
        scheme=scheme("المادة", "الملحق"),
    )


def long(articles: int = 60, provisions: int = 25) -> Agreement:
    """Return an agreement of many provisions, for measuring."""
    agreement = english()
    words = (
        "The Company shall give the Unions all information that they need in time and in writing. "
    )
    made = tuple(
        Article(
            key(f"long.{a}"),
            str(a),
            line(f"Heading of article {a}"),
            provisions=tuple(
                Provision(
                    key(f"long.{a}.{p}"),
                    f"{a}.{p}",
                    line(
                        words,
                        words,
                        Value("30 days", "duration"),
                        " after the notice under ",
                        Reference(key(f"long.{a}.1"), "Article", f"{a}.1"),
                        ".",
                    ),
                )
                for p in range(1, provisions + 1)
            ),
        )
        for a in range(1, articles + 1)
    )
    return dataclasses.replace(agreement, articles=made, schedules=(), sources=())
