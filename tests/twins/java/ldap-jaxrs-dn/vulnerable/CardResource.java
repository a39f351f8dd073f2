// weakness: CWE-90 LDAP injection
// features: two files, right sanitizer, builder
// attack: GET /cards/x,ou=admins names another branch of the tree
// expect: CardDirectory.java:18 CWE-90
package cards;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

@Path("/cards")
@Produces("application/json")
public class CardResource {

    @Inject
    CardDirectory directory;

    @GET
    @Path("{uid}")
    public boolean active(@PathParam("uid") String uid) {
        return directory.isActive(uid);
    }
}
