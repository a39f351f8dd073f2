//! Which files a rule is for: `paths` with `include` and `exclude`.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::rule::Text;
use crate::rule::code::{Paths, Place, Placed};

/// The patterns of a rule. A pattern names a file or folder, at the root or anywhere below, and all that is in it.
#[derive(Debug, Default)]
pub struct PathFilter {
    include: Option<GlobSet>,
    exclude: Option<GlobSet>,
}

impl PathFilter {
    /// The filter of a rule.
    ///
    /// # Errors
    /// Which pattern cannot be read, and why.
    pub fn of(paths: &Paths) -> Result<Self, (Place, String)> {
        Ok(Self { include: set(&paths.include)?, exclude: set(&paths.exclude)? })
    }

    /// Whether the rule is for the file at `path`, which is relative to the project and has `/` in it.
    pub fn is_for(&self, path: &str) -> bool {
        self.include.as_ref().is_none_or(|include| include.is_match(path))
            && !self.exclude.as_ref().is_some_and(|exclude| exclude.is_match(path))
    }
}

fn set(patterns: &[Placed<Text>]) -> Result<Option<GlobSet>, (Place, String)> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let bare = pattern.value.trim_start_matches("./");
        let anchored = bare.starts_with('/');
        let bare = bare.trim_start_matches('/').trim_end_matches('/');
        let mut spellings = vec![bare.to_owned(), format!("{bare}/**")];
        if !anchored {
            spellings.extend([format!("**/{bare}"), format!("**/{bare}/**")]);
        }
        for spelling in spellings {
            let glob = GlobBuilder::new(&spelling).literal_separator(true).build();
            set.add(glob.map_err(|error| {
                (pattern.place, format!("the path `{}` cannot be read: {}", pattern.value, error.kind()))
            })?);
        }
    }
    set.build().map(Some).map_err(|error| (patterns[0].place, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::PathFilter;
    use crate::rule::code::{Paths, Place, Placed};

    #[test]
    fn a_pattern_names_files_and_folders_anywhere() {
        let check = |include: &[&'static str], exclude: &[&'static str], path: &str, expected: bool| {
            let placed = |texts: &[&'static str]| {
                texts.iter().map(|text| Placed { value: (*text).into(), place: Place::default() }).collect()
            };
            let paths = Paths { include: placed(include), exclude: placed(exclude) };
            let filter = PathFilter::of(&paths).expect("patterns");
            assert_eq!(filter.is_for(path), expected, "{include:?} {exclude:?} {path}");
        };
        check(&[], &[], "a/b.py", true);
        check(&["*.py"], &[], "a/b.py", true);
        check(&["*.py"], &[], "a/b.js", false);
        check(&["a/"], &[], "x/a/b.js", true);
        check(&["/a"], &[], "x/a/b.js", false);
        check(&["a/*.js"], &[], "a/b/c.js", false);
        check(&["a/**/*.js"], &[], "a/b/c.js", true);
        check(&[], &["tests"], "a/tests/b.py", false);
        check(&["*.py"], &["b.py"], "a/b.py", false);
    }
}
