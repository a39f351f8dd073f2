// weakness: CWE-90 LDAP injection
// features: two files, right sanitizer, builder
// attack: LdapNameBuilder escapes the value of the uid
// expect: none
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
