// weakness: CWE-79 cross-site scripting
// features: exception, helper method, builder
// attack: GET /items/<svg onload=alert(1)> comes back in an HTML error page
// expect: 36 CWE-79
package items;

import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

@Path("/items")
public class ItemResource {

    private static final Map<Integer, String> ITEMS = Map.of(1, "chair", 2, "table");

    @GET
    @Path("{id}")
    public Response item(@PathParam("id") String id) {
        try {
            String item = ITEMS.get(Integer.valueOf(id));
            if (item == null) {
                return Response.status(Response.Status.NOT_FOUND).build();
            }
            return Response.ok(item, MediaType.TEXT_PLAIN).build();
        } catch (NumberFormatException e) {
            return problem("no such item: " + id);
        }
    }

    private Response problem(String message) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_HTML)
                .entity(message)
                .build();
    }
}
