"""Sentences of our own in the languages of reports, with the encodings in which each is met."""

KOREAN = (
    "이 예문은 시험을 위해 지은 글이다. 지난달 국경 도시에서 붙잡힌 사람들이 곧 "
    "돌려보내질 것이라는 말이 전해졌다. 단체들은 어제 대사관 앞에서 모여 이들을 보내지 말라고 "
    "요구했다. 가족은 아직 아무런 소식도 듣지 "
    "못했다고 말했다."
)
SIMPLIFIED = (
    "这段文字是为了测试而写的。上个月在边境城市被抓的人可能很快就要被送回去。几个团体昨天在使馆前面要求政府"
    "不要遣返他们。家人说到现在还没有得到任何消息,也不知道他们在哪里。"
)
TRADITIONAL = (
    "這段文字是為了測試而寫的。上個月在邊境城市被抓的人可能很快就要被送回去。幾個團體昨天在使館前面要求政府"
    "不要遣返他們。家人說到現在還沒有得到任何消息,也不知道他們在哪裡。"
)
JAPANESE = (
    "これは試験のために書いた文です。先月、国境の町で捕まった人たちが"
    "まもなく送り返されるという知らせがありました。"
)
FRENCH = (
    "Ce texte a été écrit pour l’essai. Les personnes arrêtées à la frontière le mois passé "
    "n’ont reçu aucune visite."
)
ENGLISH = "This text was written for the test. The people held at the border’s edge have not been visited."

ENCODED = {
    "cp949": ("EUC-KR", KOREAN),
    "gb18030": ("GB18030", SIMPLIFIED),
    "cp950": ("Big5", TRADITIONAL),
    "cp932": ("Shift JIS", JAPANESE),
    "cp1252": ("Windows-1252", FRENCH),
}
EVERY = (KOREAN, SIMPLIFIED, TRADITIONAL, JAPANESE, FRENCH, ENGLISH)
