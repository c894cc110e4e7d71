# Товары и услуги.
offer-list = Что предлагают и ищут в вашем круге: { $count }
offer-offer = { $name } предлагает за { $price }, до { $until }
    Срок передачи, дней: { $delivery } · срок оплаты, дней: { $payment }
offer-need = { $name } ищет и платит { $price }, до { $until }
    Срок передачи, дней: { $delivery } · срок оплаты, дней: { $payment }
offer-deal-label = 🤝 { $name } · { $price }
offer-deal = { $taker } откликается на то, что публикует { $publisher }, за { $price }, до { $until }. Пока другая сторона не согласится, это никого ни к чему не обязывает.
ask-offer-price = За какую цену вы это предлагаете? Напишите сумму. Потом вы расскажете, что это.
ask-need-price = Сколько вы готовы заплатить? Напишите сумму. Потом вы расскажете, что ищете.
button-offers = Обмен
button-publish-offer = 🎁 Предложить
button-publish-need = 🔎 Искать
button-take = Откликнуться
button-agree = Согласиться
button-withdraw-deal = Больше не нужно
