//! The repository git itself would use here, and its commits.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::plumbing::{Git, Refusal, printed_path};
use super::{Environment, Hash, ObjectId, Objects};
use crate::error::{Error, Result};
use crate::file;

/// Git writes a line for each merged commit; more than this is not its work.
const MAX_MERGE_HEAD: u64 = 1 << 20;

/// A repository that was found.
pub(crate) struct Repository {
    environment: Environment,
    git: Git,
    git_dir: PathBuf,
    common_dir: PathBuf,
    root: Option<PathBuf>,
    hash: Hash,
    /// `None` if libgit2 cannot open it: then git is asked for everything.
    library: Option<Mutex<git2::Repository>>,
}

/// A commit and the tree it records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Commit {
    pub(crate) id: ObjectId,
    pub(crate) tree: ObjectId,
}

/// What a revision names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Revision {
    Commit(Commit),
    Tree(ObjectId),
}

impl Repository {
    /// Finds the repository as git does: by its variables, or in the folders above the current one.
    /// `needed_by` is the option that needs one.
    ///
    /// # Errors
    /// If there is none, it belongs to another user, or neither libgit2 nor git can open it.
    pub(crate) fn discover(environment: Environment, needed_by: &str) -> Result<Self> {
        // Git does not hash what it reads either, see ARCHITECTURE.md.
        git2::opts::strict_hash_verification(false);
        let git = Git::new(&environment);
        let refused = match open_library(&environment) {
            Ok(library) => return Self::from_library(environment, &git, library),
            Err(refused) => refused,
        };
        // Git knows more formats, and settings by which it trusts a repository or looks further up.
        let code = refused.map(|error| error.code());
        match git.discover() {
            Ok(answer) => Self::from_git(environment, &git, &answer),
            Err(Refusal::ForeignOwner(advice)) => Err(foreign_owner(&advice)),
            Err(_) if code == Some(git2::ErrorCode::Owner) => {
                Err(foreign_owner("git config --global --add safe.directory FOLDER"))
            }
            Err(Refusal::Other(error)) if code != Some(git2::ErrorCode::NotFound) => Err(error),
            Err(_) => Err(Error::new(format!("not a git repository (or any parent): {needed_by} needs one"))
                .help("scan files instead: hook scan .")),
        }
    }

    fn from_library(environment: Environment, git: &Git, library: git2::Repository) -> Result<Self> {
        let git_dir = clean(library.path());
        let common_dir = clean(library.commondir());
        let root = match (environment.path("GIT_WORK_TREE"), environment.get("GIT_DIR")) {
            (Some(root), _) => Some(clean(&root)),
            // As git has it: where only the repository is named, the current folder is the work tree.
            (None, Some(_)) if !library.is_bare() && !has_work_tree_setting(&library) => Some(clean(environment.cwd())),
            _ => library.workdir().map(clean),
        };
        let git = bind(git, &environment, &git_dir, root.as_deref());
        let library = Some(Mutex::new(library));
        Ok(Self { environment, git, git_dir, common_dir, root, hash: Hash::Sha1, library })
    }

    fn from_git(environment: Environment, git: &Git, answer: &[u8]) -> Result<Self> {
        let odd = || Error::new("`git rev-parse` answered something that was not expected");
        let mut lines = answer.splitn(3, |&byte| byte == b'\n');
        let hash = match lines.next() {
            Some(b"sha1") => Hash::Sha1,
            Some(b"sha256") => Hash::Sha256,
            _ => return Err(odd().help("hook knows SHA-1 and SHA-256 repositories")),
        };
        let bare = lines.next() == Some(b"true");
        let git_dir = lines.next().and_then(|path| path.strip_suffix(b"\n")).ok_or_else(odd)?;
        let git_dir = printed_path(git_dir)?;
        let common_dir = environment.cwd().join(printed_path(&git.line(&["rev-parse", "--git-common-dir"])?)?);
        let common_dir = common_dir.canonicalize().unwrap_or(common_dir);
        // It fails in a bare repository and inside `.git`, where there is no work tree to speak of.
        let top = if bare { None } else { git.line(&["rev-parse", "--show-toplevel"]).ok() };
        let root = top.filter(|top| !top.is_empty()).map(|top| printed_path(&top)).transpose()?;
        let git = bind(git, &environment, &git_dir, root.as_deref());
        Ok(Self { environment, git, git_dir, common_dir, root, hash, library: None })
    }

