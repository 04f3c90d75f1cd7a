"""Characters and words that stand twice by accident: 推进进项目, 政策政策应用, the the."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.doubled_words import (
    SINGLE,
    chinese,
    english,
    evidence,
    is_han,
    manner,
    quoted,
)
from doclint.analysis.mojibake import garbled
from doclint.analysis.periods import twice
from doclint.analysis.prose import paragraph_at
from doclint.analysis.reads_on import folded, met
from doclint.model.document import Document, Paragraph, derived
from doclint.parse.numerals import CHINESE

LEAST = (
    8.0  # evidence (log-likelihood ratio) that the text reads on with one; 0 of 1,073 right ones
)
_ENDS_LEAST = 6.0  # the same at the end of a word; at most 5.9 of the right ones in other prose
_ENDS_SURE = (
    11.0  # the same where the character is doubled in words, too (毕业生生、), if not as often
)
_MOST = 100  # doublings in one text that are looked into; more are the text's manner
_OFTEN = 2  # accidents with one word in one text; with more it is a term
_AROUND = 30_000  # code points around a doubling in which its word may stand again
_NEAR = 3_000  # the same for a doubling inside a sentence
_BEGINS = 5  # times that a pair was met which may begin with a word
_MEETS = 2  # times that a text holds two characters elsewhere if they may be a word of it
_KNOWN = 20  # times that a pair of characters was met which makes it a word's
_SOME = 30  # times as often is a word met as its last character twice, if the evidence is sure
_MANY = 100  # times as often is a word met as its last character twice, if that may be a word
_SHUT = frozenset("》”〉」』）)")
_STOPS = frozenset("，。、；：！？\n\r")
_PARTICLES = frozenset("的了和是在等及与为也都将对")
_PREPOSITIONS = frozenset("以由向给")  # they follow words that end in them: 可以以, 理由由, 方向向
_ENDING = frozenset("的和与及等")  # the particles that hardly begin a word
# but end these, two characters each
_ENDED = (
    "目的 有的 共和 总和 温和 饱和 缓和 平和 祥和 谐和 柔和 随和 参与 给与 赋与 授与 以及 普及 涉及 危及 触及"
    " 波及 顾及 提及 埃及 不及 遍及 殃及 推及 论及 累及 平等 同等 高等 中等 初等 优等 上等 劣等 头等 均等"
    " 对等 相等 何等 差等"
)

# Characters that are doubled in words (常常, 人人, 家家), in names (丽丽), or are words of their own.
_DOUBLED_IN_WORDS = frozenset(
    "万不与丑世业丝个串丹为丽久乎乐乖也习了事云亭亮亲人仅仆代件众会低佳侃依侨倩假偏做偷催傻兢全公兰冉写冷冽凉凛分刚劝勃勇勤匀匆千历厚原县及友双叔叠口句叨叮叽听吱吵呀"
    "呆呜呵呼咄和咔咕咚咩咯哀哇哈哒哗哞哥哦哭哼唉唧唯啊啦啪啾喂喋喔喜喳喵喷嗒嗖嗡嗯嗷嘀嘟嘻嘿噢噩嚓嚷囊回圆在场均坏坐块堂壮声处夕多夜大天太夸奄奶好妈妹姐姑姗姨娃娇娓"
    "娜娟婆婷媛嫩嫫子孑字孙孜学完宝实宣家寂密寥对小少尖尘尝就层屡岁峥峨嵘巍巴市常干平年店座庸延弟张弥弯当形彤彬彰往徐得循微忙忡忪快念忿怏怒怔怕怛怡急怦怨怯总恂恋恪恰"
    "恳恹悄悒悠悻惊惓想惴惶惺愁愔愣愤慌慢慧憨懑懒戋战戚戛户扁扎扬扰批找拜拳挤排摸擎攒攘敏敢斐斑斗斤斯方旁日旦早时昂明昏星昭是显晃晏晚晶暖暗暮曚月有朋望朝期朦末本杉村"
    "条松林果查栋栗样桌桓梧森楚次欢欣款歇正步死殊段殷每比毕毛氤汕汗汩汪汲汹沁沉沙沸油沾泄泊泛泠波泪泱洋津活浅浊济浑浩浪涌涓涔涛涟淋淙淡深混淼清渐温渺湍湛湿源溜滋滔滚"
    "满滢滴漉漓漠漫漾潇潸潺澄澹火灰灼灿炎炯点烁烈热焕焦焱煌煜煦熊熙熠燕爷爸片牛牢狠独猎猜玉玩玲珍琅琳瑟瑶璐甜生甸疏疾痴瘦白的皎皑盆盈直盼省眈看真眷睁睽瞅瞧瞪矩短矮矻"
    "砰硬碌碎碗磊磨祖祝禁种秒稀稍稳空窃立端笃笑等算篇簇簌粗粼索紧紫累絮纍红纤级纷线练组细绒统绰绵绿缓缕美羞翠翩翼翾耀耸耿聊聒肃胖胧能脉脏脒腼腾自臭臻舅般色节芃芳芸苍"
    "苒苦英茁茕茜茫茸草荡荧莉莎莘莹莽菁菲萋萍营萧落著葱蒙蒸蓁蓝蔼蕾薄薇虎虚蛛融蠕蠢行街衮袅裊要规角言訇訚让许试诚说诺读谆谈谔谢谦豪贪赫走赳跃跄跑跚路跳踉踏踯踽蹒蹬躬"
    "转软轰轻辈辛辣近远连迟迢迷适逐通逼遍遥遮那邦郁都酸重金鏖鑫钉铮锭锵镇长门闪问闲间闹闻队阿陶隆隐雄雪零霍霏露青静靡面鞑页顶项顿频颖颤风飒飕飘饨香驳骎高鬼魁鲜鳞麻黄"
    "黑默黝鼎鼓齁齐龊"
)


class Doubling(NamedTuple):
    """What stands twice: the second one is `start`..`end` in code points, `score` the evidence.

    The score is a log-likelihood ratio; 0 where the characters around decide.
    """

    start: int
    end: int
    score: float


@derived
def doublings(document: Document) -> tuple[Doubling, ...]:
    """Return the doublings in the prose of a document that are no word, in order."""
    if document.language != "zh":
        return tuple(Doubling(*place, 0.0) for place in english(document))
    words = (Doubling(*place, 0.0) for place in chinese(document))
    lost = garbled(document)
    found = [
        double
        for double in sorted([*_characters(document), *words])
        if not any(garble.start <= double.start < garble.end for garble in lost)
    ]
    times = Counter(document.text[double.start : double.end] for double in found)
    return tuple(d for d in found if times[document.text[d.start : d.end]] <= _OFTEN)


def _characters(document: Document) -> Iterator[Doubling]:
    """Yield the Han characters that stand twice by accident."""
    text = document.text
    places = twice(document)
    scored = [place for place in places if text[place] not in _DOUBLED_IN_WORDS]
    times = Counter(text[place] for place in scored)
    scored = [place for place in scored if times[text[place]] == 1]
    alone = frozenset(scored if len(scored) <= _MOST else ())
    held = [
        (place, paragraph)
        for place in places
        if (place in alone or _may_be_last(text[place + 2 : place + 3]))
        and (paragraph := paragraph_at(document, place))
        and paragraph.start < place <= paragraph.end - 2
        and not _is_beside_another(text, place)
    ]
    last = frozenset(place for place, paragraph in held if _is_last(text, place, paragraph))
    if len(last) > manner(text):
        last = frozenset()
    for place, paragraph in held:
        if place in last and _ends_a_word(text, place, paragraph):
            yield Doubling(place + 1, place + 2, 0.0)
        elif place in alone and place + 2 < paragraph.end:
            score = _score(text, place, paragraph)
            if score >= LEAST:
                yield Doubling(place + 1, place + 2, score)


def _is_beside_another(text: str, place: int) -> bool:
    """Tell whether another character stands twice right before or after: 干干净净, 清清楚楚."""
    before, after = text[max(0, place - 2) : place], text[place + 2 : place + 4]
    return (len(before) == 2 and before[0] == before[1]) or (
        len(after) == 2 and after[0] == after[1]
    )


def _may_be_last(right: str) -> bool:
    """Tell whether the character before `right` may end a word."""
    return right in _ENDING or not is_han(right)


def _is_last(text: str, place: int, paragraph: Paragraph) -> bool:
    """Tell whether the doubled character at `place` stands before a stop (公寓寓，) or a particle (公众众的).

    A particle after a word that ends in it (目的的) is none.
    """
    one, left = text[place], text[place - 1]
    if one in SINGLE or not is_han(left) or left in (one, "一") or text[place - 2] == left:
        return False
    right = text[place + 2] if place + 2 < paragraph.end else "\n"
    if right not in _STOPS and (right not in _ENDING or one + right in _ENDED):
        return False
    return left + one not in _ENDED


def _ends_a_word(text: str, place: int, paragraph: Paragraph) -> bool:
    """Tell whether the doubled character at `place` ends a word and none can begin with it.

    0 of 1,073 right doublings that are last do so.
    """
    one = text[place]
    word = text[place - 1] + one
    times = text.count(word, max(0, place - _AROUND), place + _AROUND)
    if one in _DOUBLED_IN_WORDS:
        known = times >= 2 and met(word) >= (_SOME * met(one + one) or _KNOWN)
    else:
        known = times >= 2 or met(word) >= _KNOWN
    if not known:
        return False
    score = evidence(text, place, 1, paragraph.start, paragraph.end)
    is_common = one not in _DOUBLED_IN_WORDS or met(word) >= _MANY * met(one + one)
    return score >= (_ENDS_LEAST if is_common else _ENDS_SURE)


def _score(text: str, place: int, paragraph: Paragraph) -> float:
    """Return the evidence that the character at `place` should stand once; 0 for none."""
    start, end = paragraph.start, paragraph.end
    left = text[max(start, place - 12) : place].rstrip()
    right = folded(text[place + 2 : min(end, place + 14)])
    one = text[place]
    if not left or len(right) < 2 or not is_han(left[-1]):
        return 0.0
    if one in (left[-1], right[0]) or right[0] in _SHUT or quoted(left, right):
        return 0.0
    if left[-1] == "一" or one == "地" or one in CHINESE:
        return 0.0  # 一封封信, 脚踏实地地推进, 三三○三
    if one in _PREPOSITIONS and met(left[-1] + one) >= _KNOWN:
        return 0.0
    if met(one + one + right[0]) > 1 or not _opens_a_word(one, right):
        return 0.0
    word = left[-1] + one
    if met(word) < _KNOWN and text.count(word, max(0, place - _NEAR), place + _NEAR) < 4:
        return 0.0
    if is_han(right[0]) and right[0] not in _PARTICLES and _meet(text, word, one + right[0]):
        return 0.0
    return evidence(text, place, 1, start, end)


def _meet(text: str, first: str, second: str) -> bool:
    """Tell whether two words of the text meet: it holds the second without the first elsewhere (激光光源)."""
    together = first + second[1]
    return text.count(second) - text.count(together) - 1 >= _MEETS


def _opens_a_word(one: str, right: str) -> bool:
    """Tell whether `right` begins a word of its own, not the rest of one that `one` begins."""
    if right[0] in _PARTICLES or not is_han(right[0]):
        return True
    return is_han(right[1]) and met(right[:2]) >= max(_BEGINS, 3 * met(one + right[0]))
