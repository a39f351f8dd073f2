//! Maven and Gradle.

use super::{check, check_refused, check_with};

pub(super) const POM: &str = "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">
  <parent><groupId>org.demo</groupId><artifactId>parent</artifactId><version>7</version></parent>
  <artifactId>child</artifactId>
  <properties><left.version>1.<!-- a comment -->2.0</left.version><again>${left.version}</again></properties>
  <dependencies>
    <dependency><groupId>org.left</groupId><artifactId>left</artifactId><version>${again}</version></dependency>
    <dependency><groupId>org.left</groupId><artifactId>same</artifactId><version>${project.version}</version></dependency>
    <dependency><groupId>org.left</groupId><artifactId>managed</artifactId></dependency>
    <dependency><groupId>org.left</groupId><artifactId>exact</artifactId><version>[1.0]</version><scope>test</scope></dependency>
    <dependency><groupId>org.left</groupId><artifactId>range</artifactId><version>[1.0,2.0)</version><optional>true</optional></dependency>
    <dependency><groupId>org.left</groupId><artifactId>unsaid</artifactId><version>${nowhere}</version></dependency>
  </dependencies>
  <build><plugins><plugin><artifactId>p</artifactId><dependencies>
    <dependency><groupId>org.left</groupId><artifactId>left</artifactId><version>0.1</version></dependency>
  </dependencies></plugin></plugins></build>
  <profiles><profile><id>fast</id><dependencies>
    <dependency><groupId>org.left</groupId><artifactId>quick</artifactId><version>3</version></dependency>
  </dependencies></profile></profiles>
</project>
";

const PARENT: &str = "<project><groupId>org.demo</groupId><artifactId>parent</artifactId><version>7</version>
  <properties><managed.version>4.0</managed.version></properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.left</groupId><artifactId>managed</artifactId><version>${managed.version}</version><scope>test</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies><dependency><groupId>org.left</groupId><artifactId>inherited</artifactId><version>1</version></dependency></dependencies>
</project>";

const OWN: [&str; 8] = [
    "<artifactId>left</artifactId> | org.left:left 1.2.0 direct",
    "<artifactId>same</artifactId> | org.left:same 7 direct",
    "<artifactId>managed</artifactId> | org.left:managed 4.0 direct development",
    "<artifactId>exact</artifactId> | org.left:exact 1.0 direct development",
    "<artifactId>range</artifactId> | org.left:range ?a range, [1.0,2.0) direct optional",
    "<artifactId>unsaid</artifactId> | org.left:unsaid ?${nowhere} has no value in the files on this disk direct",
    "<artifactId>left</artifactId> | org.left:left 0.1 direct development",
    "<artifactId>quick</artifactId> | org.left:quick 3 direct (profile fast)",
];

#[test]
fn a_parent_beside_it() {
    check_with("child/pom.xml", POM, &[("../pom.xml", PARENT)], &OWN);
}

#[test]
fn a_parent_that_maven_has_downloaded() {
    let place = "~/.m2/repository/org/demo/parent/7/parent-7.pom";
    let parent = "<parent><groupId>org.demo</groupId><artifactId>parent</artifactId><version>7</version></parent>";
    // What it asks for stands in no file of the project.
    let inherited = format!("{parent} | org.left:inherited 1 direct");
    check_with("child/pom.xml", POM, &[(place, PARENT)], &[&[&*inherited], &OWN[..]].concat());
}

#[test]
fn a_parent_that_is_elsewhere() {
    let mut expected = OWN;
    expected[2] =
        "<artifactId>managed</artifactId> | org.left:managed ?given by a parent or BOM that is not on this disk direct";
    let gap = "! 1 dependencies whose version comes from a parent or BOM that is not on this disk (org.demo:parent:7): \
               org.left:managed; run `mvn dependency:go-offline` once, or scan a CycloneDX SBOM of the build";
    check("pom.xml", POM, &[&expected[..], &[gap]].concat());
    // Another project's file at that place is not the parent.
    let other = PARENT.replace("<artifactId>parent<", "<artifactId>other<");
    check_with("pom.xml", POM, &[("../pom.xml", &other)], &[&expected[..], &[gap]].concat());
}

