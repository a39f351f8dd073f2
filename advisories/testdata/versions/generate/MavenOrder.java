import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/** The order of Maven's ComparableVersion, and its VersionRange, whichever the class path has. */
class MavenOrder {
    public static void main(String[] arguments) throws Exception {
        String title = System.getenv("MAVEN_TITLE");
        StringBuilder answers = new StringBuilder("Maven ComparableVersion " + (title == null ? "" : title) + "\n");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] pair = line.split("\t", -1);
            if (arguments.length > 0) {
                answers.append(allowed(pair[0], pair[1])).append('\n');
                continue;
            }
            int order = new ComparableVersion(pair[0]).compareTo(new ComparableVersion(pair[1]));
            answers.append(order < 0 ? "<" : order > 0 ? ">" : "=").append('\n');
        }
        System.out.print(answers);
    }

    private static String allowed(String range, String version) {
        try {
            return VersionRange.createFromVersionSpec(range).containsVersion(new DefaultArtifactVersion(version)) ? "yes" : "no";
        } catch (InvalidVersionSpecificationException e) {
            return "!";
        }
    }
}
