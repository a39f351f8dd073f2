// weakness: CWE-601 open redirect
// features: builder, type cast
// attack: POST return=https://evil.example/ is the URI of the 303
// expect: 21 CWE-601
package payments;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

@Path("/payments")
public class PaymentResource {

    @POST
    @Path("/done")
    public Response done(@FormParam("return") String back) {
        URI target = UriBuilder.fromUri(back).queryParam("paid", true).build();
        return Response.seeOther(target).build();
    }

    @POST
    @Path("/cancelled")
    public Response cancelled() {
        return Response.seeOther(URI.create("/cart")).build();
    }
}
