"""What the fact guard knows of languages: how they deny, name months, write numbers. It serves to name a change."""

from __future__ import annotations

from postil.anchor.scripts import words

NEGATIONS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "لا لم لن ليس ليست ليسوا ما غير بدون دون بلا عدم",
        "bg": "не нито няма без никога никой нищо",
        "cs": "ne není nejsou nebyl nebyla nebylo bez nikdy nikdo nic žádný žádná žádné",
        "da": "ikke ingen intet aldrig uden hverken",
        "de": "nicht nichts nie niemals niemand kein keine keinen keinem keiner keines ohne weder noch",
        "el": "δεν μην μη όχι χωρίς ποτέ κανείς τίποτα ούτε",
        "en": "not no never none nobody nothing neither nor nowhere without hardly scarcely barely unable refused "
              "refuses denied denies deny failed fails rejected rejects",
        "es": "no nunca jamás sin ni ningún ninguno ninguna nadie nada tampoco",
        "fa": "نه نیست نیستند نبود هیچ بدون هرگز",
        "fi": "ei eivät en emme älä ilman kukaan mitään",
        "fr": "ne n pas jamais aucun aucune sans ni rien personne non",
        "he": "לא אין אינו אינה בלי ללא אף מעולם",
        "hi": "नहीं न मत बिना कभी",
        "hu": "nem ne sem nincs nincsenek soha nélkül",
        "id": "tidak bukan tanpa belum jangan",
        "it": "non mai senza né nessun nessuno nessuna niente nulla neppure",
        "nl": "niet geen nooit zonder niemand niets noch",
        "no": "ikke ingen intet aldri uten verken",
        "pl": "nie bez nigdy nikt nic żaden żadna żadne ani",
        "pt": "não nunca jamais sem nem nenhum nenhuma ninguém nada",
        "ro": "nu fără niciodată nimeni nimic niciun nicio",
        "ru": "не нет ни никогда никто ничто ничего без нельзя отрицает отрицал",
        "sv": "inte ingen inget inga aldrig utan varken",
        "tr": "değil yok hiç hiçbir asla ne",
        "uk": "не ні немає без ніколи ніхто нічого",
        "vi": "không chưa chẳng chớ đừng",
    }.items()
}
"""Whole words that deny. Norwegian Bokmål and Nynorsk (`nb`, `nn`) read as `no`."""

NEGATING_PARTS: dict[str, tuple[str, ...]] = {
    "ja": ("ない", "なか", "ません", "ぬ", "不", "非", "無", "未"),
    "ko": ("않", "아니", "아닌", "안 ", "못", "없"),
    "th": ("ไม่", "มิ"),
    "zh": tuple("不没沒未无無非否别別莫勿"),
}
"""Parts of words that deny, where words are not set apart or carry their endings."""

NEGATING_AFFIXES = words("un in im il ir non dis anti de mis counter ne не bez без")
"""What turns a word round at its beginning, or, as `less` and `free`, does so at its end."""

MONTHS = frozenset(
    # English, German, Dutch, French, Spanish, Portuguese, Italian, Russian and Ukrainian (as in dates),
    # Polish (likewise)
    words(
        "january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober dezember "
        "januari februari maart mei augustus janvier février mars avril juin juillet août septembre octobre "
        "novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio "
        "febbraio aprile maggio giugno luglio settembre ottobre dicembre января февраля марта апреля мая июня "
        "июля августа сентября октября ноября декабря січня лютого березня квітня травня червня липня серпня "
        "вересня жовтня листопада грудня stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
        "października listopada grudnia"
    )
)
WEEKDAYS = frozenset(
    words(
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag "
        "samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves "
        "viernes sábado domingo понедельник вторник среда среду четверг пятница пятницу суббота субботу "
        "воскресенье today yesterday tomorrow"
    )
)
"""Names of times: a change in one is called a changed date. English `may` is one only beside a number."""

COMMA_DECIMALS = frozenset(
    words(
        "be bg ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk "
        "sl sq sr sv tr uk vi"
    )
)
"""Languages that write 5.500,25 where English writes 5,500.25 (CLDR, symbols for the default numbering
system).
"""


def base(language: str) -> str:
    """The language of a BCP 47 tag, without script and region."""
    found = language.partition("-")[0].casefold()
    return "no" if found in ("nb", "nn") else found


def denies(words: list[str], text: str, language: str) -> bool:
    """Whether one of the words, in lower case, or a part of the text denies something."""
    own = base(language)
    negations = NEGATIONS.get(own, NEGATIONS["en"])
    return any(word in negations for word in words) or any(part in text for part in NEGATING_PARTS.get(own, ()))


def turns_round(one: str, other: str) -> bool:
    """Whether two words in lower case differ by a beginning or an ending that denies: likely, unlikely;
    armed, armless.
    """
    short, long = sorted((one, other), key=len)
    beginnings = any(long == affix + short for affix in NEGATING_AFFIXES)
    return beginnings or long in (short + "less", short + "free") or {one, other} == {"careful", "careless"}
