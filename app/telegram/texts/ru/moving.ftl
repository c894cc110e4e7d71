# Что может подтвердить тот, кто пришёл из прежних ботов.
moving-welcome = Вы уже были с нами: людей в вашем списке или тех, у кого в списке были вы, — { $people }. Вступите, и каждый подтвердит это заново.
moving-steps = Из прежнего. Ничто из этого не действует, пока вы не скажете этого снова, и вы не обязаны. Осталось: { $count }
moving-not-here = · { $name } — здесь ещё нет.
moving-tie = · { $name }: кто-то из вас был в списке у другого. Протяните руку.
moving-ask = · Вы просили { $amount }.
moving-intent = · Вы намеревались дать { $amount }. Кому: { $name }.
moving-intent-waits = · Вы намеревались дать { $amount }. Кому: { $name }. Здесь об этом пока не просят.
moving-promise = · Вы обещали { $amount }. Кому: { $name }.
moving-promise-waits = · Вы обещали { $amount }. Кому: { $name }. Здесь между вами пока нет связи.
button-moving = Из прежнего: { $count }
button-moving-invite = Ссылка: { $name }
button-moving-extend = Протянуть руку: { $name }
button-moving-ask = Попросить снова
button-moving-declare = Снова намереваюсь: { $name }, { $amount }
button-moving-promise = Снова обещаю: { $name }, { $amount }
