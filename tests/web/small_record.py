"""A small record for the pages: five claims of one return, an invented person, a report retold by another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from habeas.ledger.store import Logged
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.statement import Statement, TextRecord
from habeas.web.ledger_store import DjangoStore, desk_store
from habeas.web.models import Source, SourceText

AT = "2026-11-20T09:00:00+00:00"
DAY = "2026-11-20"
BY = "intake"


def make_id(name: str) -> str:
    """Return an id in the ledger's form that can be told apart in a failure."""
    plain = "".join(letter for letter in name.lower() if letter in "0123456789abcdefghjkmnpqrstvwxyz")
    return (plain + "0" * 20)[:20]


@dataclass
class Report:
    """One source with one text; `say` quotes words of it about an entity."""

    name: str
    text: str
    language: str = "en"
    statements: list[Statement] = field(default_factory=list)

    @property
    def id(self) -> str:
        return make_id(self.name)

    @property
    def text_id(self) -> str:
        return make_id("t" + self.name)

    def say(
        self,
        entity: str,
        kind: str,
        prop: str,
        quote: str,
        norm: Any = None,
        *,
        value: str = "",
        said_by: str | None = None,
    ) -> "Report":
        start = self.text.index(quote)
        self.statements.append(
            Statement(
                entity=make_id(entity),
                kind=kind,
                property=prop,
                value=value or quote,
                source=self.id,
                text=self.text_id,
                start=start,
                end=start + len(quote),
                quote=quote,
                recorded_at=AT,
                recorded_by=BY,
                norm=norm,
                lang=self.language,
                said_by=make_id(said_by) if said_by else None,
            )
        )
        return self


def figure(low: int | None, high: int | None, qualifier: str, unit: str = "persons") -> Mapping[str, Any]:
    return {"min": low, "max": high, "qualifier": qualifier, "unit": unit}


def town(id_: str, name: str, country: str, act_type: str = "repatriation") -> Mapping[str, Any]:
    return {"id": id_, "name": name, "country": country, "precision": "town", "act_type": act_type}


def name(text: str, script: str, kind: str = "full") -> Mapping[str, Any]:
    return {"text": text, "script": script, "kind": kind}


def report(name_: str, title: str, publisher: str, published: str, body: str, language: str = "en") -> Report:
    made = Report(name_, f"{title}\n{publisher}, {published}\n\n{body}\n", language)
    made.say(name_, "Source", "title", title)
    made.say(name_, "Source", "publisher", publisher)
    return made.say(name_, "Source", "published", published, published)


