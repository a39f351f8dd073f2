// weakness: CWE-78 OS command injection
// features: constant index, overwritten by a constant, spread
// attack: the element is overwritten by the fixed directory before the array is joined
// expect: none
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
        words[3] = INBOX;
        String[] command = {"/bin/sh", "-c", line(words) + " > /var/log/scan.log"};
        Runtime.getRuntime().exec(command);
        return Response.accepted().build();
    }
}
