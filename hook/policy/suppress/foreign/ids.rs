//! What the ids in comments of other tools are about: a check's id, and the weaknesses it looks for.
//!
//! Rules of several tools for one flaw have no name in common, but a weakness. The first number of an entry is the one
//! the tool itself gives; the others are what the same flaw is called elsewhere, our own rules included (bandit files
//! `eval` under commands of the operating system). What is not listed is about nothing that we know, and hides nothing.

/// The weaknesses that a check of bandit is about: by its id (`B608`), or by its name.
pub(super) fn bandit(id: &str) -> Option<&'static [u32]> {
    let number = id.strip_prefix(['B', 'b']).and_then(|digits| digits.parse().ok());
    let entry = BANDIT.iter().find(|(known, name, _)| number == Some(*known) || *name == id);
    entry.map(|(.., weaknesses)| *weaknesses)
}

/// The weaknesses that a check of gosec is about.
pub(super) fn gosec(id: &str) -> Option<&'static [u32]> {
    let number: u32 = id.strip_prefix('G')?.parse().ok()?;
    GOSEC.iter().find(|(numbers, _)| numbers.contains(&number)).map(|(_, weaknesses)| *weaknesses)
}

/// The weaknesses that a query of CodeQL is about. The language in front (`py/`) changes nothing.
pub(super) fn codeql(id: &str) -> Option<&'static [u32]> {
    let (_, name) = id.split_once('/')?;
    CODEQL.iter().find(|(names, _)| names.contains(&name)).map(|(_, weaknesses)| *weaknesses)
}

/// The weaknesses that a rule of ESLint or of one of its plugins is about.
pub(super) fn eslint(id: &str) -> Option<&'static [u32]> {
    ESLINT.iter().find(|(names, _)| names.contains(&id)).map(|(_, weaknesses)| *weaknesses)
}

/// XML that reads what it names, or that grows.
const XML: &[u32] = &[20, 611, 776];
/// Commands of the operating system, and their arguments.
const COMMAND: &[u32] = &[78, 77, 88];
/// Code from text.
const CODE: &[u32] = &[94, 95];
const SQL: &[u32] = &[89, 564];
const MARKUP: &[u32] = &[79, 80, 116];
const FILE_NAME: &[u32] = &[22, 23, 36, 73];
const CLEAR_TEXT: &[u32] = &[319];

/// bandit 1.9's tests and lists; ruff's `S` rules have the same numbers.
const BANDIT: &[(u32, &str, &[u32])] = &[
    (101, "assert_used", &[703, 617]),
    (102, "exec_used", &[78, 94, 95]),
    (103, "set_bad_file_permissions", &[732, 276]),
    (104, "hardcoded_bind_all_interfaces", &[605, 200]),
    (105, "hardcoded_password_string", &[259, 798]),
    (106, "hardcoded_password_funcarg", &[259, 798]),
    (107, "hardcoded_password_default", &[259, 798]),
    (108, "hardcoded_tmp_directory", &[377, 379]),
    (110, "try_except_pass", &[703]),
    (112, "try_except_continue", &[703]),
    (113, "request_without_timeout", &[400]),
    (201, "flask_debug_true", &[94, 489, 215]),
    (202, "tarfile_unsafe_members", FILE_NAME),
    (301, "pickle", &[502]),
    (302, "marshal", &[502]),
    (303, "md5", &[327, 328]),
    (304, "ciphers", &[327]),
    (305, "cipher_modes", &[327]),
    (306, "mktemp_q", &[377]),
    (307, "eval", &[78, 94, 95]),
    (308, "mark_safe", MARKUP),
    (310, "urllib_urlopen", &[22, 73, 918]),
    (311, "random", &[330, 338]),
    (312, "telnetlib", CLEAR_TEXT),
    (313, "xml_bad_cElementTree", XML),
    (314, "xml_bad_ElementTree", XML),
    (315, "xml_bad_expatreader", XML),
    (316, "xml_bad_expatbuilder", XML),
    (317, "xml_bad_sax", XML),
    (318, "xml_bad_minidom", XML),
    (319, "xml_bad_pulldom", XML),
    (320, "xml_bad_etree", XML),
    (321, "ftplib", CLEAR_TEXT),
    (323, "unverified_context", &[295]),
    (324, "hashlib_insecure_functions", &[327, 328, 916]),
    (325, "tempnam", &[377]),
    (401, "import_telnetlib", CLEAR_TEXT),
    (402, "import_ftplib", CLEAR_TEXT),
    (403, "import_pickle", &[502]),
    (404, "import_subprocess", COMMAND),
    (405, "import_xml_etree", XML),
    (406, "import_xml_sax", XML),
    (407, "import_xml_expat", XML),
    (408, "import_xml_minidom", XML),
    (409, "import_xml_pulldom", XML),
    (410, "import_lxml", XML),
    (411, "import_xmlrpclib", XML),
    (412, "import_httpoxy", &[284]),
    (413, "import_pycrypto", &[327]),
    (415, "import_pyghmi", CLEAR_TEXT),
    (501, "request_with_no_cert_validation", &[295]),
    (502, "ssl_with_bad_version", &[327, 326]),
    (503, "ssl_with_bad_defaults", &[327, 326]),
    (504, "ssl_with_no_version", &[327, 326]),
    (505, "weak_cryptographic_key", &[326]),
    (506, "yaml_load", &[20, 502]),
    (507, "ssh_no_host_key_verification", &[295, 322]),
    (508, "snmp_insecure_version", CLEAR_TEXT),
    (509, "snmp_weak_cryptography", CLEAR_TEXT),
    (601, "paramiko_calls", COMMAND),
    (602, "subprocess_popen_with_shell_equals_true", COMMAND),
    (603, "subprocess_without_shell_equals_true", COMMAND),
    (604, "any_other_function_with_shell_equals_true", COMMAND),
    (605, "start_process_with_a_shell", COMMAND),
    (606, "start_process_with_no_shell", COMMAND),
    (607, "start_process_with_partial_path", &[78, 426]),
    (608, "hardcoded_sql_expressions", SQL),
    (609, "linux_commands_wildcard_injection", &[155, 78]),
    (610, "django_extra_used", SQL),
    (611, "django_rawsql_used", SQL),
    (612, "logging_config_insecure_listen", CODE),
    (613, "trojansource", &[838, 1007]),
    (614, "pytorch_load", &[502]),
    (615, "huggingface_unsafe_download", &[494]),
    (701, "jinja2_autoescape_false", &[94, 79, 80, 116]),
    (702, "use_of_mako_templates", MARKUP),
    (703, "django_mark_safe", MARKUP),
    (704, "markupsafe_markup_xss", MARKUP),
];

