// weakness: CWE-601 open redirect
// features: two files, check after decoding, wrong guard
// attack: GET /jump?t=/%252fevil.example passes the check and is decoded to //evil.example
// expect: 23 CWE-601
package jump;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/jump")
public class JumpResource {

    @GET
    public Response jump(@QueryParam("t") @DefaultValue("/") String t) {
        String target = Target.of(t);
        if (target == null) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return Response.temporaryRedirect(URI.create(target)).build();
    }
}
