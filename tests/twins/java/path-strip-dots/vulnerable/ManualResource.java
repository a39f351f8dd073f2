// weakness: CWE-22 path traversal
// features: wrong sanitizer, right sanitizer, helper function
// attack: GET /manual/page?p=....//....//etc/passwd is ../../etc/passwd after one replace
// expect: 36 CWE-22
package manual;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.io.IOException;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;

@Path("/manual")
public class ManualResource {

    private static final String DIRECTORY = "/usr/share/app/manual/";

    static String clean(String name) {
        String trimmed = FilenameUtils.separatorsToUnix(name.trim());
        return trimmed.replace("../", "");
    }

    @GET
    @Path("/page")
    @Produces(MediaType.TEXT_PLAIN)
    public byte[] page(@QueryParam("p") String p) throws IOException {
        File file = new File(DIRECTORY + clean(p));
        if (!file.isFile()) {
            throw new NotFoundException();
        }
        return FileUtils.readFileToByteArray(file);
    }
}
