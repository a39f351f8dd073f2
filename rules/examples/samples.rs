//! Writes the acceptance list to a folder, one file a sample, so that other scanners can be run over it:
//! `cargo run -p rules --example samples -- FOLDER`. The files hold made-up secrets that look alive; keep the folder
//! out of every repository.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use rules::acceptance;

fn main() -> Result<(), Box<dyn Error>> {
    let target = std::env::args_os().nth(1).map(PathBuf::from).ok_or("name a folder to write to")?;
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/secrets");
    let mut files: Vec<PathBuf> = fs::read_dir(packs)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file)?;
        let rules =
            rules::read_rules(&text).map_err(|complaint| format!("{}: {}", file.display(), complaint.message))?;
        all.extend(acceptance::samples(&rules)?);
    }
    for sample in &all {
        // One folder a sample: the file's name and ending stay, for tools that look at them.
        let folder = target.join(&sample.rule).join(format!("{}-{}", sample.example, sample.setting.replace(' ', "-")));
        let file = folder.join(sample.path);
        fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        fs::write(file, &sample.text)?;
    }
    println!("{} samples", all.len());
    Ok(())
}
