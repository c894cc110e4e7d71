//! A database whose last writes were cut off anywhere, as a power cut may leave it: it is found as it was at some moment, never
//! between two.

use std::os::unix::fs::PermissionsExt as _;

use exodus_telegram::secret::Seal;
use exodus_telegram::store::Store;
use exodus_telegram::texts::Language;

use crate::journey::circle;
use crate::scene::ANA;

/// What stands before the frames of SQLite's log, and before each page in it ("WAL-mode File Format", sqlite.org/walformat.html).
const HEADER: usize = 32;
const FRAME: usize = 24 + 4_096;

#[tokio::test(flavor = "multi_thread")]
async fn wherever_the_log_was_cut_off_each_update_was_answered_or_not_begun() {
    let scene = circle([Language::English; 3]).await;
    // SQLite folds its log into the database at a thousand frames: so long, and no longer, it ever is.
    for word in 0..120 {
        scene.town.says(ANA, "en", &format!("word {word}")).await;
    }
    scene.town.settles().await.unwrap();
    let read = |name: &str| std::fs::read(scene.folder.path().join(name)).unwrap();
    let (database, log, key) = (read("door.db"), read("door.db-wal"), read("door.key"));
    let frames = (log.len() - HEADER) / FRAME;
    assert!(frames > 700, "there is much to cut: {frames}");
    let mut most = 0;
    for frame in 0..=frames {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        write("door.db", &database);
        // In the middle of a frame as well as behind it.
        write("door.db-wal", &log[..(HEADER + frame * FRAME + frame % 2 * 1_000).min(log.len())]);
        write("door.key", &key);
        // A key is for its owner's eyes only.
        let owner = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(folder.path().join("door.key"), owner).unwrap();
        let seal = Seal::kept_in(&folder.path().join("door.key")).unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("door.db").display());
        let store = Store::open(&url, seal).await.unwrap();
        let [handled, answered, put_aside] = store.tally().await.unwrap();
        assert_eq!((handled, put_aside), (answered, 0), "cut off behind {frame} of {frames}");
        assert!(handled >= most, "a longer log never knows less");
        most = handled;
        store.load().await.unwrap();
        store.close().await;
    }
    assert_eq!(most, scene.town.door.store.tally().await.unwrap()[0], "and the whole log knows all");
}