def write_reports() -> list[Report]:
    """Return the reports of the record, with all that was accepted from them."""
    act = ("return09", "Act")
    one = report(
        "dailynk",
        "Returned people held near the border",
        "Daily NK",
        "2023-10",
        "Sources in China put the number at 200 to 300 people, most of them women, taken over at Dandong "
        "and Tumen on 9 October 2023.",
    )
    one.say(*act, "act_type", "taken over", "repatriation").say(*act, "modality", "taken over", "actual")
    one.say(*act, "count", "200 to 300 people", figure(200, 300, "range"))
    one.say(*act, "date", "9 October 2023", "2023-10-09")
    one.say(*act, "place", "Dandong", town("gn:2037886", "Dandong", "CN"))
    two = report(
        "rfa1012",
        "Hundreds sent back in one night",
        "RFA",
        "2023-10-12",
        "More than 500 people were handed over at five crossings on the evening of 9 October, the "
        "J.M. Missionary Union said.",
    )
    two.say("jm", "Organization", "name", "J.M. Missionary Union", name("J.M. Missionary Union", "latin"))
    two.say(*act, "count", "More than 500 people", figure(500, None, "more_than"), said_by="jm")
    two.say(*act, "date", "9 October", "2023-10-09", said_by="jm")
    three = report(
        "joongang",
        "강제북송 규모 약 600명",
        "중앙일보",
        "2023-10-12",
        "북한정의연대는 9일 밤 약 600명이 다섯 곳의 세관을 거쳐 북송됐다고 밝혔다.",
        "ko",
    )
    three.say("justice", "Organization", "name", "북한정의연대", name("북한정의연대", "hangul"))
    three.say(*act, "count", "약 600명", figure(600, 600, "about"), said_by="justice")
    four = report(
        "economist",
        "Up to 600 returned, a group in Seoul says",
        "The Economist, in a copy",
        "2023-12-09",
        "The Transitional Justice Working Group counts up to 600 people, over 70 % of them women.",
    )
    four.say(
        "tjwg",
        "Organization",
        "name",
        "Transitional Justice Working Group",
        name("Transitional Justice Working Group", "latin"),
    )
    four.say(*act, "count", "up to 600 people", figure(None, 600, "up_to"), said_by="tjwg")
    five = report(
        "newsrebeat",
        "China returned 620",
        "newsrebeat",
        "2023-11",
        "In all 620 people were returned that night.",
    )
    five.say(*act, "count", "620 people", figure(620, 620, "exact"))
    letter = report(
        "letter398",
        "Letter to the desk about Kim Chol-su",
        "a relative",
        "2021-04-30",
        "Kim Chol-su, a man of 38, was arrested in Shenyang in the spring, between 4 and 21 March. He is of "
        "North Hamgyong.",
    )
    person = ("kim", "Person")
    letter.say(*person, "name", "Kim Chol-su", name("Kim Chol-su", "latin"))
    letter.say(*person, "sex", "man", "male")
    letter.say(*person, "birth_date", "of 38", "1982/1983")
    letter.say("arrest1", "Act", "act_type", "was arrested", "arrest")
    letter.say("arrest1", "Act", "date", "between 4 and 21 March", "2021-03-04/2021-03-21")
    letter.say("arrest1", "Act", "place", "Shenyang", town("gn:2034937", "Shenyang", "CN", "arrest"))
    letter.say("inv1", "Involvement", "act", "was arrested", make_id("arrest1"))
    letter.say("inv1", "Involvement", "who", "Kim Chol-su", make_id("kim"))
    letter.say("inv1", "Involvement", "role", "was arrested", "victim")
    paper = report(
        "paper405",
        "단둥 버스에 탄 사람들",
        "서울의 한 신문",
        "2021-07-21",
        "7월 14일 두 대의 버스가 단둥을 떠났다. 48세 남성 김철수(金哲洙) 씨도 타고 있었다고 한다.",
        "ko",
    )
    kim = ("kim405", "Person")
    paper.say(*kim, "name", "김철수", name("김철수", "hangul")).say(
        *kim, "name", "金哲洙", name("金哲洙", "han")
    )
    paper.say(*kim, "sex", "남성", "male")
    paper.say(*kim, "birth_date", "48세", "1972/1973")
    paper.say("bus", "Act", "act_type", "단둥을 떠났다", "transfer")
    paper.say("bus", "Act", "date", "7월 14일", "2021-07-14")
    paper.say("bus", "Act", "place", "단둥", town("gn:2037886", "Dandong", "CN", "transfer"))
    paper.say("bus", "Act", "count", "두 대의 버스", figure(2, 2, "exact", "vehicles"))
    paper.say("inv2", "Involvement", "act", "타고 있었다", make_id("bus"))
    paper.say("inv2", "Involvement", "who", "김철수", make_id("kim405"))
    paper.say("inv2", "Involvement", "role", "타고 있었다", "victim")
    copy = report(
        "copy407",
        "Reported: buses leave Dandong",
        "an English daily",
        "2021-07-23",
        "A Seoul newspaper reports that two buses left Dandong on 14 July with a man of 48 aboard.",
    )
    copy.say("copy407", "Source", "derived_from", "A Seoul newspaper", make_id("paper405"))
    copy.say(*kim, "birth_date", "of 48", "1972/1973")
    crossings = report(
        "hist",
        "Crossings since the famine",
        "a study",
        "2005",
        "Since the mid-1990s many crossed. An officer of the association, Koo Hoin, was returned by force in "
        "1999. Whether talks will be held is not known.",
    )
    crossings.say("cross90", "Act", "act_type", "crossed", "crossing")
    crossings.say("cross90", "Act", "date", "Since the mid-1990s", "1994~/2005")
    crossings.say("koo", "Person", "name", "Koo Hoin", name("Koo Hoin", "latin"))
    crossings.say("koo", "Person", "role", "An officer of the association")
    crossings.say("koo99", "Act", "act_type", "returned by force", "repatriation")
    crossings.say("koo99", "Act", "date", "1999", "1999")
    crossings.say("inv3", "Involvement", "act", "returned by force", make_id("koo99"))
    crossings.say("inv3", "Involvement", "who", "Koo Hoin", make_id("koo"))
    crossings.say("talks", "Event", "act_type", "talks", "meeting")
    crossings.say("talks", "Event", "modality", "not known", "hypothetical")
    return [one, two, three, four, five, letter, paper, copy, crossings]


def fill_record(store: DjangoStore | None = None) -> dict[str, list[Logged[Any]]]:
    """Write the reports into the desk's tables and the ledger, and join the two spellings of one man."""
    store = store or desk_store()
    logged = {}
    for each in write_reports():
        title, publisher, published = (each.statements[place].value for place in range(3))
        source = Source.objects.create(
            id=each.id,
            state=Source.State.READ,
            form="pasted",
            title=title,
            publisher=publisher,
            published=published,
            language=each.language,
            received=DAY,
        )
        SourceText.objects.create(
            id=each.text_id,
            source=source,
            how="pasted",
            language=each.language,
            content=each.text,
            made_by=BY,
        )
        text = TextRecord(
            source=each.id,
            text=each.text_id,
            how="pasted",
            digest=sha256(each.text.encode()).hexdigest(),
            length=len(each.text),
            recorded_at=AT,
            recorded_by=BY,
            lang=each.language,
        )
        logged[each.name] = store.append([text, *each.statements], key=each.id, today=DAY)
    same = Decision(
        kind="same",
        targets=(make_id("kim"), make_id("kim405")),
        reason="same hanja, same town, same week",
        recorded_at=AT,
        recorded_by="caseworker",
    )
    logged["same"] = store.append([same], key="same", today="2026-11-21")
    return logged
