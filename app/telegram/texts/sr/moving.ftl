# Шта може да потврди онај ко долази из ранијих ботова.
moving-welcome = Већ сте били с нама: људи на вашем списку, или оних који су на свом имали вас, било је { $people }. Приступите, па нека свако то потврди изнова.
moving-steps = Од раније. Ништа од овога не важи док то не кажете поново, а не морате. Преостало: { $count }
moving-not-here = · { $name } још није овде.
moving-tie = · { $name }: неко од вас био је на списку другога. Пружите руку.
moving-ask = · Молили сте за { $amount }.
moving-intent = · Намеравали сте да дате { $amount }. Коме: { $name }.
moving-intent-waits = · Намеравали сте да дате { $amount }. Коме: { $name }. Овде се за то још не моли.
moving-promise = · Обећали сте { $amount }. Коме: { $name }.
moving-promise-waits = · Обећали сте { $amount }. Коме: { $name }. Овде још нисте повезани.
button-moving = Од раније: { $count }
button-moving-invite = Позивница: { $name }
button-moving-extend = Пружи руку: { $name }
button-moving-ask = Замоли поново
button-moving-declare = Поново намеравам: { $name }, { $amount }
button-moving-promise = Поново обећавам: { $name }, { $amount }
