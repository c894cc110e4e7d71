# Статус, просьба о помощи, просьбы других.
light-green = 🟢 Всё хорошо.
light-orange = 🟠 Просьба о поддержке каждый месяц.
light-red = 🔴 Призыв о помощи.
request-status = Ваш статус
request-asking = Кто в вашем круге просит о помощи: { $count }
request-initiatives = Инициативы в вашем круге: { $count }
request-label-emergency = 🔴 { $name } · не хватает { $missing }
request-label-support = 🟠 { $name } · не хватает { $missing }
request-label-initiative = 💡 { $name } · не хватает { $missing }
request-label-claim = 🛟 { $name } · не хватает { $missing }
request-emergency = 🔴 { $name } зовёт на помощь
    Нужно: { $target } до { $until }
    Обещано: { $committed } · исполнено: { $kept } · не хватает: { $missing }
request-support = 🟠 { $name } просит о поддержке
    Нужно каждый месяц: { $target }
    Намерения: { $intended } · обещано: { $committed } · исполнено: { $kept } · не хватает: { $missing }
    Люди: { $backers }
request-initiative = 💡 { $name } предлагает инициативу
    Цена: { $target } · голосование до { $until }
    Намерения: { $intended } (людей: { $backers }, нужно не меньше { $minimum })
    Обещано: { $committed } · исполнено: { $kept } · не хватает: { $missing }
request-reason = «{ $reason }»
request-ended = Завершено, больше ничего не требуется.
request-participants = { $name } просит, и вот кто помогает:
request-means = · { $name } намеревается дать { $amount }
request-promises = · { $name } обещает { $amount }, исполнено { $kept }
request-link = Передайте это людям из вашего круга: { $url }
request-proof = В реестре лежит SHA-256 от этих 32 байтов (в шестнадцатеричной записи) и текста за ними. Кому вы дадите и то и другое, тот сможет это проверить.
    { $salt }
    { $reason }
ask-support = Сколько вам нужно каждый месяц? Напишите сумму.
ask-emergency = Сколько вам нужно срочно? Напишите сумму.
ask-emergency-days = За сколько дней? Напишите число от 1 до 92.
    Ваш призыв сразу дойдёт до ближайших людей: { $calls } из { $within }. Потом каждые двенадцать часов он будет доходить ещё до стольких, сколько нужно, чтобы собрать недостающее.
ask-initiative = Сколько это стоит всего? Напишите сумму.
ask-initiative-days = Сколько дней люди могут голосовать? Напишите число от 4 до 300.
ask-initiative-backers = Сколько людей должны это поддержать, самое меньшее? Напишите число.
ask-reason = Зачем это нужно? Расскажите людям в нескольких словах, букв — не больше { $most }. Это прочтёт ваш круг; в реестре этого нет.
ask-target = Какой теперь должна быть сумма? Напишите её.
button-status = Мой статус
button-asking = Кто просит о помощи
button-initiatives = Инициативы
button-ask-emergency = 🔴 Позвать на помощь
button-ask-support = 🟠 Поддержка каждый месяц
button-ask-initiative = 💡 Начать инициативу
button-target = Другая сумма
button-reason = Другая причина
button-close = Завершить
button-adopt = Отметить, что принята
button-participants = Кто участвует
button-help-link = Ссылка для других
button-proof = Доказать мой текст
button-request = Просьба
