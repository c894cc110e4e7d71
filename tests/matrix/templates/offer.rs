//! Offers and deals.

use exodus_rules::offer::Kind;
use exodus_sdk::Signer;
use exodus_sdk::instructions::offer;
use exodus_sdk::record::Located;
use exodus_sdk::state::Offer;

use super::super::template::Template;
use crate::{DAY, World, eur};

pub(super) fn templates() -> Vec<Template> {
    [published(), dealt(), ended()].into_iter().flatten().collect()
}

fn published() -> Vec<Template> {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let publish = |kind| offer::publish(world.payer.pubkey(), &ana.record(), kind, world.terms());
    let mut templates = vec![
        Template::new("offer.publish", &world, publish(Kind::Offer)),
        Template::new("offer.publish a need", &world, publish(Kind::Need)),
    ];
    let (offered, _) = (ana.offers(), ana.needs());
    let terms = offer::TermsArgs { price: eur(30), quantity: 2, ..world.terms() };
    templates.push(Template::new("offer.edit", &world, offer::edit(&ana.record(), &offered, terms)));
    templates.push(Template::new("offer.close", &world, offer::close(&ana.record(), &offered)));
    templates
}

fn dealt() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let (offered, needed) = (ana.offers(), ana.needs());
    let payer = world.payer.pubkey();
    let short = offer::take(payer, &ben.record(), &offered, &ben.wish(1, &[&ana]));
    let long = offer::take(payer, &eva.record(), &offered, &eva.wish(1, &[&ben, &ana]));
    let need = offer::take(payer, &ben.record(), &needed, &ben.wish(1, &[&ana]));
    let mut templates = vec![
        Template::new("offer.take", &world, short),
        Template::new("offer.take over a path", &world, long),
        Template::new("offer.take a need", &world, need),
    ];
    let (deal, evas) = (ben.takes(&offered, 1, &[&ana]), eva.takes(&offered, 2, &[&ben, &ana]));
    let filled = ben.takes(&needed, 3, &[&ana]);
    templates.push(Template::new("offer.withdraw", &world, offer::withdraw(&ben.record(), &deal)));
    let agree = |deal| offer::agree(payer, &ana.record(), deal);
    templates.push(Template::new("offer.agree", &world, agree(&deal)).within(i64::MIN, deal.expires));
    templates.push(Template::new("offer.agree to what meets a need", &world, agree(&filled)));
    templates.push(Template::new("offer.agree to a deal over a path", &world, agree(&evas)));
    templates
}

fn ended() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let (offered, sold) = (ana.offers(), ana.offers());
    let deal = ben.takes(&offered, 1, &[&ana]);
    let late = eva.takes(&sold, 3, &[&ben, &ana]);
    ana.agrees(&ben.takes(&sold, 3, &[&ana]));
    let sold = world.get::<Offer>(&sold.address);
    let tidy = |offer: &Located<Offer>| offer::tidy(offer);
    let mut templates = vec![
        Template::new("offer.tidy what is sold", &world, tidy(&sold)),
        Template::new("offer.tidy_deal of what is sold", &world, offer::tidy_deal(&late)),
    ];
    world.passes(11 * DAY);
    let expired = Template::new("offer.tidy_deal", &world, offer::tidy_deal(&deal));
    templates.push(expired.within(deal.expires + 1, i64::MAX));
    world.accepts(&[offer::close(&ana.record(), &offered)], &[&ana.key]);
    templates.push(Template::new("offer.tidy_deal of an offer that is gone", &world, offer::tidy_deal(&deal)));
    let again = ana.offers();
    world.passes(61 * DAY);
    let close = offer::close(&ana.record(), &again);
    templates.push(Template::new("offer.close what has expired", &world, close));
    templates.push(Template::new("offer.tidy", &world, tidy(&again)).within(again.expires + 1, i64::MAX));
    templates
}