/// gosec 2's rules.
const GOSEC: &[(&[u32], &[u32])] = &[
    (&[101], &[798, 259]),
    (&[102, 108, 119], &[200]),
    (&[103], &[242]),
    (&[104], &[703]),
    (&[106], &[322, 295]),
    (&[107, 704], &[88, 918]),
    (&[109, 115], &[190]),
    (&[110], &[409]),
    (&[111, 304, 305, 703], FILE_NAME),
    (&[112, 114, 118, 120], &[400]),
    (&[113], &[444]),
    (&[116], &[838, 1007]),
    (&[123, 402], &[295]),
    (&[124], &[614]),
    (&[201, 202, 701], SQL),
    (&[203, 705], MARKUP),
    (&[204, 702], COMMAND),
    (&[301, 302, 306, 307], &[276, 732]),
    (&[303], &[377]),
    (&[401, 405, 406, 501, 502, 503, 504, 505, 506, 507], &[327, 328]),
    (&[403], &[310, 326]),
    (&[404], &[338, 330]),
    (&[407], &[1204, 329]),
    (&[706], &[117]),
    (&[707], &[93]),
    (&[708], &[94, 1336]),
    (&[709], &[502]),
    (&[710], &[601]),
];

/// Queries of CodeQL's packs for Python, JavaScript and Java; where they call one flaw differently, all its names.
const CODEQL: &[(&[&str], &[u32])] = &[
    (&["sql-injection", "concatenated-sql-query", "sql-injection-local"], &[89, 564, 943]),
    (&["nosql-injection"], &[943]),
    (
        &[
            "command-line-injection",
            "command-line-injection-local",
            "concatenated-command-line",
            "exec-tainted-environment",
            "indirect-command-line-injection",
            "relative-path-command",
            "second-order-command-line-injection",
            "shell-command-constructed-from-input",
            "shell-command-injection-from-environment",
        ],
        COMMAND,
    ),
    (&["code-injection", "unsafe-code-construction", "eval-like-call", "use-of-exec", "groovy-injection"], CODE),
    (&["template-injection", "server-side-template-injection", "template-object-injection"], &[94, 1336, 73]),
    (
        &["spel-expression-injection", "ognl-injection", "mvel-expression-injection", "jexl-expression-injection"],
        &[917, 94],
    ),
    (&["path-injection", "path-injection-local", "tarslip", "zipslip"], FILE_NAME),
    (
        &[
            "html-constructed-from-input",
            "jinja2/autoescape-false",
            "reflected-xss",
            "reflective-xss",
            "stored-xss",
            "unsafe-jquery-plugin",
            "xss",
            "xss-through-dom",
            "xss-through-exception",
        ],
        MARKUP,
    ),
    (&["xxe", "xxe-local"], &[611]),
    (&["xml-bomb"], &[776]),
    (&["xpath-injection", "xml/xpath-injection"], &[643]),
    (&["ldap-injection"], &[90]),
    (&["unsafe-deserialization"], &[502]),
    (&["client-side-request-forgery", "full-ssrf", "partial-ssrf", "request-forgery", "ssrf"], &[918]),
    (
        &[
            "client-side-unvalidated-url-redirection",
            "server-side-unvalidated-url-redirection",
            "unvalidated-url-redirection",
            "url-redirection",
        ],
        &[601],
    ),
    (&["log-injection", "tainted-format-string"], &[117, 134]),
    (&["header-injection", "http-response-splitting"], &[113, 93]),
    (&["prototype-polluting-assignment", "prototype-pollution", "prototype-pollution-utility"], &[1321, 915]),
    (&["polynomial-redos", "redos", "regex-injection"], &[1333, 730, 400]),
    (&["insecure-randomness", "predictable-seed"], &[338, 330]),
    (
        &["weak-cryptographic-algorithm", "potentially-weak-cryptographic-algorithm", "biased-cryptographic-random"],
        &[327, 328],
    ),
    (&["weak-sensitive-data-hashing", "insufficient-password-hash"], &[327, 328, 916]),
    (&["weak-crypto-key", "insufficient-key-size"], &[326]),
    (&["insecure-default-protocol", "insecure-protocol"], &[327]),
    (&["disabling-certificate-validation", "insecure-trustmanager", "request-without-cert-validation"], &[295]),
    (&["unsafe-hostname-verification"], &[297, 295]),
    (&["flask-debug"], &[215, 489]),
    (&["csrf-protection-disabled", "missing-token-validation", "spring-disabled-csrf-protection"], &[352]),
    (&["clear-text-logging", "clear-text-logging-sensitive-data", "sensitive-log"], &[532, 312]),
    (&["hardcoded-credentials", "hardcoded-credential-api-call"], &[798, 259]),
    (&["clear-text-cookie", "client-exposed-cookie", "insecure-cookie"], &[614, 1004]),
    (&["insecure-temporary-file"], &[377]),
    (&["overly-permissive-file", "world-writable-file-read"], &[732, 276]),
    (&["jwt-missing-verification", "missing-jwt-signature-check"], &[347]),
];

