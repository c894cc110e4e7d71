# Goods and services.
offer-list = What is offered and wanted within your reach: { $count }
offer-offer = { $name } offers, for { $price }, until { $until }
    Pieces left: { $pieces } · the price is for one. To be given within { $delivery } days, to be paid within { $payment } days.
offer-need = { $name } looks for, and pays { $price }, until { $until }
    Pieces left: { $pieces } · the price is for one. To be given within { $delivery } days, to be paid within { $payment } days.
offer-deal-label = 🤝 { $name } · { $price }
offer-deal = { $taker } wants to take what { $publisher } has published, for { $price } (pieces: { $pieces }), until { $until }. It binds nobody until the other agrees.
ask-offer-price = At which price do you offer it, the piece? Write a sum. Next you say what it is.
ask-need-price = How much would you pay for a piece? Write a sum. Next you say what you look for.
ask-offer-pieces = How many pieces? Write a number from 1 to { $most }.
ask-pieces = How many pieces do you want? Write a number from 1 to { $left }.
button-offers = Exchange
button-publish-offer = 🎁 Offer something
button-publish-need = 🔎 Look for something
button-take = I want to
button-agree = Agree
button-withdraw-deal = No longer