#[test]
fn a_bom_that_maven_has_downloaded() {
    let pom = "<project><artifactId>x</artifactId>
      <dependencyManagement><dependencies>
        <dependency><groupId>org.demo</groupId><artifactId>parent</artifactId><version>7</version><type>pom</type><scope>import</scope></dependency>
      </dependencies></dependencyManagement>
      <dependencies><dependency><groupId>org.left</groupId><artifactId>managed</artifactId></dependency></dependencies></project>";
    let place = "~/.m2/repository/org/demo/parent/7/parent-7.pom";
    check_with(
        "pom.xml",
        pom,
        &[(place, PARENT)],
        &["<artifactId>managed</artifactId> | org.left:managed 4.0 direct development"],
    );
}

#[test]
fn hostile_poms() {
    check_refused("pom.xml", "<!DOCTYPE a [<!ENTITY x \"y\">]>\n<project/>", "document type");
    check_refused("pom.xml", "<project>\n<dependencies>", "this is not XML");
    check_refused("pom.xml", "<html/>", "its root is not <project>");
    let loops = "<project><properties><a>${b}${b}</a><b>${a}${a}</b></properties><dependencies><dependency>\
                 <groupId>g</groupId><artifactId>a</artifactId><version>${a}</version></dependency></dependencies></project>";
    let format = super::format_of(&"pom.xml".into()).expect("a format");
    let read = format.read(loops, &super::Other(&[])).expect("it ends");
    assert!(matches!(&read.packages[0].version, crate::Version::Unknown(_)));
    // A name of a parent is no way out of the folder of downloads.
    let climbing =
        "<project><parent><groupId>..</groupId><artifactId>../x</artifactId><version>1</version></parent></project>";
    check("pom.xml", climbing, &[]);
}

pub(super) const GRADLE: &str = "# This is a Gradle generated file for dependency locking.
org.left:left:1.2.0=compileClasspath,testRuntimeClasspath
org.left:tester:1.0=testCompileClasspath,testRuntimeClasspath
empty=annotationProcessor
";

#[test]
fn gradle() {
    check(
        "gradle.lockfile",
        GRADLE,
        &[
            "org.left:left:1.2.0=compileClasspath,testRuntimeClasspath | org.left:left 1.2.0",
            "org.left:tester:1.0=testCompileClasspath,testRuntimeClasspath | org.left:tester 1.0 development",
        ],
    );
    check(
        "gradle/dependency-locks/x.lockfile",
        "org.left:left:1.2.0\n",
        &["org.left:left:1.2.0 | org.left:left 1.2.0"],
    );
    check(
        "gradle.lockfile",
        "a:b:1=x\n",
        &["a:b:1=x | a:b 1", "! the last line, `empty=`, is missing: the file is cut; write it with --write-locks"],
    );
    check_refused("gradle.lockfile", "a:b=x\n", "group:artifact:version");
}

pub(super) const VERIFICATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<verification-metadata xmlns=\"https://schema.gradle.org/dependency-verification\">
  <components>
    <component group=\"org.left\" name=\"left\" version=\"1.2.0\">
      <artifact name=\"left-1.2.0.jar\"><sha256 value=\"00\"/></artifact>
    </component>
  </components>
</verification-metadata>
";

#[test]
fn verification_metadata() {
    check(
        "gradle/verification-metadata.xml",
        VERIFICATION,
        &["<component group=\"org.left\" name=\"left\" version=\"1.2.0\"> | org.left:left 1.2.0"],
    );
    check_refused("verification-metadata.xml", "<project/>", "another name");
}

pub(super) const CATALOG: &str = "[versions]
left = \"1.2.0\"
odd = { strictly = \"[1,2[\", prefer = \"1.5\" }

[libraries]
short = \"org.left:short:3.0\"
left = { module = \"org.left:left\", version.ref = \"left\" }
parts = { group = \"org.left\", name = \"parts\", version = { require = \"2.0\" } }
odd = { module = \"org.left:odd\", version.ref = \"odd\" }
bare = { module = \"org.left:bare\" }
gone = { module = \"org.left:gone\", version = { ref = \"gone\" } }

[plugins]
p = { id = \"org.left.p\", version = \"1\" }
";

#[test]
fn version_catalog() {
    check(
        "gradle/libs.versions.toml",
        CATALOG,
        &[
            "short | org.left:short 3.0 direct",
            "left | org.left:left 1.2.0 direct",
            "parts | org.left:parts 2.0 direct",
            "odd | org.left:odd ?a range, [1,2[ direct",
            "bare | org.left:bare ?given by a platform, not by the catalog direct",
            "gone | org.left:gone ?the version gone of the catalog, which is not there direct",
        ],
    );
}
