# Органайзер и обещания.
commitment-organiser = Органайзер
    Намерения могут меняться. Обещания — нет.
commitment-meant = Что вы намереваетесь дать: { $count }
commitment-meant-for-me = Что намереваются дать вам: { $count }
commitment-owing = Что вы обещали: { $count }
commitment-owed = Что обещали вам: { $count }
commitment-waiting = Отмечено как сделанное и ждёт вашего подтверждения: { $count }
commitment-archive-owing = Завершённые ваши обещания: { $count }
commitment-archive-owed = Завершённые обещания вам: { $count }
commitment-one = Обещает { $debtor }, получает { $creditor }: { $amount } до { $due }
    Отмечено как сделанное: { $performed } · подтверждено: { $kept } · осталось: { $left }
commitment-pay = Как можно заплатить: { $payment }
commitment-settled = Всё завершено.
commitment-reminded = Просьба подтвердить отправлена. Просить об этом можно раз в день.
ask-commit = Сколько вы обещаете? Не хватает { $missing }. Напишите сумму. Обещание нельзя отозвать.
ask-promise = Сколько вы обещаете? Кому: { $name }. Напишите сумму. Обещание нельзя отозвать.
ask-perform = Сколько из этого вы уже сделали? Осталось { $left }. Напишите сумму.
ask-confirm = Сколько вы получили? Осталось { $left }. Напишите сумму.
ask-forgive = Сколько вы прощаете? Осталось { $left }. Напишите сумму. Отменить это будет нельзя.
button-meant = Мои намерения: { $count }
button-owing = Мои обещания: { $count }
button-meant-for-me = Намерения помочь мне: { $count }
button-owed = Обещания мне: { $count }
button-waiting = Ждут подтверждения: { $count }
button-archive-owing = Архив моих: { $count }
button-archive-owed = Архив мне: { $count }
button-commit = Обещаю
button-done-at-once = Уже сделано
button-perform = Сделано
button-remind = Прошу подтвердить
button-confirm = Подтверждаю
button-confirm-sum = Подтвердить другую сумму
button-demand = Попросить исполнить
button-forgive = Простить
