# Организатор и обећања.
commitment-organiser = Организатор
    Намере могу да се мењају. Обећања не могу.
commitment-meant = Шта намеравате да дате: { $count }
commitment-meant-for-me = Шта други намеравају да дају вама: { $count }
commitment-owing = Шта сте обећали: { $count }
commitment-owed = Шта је обећано вама: { $count }
commitment-waiting = Означено као урађено и чека вашу потврду: { $count }
commitment-archive-owing = Ваша завршена обећања: { $count }
commitment-archive-owed = Завршена обећања вама: { $count }
commitment-one = Обећава { $debtor }, прима { $creditor }: { $amount } до { $due }
    Означено као урађено: { $performed } · потврђено: { $kept } · преостало: { $left }
commitment-pay = Како може да се плати: { $payment }
commitment-settled = Све је измирено.
commitment-reminded = Молба за потврду је послата. За то можете да замолите једном дневно.
ask-commit = Колико обећавате? Недостаје { $missing }. Напишите износ. Обећање не може да се повуче.
ask-promise = Колико обећавате? Коме: { $name }. Напишите износ. Обећање не може да се повуче.
ask-perform = Колико сте од тога већ урадили? Преостало је { $left }. Напишите износ.
ask-confirm = Колико сте примили? Преостало је { $left }. Напишите износ.
ask-forgive = Колико опраштате? Преостало је { $left }. Напишите износ. То се не може поништити.
button-meant = Моје намере: { $count }
button-owing = Моја обећања: { $count }
button-meant-for-me = Намере да ми помогну: { $count }
button-owed = Обећања мени: { $count }
button-waiting = Чека моју потврду: { $count }
button-archive-owing = Архива мојих: { $count }
button-archive-owed = Архива мени: { $count }
button-commit = Обећавам
button-done-at-once = Већ је урађено
button-perform = Урађено је
button-remind = Замоли за потврду
button-confirm = Потврђујем
button-confirm-sum = Потврди други износ
button-demand = Замоли да се испуни
button-forgive = Опрости
