//! The conversation in a terminal, without a token, a cluster or a wallet: the very door, before Telegram's stand-in and a
//! ledger in memory, with play wallets.

use std::collections::{BTreeMap, BTreeSet};

use tokio::io::{AsyncBufReadExt as _, BufReader, Lines, Stdin};

use crate::Fault;
use crate::fake::town::{Plan, Town};
use crate::fake::{Shown, Target};

const GREETING: &str = "\
This is the door in your terminal. Nothing leaves this machine, and the wallets are play wallets.
  Write something, or press a button by its number.
  /as NAME     speak as somebody else: two people can invite each other
  /days N      let so many days pass
  /quit        end
";

/// Talks until the input ends.
///
/// # Errors
/// The ledger, loopback or the terminal failed.
pub async fn run() -> Result<(), Fault> {
    let folder = tempfile::tempdir()?;
    let mut town = Town::begin(folder.path(), crate::door::millis().div_euclid(1_000), Plan::default()).await?;
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let (mut names, mut seen) = (BTreeMap::new(), BTreeSet::new());
    let mut chat = known(&mut names, "Ana");
    println!("{GREETING}\n— You are Ana.");
    show(&town.says(chat, "en", "/start").await, &mut seen);
    while let Some(line) = lines.next_line().await? {
        let line = line.trim();
        match line.split_once(' ').unwrap_or((line, "")) {
            ("", _) => news(&town, chat, &mut seen),
            ("/quit", _) => break,
            ("/as", name) if !name.trim().is_empty() => {
                chat = known(&mut names, name.trim());
                println!("— You are {}.", name.trim());
                if town.fake.shown(chat).is_empty() {
                    town.says(chat, "en", "/start").await;
                }
                news(&town, chat, &mut seen);
            }
            ("/days", days) => {
                let seconds = days.trim().parse::<u32>().ok().and_then(|days| days.checked_mul(86_400));
                match seconds {
                    Some(seconds) => {
                        town.waits(seconds)?;
                        println!("— {} days later.", days.trim());
                    }
                    None => println!("— How many days? For example: /days 3"),
                }
            }
            _ => act(&mut town, chat, line, &mut lines, &mut seen).await?,
        }
    }
    town.ends().await
}

fn known(names: &mut BTreeMap<String, i64>, name: &str) -> i64 {
    // As large as Telegram's numbers are: more than 32 bits.
    let next = i64::try_from(names.len()).unwrap_or(0).saturating_add(6_000_000_001);
    *names.entry(name.to_owned()).or_insert(next)
}

/// A number presses a button; anything else is said.
async fn act(
    town: &mut Town,
    chat: i64,
    line: &str,
    lines: &mut Lines<BufReader<Stdin>>,
    seen: &mut BTreeSet<(i64, String)>,
) -> Result<(), Fault> {
    let last = town.fake.shown(chat).pop().unwrap_or_default();
    let button = line.parse::<usize>().ok().and_then(|number| last.buttons.get(number.checked_sub(1)?).cloned());
    match button {
        None => show(&town.says(chat, "en", line).await, seen),
        Some((label, Target::Data(_))) => {
            if let Some(shown) = town.presses(chat, &label).await {
                show(&shown, seen);
            }
        }
        Some((_, Target::Url(page))) if page.contains("/s/") => wallet(town, chat, &page, lines, seen).await?,
        Some((_, Target::Url(page))) => println!("— A page opens: {page}"),
    }
    Ok(())
}

/// The play wallet opens, says what it would sign, and signs if one wants it to.
async fn wallet(
    town: &mut Town,
    chat: i64,
    page: &str,
    lines: &mut Lines<BufReader<Stdin>>,
    seen: &mut BTreeSet<(i64, String)>,
) -> Result<(), Fault> {
    let offered = town.wallets.entry(chat).or_default().looks(page).await;
    match offered {
        Err(why) => println!("🔑 {why}"),
        Ok(offered) => {
            println!("🔑 Your play wallet: {}\n   [y] {}   [n] no", offered.description, offered.label);
            let answer = lines.next_line().await?.unwrap_or_default();
            if answer.trim().eq_ignore_ascii_case("y") {
                match town.signs(chat).await {
                    Ok(_) => println!("🔑 Signed, and on the ledger."),
                    Err(why) => println!("🔑 {why}"),
                }
                // The door has looked by the time that it answers.
                crate::watch::look(&town.door).await?;
                show(&town.says(chat, "en", "/start").await, seen);
            } else {
                println!("🔑 Nothing was signed.");
            }
        }
    }
    Ok(())
}

/// What a chat shows that has not been seen yet.
fn news(town: &Town, chat: i64, seen: &mut BTreeSet<(i64, String)>) {
    for shown in town.fake.shown(chat) {
        if !seen.contains(&(shown.message, shown.text.clone())) {
            show(&shown, seen);
        }
    }
}

fn show(shown: &Shown, seen: &mut BTreeSet<(i64, String)>) {
    seen.insert((shown.message, shown.text.clone()));
    println!("\n{}", shown.text);
    if shown.picture {
        println!("(a picture)");
    }
    for (number, (label, target)) in shown.buttons.iter().enumerate() {
        let opens = if matches!(target, Target::Url(_)) { " ↗" } else { "" };
        println!("  [{}] {label}{opens}", number.saturating_add(1));
    }
}
