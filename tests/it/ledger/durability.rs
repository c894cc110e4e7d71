//! Killed at any moment, the ledger is found before or after a transaction, never between.

use std::process::Child;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use exodus_sdk::archive::Archive;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::state::{Commitment, Member, Request};
use exodus_tests::Home;

const KILLS: u32 = 200;

/// Ana asks for 500.00 within three handshakes of Ben, who will commit 1.00 again and again. Returns the request.
fn emergency(home: &Home) -> String {
    for name in ["ana", "ben"] {
        home.json(&["keygen", "--outfile", &format!("{name}.json")]);
    }
    let ana = |arguments: &[&str]| home.json(&[arguments, &["--keypair", "ana.json"]].concat());
    ana(&["network", "create", "kill-test", "--unit", "EUR"]);
    ana(&["member", "join"]);
    let link = ana(&["tie", "invite"])["link"].as_str().expect("a link").to_owned();
    home.json(&["tie", "accept", &link, "--keypair", "ben.json"]);
    let request = ana(&["request", "open", "--target", "500"])["address"].clone();
    request.as_str().expect("an address").to_owned()
}

/// How many commitments the ledger holds, after everything on it was found to agree with that number.
fn whole_commitments(home: &Home) -> u64 {
    let ledger = Embedded::open(&home.ledger()).expect("the ledger opens every time");
    let commitments = ledger.all::<Commitment>(&Filter::every::<Commitment>()).expect("every record is whole");
    let count = u64::try_from(commitments.len()).expect("few");
    let promised: u64 = commitments.iter().map(|commitment| commitment.amount).sum();
    assert_eq!(promised, count * 100);
    let requests = ledger.all::<Request>(&Filter::every::<Request>()).expect("every record is whole");
    assert_eq!(requests.iter().map(|request| request.sums.committed).sum::<u64>(), promised);
    let members = ledger.all::<Member>(&Filter::every::<Member>()).expect("every record is whole");
    assert_eq!(members.iter().map(|member| u64::from(member.owing)).sum::<u64>(), count);
    assert_eq!(members.iter().map(|member| u64::from(member.owed)).sum::<u64>(), count);
    count
}

#[test]
fn two_hundred_kills_lose_nothing_and_double_nothing() {
    let home = Home::default();
    let request = emergency(&home);
    let commit = ["commitment", "commit", &request, "--amount", "1", "--keypair", "ben.json"];
    let mut killer = Killer::after(|| assert_eq!(home.run(&commit).code, 0));

    let (mut before, mut finished, mut survived) = (whole_commitments(&home), 0, 0);
    for _ in 0..KILLS {
        let reported = killer.reports(home.start(&commit));
        let after = whole_commitments(&home);
        assert!(after == before || after == before + 1, "{before} became {after}");
        assert!(!reported || after == before + 1, "a reported commitment was lost");
        finished += u32::from(reported);
        survived += u32::from(after > before);
        before = after;
    }
    println!("{finished} commands finished, {survived} commitments accepted, in {KILLS} kills");
}

#[test]
fn a_ledger_whose_first_command_is_killed_is_whole() {
    for _ in 0..40 {
        let home = Home::default();
        home.json(&["keygen", "--outfile", "ana.json"]);
        let mut first = home.start(&["network", "create", "kill-test", "--unit", "EUR", "--keypair", "ana.json"]);
        // Killed as soon as there is a file.
        while !Embedded::lives_in(&home.ledger()).is_ok_and(|begun| begun)
            && first.try_wait().expect("a child answers").is_none()
        {
            std::hint::spin_loop();
        }
        let _ = first.kill();
        first.wait().expect("a child ends");
        let found = home.run(&["network", "list"]);
        assert_eq!(found.code, 0, "{}", found.stderr);
    }
}

/// Kills commands at random moments of the time that one of them takes.
struct Killer {
    longest: u128,
    random: u64,
}

impl Killer {
    /// Measures how long a command takes, and tells the seed of its moments.
    fn after(command: impl FnOnce()) -> Self {
        let begun = Instant::now();
        command();
        // Long enough that some commands end before they are killed.
        let longest = begun.elapsed().as_micros().saturating_mul(3) / 2;
        let seed = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_nanos();
        let random = u64::try_from(seed & u128::from(u64::MAX)).expect("masked") | 1;
        println!("seed {random}, kills within {longest} us");
        Self { longest, random }
    }

    /// Kills a command at some moment; whether it had ended well by then.
    fn reports(&mut self, mut child: Child) -> bool {
        let begun = Instant::now();
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        let moment = Duration::from_micros(self.random % u64::try_from(self.longest).expect("short"));
        while begun.elapsed() < moment && child.try_wait().expect("a child answers").is_none() {
            std::hint::spin_loop();
        }
        // The command may have ended by itself in the meantime: then this kills nothing.
        let _ = child.kill();
        child.wait().expect("a child ends").success()
    }
}

#[test]
fn sixty_kills_never_part_a_history_from_the_records_that_prove_it() {
    let home = Home::default();
    let request = emergency(&home);
    let ben = |arguments: &[&str]| home.json(&[arguments, &["--keypair", "ben.json"]].concat());
    let member = ben(&["member", "show"])["address"].as_str().expect("an address").parse().expect("an address");
    // Settled, reported and told in one archive: how many of Ben's promises the ledger has closed.
    let closed = || {
        let ledger = Embedded::open(&home.ledger()).expect("the ledger opens every time");
        Archive::of(&ledger, &member).expect("every closing is there, and leads to the head").length
    };
    let settled = || {
        let promised = ben(&["commitment", "commit", &request, "--amount", "1"])["address"].clone();
        let promised = promised.as_str().expect("an address").to_owned();
        home.json(&["commitment", "confirm", &promised, "--amount", "1", "--keypair", "ana.json"]);
        promised
    };
    let promised = settled();
    let mut killer = Killer::after(|| drop(ben(&["commitment", "close", &promised])));
    let (mut before, mut promised, mut survived) = (closed(), settled(), 0);
    for _ in 0..60 {
        let close = home.start(&["commitment", "close", &promised, "--keypair", "ben.json"]);
        let reported = killer.reports(close);
        let after = closed();
        assert!(after == before || after == before + 1, "{before} became {after}");
        assert!(!reported || after == before + 1, "a reported closing was lost");
        if after > before {
            promised = settled();
            survived += 1;
        }
        before = after;
    }
    println!("{survived} closings accepted in 60 kills");
}
