use std::collections::BTreeMap;

use super::*;

struct World {
    home: tempfile::TempDir,
    variables: BTreeMap<&'static str, OsString>,
    flags: Global,
}

impl World {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let variables = BTreeMap::from([("HOME", home.path().as_os_str().to_owned())]);
        Self { home, variables, flags: Global::default() }
    }

    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.home.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    fn look_up(&self) -> Result<Settings, Failure> {
        Settings::look_up(&self.flags, &|name| self.variables.get(name).cloned())
    }

    fn keypair(&self) -> PathBuf {
        self.look_up().unwrap().keypair.unwrap()
    }
}

#[test]
fn each_source_overrules_the_next() {
    let mut world = World::new();
    let home = world.home.path().to_owned();
    assert_eq!(world.keypair(), home.join(".config/exodus/id.json"), "default");
    world.write(
        ".config/solana/cli/config.yml",
        "---\njson_rpc_url: https://rpc.example\nkeypair_path: \"/solana.json\"\n",
    );
    assert_eq!(world.keypair(), Path::new("/solana.json"), "Solana's settings");
    world.write(".config/exodus/config.toml", "keypair = \"mine.json\"\nledger = \"~/books\"\n");
    assert_eq!(world.keypair(), home.join(".config/exodus/mine.json"), "settings file, beside it");
    assert_eq!(world.look_up().unwrap().ledger, Some(home.join("books")));
    world.variables.insert("EXODUS_KEYPAIR", "env.json".into());
    world.variables.insert("EXODUS_HOME", "env".into());
    world.variables.insert("EXODUS_NETWORK", "street".into());
    let settings = world.look_up().unwrap();
    assert_eq!((settings.keypair, settings.ledger), (Some("env.json".into()), Some("env".into())), "environment");
    assert_eq!(settings.network.as_deref(), Some("street"));
    world.flags.keypair = Some("flag.json".into());
    world.flags.network = Some("avenue".into());
    assert_eq!(world.keypair(), Path::new("flag.json"), "flag");
    assert_eq!(world.look_up().unwrap().network.as_deref(), Some("avenue"));
}

#[test]
fn an_empty_variable_is_an_unset_one() {
    let mut world = World::new();
    world.variables.insert("EXODUS_HOME", OsString::new());
    assert_eq!(world.look_up().unwrap().ledger, Some(world.home.path().join(".local/share/exodus/ledger")));
    world.variables.insert("XDG_DATA_HOME", "/data".into());
    assert_eq!(world.look_up().unwrap().ledger().unwrap(), Path::new("/data/exodus/ledger"));
}

#[test]
fn a_bad_settings_file_is_named_with_the_line() {
    let mut world = World::new();
    let path = world.write(".config/exodus/config.toml", "output = \"json\"\ncolour = \"red\"\n");
    let failure = world.look_up().unwrap_err().to_string();
    assert!(
        failure.contains("line 2") && failure.contains("colour") && failure.contains(&visible::path(&path)),
        "{failure}"
    );
    for text in ["output = \"xml\"", "url = \"devent\"", "ledger = 3", "not toml"] {
        world.write(".config/exodus/config.toml", text);
        let failure = world.look_up().unwrap_err().to_string();
        assert_eq!(failure.lines().count(), 2, "{failure}");
    }
    world.flags.config = Some("/no/such/file.toml".into());
    assert!(world.look_up().unwrap_err().to_string().contains("/no/such/file.toml"));
}

#[test]
fn the_chain_is_the_nearest_that_was_named_and_else_the_embedded_ledger() {
    let mut world = World::new();
    let url = |world: &World| world.look_up().unwrap().cluster.map(|cluster| cluster.urls.http);
    assert_eq!(url(&world), None, "default");
    world.write(".config/solana/cli/config.yml", "json_rpc_url: https://solana.example\ncommitment: finalized\n");
    assert_eq!(url(&world).as_deref(), Some("https://solana.example"), "Solana's settings");
    assert!(world.look_up().unwrap().cluster.unwrap().commitment.is_finalized());
    world.variables.insert("EXODUS_HOME", "books".into());
    assert_eq!(url(&world), None, "whoever names a directory means the ledger there");
    world.write(".config/exodus/config.toml", "url = \"devnet\"\ncommitment = \"processed\"\n");
    assert_eq!(url(&world).as_deref(), Some("https://api.devnet.solana.com"), "settings file");
    world.variables.insert("EXODUS_URL", "http://127.0.0.1:9000".into());
    let cluster = world.look_up().unwrap().cluster.unwrap();
    assert_eq!(cluster.urls.websocket, "ws://127.0.0.1:9001", "environment");
    assert!(cluster.commitment.is_processed());
    world.flags.ledger = Some("other".into());
    assert_eq!(url(&world), None, "a flag is nearer than the environment");
    world.flags.url = Some("localhost".into());
    world.flags.ws = Some("ws://localhost:1".into());
    assert_eq!(world.look_up().unwrap().cluster.unwrap().urls.websocket, "ws://localhost:1");
    world.flags.url = Some("embedded".into());
    assert_eq!(url(&world), None, "flag");
    world.flags.url = Some("mars".into());
    assert_eq!(world.look_up().unwrap_err().to_string().lines().count(), 2);
    world.flags.url = Some("devnet".into());
    world.flags.commitment = Some("perhaps".into());
    assert!(world.look_up().unwrap_err().to_string().contains("`perhaps` is no commitment"));
}

#[test]
fn without_a_home_only_what_needs_one_is_missed() {
    let mut world = World::new();
    world.variables.clear();
    let settings = world.look_up().unwrap();
    let told = |missing: Result<&Path, Failure>| missing.unwrap_err().to_string();
    assert!(told(settings.ledger()).contains("--ledger") && told(settings.keypair()).contains("--keypair"));
    world.flags.ledger = Some("books".into());
    let settings = world.look_up().unwrap();
    assert!(settings.ledger().is_ok() && settings.keypair().is_err(), "reading takes no key");
}

#[test]
fn solanas_settings_are_read_as_solanas_tools_read_them() {
    let world = World::new();
    let home = world.home.path();
    let key = |lines: &str| {
        world.write(".config/solana/cli/config.yml", lines);
        world.keypair()
    };
    for line in [
        "keypair_path: /k.json # mine",
        "keypair_path: \"/k.json\" # mine",
        "keypair_path: '/k.json'",
        "\"keypair_path\": /k.json",
        "keypair_path : /k.json",
        "keypair_path:   /k.json\r",
        "\u{feff}keypair_path: /k.json",
    ] {
        assert_eq!(key(&format!("{line}\n")), Path::new("/k.json"), "{line}");
    }
    assert_eq!(key("keypair_path: /a#b.json\n"), Path::new("/a#b.json"), "no comment without a blank before it");
    assert_eq!(key("keypair_path: \"/a # b.json\"\n"), Path::new("/a # b.json"), "nor within quotes");
    for unset in ["~", "null", "", "\"\"", "# none"] {
        assert_eq!(key(&format!("keypair_path: {unset}\n")), home.join(".config/exodus/id.json"), "{unset}");
    }
}

#[test]
fn what_comes_next_can_be_copied_into_a_shell() {
    let mut world = World::new();
    world.flags.ledger = Some("n/my dir/led".into());
    world.flags.keypair = Some("a;reboot".into());
    assert_eq!(world.look_up().unwrap().typed, " --ledger 'n/my dir/led' --keypair 'a;reboot'");
}