    /// The root of the work tree; `None` in a bare repository.
    pub(crate) fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// The folder of this work tree's own state (HEAD, index).
    pub(crate) fn git_dir(&self) -> &Path {
        &self.git_dir
    }

    /// The folder that linked work trees share (objects, branches, configuration).
    pub(crate) fn common_dir(&self) -> &Path {
        &self.common_dir
    }

    /// Where the process stands.
    pub(crate) fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The hash that names objects.
    pub(crate) fn hash(&self) -> Hash {
        self.hash
    }

    /// How to ask git itself.
    pub(super) fn git(&self) -> &Git {
        &self.git
    }

    /// The index file that git uses here; hooks run for a commit in progress, so it need not be the usual one.
    pub(crate) fn index_path(&self) -> PathBuf {
        index_variable(&self.environment, self.root.as_deref()).unwrap_or_else(|| self.git_dir.join("index"))
    }

    /// The folder in which git looks for hooks: `core.hooksPath`, or `hooks` beside the branches.
    ///
    /// # Errors
    /// If git cannot be asked: only it knows all the places where that setting can be.
    pub(crate) fn hooks_dir(&self) -> Result<PathBuf> {
        self.git.hooks_dir()
    }

    /// Whether the history ends early (`git clone --depth`).
    pub(crate) fn is_shallow(&self) -> bool {
        std::fs::metadata(self.common_dir.join("shallow")).is_ok_and(|file| file.len() > 0)
    }

    /// Reads objects, for one thread.
    pub(crate) fn objects(&self) -> Objects {
        let folders = self.library.as_ref().map(|_| {
            let own = std::iter::once(self.common_dir.join("objects"));
            own.chain(object_directories(&self.environment)).collect()
        });
        Objects::new(folders, self.git.clone(), self.hash)
    }

    /// The commit that HEAD names; `None` before the first one.
    ///
    /// # Errors
    /// If it names one that cannot be read.
    pub(crate) fn head(&self) -> Result<Option<Commit>> {
        if let Some(library) = self.lock() {
            match library.head() {
                Ok(head) => {
                    if let Ok(commit) = head.peel_to_commit() {
                        return Ok(Some(commit_of(&commit)));
                    }
                }
                Err(error) if error.code() == git2::ErrorCode::UnbornBranch => return Ok(None),
                Err(_) => {}
            }
        }
        match self.git.line(&["rev-parse", "--verify", "HEAD"]) {
            Ok(_) => self.commit_through_git("HEAD").map(Some),
            Err(error) => match self.git.line(&["symbolic-ref", "-q", "HEAD"]) {
                Ok(branch) if !branch.is_empty() => Ok(None),
                _ => Err(error),
            },
        }
    }

