//! The threads that share the work. Where none can be had (an account at its limit of processes, a container that allows
//! no more), it is done on the one there is; and nobody gets a hundred thousand because a variable says so.

use std::io::ErrorKind;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::thread;

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// What a processor is asked to do at once, at most.
const EACH: usize = 4;

/// Begins the threads, once. Rayon begins them by itself, and panics where one of them is refused; so they begin here, and
/// rayon is given those that did.
pub fn ready() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        let (hand, work) = channel::<ThreadBuilder>();
        let work = Arc::new(Mutex::new(work));
        let begins = |_: &usize| {
            let work = Arc::clone(&work);
            let next = move || work.lock().unwrap_or_else(PoisonError::into_inner).recv();
            thread::Builder::new().spawn(move || next().map_or_else(|_| (), ThreadBuilder::run)).is_ok()
        };
        let begun = (0..wanted(std::env::var("RAYON_NUM_THREADS").ok().as_deref())).take_while(begins).count();
        let pool = ThreadPoolBuilder::new();
        // Whoever uses this crate may have begun some already: then those do the work.
        let _ = match begun {
            0 => pool.num_threads(1).use_current_thread().build_global(),
            some => pool
                .num_threads(some)
                .spawn_handler(|one| hand.send(one).map_err(|_| ErrorKind::BrokenPipe.into()))
                .build_global(),
        };
    });
}

/// As many as somebody says, or one for each processor.
fn wanted(said: Option<&str>) -> usize {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let said = said.and_then(|said| said.parse().ok()).filter(|said| *said > 0);
    said.unwrap_or(processors).min(processors.saturating_mul(EACH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_more_threads_than_processors_can_use() {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        assert_eq!(wanted(None), processors);
        assert_eq!([wanted(Some("1")), wanted(Some("0")), wanted(Some("many"))], [1, processors, processors]);
        assert_eq!(wanted(Some("100000")), processors * EACH);
    }
}
