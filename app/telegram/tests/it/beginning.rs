//! The first start of all, when there is neither a key nor a table.

use std::path::Path;
use std::sync::Barrier;

use exodus_telegram::Fault;
use exodus_telegram::door::millis;
use exodus_telegram::secret::Seal;
use exodus_telegram::store::{Store, Write};
use tokio::runtime::Runtime;

const DOORS: usize = 6;

/// Opens what a door keeps in a folder.
async fn open(folder: &Path) -> Result<Store, Fault> {
    let seal = Seal::kept_in(&folder.join("door.key"))?;
    Store::open(&format!("sqlite://{}?mode=rwc", folder.join("door.db").display()), seal).await
}

/// Lets a door work for a moment, in which it seals a reason.
async fn work(store: Store, door: u8) -> Result<(), Fault> {
    assert!(store.lead(millis()).await?, "nobody else leads");
    store.write(&[Write::Details { hash: [door; 32], text: format!("reason {door}") }]).await?;
    store.yield_lease().await?;
    store.close().await;
    Ok(())
}

/// How many reasons open with the key that is kept in a folder.
async fn opened(folder: &Path) -> Result<usize, Fault> {
    let store = open(folder).await?;
    let reasons = store.load().await?.book.len();
    store.close().await;
    Ok(reasons)
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
        for (store, door) in stores.into_iter().zip(0..) {
            runtime.block_on(work(store, door)).unwrap();
        }
        assert_eq!(runtime.block_on(opened(folder.path())).unwrap(), DOORS);
    }
}