    /// The commits being merged into HEAD; empty if there is no merge in progress.
    ///
    /// # Errors
    /// If git's record of them cannot be understood.
    pub(crate) fn merge_heads(&self) -> Result<Vec<ObjectId>> {
        let bytes = match file::read(&self.git_dir.join("MERGE_HEAD"), MAX_MERGE_HEAD) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(self.announced_merge_heads()),
            Err(error) => return Err(Error::new(format!("MERGE_HEAD cannot be read: {error}"))),
        };
        let lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
        lines
            .map(|line| ObjectId::parse(line).filter(|id| id.as_bytes().len() == self.hash.len()))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| Error::new("MERGE_HEAD is damaged").help("finish or abort the merge: git merge --abort"))
    }

    /// `git merge` writes MERGE_HEAD only after the pre-merge-commit hook, which finds the merged commits in variables
    /// (`GITHEAD_<id>`). Commands started by later hooks inherit them: what HEAD already holds is no merge any more.
    fn announced_merge_heads(&self) -> Vec<ObjectId> {
        let names = self.environment.variables().filter_map(|(name, _)| name.to_str()?.strip_prefix("GITHEAD_"));
        let ids = names.filter_map(|hex| ObjectId::parse(hex.as_bytes()));
        let ids: Vec<_> = ids.filter(|id| id.as_bytes().len() == self.hash.len()).collect();
        if ids.is_empty() {
            return ids;
        }
        let Ok(Some(head)) = self.head() else { return Vec::new() };
        let merged = |id: ObjectId| self.merge_bases(head.id, id).is_ok_and(|bases| bases.contains(&id));
        ids.into_iter().filter(|&id| self.commit(id).is_ok() && !merged(id)).collect()
    }

    /// A commit and its tree.
    ///
    /// # Errors
    /// If there is no such commit here.
    pub(crate) fn commit(&self, id: ObjectId) -> Result<Commit> {
        if let (Some(library), Ok(oid)) = (self.lock(), git2::Oid::from_bytes(id.as_bytes()))
            && let Ok(commit) = library.find_commit(oid)
        {
            return Ok(commit_of(&commit));
        }
        self.commit_through_git(&id.to_string())
    }

    fn commit_through_git(&self, name: &str) -> Result<Commit> {
        let id = self.verify(&format!("{name}^{{commit}}"))?;
        let tree = self.verify(&format!("{id}^{{tree}}"))?;
        Ok(Commit { id, tree })
    }

    /// What git takes `name` for; the name cannot be taken for an option.
    fn verify(&self, name: &str) -> Result<ObjectId> {
        let line = self.git.line(&["rev-parse", "--verify", "--end-of-options", name])?;
        ObjectId::parse(&line).ok_or_else(|| Error::new(format!("`git rev-parse` does not name one object for {name}")))
    }

    /// What `name` names: a commit (also through a tag) or a tree; `None` if nothing here.
    pub(crate) fn resolve(&self, name: &str) -> Option<Revision> {
        if name.starts_with('-') || name.contains('\0') {
            return None;
        }
        if ObjectId::parse(name.as_bytes()) == Some(self.hash.empty_tree()) {
            return Some(Revision::Tree(self.hash.empty_tree()));
        }
        if let Some(library) = self.lock()
            && let Ok(object) = library.revparse_single(name)
        {
            if let Ok(commit) = object.peel_to_commit() {
                return Some(Revision::Commit(commit_of(&commit)));
            }
            if let Ok(tree) = object.peel_to_tree() {
                return Some(Revision::Tree(id_of(tree.id())));
            }
        }
        // Git knows more ways to name a commit than libgit2; its word is final.
        if let Ok(commit) = self.commit_through_git(name) {
            return Some(Revision::Commit(commit));
        }
        self.verify(&format!("{name}^{{tree}}")).ok().map(Revision::Tree)
    }

    /// The best common ancestors of two commits; several after criss-cross merges, none if their histories do not meet.
    ///
    /// # Errors
    /// If history cannot be read.
    pub(crate) fn merge_bases(&self, one: ObjectId, two: ObjectId) -> Result<Vec<ObjectId>> {
        if let Some(library) = self.lock()
            && let (Ok(a), Ok(b)) = (git2::Oid::from_bytes(one.as_bytes()), git2::Oid::from_bytes(two.as_bytes()))
        {
            match library.merge_bases(a, b) {
                Ok(bases) => return Ok(bases.iter().map(|&oid| id_of(oid)).collect()),
                Err(error) if error.code() == git2::ErrorCode::NotFound && !self.is_shallow() => {
                    return Ok(Vec::new());
                }
                Err(_) => {}
            }
        }
        self.merge_bases_through_git(&["--all", &one.to_string(), &two.to_string()])
    }

    /// The common ancestor of all of these commits, if there is exactly one that is best.
    ///
    /// # Errors
    /// If history cannot be read.
    pub(crate) fn merge_base_of_all(&self, commits: &[ObjectId]) -> Result<Option<ObjectId>> {
        let bases = match commits {
            [] => return Ok(None),
            [only] => return Ok(Some(*only)),
            [one, two] => self.merge_bases(*one, *two)?,
            more => {
                let mut arguments = vec!["--octopus".to_owned()];
                arguments.extend(more.iter().map(ToString::to_string));
                self.merge_bases_through_git(&arguments.iter().map(String::as_str).collect::<Vec<_>>())?
            }
        };
        // Of several (criss-cross merges) each alone knows too little, and would explain a copy that nobody had.
        Ok(if let [only] = *bases { Some(only) } else { None })
    }

    fn merge_bases_through_git(&self, arguments: &[&str]) -> Result<Vec<ObjectId>> {
        let all: Vec<&str> = std::iter::once("merge-base").chain(arguments.iter().copied()).collect();
        let Some(answer) = self.git.run_or_no(&all)? else { return Ok(Vec::new()) };
        let lines = answer.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
        lines
            .map(ObjectId::parse)
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| Error::new("`git merge-base` answered something that was not expected"))
    }

    fn lock(&self) -> Option<std::sync::MutexGuard<'_, git2::Repository>> {
        // A thread that panicked while holding it has changed nothing.
        Some(self.library.as_ref()?.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

fn foreign_owner(advice: &str) -> Error {
    Error::new("the repository belongs to another user, so git and hook will not read it")
        .help(format!("if you trust it: {advice}"))
}

fn commit_of(commit: &git2::Commit<'_>) -> Commit {
    Commit { id: id_of(commit.id()), tree: id_of(commit.tree_id()) }
}

fn id_of(oid: git2::Oid) -> ObjectId {
    ObjectId::new(oid.as_bytes()).expect("libgit2's names have the length of a hash")
}

/// Without the slash at the end that libgit2 puts there.
fn clean(path: &Path) -> PathBuf {
    path.components().collect()
}

fn has_work_tree_setting(library: &git2::Repository) -> bool {
    library.config().is_ok_and(|config| config.get_entry("core.worktree").is_ok())
}

/// A relative one counts from the root of the work tree, where git stands while it works.
fn index_variable(environment: &Environment, root: Option<&Path>) -> Option<PathBuf> {
    let path = environment.get("GIT_INDEX_FILE")?;
    Some(root.unwrap_or(environment.cwd()).join(path))
}

fn bind(git: &Git, environment: &Environment, git_dir: &Path, root: Option<&Path>) -> Git {
    git.bound(
        root.unwrap_or(git_dir),
        &[
            ("GIT_DIR", Some(git_dir.to_owned())),
            ("GIT_WORK_TREE", root.map(Path::to_owned)),
            ("GIT_INDEX_FILE", index_variable(environment, root)),
            ("GIT_COMMON_DIR", environment.path("GIT_COMMON_DIR")),
            ("GIT_OBJECT_DIRECTORY", environment.path("GIT_OBJECT_DIRECTORY")),
        ],
    )
}

/// `Err(None)`: libgit2 would not do what the variables say.
fn open_library(environment: &Environment) -> std::result::Result<git2::Repository, Option<git2::Error>> {
    use git2::RepositoryOpenFlags as Flags;
    if environment.get("GIT_COMMON_DIR").is_some() || environment.get("GIT_SHALLOW_FILE").is_some() {
        return Err(None);
    }
    let library = match environment.path("GIT_DIR") {
        Some(git_dir) => git2::Repository::open_ext(git_dir, Flags::NO_SEARCH | Flags::NO_DOTGIT, NO_CEILING),
        None => {
            let mut flags = Flags::empty();
            if environment.get("GIT_DISCOVERY_ACROSS_FILESYSTEM").is_some_and(|value| value != "0") {
                flags |= Flags::CROSS_FS;
            }
            let ceilings: Vec<PathBuf> = environment
                .get("GIT_CEILING_DIRECTORIES")
                .map(|dirs| std::env::split_paths(dirs).collect())
                .unwrap_or_default();
            git2::Repository::open_ext(environment.cwd(), flags, ceilings)
        }
    };
    let library = library.map_err(Some)?;
    add_object_directories(environment, &library)?;
    Ok(library)
}

const NO_CEILING: &[&std::ffi::OsStr] = &[];

/// In a server's hooks new objects wait in a folder of their own. `Err(None)`: a list that libgit2 would not understand.
fn add_object_directories(
    environment: &Environment,
    library: &git2::Repository,
) -> std::result::Result<(), Option<git2::Error>> {
    if environment.get("GIT_ALTERNATE_OBJECT_DIRECTORIES").is_some_and(|list| list.as_encoded_bytes().contains(&b'"')) {
        // Git quotes a path that holds the separator.
        return Err(None);
    }
    for path in object_directories(environment) {
        let Some(path) = path.to_str() else { return Err(None) };
        library.odb().and_then(|database| database.add_disk_alternate(path)).map_err(Some)?;
    }
    Ok(())
}

/// Folders of objects that variables name.
fn object_directories(environment: &Environment) -> impl Iterator<Item = PathBuf> {
    let others = environment.get("GIT_ALTERNATE_OBJECT_DIRECTORIES").into_iter().flat_map(std::env::split_paths);
    let others = others.map(|path| environment.cwd().join(path));
    environment.path("GIT_OBJECT_DIRECTORY").into_iter().chain(others)
}

#[cfg(test)]
#[path = "repository_tests.rs"]
mod tests;
