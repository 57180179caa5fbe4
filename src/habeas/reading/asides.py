"""Set aside what is layout and not report: share buttons, comment forms, repeated lines, notices."""

import re
import unicodedata

from habeas.reading.sentences import Span
from habeas.reading.suggestion import Aside
from habeas.vocabulary.message import gettext_noop

_SITES = (
    r"(?:this|article|story|page|on|to|via|with|by|the|link|share|tweet|e-?mail|print|x|facebook|twitter|whatsapp|"
    r"telegram|linkedin|reddit|line|kakao ?talk|weibo|wechat|messenger|copied)"
)
_LINES: tuple[tuple[str, str], ...] = (
    (
        gettext_noop("share button"),
        r"(?:about sharing|image (?:source|credit)[,:].{0,80}|"
        r"share|tweet|pin|e-?mail|print|save|copy link|whatsapp|facebook|twitter|telegram|line|reddit)"
        rf"(?:[\s:|,/·-]+{_SITES})*"
        r"|(?:카카오톡|카톡|페이스북|트위터|밴드|라인|네이버|블로그|이메일|링크|URL)(?:으로|로|에|에서)? ?"
        r"(?:공유|복사|보내기|나누기|퍼가기)(?:하기)?"
        r"|(?:이 )?기사를? ?(?:추천|공유|저장|스크랩|인쇄|구독).{0,20}"
        r"|아래 칸에 댓글.{0,80}|댓글(?:은|을|로).{0,60}"
        r"|공유(?:하기)?|페이스북|트위터|카카오톡|인쇄|글자 ?크기.{0,20}|댓글.{0,20}"
        r"|기사 ?듣기|프린트|좋아요.{0,20}"
        r"|分享(?:到|至)?.{0,20}|打印|评论.{0,10}|微信|微博|扫.{0,4}二维码.{0,40}|关注我们.{0,40}|点击.{0,6}分享.{0,10}",
    ),
    (
        gettext_noop("link to other pages"),
        r"(?:read|see|learn|find out|view|watch|listen|show|load|continue|click)"
        r" (?:more|also|next|reading|now|here|gallery|video|the full (?:story|report|article))\b.{0,120}"
        r"|(?:related|more|most)(?: (?:stories|articles|news|coverage|topics|content|read|viewed|popular|"
        r"on this(?: story)?|from .{1,40}|about .{1,40}))+:?|related: .{0,120}"
        r"|you (?:may|might) (?:also )?(?:like|be interested in).{0,80}|(?:skip|back) to .{0,40}"
        r"|(?:previous|next) (?:article|story|post).{0,80}|(?:tags?|topics?): .{0,200}"
        r"|관련 ?기사.{0,80}|相关(?:阅读|新闻|报道|文章).{0,80}",
    ),
    (
        gettext_noop("advertisement"),
        r"\W*(?:advertisements?|advertising|sponsored(?: content)?|ad|promoted|story continues below.{0,40}"
        r"|광고|广告)\W*",
    ),
    (
        gettext_noop("subscription notice"),
        r"(?:sign up|subscribe|follow us|join us on|download (?:our|the) app|register (?:now|here)|"
        r"log ?in|sign in|"
        r"support our (?:work|journalism)|get (?:the|our) (?:latest|newsletter|app)|"
        r"this (?:story|article) is (?:only )?for subscribers)\b.{0,200}|구독.{0,20}",
    ),
    (
        gettext_noop("cookie notice"),
        r"(?:we|this (?:web)?site|our site)(?: and our partners)? uses? cookies.{0,400}"
        r"|by (?:using|continuing) .{0,60}(?:site|cookies).{0,400}|(?:accept|reject) (?:all )?cookies.{0,40}"
        r"|(?:privacy|cookie) (?:policy|settings|preferences).{0,80}",
    ),
    (
        gettext_noop("copyright notice"),
        r".{0,40}(?:©|copyright|\(c\) ?(?:19|20)\d\d).{0,200}|.{0,120}all rights reserved.{0,120}"
        r"|.{0,80}may not be (?:published, broadcast|reproduced|republished).{0,200}"
        r"|.{0,80}(?:무단 ?(?:전재|복제|배포)|저작권자|ⓒ).{0,120}|版权所有.{0,80}"
        r"|(?:责任编辑|责编)[:：].{0,30}"
        r"|.{0,20}(?:未经授权|未经许可|不得转载|转载请注明).{0,60}",
    ),
    (
        gettext_noop("comment form"),
        r"(?:add your comment|comments are|leave a (?:comment|reply)|post a comment|write a comment|"
        r"your e-?mail address will not|no comments yet|join the conversation|view comments).{0,900}"
        r"|\d* ?comments?(?: \(\d+\))?",
    ),
    (
        gettext_noop("contact line"),
        r"(?:for (?:more|further) (?:information|details)|(?:press|media) (?:contacts?|enquiries|inquiries))"
        r"\b.{0,80}(?::|@|\+?\d[\d ()./-]{6,}).{0,120}"
        r"|(?:contacts?|tel(?:ephone)?|phone|fax|mobile|e-?mail|hotline)\b"
        r"(?:\s*[.:]|.{0,80}(?:@|\+?\d[\d ()./-]{6,})).{0,120}"
        r"|[^\s@]+@[^\s@]+\.\w+|(?:\+|\(\+?)\d[\d\s()./-]{7,}",
    ),
)
_PATTERNS = tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in _LINES)
_SPEECH = re.compile(r"[“”\"]")
_NO_LETTER = re.compile(r"[\W_]+")
_LONG = 1000
"""A paragraph longer than this is a report, whatever words it begins with."""

_SHORT = 12
"""A repeated line shorter than this may be a crossheading or a place: it is read each time."""


def find_asides(text: str, paragraphs: list[Span]) -> tuple[Aside, ...]:
    """Return the paragraphs (lines) of `text` that are not report, in order.

    A caption that begins with the headline and goes on with words of its own is read.
    """
    asides: list[Aside] = []
    seen: set[str] = set()
    for start, end in paragraphs:
        words = text[start:end]
        what = _name_layout(words)
        if what is None:
            folded = _fold_line(words)
            if len(folded) >= _SHORT and folded in seen:
                what = "repeated line"
            seen.add(folded)
        if what is not None:
            asides.append(Aside(start=start, end=end, what=what))
    return tuple(asides)


def _name_layout(words: str) -> str | None:
    if len(words) > _LONG or _SPEECH.match(words):
        return None
    return next((what for what, pattern in _PATTERNS if pattern.fullmatch(words)), None)


def _fold_line(words: str) -> str:
    """Return the letters and digits of a line, so that quotes and spaces do not tell copies apart."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", words).casefold())
