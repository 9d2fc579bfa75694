/// Languages of which numbers are known, and nothing else yet.
extension ValueLanguage {
    static let vietnamese = ValueLanguage(
        code: "vi",
        words: ValueLanguage.numbers(
            "không|linh|lẻ một|mốt hai ba bốn|tư năm|lăm sáu bảy|bẩy tám chín mười", tens: "", ordinals: "")
            + [(.multiplier(10), "mươi")],
        rules: [(.add, "<n> <n>"), (.multiply, "<n> <multiplier>")],
        plus: "cộng", star: "sao", pound: "thăng", between: "chấm")

    static let russian = ValueLanguage(
        code: "ru",
        words: ValueLanguage.numbers(
            """
            ноль|нуль один|одна два|две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать
            четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать
            """, tens: "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто", ordinals: "")
            + [
                (.number(100), "сто"), (.number(200), "двести"), (.number(300), "триста"), (.number(400), "четыреста"),
                (.number(500), "пятьсот"), (.number(600), "шестьсот"), (.number(700), "семьсот"),
                (.number(800), "восемьсот"), (.number(900), "девятьсот"),
            ],
        rules: [(.add, "<n> <n>")],
        plus: "плюс", star: "звездочка звёздочка", pound: "решетка решётка", between: "точка")
}
