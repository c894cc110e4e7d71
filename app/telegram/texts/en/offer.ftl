# Goods and services.
offer-list = What is offered and wanted within your reach: { $count }
offer-offer = { $name } offers, for { $price }, until { $until }
    To be given within { $delivery } days, to be paid within { $payment } days.
offer-need = { $name } looks for, and pays { $price }, until { $until }
    To be given within { $delivery } days, to be paid within { $payment } days.
offer-deal-label = 🤝 { $name } · { $price }
offer-deal = { $taker } wants to take what { $publisher } has published, for { $price }, until { $until }. It binds nobody until the other agrees.
ask-offer-price = At which price do you offer it? Write a sum. Next you say what it is.
ask-need-price = How much would you pay? Write a sum. Next you say what you look for.
button-offers = Exchange
button-publish-offer = 🎁 Offer something
button-publish-need = 🔎 Look for something
button-take = I want to
button-agree = Agree
button-withdraw-deal = No longer
