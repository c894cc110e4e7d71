//! What is voted for with intents.

use super::*;

#[test]
fn an_initiative_is_adopted_after_three_days_without_a_break() {
    assert_eq!(backed(initiative(), 0, 500_00, Backers::Comes, HOUR).reached_since, None, "one backer is not two");
    let voted = voted();
    assert_eq!(voted.reached_since, Some(at(5 * HOUR)));
    assert_eq!(voted.adoption(), Some(at(77 * HOUR)));
    assert_eq!(voted.status_at(at(77 * HOUR - 1)), Status::Open);
    assert_eq!(voted.status_at(at(77 * HOUR)), Status::Adopted);
    assert_eq!(voted.adopt(at(77 * HOUR - 1)), Err(Refusal::NotAdopted));
    let adopted = voted.adopt(at(77 * HOUR)).unwrap();
    assert_eq!(adopted.adopt(at(78 * HOUR)), Err(Refusal::NotAdopted), "written down once");

    let broken = backed(voted, 100_00, 99_99, Backers::Same, 76 * HOUR);
    assert_eq!(broken.reached_since, None);
    let mended = backed(broken, 99_99, 100_00, Backers::Same, 76 * HOUR + 1);
    assert_eq!(mended.status_at(at(77 * HOUR)), Status::Open, "the three days begin anew");
}

#[test]
fn an_adoption_stands_whoever_lets_go_afterwards() {
    let left = backed(voted(), 100_00, 0, Backers::Goes, 78 * HOUR);
    assert_eq!((left.status, left.status_at(at(300 * HOUR))), (Status::Adopted, Status::Adopted));
    let done = backed(with(voted(), share(0, 500_00), 78 * HOUR), 100_00, 0, Backers::Goes, 79 * HOUR);
    assert_eq!(done.status_at(at(79 * HOUR)), Status::Completed, "and so does what it has led to");
}

#[test]
fn three_days_have_to_end_before_the_deadline() {
    let late = backed(initiative(), 0, 400_00, Backers::Comes, HOUR);
    let late = backed(late, 0, 100_00, Backers::Comes, 7 * DAY + 1);
    assert_eq!((late.status_at(at(10 * DAY)), late.adoption()), (Status::Open, None));
    assert_eq!(late.status_at(at(10 * DAY + 1)), Status::Expired);
    assert_eq!(late.tidy(at(10 * DAY + 1)).unwrap().status, Status::Expired);
}

#[test]
fn an_adopted_initiative_takes_commitments_up_to_its_price_due_when_it_is_fulfilled() {
    let now = 12 * DAY;
    let takes = |request: &Request, minor, due| takes(request, minor, due, now);
    let voting = Request { deadline: at(13 * DAY), ..initiative() };
    assert_eq!(takes(&voting, 1, 20 * DAY), Err(Refusal::NotAdopted));
    assert_eq!(takes(&voted(), 1, 20 * DAY), Ok(sum(1)), "a cent is enough");
    assert_eq!(takes(&voted(), 500_01, 20 * DAY), Ok(sum(500_00)), "what is missing");
    let full = with(voted(), share(500_00, 0), now);
    assert_eq!(takes(&full, 1, 20 * DAY), Err(Refusal::NothingMissing));
    assert_eq!(takes(&voted(), 1, 20 * DAY - 1), Err(Refusal::DueNotFulfilBy));
    let done = with(voted(), share(0, 500_00), now);
    assert_eq!(done.status_at(at(now)), Status::Completed);
    assert_eq!(takes(&done, 1, 20 * DAY), Err(Refusal::RequestNotOpen));
    assert_eq!(voted().status_at(at(20 * DAY + 1)), Status::Expired);
}

#[test]
fn whoever_backed_an_initiative_comes_first_for_seven_days() {
    let adopted = 77 * HOUR;
    let takes = |now, source| {
        let offered = Offered { amount: sum(100_00), due: at(20 * DAY), source };
        voted().takes(&offered, &frame(), today(now), at(now))
    };
    for now in [adopted, adopted + 7 * DAY] {
        assert_eq!(takes(now, Source::Pocket), Err(Refusal::BackersFirst), "{now}");
        assert_eq!(takes(now, Source::Intent), Ok(sum(100_00)), "{now}");
    }
    assert_eq!(takes(adopted + 7 * DAY + 1, Source::Pocket), Ok(sum(100_00)));
    let minutes = Rhythm::Fixed(60);
    assert_eq!(voted().backers_first(minutes), Some(at(adopted + 60)), "or a period, if it is shorter");
}

#[test]
fn the_terms_of_an_initiative_are_free_again_when_nobody_backs_it() {
    let tried = backed(initiative(), 0, 1, Backers::Comes, HOUR);
    let dearer = Edit { target: sum(600_00), details_changed: true, ..same(&tried) };
    assert_eq!(tried.edit(Turn(0), &dearer, at(HOUR)).map(|_| ()), Err(Refusal::TermsFixed));
    let left = backed(tried, 1, 0, Backers::Goes, HOUR);
    assert_eq!(left.edit(Turn(0), &dearer, at(HOUR)).map(|edited| edited.target), Ok(sum(600_00)));
    let adopted = Request { status: Status::Adopted, ..left };
    assert_eq!(adopted.edit(Turn(0), &dearer, at(HOUR)).map(|_| ()), Err(Refusal::TermsFixed), "they voted for this");
}

#[test]
fn the_terms_of_an_initiative_are_fixed_from_its_first_intent() {
    let edit = |request: Request, edit| request.edit(Turn(0), &edit, at(HOUR)).map(|_| ());
    let dearer = Edit { target: sum(600_00), ..same(&initiative()) };
    assert_eq!(edit(initiative(), dearer), Ok(()));
    assert_eq!(edit(voted(), dearer), Err(Refusal::TermsFixed));
    let told = Edit { details_changed: true, ..same(&voted()) };
    assert_eq!(edit(voted(), told), Err(Refusal::TermsFixed));
    let nearer = Edit { reach: Handshakes::new(1).unwrap(), ..same(&voted()) };
    assert_eq!(edit(voted(), nearer), Ok(()), "the reach may be narrowed");
}
