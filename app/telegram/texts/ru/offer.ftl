# Товары и услуги.
offer-list = Что предлагают и ищут в вашем круге: { $count }
offer-offer = { $name } предлагает за { $price }, до { $until }
    Осталось штук: { $pieces } · цена за одну. Срок передачи, дней: { $delivery } · срок оплаты, дней: { $payment }
offer-need = { $name } ищет и платит { $price }, до { $until }
    Осталось штук: { $pieces } · цена за одну. Срок передачи, дней: { $delivery } · срок оплаты, дней: { $payment }
offer-deal-label = 🤝 { $name } · { $price }
offer-deal = { $taker } откликается на то, что публикует { $publisher }, за { $price } (штук: { $pieces }), до { $until }. Пока другая сторона не согласится, это никого ни к чему не обязывает.
ask-offer-price = За какую цену вы это предлагаете, за штуку? Напишите сумму. Потом вы расскажете, что это.
ask-need-price = Сколько вы готовы заплатить за штуку? Напишите сумму. Потом вы расскажете, что ищете.
ask-offer-pieces = Сколько штук? Напишите число от 1 до { $most }.
ask-pieces = Сколько штук вам нужно? Напишите число от 1 до { $left }.
button-offers = Обмен
button-publish-offer = 🎁 Предложить
button-publish-need = 🔎 Искать
button-take = Откликнуться
button-agree = Согласиться
button-withdraw-deal = Больше не нужно
