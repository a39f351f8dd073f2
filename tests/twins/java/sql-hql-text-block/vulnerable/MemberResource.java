// weakness: CWE-89 SQL injection
// features: template literal, two files, format
// attack: GET /members?town=x' or m.secret like 'a% is formatted into the HQL
// expect: MemberDao.java:22 CWE-89
package club;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;

@Path("/members")
@Produces("application/json")
public class MemberResource {

    @Inject
    MemberDao members;

    @GET
    public List<String> list(@QueryParam("town") @DefaultValue("") String town) {
        return members.namesIn(town);
    }
}
