# Роба и услуге.
offer-list = Шта се нуди и тражи у вашем кругу: { $count }
offer-offer = { $name } нуди за { $price }, до { $until }
    Рок за предају, дана: { $delivery } · рок за плаћање, дана: { $payment }
offer-need = { $name } тражи и плаћа { $price }, до { $until }
    Рок за предају, дана: { $delivery } · рок за плаћање, дана: { $payment }
offer-deal-label = 🤝 { $name } · { $price }
offer-deal = { $taker } се јавља на оно што објављује { $publisher }, за { $price }, до { $until }. Док се друга страна не сложи, то никога ни на шта не обавезује.
ask-offer-price = По којој цени то нудите? Напишите износ. Затим ћете рећи шта је то.
ask-need-price = Колико бисте платили? Напишите износ. Затим ћете рећи шта тражите.
button-offers = Размена
button-publish-offer = 🎁 Понуди нешто
button-publish-need = 🔎 Потражи нешто
button-take = Јављам се
button-agree = Слажем се
button-withdraw-deal = Више не желим
