//! Which folders are measured, and with which seeds.

use std::fs;
use std::path::{Path, PathBuf};

use inzet::bench::assignment::AssignmentProblem;
use inzet::bench::growth;
use inzet::generate::{Size, generate};
use inzet::init::write_folder;

use super::super::init::refused;
use crate::args::BenchArgs;
use crate::exit::Failure;

/// A folder to measure on, which may have to be made first.
#[derive(Debug)]
pub struct Place {
    /// What runs over several seeds have in common.
    pub name: String,
    /// Seed of the folder, when it is generated, and of the engine.
    pub seed: u64,
    /// Where it stands, or will stand.
    pub path: PathBuf,
    source: Source,
}

/// Where a folder comes from.
#[derive(Debug)]
enum Source {
    Given,
    Generated(Size),
    Assignment(Box<AssignmentProblem>),
}

/// Every folder that the arguments name: given ones, assignment problems, then generated ones.
/// They are made in `work` when their turn comes.
///
/// # Errors
/// When an assignment problem cannot be read.
pub fn places(args: &BenchArgs, work: &Path) -> Result<Vec<Place>, Failure> {
    let mut places = Vec::new();
    for folder in &args.folders {
        for seed in &args.seeds {
            places.push(Place {
                name: folder.display().to_string(),
                seed: *seed,
                path: folder.clone(),
                source: Source::Given,
            });
        }
    }
    for file in &args.assignments {
        let problem = read_assignment(file)?;
        let name = file.file_stem().unwrap_or(file.as_os_str());
        let name = name.to_string_lossy().into_owned();
        // The problem has no seed of its own, and the optimum none either.
        places.push(Place {
            path: work.join(&name),
            name,
            seed: args.seeds.first().copied().unwrap_or(1),
            source: Source::Assignment(Box::new(problem)),
        });
    }
    for size in sizes(args) {
        let name = format!("{}x{}x{}", size.professionals, size.demands, size.members);
        for seed in &args.seeds {
            places.push(Place {
                path: work.join(format!("{name}-{seed}")),
                name: name.clone(),
                seed: *seed,
                source: Source::Generated(size),
            });
        }
    }
    Ok(places)
}

/// The sizes that are asked, those of growth, or two small ones when nothing else is named.
fn sizes(args: &BenchArgs) -> Vec<Size> {
    const FIRST: [(usize, usize, usize); 2] = [(150, 200, 50), (500, 700, 120)];
    if args.growth {
        return growth::sizes(args.largest);
    }
    if args.sizes.is_empty() && args.folders.is_empty() && args.assignments.is_empty() {
        let size = |(professionals, demands, members)| Size {
            members,
            professionals,
            demands,
        };
        return FIRST.map(size).into();
    }
    args.sizes.clone()
}

fn read_assignment(file: &Path) -> Result<AssignmentProblem, Failure> {
    let text = fs::read_to_string(file)
        .map_err(|error| Failure::mend(format!("{}: {error}", file.display())))?;
    AssignmentProblem::parse(&text).map_err(|error| {
        Failure::mend(format!("{}: {error}", file.display()))
            .with_hint("An assignment problem is its size n, then n x n costs.")
    })
}

impl Place {
    /// The folder, made when it is not there yet; what was made vanishes with what is given back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn open(&self) -> Result<Opened<'_>, Failure> {
        let files = match &self.source {
            Source::Given => return Ok(Opened { made: None }),
            Source::Generated(size) => generate(size, self.seed),
            Source::Assignment(problem) => problem.folder(),
        };
        write_folder(&self.path, &files).map_err(refused)?;
        Ok(Opened {
            made: Some(&self.path),
        })
    }

    /// The assignment problem, when it is one.
    pub fn assignment(&self) -> Option<&AssignmentProblem> {
        match &self.source {
            Source::Assignment(problem) => Some(problem),
            _ => None,
        }
    }
}

/// A folder that is there for as long as this is.
#[derive(Debug)]
pub struct Opened<'a> {
    made: Option<&'a Path>,
}

impl Drop for Opened<'_> {
    fn drop(&mut self) {
        if let Some(path) = self.made {
            // The folder above it vanishes at the end anyway; this only keeps the disk free.
            let _ = fs::remove_dir_all(path);
        }
    }
}
