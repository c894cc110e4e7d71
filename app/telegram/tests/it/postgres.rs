//! The same door on PostgreSQL, from Debian's packages, where they are on this machine: started here, and stopped here.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use exodus_telegram::fake::town::Plan;
use exodus_telegram::secret::Seal;
use exodus_telegram::store::Store;
use exodus_telegram::texts::Language;

use crate::journey::{circle_in, journey};
use crate::scene::Scene;

/// A server, and where it is.
struct Postgres {
    server: Child,
    url: String,
    // Ends after its server.
    _folder: tempfile::TempDir,
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        let _ = self.server.wait();
    }
}

fn tools() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let tools = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    tools.filter(|tools| tools.join("initdb").exists()).max()
}

/// A command of PostgreSQL, which does not run as root: then as the user that its packages make.
fn command(tool: &Path, folder: &Path) -> Command {
    let root = std::fs::read_to_string("/proc/self/status").is_ok_and(|status| status.contains("\nUid:\t0\t"));
    let mut command = if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(tool);
        command
    } else {
        Command::new(tool)
    };
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

async fn postgres() -> Option<Postgres> {
    use std::os::unix::fs::PermissionsExt as _;
    let tools = tools()?;
    let folder = tempfile::tempdir().unwrap();
    // The server's user makes its own folder in here.
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
    let data = folder.path().join("data");
    let made = command(&tools.join("initdb"), folder.path())
        .args(["-A", "trust", "-U", "door", "-N", "-D"])
        .arg(&data)
        .status();
    assert!(made.unwrap().success(), "a database is made");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut server = command(&tools.join("postgres"), folder.path());
    server.arg("-D").arg(&data).args(["-h", "127.0.0.1", "-p", &port.to_string(), "-c", "unix_socket_directories="]);
    let server = server.spawn().unwrap();
    let url = format!("postgres://door@127.0.0.1:{port}/postgres");
    let server = Postgres { server, url, _folder: folder };
    // It takes a moment until it answers.
    for _ in 0..2_000 {
        if Store::open(&server.url, Seal::of(&[7; 32])).await.is_ok() {
            return Some(server);
        }
        tokio::task::yield_now().await;
    }
    panic!("it does not answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_way_leads_over_postgresql_too() {
    let Some(server) = postgres().await else {
        eprintln!("not told: PostgreSQL is not on this machine; `apt install postgresql` brings it");
        return;
    };
    let scene = Scene::with(Plan { database: Some(server.url.clone()), ..Plan::default() }).await;
    let mut scene = circle_in(scene, [Language::English, Language::Russian, Language::SerbianLatin]).await;
    journey(&mut scene).await;
    scene.town.settles().await.unwrap();
    assert_eq!(scene.town.door.store.counts().await.unwrap(), [0, 0, 0], "everything was handled and said");
    scene.town.ends().await.unwrap();
}
