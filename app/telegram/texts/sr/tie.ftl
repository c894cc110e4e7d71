# Позивнице, списак, људи.
tie-invite = Позовите некога коме верујете. Ваш линк ће рећи: „Ако вам затреба, помоћи ћу вам са { $pledge }, а на исто рачунам и од вас.“
    Линк важи оволико дана: { $days }.
tie-links = Ваше позивнице. Пошаљите сваку ономе коме је намењена, а ако је та особа поред вас, покажите јој код на екрану.
tie-no-links = Још нема ниједне. Када потпишете позивницу, појавиће се овде.
tie-link = { $pledge } · преостало коришћења: { $uses } · до { $until }
tie-accept = { $name } вам верује: „Ако вам затреба, помоћи ћу вам са { $theirs }, а на исто рачунам и од вас.“
    Ви бисте били спремни да помогнете са { $mine }. Прихватате ли?
tie-list = Ваш списак, руковања: до { $handshakes }
    Људи: { $people }
    Ресурс: { $resource }
    ★ познајете лично · број у загради каже колико је руковања до те особе
tie-growth = Од ваше последње посете људи је више за: { $people }, мање за: { $gone }; тадашњи ресурс: { $before }.
tie-list-empty = Још никога. Позовите некога коме верујете и списак ће почети да расте.
tie-person = { $name }
    Спремност на помоћ: { $pledge }
tie-record = Одржана обећања: { $kept } од { $committed }, од тога са закашњењем: { $late }.
tie-mutual = Верујете једно другом. Ваша спремност на помоћ: { $mine }, спремност да се помогне вама: { $theirs }.
tie-way = Пут: { $way }
tie-no-way = Од вас до ове особе још нема пута.
tie-you = ви
tie-friends = Коме верује { $name } и ко верује заузврат:
tie-graph = Људи: { $people }, везе: { $ties }. Зелене линије су ваше.
tie-withdrawn = Овим људима више не пружате руку. Можете је поново пружити.
tie-none-withdrawn = Нема никога.
tie-circle = Ваш круг
tie-supporters = Ко помаже вама:
tie-supported = Коме ви помажете:
tie-beside = Ко још помаже онима којима ви помажете:
tie-alike = Коме још помажу они који помажу вама:
tie-nobody = још нико
button-circle = Мој круг
button-wider = Једно руковање даље
button-invite = Позови
button-invite-one = Позивница за једну особу
button-invite-many = Позивница за десет особа
button-invite-sum = Други износ
button-links = Моје позивнице
button-qr = Прикажи као код
button-cancel-link = Опозови
button-accept = Да, прихватам
button-graph = Као слика
button-withdrawn = Повучене везе
button-withdraw = Повуци своју руку
button-restore = Поново пружи руку: { $name }
button-extend = Пружи руку
button-friends = Пријатељи ове особе
button-promise = Дај обећање
button-more = Даље ›
button-earlier = ‹ Раније
