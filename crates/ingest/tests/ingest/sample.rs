//! A small planning folder that tests change and read.

use std::collections::BTreeMap;
use std::fs;

use inzet_ingest::{Reading, read_folder};
use inzet_model::Dataset;
use tempfile::TempDir;

/// The files of a folder.
#[derive(Clone, Debug)]
pub struct Sample {
    files: BTreeMap<String, Vec<u8>>,
}

impl Sample {
    /// Two members, two professionals and two demands, without a fault.
    pub fn new() -> Self {
        let sample = Self {
            files: BTreeMap::new(),
        };
        sample
            .with("policy.toml", "quarter = \"2026Q1\"\n")
            .with(
                "members.csv",
                "id,name,kind\nM1,Voorbeeldstad,local\nM2,Voorbeelddienst,flemish\n",
            )
            .with(
                "professionals.csv",
                "id,role,level,day_cost_eur\nP1,ict_architect,3,600\nP2,business_analyst,2,500\n",
            )
            .with(
                "demands.csv",
                "id,member,role,fte\nD1,M1,ict_architect,0.80\nD2,M2,business_analyst,0.50\n",
            )
    }

    /// With this file instead.
    pub fn with(mut self, name: &str, text: impl AsRef<[u8]>) -> Self {
        self.files.insert(name.to_owned(), text.as_ref().to_vec());
        self
    }

    /// Without this file.
    pub fn without(mut self, name: &str) -> Self {
        self.files.remove(name);
        self
    }

    /// With these lines after those of a file.
    pub fn and(mut self, name: &str, lines: &str) -> Self {
        let file = self.files.entry(name.to_owned()).or_default();
        file.extend_from_slice(lines.as_bytes());
        self
    }

    /// The folder on disk, for as long as the value lives.
    pub fn write(&self) -> TempDir {
        let folder = TempDir::new().expect("a place for temporary folders");
        for (name, bytes) in &self.files {
            fs::write(folder.path().join(name), bytes).expect("room for a file");
        }
        folder
    }

    /// What reading it gives.
    pub fn read(&self) -> Reading {
        read_folder(self.write().path())
    }

    /// Its dataset; it has no fault at all.
    pub fn dataset(&self) -> Dataset {
        let reading = self.read();
        assert_eq!(reading.faults, vec![]);
        reading.dataset.expect("no fault is an error")
    }

    /// Slug, file and line of each fault.
    pub fn faults(&self) -> Vec<(&'static str, String, Option<u64>)> {
        let faults = self.read().faults.into_iter();
        faults
            .map(|fault| (fault.code.entry().slug, fault.file, fault.line))
            .collect()
    }

    /// The slugs of the faults.
    pub fn slugs(&self) -> Vec<&'static str> {
        self.faults().into_iter().map(|(slug, _, _)| slug).collect()
    }
}

/// A dataset that has forgotten on which lines its decisions stood.
pub fn without_lines(mut dataset: Dataset) -> Dataset {
    for decision in &mut dataset.decisions {
        decision.line = 0;
    }
    dataset
}
