//! Work on several threads: as many as were asked, whatever the environment says, and on the
//! caller's own where the system grants no others.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Runs something on so many threads (0: one a core). Whoever is on as many already stays there.
///
/// A container or a limit on processes may grant fewer threads, or none: then the caller's own
/// thread does all of it, with the same result.
pub fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    let threads = match threads {
        0 => cores(),
        asked => asked,
    };
    let is_worker = rayon::current_thread_index().is_some();
    if is_worker && rayon::current_num_threads() == threads {
        return work();
    }
    match ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) if is_worker => work(),
        Err(_) => alone(work),
    }
}

/// Runs something on this thread only: a pool of its own keeps rayon from making its global one.
fn alone<T>(work: impl FnOnce() -> T) -> T {
    let pool = ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build();
    let done = work();
    drop(pool);
    done
}

/// One thread a core; 1 where the system does not tell.
#[must_use]
pub fn cores() -> usize {
    available_parallelism().map_or(1, NonZeroUsize::get)
}

/// What some work makes of every item, in the order of the items, whatever the number of threads
/// (0: one a core).
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    on_threads(threads, || items.par_iter().map(&work).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_as_many_threads_as_asked_and_keeps_them() {
        let seen = on_threads(3, || {
            let outer = rayon::current_num_threads();
            let same = on_threads(3, rayon::current_num_threads);
            (outer, same, on_threads(1, rayon::current_num_threads))
        });
        assert_eq!(seen, (3, 3, 1));
    }

    #[test]
    fn runs_on_the_own_thread_alone() {
        let here = std::thread::current().id();
        let (threads, there) = alone(|| {
            let doubled: Vec<u32> = [1, 2, 3].par_iter().map(|number| number * 2).collect();
            assert_eq!(doubled, [2, 4, 6]);
            (rayon::current_num_threads(), std::thread::current().id())
        });
        assert_eq!((threads, there), (1, here));
    }
}
