"""Acts are linked to what stands nearest in their clause, and not to who only says so."""

from tests.reading.pages import Page

from habeas.reading.links import link_suggestions
from habeas.reading.suggestion import Suggestion


def links_of(page: Page, act: str) -> set[str]:
    linked = {item.id: item for item in link_suggestions(page.document, page.items)}
    quotes = {item.id: item.quote for item in page.items}
    return {quotes[name] for name in linked[act].links}


def people(page: Page, words: str, *figures: str) -> str:
    return page.mark("group", words, {"type": "population", "label": words}, *figures)


def test_place_day_and_people_of_one_clause_go_together() -> None:
    page = Page("Thailand on Thursday deported some 40 Uyghurs to China, rights groups said.")
    page.place("Thailand", "TH")
    page.date("Thursday", "2022-02-03")
    people(page, "some 40 Uyghurs", page.count("some 40", 40, 40, "about"))
    page.place("China")
    act = page.act("deported some 40 Uyghurs", "repatriation")
    assert links_of(page, act) == {"Thailand", "Thursday", "some 40 Uyghurs", "China"}


def test_a_group_is_linked_to_its_figure() -> None:
    page = Page("Some 40 Uyghurs are gone.")
    page.count("Some 40", 40, 40, "about")
    group = people(page, "Some 40 Uyghurs")
    assert links_of(page, group) == {"Some 40"}


def test_what_belongs_to_another_clause_does_not() -> None:
    page = Page("They were held in Aswan for a year, and they were deported to Asmara in March.")
    page.place("Aswan", "EG")
    page.place("Asmara", "ER")
    page.date("March", "2022-03")
    held, deported = page.act("held", "detention"), page.act("deported", "repatriation")
    assert links_of(page, held) == {"Aswan"}
    assert links_of(page, deported) == {"Asmara", "March"}


def test_a_larger_place_only_says_where_the_first_lies() -> None:
    page = Page("They were flown to Kashgar in Xinjiang.")
    page.place("Kashgar")
    page.place("Xinjiang")
    act = page.act("flown", "repatriation")
    assert links_of(page, act) == {"Kashgar"}


def test_places_on_a_list_are_all_taken() -> None:
    page = Page("It holds exhibitions in New York and Los Angeles.")
    page.place("New York", "US")
    page.place("Los Angeles", "US")
    act = page.act("exhibitions", "exhibition")
    assert links_of(page, act) == {"New York", "Los Angeles"}


def test_who_only_says_it_did_not_suffer_it() -> None:
    page = Page("Park told reporters that the men were deported.")
    who = page.person("Park")
    words = "told reporters"
    start = page.document.text.index(words)
    page.items.append(
        Suggestion(
            id="t1",
            kind="attribution",
            start=start,
            end=start + len(words),
            quote=words,
            value={"speaker": "Park", "to": None, "mode": "told"},
            links=(who,),
        )
    )
    act = page.act("deported", "repatriation")
    assert links_of(page, act) == set()


def test_a_speaker_is_linked_to_the_words_that_name_her() -> None:
    page = Page("Park said nothing.")
    page.person("Park")
    page.items.append(
        Suggestion(
            id="t1",
            kind="attribution",
            start=5,
            end=9,
            quote="said",
            value={"speaker": "Park", "to": None, "mode": "said"},
        )
    )
    assert links_of(page, "t1") == {"Park"}


def test_they_are_the_people_of_the_sentence_before() -> None:
    page = Page("Some 40 Uyghurs came by bus. They were detained in Bangkok.")
    people(page, "Some 40 Uyghurs", page.count("Some 40", 40, 40, "about"))
    page.place("Bangkok", "TH")
    act = page.act("detained", "detention")
    assert links_of(page, act) == {"Some 40 Uyghurs", "Bangkok"}


def test_what_is_owned_was_not_suffered_by_who_stands_before() -> None:
    page = Page("Activists protest China's repatriation of refugees.")
    people(page, "Activists")
    page.place("China")
    protest, returned = page.act("protest", "protest"), page.act("repatriation", "repatriation")
    assert links_of(page, protest) >= {"Activists"}
    assert "Activists" not in links_of(page, returned)


def test_acts_joined_by_and_share_their_day() -> None:
    page = Page("On Monday he was arrested and deported.")
    page.date("Monday", "2022-02-07")
    arrested, deported = page.act("arrested", "arrest"), page.act("deported", "repatriation")
    assert links_of(page, arrested) == links_of(page, deported) == {"Monday"}
