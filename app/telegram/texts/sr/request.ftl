# Статус, молба за помоћ, молбе других.
light-green = 🟢 Све је у реду.
light-orange = 🟠 Молба за подршку сваког месеца.
light-red = 🔴 Позив у помоћ.
request-status = Ваш статус
request-asking = Ко у вашем кругу моли за помоћ: { $count }
request-initiatives = Иницијативе у вашем кругу: { $count }
request-label-emergency = 🔴 { $name } · недостаје { $missing }
request-label-support = 🟠 { $name } · недостаје { $missing }
request-label-initiative = 💡 { $name } · недостаје { $missing }
request-label-claim = 🛟 { $name } · недостаје { $missing }
request-emergency = 🔴 { $name } зове у помоћ
    Потребно: { $target } до { $until }
    Обећано: { $committed } · испуњено: { $kept } · недостаје: { $missing }
request-support = 🟠 { $name } моли за подршку
    Потребно сваког месеца: { $target }
    Намере: { $intended } · обећано: { $committed } · испуњено: { $kept } · недостаје: { $missing }
    Људи: { $backers }
request-initiative = 💡 { $name } покреће иницијативу
    Цена: { $target } · гласање до { $until }
    Намере: { $intended } (људи: { $backers }, потребно најмање { $minimum })
    Обећано: { $committed } · испуњено: { $kept } · недостаје: { $missing }
request-reason = „{ $reason }“
request-ended = Завршено је и више ништа није потребно.
request-participants = { $name } моли, а ево ко помаже:
request-means = · { $name } намерава да помогне са { $amount }
request-promises = · { $name } обећава { $amount }, испуњено { $kept }
request-link = Пренесите ово људима из свог круга: { $url }
request-proof = У регистру стоји SHA-256 од ова 32 бајта (у хексадекадном запису) и текста иза њих. Ко од вас добије и једно и друго, може то да провери.
    { $salt }
    { $reason }
ask-support = Колико вам је потребно сваког месеца? Напишите износ.
ask-emergency = Колико вам је хитно потребно? Напишите износ.
ask-emergency-days = У ком року, у данима? Напишите број од 1 до 92.
    Ваш позив ће одмах стићи до најближих људи: { $calls } од { $within }. После тога ће сваких дванаест сати стизати до још онолико људи колико треба да се сакупи оно што недостаје.
ask-initiative = Колико то укупно кошта? Напишите износ.
ask-initiative-days = Колико дана људи могу да гласају? Напишите број од 4 до 300.
ask-initiative-backers = Колико људи најмање треба то да подржи? Напишите број.
ask-reason = Зашто? Реците људима у неколико речи, највише слова: { $most }. То чита ваш круг; у регистру тога нема.
ask-target = Колики износ сада треба да буде? Напишите износ.
button-status = Мој статус
button-asking = Ко моли за помоћ
button-initiatives = Иницијативе
button-ask-emergency = 🔴 Позови у помоћ
button-ask-support = 🟠 Замоли за месечну подршку
button-ask-initiative = 💡 Покрени иницијативу
button-target = Други износ
button-reason = Други разлог
button-close = Заврши
button-adopt = Забележи да је усвојена
button-participants = Ко учествује
button-help-link = Линк за друге
button-proof = Доказ мог текста
button-request = Молба
