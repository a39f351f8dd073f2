//! How kinds of files spell comments, by their names.

use findings::RepoPath;

/// How a kind of file spells a comment.
pub(crate) enum Comment {
    /// From this to the end of the line.
    Line(&'static str),
    /// The same, but behind a value it would be part of the value.
    LineOfItsOwn(&'static str),
    /// To the end of the line, but between tags in braces.
    Jsx,
    /// Between these two.
    Block(&'static str, &'static str),
    /// Not at all.
    None,
}

impl Comment {
    /// How files of this name do.
    pub(crate) fn of(path: &RepoPath) -> Self {
        if path.file_name().starts_with(b".env") {
            return Self::LineOfItsOwn("#");
        }
        match path.extension().as_str() {
            "jsx" | "tsx" => Self::Jsx,
            "js" | "mjs" | "cjs" | "ts" | "mts" | "cts" | "java" | "kt" | "kts" | "go" | "rs" | "c" | "h" | "cc"
            | "cpp" | "cxx" | "hh" | "hpp" | "cs" | "fs" | "swift" | "scala" | "groovy" | "gradle" | "dart" | "php"
            | "proto" | "jsonc" | "json5" | "zig" | "sol" | "m" | "mm" | "scss" | "less" => Self::Line("//"),
            "sql" | "lua" | "hs" | "elm" | "adb" | "ads" | "vhd" | "vhdl" => Self::Line("--"),
            "lisp" | "clj" | "cljs" | "el" | "scm" | "rkt" | "asm" => Self::Line(";"),
            "tex" | "erl" => Self::Line("%"),
            "ini" | "cfg" => Self::LineOfItsOwn(";"),
            "env" | "properties" | "dockerfile" | "conf" => Self::LineOfItsOwn("#"),
            "bat" | "cmd" => Self::LineOfItsOwn("REM"),
            "vb" | "bas" => Self::Line("'"),
            "html" | "htm" | "xhtml" | "xml" | "svg" | "md" | "markdown" | "vue" | "svelte" | "xsl" | "xslt"
            | "xaml" | "csproj" | "plist" => Self::Block("<!--", "-->"),
            "css" => Self::Block("/*", "*/"),
            "json" | "ipynb" | "csv" | "tsv" | "pem" | "key" | "crt" | "p12" | "lock" | "log" | "har" => Self::None,
            _ if path.file_name() == b"Dockerfile" => Self::LineOfItsOwn("#"),
            _ => Self::Line("#"),
        }
    }
}
