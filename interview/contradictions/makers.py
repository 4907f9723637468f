"""Which makers a name speaks of: "五菱 LZW1029PSY" and "SAIC GM Wuling" speak of the same one."""

import re
from functools import cache

WORD = re.compile(r"[a-z]{3,}")
NO_MAKER = frozenset(
    "alliance and argentina australia auto autom automobile automobiles automotive beijing brazil bus buses canada car "
    "caravans cars china coach commercial commercials compact company corp corporation drive electric equipment europe "
    "export france gear general genesis germany great group guangzhou hay heavy holdings homes import india industries "
    "industry international japan karl king kit korea land limited long ltd makes man mercury mexico micro mini motor "
    "motorcycle motorcycles motors movement myanmar new north ontario poland professional ram replica seat smart south "
    "spa spain sport sports sprinter squeeze star suv suzhou swiss taizhou thailand the tianjin trailer trailers "
    "trolleybuses truck trucks usa van vehicle vehicles wall western works".split()
)
"""Words in the names of makers that name nobody, or that models of others bear as well."""
IN_CHINESE = {
    "五菱": "wuling", "长安": "changan", "福田": "foton", "东风": "dongfeng", "江淮": "jac", "奇瑞": "chery",
    "一汽": "faw", "解放": "faw", "吉利": "geely", "比亚迪": "byd", "力帆": "lifan", "海马": "haima",
    "铃木": "suzuki", "丰田": "toyota", "本田": "honda", "大发": "daihatsu", "三菱": "mitsubishi", "日产": "nissan",
    "马自达": "mazda", "斯巴鲁": "subaru", "五十铃": "isuzu", "日野": "hino", "现代": "hyundai", "起亚": "kia",
    "大众": "volkswagen", "福特": "ford", "别克": "buick", "特斯拉": "tesla", "沃尔沃": "volvo",
    "宝马": "bmw", "标致": "peugeot", "雪铁龙": "citro", "菲亚特": "fiat", "雷诺": "renault",
}  # fmt: skip


def makes_named_in(words: str) -> frozenset[str]:
    """The makers that the words name, of those known; several where a joint venture names its parents."""
    said = words.casefold().replace("dong feng", "dongfeng")
    latin = {word for word in WORD.findall(said) if word in _known()}
    return frozenset(latin | {make for name, make in IN_CHINESE.items() if name in words})


def maker_of(wmi: str) -> str | None:
    """Whose first three signs these are, or whose first two where the list knows no more; null where it knows none."""
    from vininfo.dicts.wmi import WMI

    maker = WMI.get(wmi) or WMI.get(wmi[:2])
    return _title(maker) if maker else None


@cache
def _known() -> frozenset[str]:
    """The words that name makers in the list of vininfo, and those translated here."""
    from vininfo.dicts.wmi import WMI

    names = " ".join(map(_title, WMI.values()))
    return frozenset(WORD.findall(names.casefold())) - NO_MAKER | frozenset(IN_CHINESE.values())


def _title(maker: object) -> str:
    """The library keeps makers as names, and some as objects with one."""
    return maker if isinstance(maker, str) else str(getattr(maker, "title", ""))
