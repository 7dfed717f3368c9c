//! Work on many things side by side, given back in their order.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// What some work makes of every item, in the order of the items, whatever the number of threads
/// (0: one a core).
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let all = || items.par_iter().map(&work).collect();
    match ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(all),
        Err(_) => items.iter().map(&work).collect(),
    }
}
