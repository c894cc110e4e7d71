//! Delegates.

use exodus_sdk::Signer;
use exodus_sdk::instructions::{delegate, member};

use super::super::template::Template;
use crate::{DAY, World, eur, key_of};

pub(super) fn templates() -> Vec<Template> {
    let world = World::default();
    let (ana, ben, bot) = (world.joins("ana"), world.joins("ben"), key_of("bot"));
    ana.ties_with(&ben);
    let power = delegate::Power { scopes: 7, limit: eur(40), expires: world.now() + 20 * DAY };
    let grant = || delegate::grant(world.payer.pubkey(), &ana.record(), bot.pubkey(), power);
    let mut templates = vec![Template::new("delegate.grant", &world, grant())];
    let lent = ana.lends(&bot);
    ana.lends(&key_of("another bot"));
    templates.push(Template::new("delegate.grant anew", &world, grant()));
    templates.push(Template::new("delegate.revoke", &world, delegate::revoke(ana.key.pubkey(), &lent)));
    templates.push(Template::new("delegate.revoke by itself", &world, delegate::revoke(bot.pubkey(), &lent)));
    let new = key_of("new");
    world.passes(31 * DAY);
    let tidy = Template::new("delegate.tidy", &world, delegate::tidy(&lent)).within(lent.expires + 1, i64::MAX);
    templates.push(tidy);
    let world = World::default();
    let ana = world.joins("ana");
    let lent = ana.lends(&bot);
    world.accepts(&[member::change_key(&ana.record(), new.pubkey())], &[&ana.key, &new]);
    templates.push(Template::new("delegate.tidy of an earlier key", &world, delegate::tidy(&lent)));
    templates
}
