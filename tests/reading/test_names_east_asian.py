"""Names and speakers in Korean and Chinese: a basis, held by a few invented sentences."""

from habeas.reading.attributions import find_attributions
from habeas.reading.document import Document, build_document
from habeas.reading.organisations import find_organisations
from habeas.reading.people import find_people
from habeas.reading.places import find_places
from habeas.reading.suggestion import Suggestion


def cut(text: str) -> Document:
    return build_document(text, published="2024-05-01")


def speak(document: Document) -> list[Suggestion]:
    return find_attributions(document, find_people(document), find_organisations(document))


def test_korean_places_keep_particles_and_han_out_of_the_name() -> None:
    document = cut("이들은 지린(吉林)성 옌지에서 붙잡혀 단둥으로 옮겨졌다. 중국인 상인이 이를 보았다.")
    assert [(item.quote, item.value["name"]) for item in find_places(document)] == [
        ("지린(吉林)성", "Jilin"),
        ("옌지", "Yanji"),
        ("단둥", "Dandong"),
    ]


def test_a_korean_name_beside_a_title_is_a_person_and_speaks() -> None:
    document = cut("이철민 목사는 주민들이 단둥으로 끌려갔다고 말했다. 이들은 곧 북송될 것으로 알려졌다.")
    assert [item.value["name"] for item in find_people(document)] == ["이철민"]
    assert [item.value["speaker"] for item in speak(document)] == ["이철민", "anon"]


def test_chinese_places_and_a_name_with_a_dot_are_found() -> None:
    document = cut("人权观察研究员玛丽亚·科斯塔说,他们在昆明被捕,后来被送到丹东。")
    assert [item.value["name"] for item in find_places(document)] == ["Kunming", "Dandong"]
    assert [item.value["name"] for item in find_people(document)] == ["玛丽亚·科斯塔"]
    assert [item.value["name"] for item in find_organisations(document)] == ["人权观察"]
    assert [item.value["speaker"] for item in speak(document)] == ["玛丽亚·科斯塔"]


def test_quotes_in_both_scripts_stand_in_the_text() -> None:
    for text in ("북한은 이를 부인했다고 선전하고 있다.", "据报道,朝鲜人被关在图们看守所。"):
        document = cut(text)
        for item in [*find_places(document), *speak(document)]:
            assert document.text[item.start : item.end] == item.quote
            assert str(item.reason)
