# Guardians, and proposals of a new key.
recovery-own = If you lose your wallet, guardians whom you chose among your friends can give your membership a new key.
    Guardians: { $guardians } · needed: { $threshold } · days until it takes effect: { $days }
    A guardian counts thirty days after being chosen. While you have your wallet, you can stop any proposal; with a key younger than thirty days, only what not all of them agreed to.
recovery-label = ⚠️ A new key for { $name }
recovery-proposal = ⚠️ A new key was proposed for { $name }:
    { $key }
    Agreed: { $approvals } · takes effect on { $from } at the soonest · ends { $until }
ask-new-key = Which key shall { $name } get? Send its address. Make sure in person that it is theirs.
button-recovery = Guardians
button-guardian-on = { $name } shall be my guardian
button-guardian-off = { $name } no longer
button-propose = A new key for { $name }
button-arrange = Two guardians, seven days
button-approve = Agree
button-veto = Stop it
button-execute = The new key is mine: use it now