/// Rules of ESLint itself and of its plugins `security` and `no-unsanitized`.
const ESLINT: &[(&[&str], &[u32])] = &[
    (
        &[
            "@typescript-eslint/no-implied-eval",
            "no-eval",
            "no-implied-eval",
            "no-new-func",
            "security/detect-eval-with-expression",
        ],
        CODE,
    ),
    (&["no-unsanitized/method", "no-unsanitized/property", "security/detect-disable-mustache-escape"], MARKUP),
    (&["security/detect-bidi-characters"], &[1007]),
    (&["security/detect-buffer-noassert", "security/detect-new-buffer"], &[119, 200]),
    (&["security/detect-child-process"], COMMAND),
    (&["security/detect-no-csrf-before-method-override"], &[352]),
    (&["security/detect-non-literal-fs-filename"], FILE_NAME),
    (&["security/detect-non-literal-regexp", "security/detect-unsafe-regex"], &[1333, 185, 400, 730]),
    (&["security/detect-non-literal-require"], &[829, 94, 95, 98]),
    (&["security/detect-object-injection"], &[915, 1321]),
    (&["security/detect-possible-timing-attacks"], &[208]),
    (&["security/detect-pseudoRandomBytes"], &[330, 338]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_what_they_are_about() {
        let check = |found: Option<&[u32]>, first: Option<u32>, id: &str| {
            assert_eq!(found.and_then(|weaknesses| weaknesses.first().copied()), first, "{id}");
        };
        for (id, first) in
            [("B608", Some(89)), ("b602", Some(78)), ("yaml_load", Some(20)), ("B999", None), ("B", None)]
        {
            check(bandit(id), first, id);
        }
        for (id, first) in [("G101", Some(798)), ("G201", Some(89)), ("G999", None), ("B101", None), ("g101", None)] {
            check(gosec(id), first, id);
        }
        for (id, first) in [
            ("py/sql-injection", Some(89)),
            ("java/xml/xpath-injection", Some(643)),
            ("js/unused-local-variable", None),
            ("sql-injection", None),
        ] {
            check(codeql(id), first, id);
        }
        for (id, first) in [("no-eval", Some(94)), ("security/detect-child-process", Some(78)), ("no-undef", None)] {
            check(eslint(id), first, id);
        }
    }

    /// No entry is out of reach behind another of the same name.
    #[test]
    fn every_id_stands_once() {
        let check = |mut ids: Vec<String>| {
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count);
        };
        check(BANDIT.iter().flat_map(|(number, name, _)| [number.to_string(), (*name).to_owned()]).collect());
        check(GOSEC.iter().flat_map(|(numbers, _)| *numbers).map(ToString::to_string).collect());
        for table in [CODEQL, ESLINT] {
            check(table.iter().flat_map(|(names, _)| *names).map(|name| (*name).to_owned()).collect());
        }
    }
}
