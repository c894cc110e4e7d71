# Роба и услуге.
offer-list = Шта се нуди и тражи у вашем кругу: { $count }
offer-offer = { $name } нуди за { $price }, до { $until }
    Преостало комада: { $pieces } · цена је за један. Рок за предају, дана: { $delivery } · рок за плаћање, дана: { $payment }
offer-need = { $name } тражи и плаћа { $price }, до { $until }
    Преостало комада: { $pieces } · цена је за један. Рок за предају, дана: { $delivery } · рок за плаћање, дана: { $payment }
offer-deal-label = 🤝 { $name } · { $price }
offer-deal = { $taker } се јавља на оно што објављује { $publisher }, за { $price } (комада: { $pieces }), до { $until }. Док се друга страна не сложи, то никога ни на шта не обавезује.
ask-offer-price = По којој цени то нудите, за комад? Напишите износ. Затим ћете рећи шта је то.
ask-need-price = Колико бисте платили за комад? Напишите износ. Затим ћете рећи шта тражите.
ask-offer-pieces = Колико комада? Напишите број од 1 до { $most }.
ask-pieces = Колико комада желите? Напишите број од 1 до { $left }.
button-offers = Размена
button-publish-offer = 🎁 Понуди нешто
button-publish-need = 🔎 Потражи нешто
button-take = Јављам се
button-agree = Слажем се
button-withdraw-deal = Више не желим
