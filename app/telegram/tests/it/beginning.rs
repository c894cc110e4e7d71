//! The first start of all, when there is neither a key nor a table.

use std::path::Path;
use std::sync::Barrier;

use exodus_telegram::Fault;
use exodus_telegram::door::millis;
use exodus_telegram::person::Person;
use exodus_telegram::secret::Seal;
use exodus_telegram::store::{Store, Write};
use exodus_telegram::texts::Language;
use tokio::runtime::Runtime;

const DOORS: usize = 6;

/// Opens what a door keeps in a folder.
async fn open(folder: &Path) -> Result<Store, Fault> {
    let seal = Seal::kept_in(&folder.join("door.key"))?;
    Store::open(&format!("sqlite://{}?mode=rwc", folder.join("door.db").display()), seal).await
}

/// Lets a door work for a moment, in which it comes to know somebody.
async fn work(store: Store, chat: i64) -> Result<(), Fault> {
    assert!(store.lead(millis()).await?, "nobody else leads");
    store.write(&[Write::Person(Box::new(Person::new(chat, Language::English)))]).await?;
    store.yield_lease().await?;
    store.close().await;
    Ok(())
}

/// How many people are known with the key that is kept in a folder.
async fn known(folder: &Path) -> Result<usize, Fault> {
    let store = open(folder).await?;
    let loaded = store.load().await;
    store.close().await;
    Ok(loaded?.book.len())
}

#[test]
fn doors_that_begin_at_the_same_moment_share_one_key_and_one_database() {
    let runtime = Runtime::new().unwrap();
    for _ in 0..40 {
        let folder = tempfile::tempdir().unwrap();
        let together = Barrier::new(DOORS);
        let stores = std::thread::scope(|scope| {
            let doors = [(); DOORS].map(|()| {
                scope.spawn(|| {
                    together.wait();
                    runtime.block_on(open(folder.path())).unwrap()
                })
            });
            doors.map(|door| door.join().unwrap())
        });
        for (store, chat) in stores.into_iter().zip(1..) {
            runtime.block_on(work(store, chat)).unwrap();
        }
        assert_eq!(runtime.block_on(known(folder.path())).unwrap(), DOORS);
    }
}

#[tokio::test]
async fn with_the_key_of_another_database_a_door_does_not_begin() {
    let folder = tempfile::tempdir().unwrap();
    work(open(folder.path()).await.unwrap(), 1).await.unwrap();
    let (key, away) = (folder.path().join("door.key"), folder.path().join("away.key"));
    std::fs::rename(&key, &away).unwrap();
    let refused = known(folder.path()).await.unwrap_err();
    assert_eq!(refused.to_string(), "the key in key_file is not that of this database; hint: name the one before");
    std::fs::rename(&away, &key).unwrap();
    assert_eq!(known(folder.path()).await.unwrap(), 1, "nothing was lost");
}
