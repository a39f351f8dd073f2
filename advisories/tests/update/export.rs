//! A small copy of the bulk export.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Records by ecosystem and id: when they changed, and their JSON.
#[derive(Clone, Default)]
pub(crate) struct Export {
    records: BTreeMap<(String, String), (String, String)>,
}

impl Export {
    /// Adds or changes a record about every version of a package.
    pub(crate) fn put(&mut self, ecosystem: &str, id: &str, modified: &str, package: &str) {
        let affected =
            format!(r#"{{"package": {{"ecosystem": "{ecosystem}", "name": "{package}"}}, "versions": ["1"]}}"#);
        self.insert(ecosystem, id, modified, &format!(r#""affected": [{affected}]"#));
    }

    /// Adds a record about a package of npm and its namesake of PyPI.
    pub(crate) fn put_both(&mut self, id: &str, modified: &str, package: &str) {
        let affected = ["npm", "PyPI"].map(|ecosystem| {
            format!(r#"{{"package": {{"ecosystem": "{ecosystem}", "name": "{package}"}}, "versions": ["1"]}}"#)
        });
        for ecosystem in ["npm", "PyPI"] {
            self.insert(ecosystem, id, modified, &format!(r#""affected": [{}]"#, affected.join(",")));
        }
    }

    /// Its authors take a record back.
    pub(crate) fn withdraw(&mut self, ecosystem: &str, id: &str, modified: &str) {
        self.insert(ecosystem, id, modified, &format!(r#""withdrawn": "{modified}""#));
    }

    /// A record that is no record any more.
    pub(crate) fn spoil(&mut self, ecosystem: &str, id: &str, modified: &str) {
        self.insert(ecosystem, id, modified, r#""affected": "words""#);
    }

    pub(crate) fn remove(&mut self, ecosystem: &str, id: &str) {
        self.records.remove(&(ecosystem.to_owned(), id.to_owned()));
    }

    fn insert(&mut self, ecosystem: &str, id: &str, modified: &str, fields: &str) {
        let json = format!(r#"{{"id": "{id}", "modified": "{modified}", {fields}}}"#);
        self.records.insert((ecosystem.to_owned(), id.to_owned()), (modified.to_owned(), json));
    }

    /// The files, by their path.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut ecosystems: Vec<_> = self.records.keys().map(|(ecosystem, _)| ecosystem.as_str()).collect();
        ecosystems.dedup();
        files.insert("ecosystems.txt".to_owned(), ecosystems.join("\n").into_bytes());
        for ecosystem in ecosystems {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            let mut lines = Vec::new();
            for ((_, id), (modified, json)) in self.records.iter().filter(|((of, _), _)| of == ecosystem) {
                zip.start_file(format!("{id}.json"), SimpleFileOptions::default()).expect("memory");
                zip.write_all(json.as_bytes()).expect("memory");
                files.insert(format!("{ecosystem}/{id}.json"), json.clone().into_bytes());
                lines.push((modified.parse::<jiff::Timestamp>().expect("a time"), format!("{modified},{id}\n")));
            }
            lines.sort_by_key(|line| std::cmp::Reverse(line.0));
            let list: String = lines.into_iter().map(|(_, line)| line).collect();
            files.insert(format!("{ecosystem}/modified_id.csv"), list.into_bytes());
            files.insert(format!("{ecosystem}/all.zip"), zip.finish().expect("memory").into_inner());
        }
        files
    }

    /// Puts the files into a folder, without the single records.
    pub(crate) fn write(&self, folder: &Path) {
        for (path, bytes) in self.files().into_iter().filter(|(path, _)| !path.ends_with(".json")) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
    }
}
