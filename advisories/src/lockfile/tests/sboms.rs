//! CycloneDX and SPDX.

use super::{check, check_refused};

pub(super) const CYCLONEDX: &str = r#"{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "metadata": {"component": {"bom-ref": "demo", "name": "demo", "type": "application"}},
  "components": [
    {"bom-ref": "l", "name": "left", "version": "1.2.0", "purl": "pkg:npm/%40scope/left@1.2.0",
     "components": [{"bom-ref": "r", "name": "right", "version": "2.0.1", "purl": "pkg:pypi/right", "scope": "optional"}]},
    {"bom-ref": "o", "name": "openssl", "version": "3", "purl": "pkg:deb/debian/openssl@3"},
    {"bom-ref": "n", "name": "nameless", "version": "1"}
  ],
  "dependencies": [{"ref": "demo", "dependsOn": ["l"]}, {"ref": "l", "dependsOn": ["r", "o"]}]
}
"#;

#[test]
fn cyclonedx() {
    check(
        "bom.json",
        CYCLONEDX,
        &[
            "\"left\" | @scope/left 1.2.0 direct > right",
            "\"right\" | right 2.0.1 optional",
            "! 1 entries without a package URL, not checked: nameless",
            "! packages of kinds that are not checked: deb",
        ],
    );
    check_refused("x.cdx.json", "{}", "bomFormat");
}

pub(super) const SPDX: &str = r#"{
  "spdxVersion": "SPDX-2.3",
  "packages": [
    {"SPDXID": "SPDXRef-demo", "name": "demo"},
    {"SPDXID": "SPDXRef-l", "name": "left", "versionInfo": "1.2.0",
     "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:maven/org.left/left@1.2.0"}]},
    {"SPDXID": "SPDXRef-r", "name": "right", "versionInfo": "2.0.1",
     "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:cargo/right"}]}
  ],
  "relationships": [
    {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-demo"},
    {"spdxElementId": "SPDXRef-demo", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": "SPDXRef-l"},
    {"spdxElementId": "SPDXRef-r", "relationshipType": "DEPENDENCY_OF", "relatedSpdxElement": "SPDXRef-l"}
  ]
}
"#;

#[test]
fn spdx() {
    check("demo.spdx.json", SPDX, &["\"left\" | org.left:left 1.2.0 direct > right", "\"right\" | right 2.0.1"]);
    check_refused("demo.spdx.json", "{\"@context\": \"\", \"@graph\": []}", "write it as SPDX 2.3 or as CycloneDX");
}
