use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use exodus_tests::matrix::{Interface, NOUNS, Needed, Report, dead, every_chain, every_name, run, survivors};

/// Every template, on two threads: one a noun.
fn reports() -> Vec<Report> {
    let (next, reports) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some((_, templates)) = NOUNS.get(next.fetch_add(1, Ordering::Relaxed)) {
            for template in templates() {
                let report = run(&template);
                reports.lock().unwrap().push(report);
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let mut reports = reports.into_inner().unwrap();
    reports.sort_by(|one, two| one.template.cmp(&two.template));
    reports
}

#[test]
fn nothing_comes_of_any_change_that_is_not_on_the_list() {
    let begun = Instant::now();
    let reports = reports();
    let seconds = begun.elapsed().as_secs_f64();
    let mut stops = BTreeMap::<_, usize>::new();
    let mut unexpected = Vec::new();
    for report in &reports {
        println!(
            "{:48} {:6} cases {:6} refused {:4} survived",
            report.template,
            report.cases(),
            report.refused,
            report.survivors()
        );
        for (stop, count) in &report.stops {
            *stops.entry(stop.clone()).or_default() += count;
        }
        unexpected.extend(report.unexpected.iter().cloned());
    }
    let total: usize = reports.iter().map(Report::cases).sum();
    println!("{} templates, {total} cases in {seconds:.1} s", reports.len());
    for kind in ["Rules", "Framework", "Runtime"] {
        let of_kind = stops.iter().map(|(stop, count)| format!("{stop:?}: {count}"));
        println!("{}", of_kind.filter(|stop| stop.starts_with(kind)).collect::<Vec<_>>().join(", "));
    }
    for (entry, survivor) in survivors().enumerate() {
        let count: usize = reports.iter().filter_map(|report| report.survived.get(&entry)).sum();
        println!("{count:6} survived: {}", survivor.reason);
    }
    let mut needed = Needed::new();
    needed.extend(reports.iter().flat_map(|report| &report.needed));
    println!("{}", unexpected.join("\n"));
    assert!(unexpected.is_empty(), "{} unexpected", unexpected.len());
    assert_eq!(dead(&needed), [""; 0], "nothing needs these words of the list of survivors");
    assert!(total >= 15_000, "{total} cases");
}

#[test]
fn every_instruction_has_a_template() {
    let verb = |name: &String| name.split(' ').next().unwrap().to_owned();
    let names: BTreeSet<String> = every_name().iter().map(verb).collect();
    let missing: Vec<_> = Interface::default()
        .instructions()
        .into_iter()
        .map(|(_, name)| name)
        .filter(|name| !names.contains(name))
        .collect();
    assert!(missing.is_empty(), "no template for {missing:?}");
}

#[test]
fn only_closed_chains_of_different_debtors_are_cleared() {
    let begun = Instant::now();
    let (cases, cleared) = every_chain();
    println!("{cases} chains, {cleared} of them closed, in {:.1} s", begun.elapsed().as_secs_f64());
    // The circle of five and the one of three begin at any of their debts, and two debts lead from the first to the second.
    assert_eq!((cases, cleared), (37_449, 2 * 5 + 2 * 3));
}
