"""The older encodings of the region, and the characters by which a rightly decoded text is known.

Each table holds the most frequent characters of running text in the language. A text decoded with the wrong
table is legal more often than not, but its characters are rare ones: the share of frequent characters is
above a half when the encoding is right, and mostly below a tenth when it is wrong (tests/intake measures it).
"""

from collections.abc import Sequence
from dataclasses import dataclass

HANGUL = frozenset(
    "이다는의에을가고지하로한사자기리도인대서를은과와해어아부일정수시그보나제장전구스라국주여상원조선동공비유게관"
    "안북중탈강송들으며했있것된되만적면까년월명들위세성무분러연소오우경신트미마방당치행진민인문거계단체간재모"
)
SIMPLIFIED = frozenset(
    "的一是不了人在有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小多"
    "天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经面公同三已从动两长知民现分将外但"
    "身些与高意进把法此实回二理美点月明其种全工者向情部正名定女问力机给等几业最间新被电四第门相次东政海使西"
    "再平世信北少关并内加由代军入先山五水万市体处总场员性通报立难数件安表车应路期死提金反合放系计或受王及今"
    "京务制解各任至物记边共战接特直南度统请交让认论百社结六指非管夫连远带条院变联权往该领近治决保达办强步区"
    "求转众告江派收党未持取设历史商广改议形委则首单据网争组造视离朝鲜遣返难民警察拘留"
)
TRADITIONAL = frozenset(
    "的一是不了人在有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可里後小多"
    "天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經面公同三已從動兩長知民現分將外但"
    "身些與高意進把法此實回二理美點月明其種全工者向情部正名定女問力機給等幾業最間新被電四第門相次東政海使西"
    "再平世信北少關並內加由代軍入先山五水萬市體處總場員性通報立難數件安表車應路期死提金反合放系計或受王及今"
    "京務制解各任至物記邊共戰接特直南度統請交讓認論百社結六指非管夫連遠帶條院變聯權往該領近治決保達辦強步區"
    "求轉眾告江派收黨未持取設歷史商廣改議形委則首單據網爭組造視離朝鮮遣返難民警察拘留"
)
KANA = frozenset(chr(point) for point in range(0x3041, 0x30FF))
WESTERN = frozenset("éèêëàâäáãåçñóòôöõøúùûüíìîïßœæÉÈÀÂÄÁÇÑÓÖØÚÜÍ’‘“”–—…«»€£°·§´")
MARKS = frozenset("、。·‥…―〜“”‘’「」『』《》〈〉【】（），．：；？！－／～　◆■□▲△▶◇○●※☆★→")
"""Punctuation that these encodings share: it says nothing about which is right."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding, Python's name for it, and the characters that betray it."""

    name: str
    codec: str
    frequent: frozenset[str]


CANDIDATES: Sequence[Candidate] = (
    Candidate("EUC-KR", "cp949", HANGUL),
    Candidate("GB18030", "gb18030", SIMPLIFIED | TRADITIONAL | HANGUL | KANA),
    Candidate("Big5", "cp950", TRADITIONAL),
    Candidate("Shift JIS", "cp932", KANA),
    Candidate("Windows-1252", "cp1252", WESTERN),
)
