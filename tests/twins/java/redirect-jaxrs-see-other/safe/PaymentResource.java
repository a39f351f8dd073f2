// weakness: CWE-601 open redirect
// features: builder, type cast
// attack: the order is a number that UriBuilder puts into the own path
// expect: none
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
        URI target = UriBuilder.fromPath("/orders/{id}").queryParam("paid", true).build(Long.parseLong(back));
        return Response.seeOther(target).build();
    }

    @POST
    @Path("/cancelled")
    public Response cancelled() {
        return Response.seeOther(URI.create("/cart")).build();
    }
}
