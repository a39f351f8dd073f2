// weakness: CWE-78 OS command injection
// features: constant index, overwritten by a constant, spread
// attack: POST /scan?target=;id is the last element of the array that is joined
// expect: 27 CWE-78
package scanner;

import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import java.io.IOException;

@Path("/scan")
public class ScanResource {

    private static final String INBOX = "/srv/inbox";

    private static String line(String... words) {
        return String.join(" ", words);
    }

    @POST
    public Response scan(@QueryParam("target") String target) throws IOException {
        String[] words = {"clamscan", "--quiet", "-r", target};
        words[1] = "--infected";
        String[] command = {"/bin/sh", "-c", line(words) + " > /var/log/scan.log"};
        Runtime.getRuntime().exec(command);
        return Response.accepted().build();
    }
}
