//! Who helps whom around somebody.

use exodus_graph::support::circle;

use crate::commands::Command;
use crate::desk::{Desk, Trouble};
use crate::message::{Button, Screen};

/// So many of each are named.
const MOST: usize = 10;

/// Who helps one and whom one helps, who else helps those, and who else is helped by those.
pub fn show(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let found = circle(me, &desk.whole.helps_around(&me));
    let lists = [
        ("tie-supporters", &found.supporters),
        ("tie-supported", &found.supported),
        ("tie-beside", &found.beside),
        ("tie-alike", &found.alike),
    ];
    let mut screen = Screen::of(desk.say("tie-circle", &[]));
    let mut people = Vec::new();
    for (key, members) in lists {
        let names: Vec<String> = members.iter().take(MOST).map(|member| desk.name(member)).collect();
        let names = if names.is_empty() { desk.say("tie-nobody", &[]) } else { names.join(", ") };
        screen = screen.line(&format!("{} {names}", desk.say(key, &[])));
        people.extend(members.iter().take(MOST));
    }
    people.sort_unstable();
    people.dedup();
    let screen = people
        .into_iter()
        .fold(screen, |screen, member| screen.button(Button::Press(desk.name(member), Command::Person(*member))));
    Ok(screen.row([desk.press("button-organiser", Command::Organiser), desk.home()]))
}
