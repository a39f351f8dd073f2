// weakness: CWE-89 SQL injection
// features: format, same function
// attack: the pattern is a named parameter, String.format no longer sees the input
// expect: none
package press.api;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
public class ArticleResource {

    private static final String TABLE = "article";

    @PersistenceContext
    EntityManager em;

    @GET
    public List<?> search(@QueryParam("q") @DefaultValue("") String q) {
        String sql = String.format("SELECT title FROM %s WHERE title LIKE :pattern", TABLE);
        Query query = em.createNativeQuery(sql);
        query.setParameter("pattern", "%" + q + "%");
        query.setMaxResults(50);
        return query.getResultList();
    }
}
