//! A dataset back to a planning folder, so that the binary can be tested on it.

mod entities;
mod policy;
mod sheet;
mod tables;

use std::fs;
use std::io;
use std::path::Path;

use inzet_model::Dataset;

/// Writes a dataset as a planning folder. What reads the folder gets the same dataset.
///
/// # Errors
/// When the folder cannot be written; when a demand has no region but its member has one, which
/// an empty cell cannot say.
pub fn write_folder(dataset: &Dataset, folder: &Path) -> io::Result<()> {
    let homeless = |demand: &&inzet_model::Demand| {
        demand.region.is_none() && dataset.members[demand.member].region.is_some()
    };
    if let Some(demand) = dataset.demands.iter().find(homeless) {
        let fault = format!(
            "{}: an empty region would be read as the member's",
            demand.id
        );
        return Err(io::Error::new(io::ErrorKind::InvalidInput, fault));
    }
    fs::create_dir_all(folder)?;
    for (name, contents) in render_folder(dataset) {
        fs::write(folder.join(name), contents)?;
    }
    Ok(())
}

/// The files of the planning folder: name and contents. Optional tables without rows are left out.
#[must_use]
pub fn render_folder(dataset: &Dataset) -> Vec<(String, String)> {
    let mut files = vec![(
        "policy.toml".to_owned(),
        policy::render_policy(&dataset.policy),
    )];
    for sheet in [
        entities::members(dataset),
        entities::professionals(dataset),
        entities::demands(dataset),
    ] {
        files.push(sheet.file());
    }
    let optional = [
        tables::roles(dataset),
        tables::availability(dataset),
        tables::previous(dataset),
        tables::decisions(dataset),
        tables::scores(dataset),
        tables::holidays(dataset),
        tables::cost_pools(dataset),
        tables::advances(dataset),
    ];
    files.extend(
        optional
            .into_iter()
            .filter(|sheet| !sheet.is_empty())
            .map(sheet::Sheet::file),
    );
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiny::tiny_dataset;

    #[test]
    fn writes_what_the_folder_says() {
        let dataset = tiny_dataset(3);
        let files = render_folder(&dataset);
        let text = |name: &str| &files.iter().find(|file| file.0 == name).unwrap().1;
        assert_eq!(
            text("professionals.csv").lines().count(),
            1 + dataset.professionals.len()
        );
        assert_eq!(
            text("demands.csv").lines().count(),
            1 + dataset.demands.len()
        );
        let first = &dataset.demands[inzet_model::DemandIx::from_usize(0)];
        let row = text("demands.csv").lines().nth(1).unwrap();
        let member = &dataset.members[first.member].id;
        assert!(row.starts_with(&format!("D1,{member},")), "{row}");
        assert!(row.contains(&format!(",{},", first.fte)), "{row}");
    }

    #[test]
    fn refuses_a_region_that_a_cell_cannot_say() {
        let mut dataset = (0..)
            .map(tiny_dataset)
            .find(|dataset| dataset.demands.iter().any(|demand| demand.region.is_some()))
            .unwrap();
        let first = inzet_model::RegionIx::from_usize(0);
        for member in &mut dataset.members {
            member.region = Some(first);
        }
        for demand in &mut dataset.demands {
            demand.region = None;
        }
        let fault = write_folder(&dataset, Path::new("never written")).unwrap_err();
        assert_eq!(fault.kind(), io::ErrorKind::InvalidInput);
    }
}
