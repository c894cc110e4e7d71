//! The verbs of `exodus program`, each with its page.

use exodus_sdk::deploy::close_buffer;

use super::{Site, deploy, finalize, upgrade, verify};
use crate::args::program::Program as Verb;
use crate::exit::Failure;
use crate::session::parse_address;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(verb: Verb, settings: &Settings) -> Result<(), Failure> {
    match verb {
        Verb::Verify(options) => verify::run(&options, settings),
        Verb::Deploy(options) => deploy::run(&options, settings),
        Verb::Upgrade(options) => upgrade::run(&options, settings),
        Verb::Finalize(options) => finalize::run(&options, settings),
        Verb::CloseBuffer(options) => {
            let (site, buffer) = (Site::of(settings)?, parse_address(&options.buffer)?);
            close_buffer(&site.cluster, site.deployer()?, &buffer)?;
            let sheet = Sheet::of("The buffer is gone, and its rent is back.").address("buffer", &buffer);
            settings.output.data(sheet.object(), |_| sheet.text())
        }
    }
}
