//! The stages of a run, one by one: `cargo bench -p inzet-benches`.

use divan::{Bencher, black_box};

use inzet::generate::generate;
use inzet_benches::{dataset, folder, size_of};
use inzet_core::build::{Draft, assembly::assemble, greedy::greedy};
use inzet_core::price::start::starting_prices;
use inzet_core::{Instance, price::Relaxation};

/// Professionals; demands are seven fifths of it.
const SIZES: [usize; 2] = [150, 500];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES)]
fn generating(bencher: Bencher, size: usize) {
    let size = size_of(black_box(size));
    bencher.bench(|| generate(&size, 1));
}

#[divan::bench(args = SIZES)]
fn reading(bencher: Bencher, size: usize) {
    let folder = folder(size);
    bencher.bench(|| inzet_ingest::read_folder(black_box(folder.path())));
}

#[divan::bench(args = SIZES)]
fn candidates(bencher: Bencher, size: usize) {
    let dataset = dataset(size);
    bencher
        .bench(|| Instance::new(black_box(&dataset)).map(|instance| instance.candidates().len()));
}

#[divan::bench(args = SIZES)]
fn pricing_round(bencher: Bencher, size: usize) {
    let dataset = dataset(size);
    let instance = Instance::new(&dataset).expect("generated folders have no pins");
    let relaxation = Relaxation::new(&instance);
    let prices = relaxation.round(&starting_prices(&instance, relaxation.rows()));
    bencher.bench(|| relaxation.price(black_box(&prices)));
}

/// The best bundle of everybody in turn, on one thread: a pricing round without its books.
#[divan::bench(args = SIZES)]
fn bundles(bencher: Bencher, size: usize) {
    let dataset = dataset(size);
    let instance = Instance::new(&dataset).expect("generated folders have no pins");
    let relaxation = Relaxation::new(&instance);
    let prices = relaxation.round(&starting_prices(&instance, relaxation.rows()));
    let market = relaxation.market(&prices);
    bencher.bench(|| {
        let people = dataset.professionals.indices();
        people.map(|person| market.best(person).bound).sum::<i64>()
    });
}

/// A plan of the bundles that a pricing round took, as far as they go together.
#[divan::bench(args = SIZES)]
fn repair(bencher: Bencher, size: usize) {
    let dataset = dataset(size);
    let instance = Instance::new(&dataset).expect("generated folders have no pins");
    let relaxation = Relaxation::new(&instance);
    let prices = relaxation.round(&starting_prices(&instance, relaxation.rows()));
    let market = relaxation.market(&prices);
    let wanted: Vec<_> = dataset
        .professionals
        .indices()
        .map(|person| (person, market.best(person).bundle.items))
        .collect();
    bencher.bench(|| assemble(Draft::new(&instance), black_box(&wanted)).score());
}

#[divan::bench(args = SIZES)]
fn baseline(bencher: Bencher, size: usize) {
    let dataset = dataset(size);
    let instance = Instance::new(&dataset).expect("generated folders have no pins");
    bencher.bench(|| greedy(black_box(&instance)).score());
}

#[divan::bench(args = SIZES)]
fn verifying(bencher: Bencher, size: usize) {
    let dataset = dataset(size);
    let instance = Instance::new(&dataset).expect("generated folders have no pins");
    let plan = greedy(&instance).plan();
    bencher.bench(|| inzet_verify::check_plan(black_box(&dataset), black_box(&plan)));
}
