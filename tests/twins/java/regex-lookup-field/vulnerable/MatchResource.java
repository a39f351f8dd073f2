// weakness: CWE-1333 regex injection / ReDoS
// features: object kept and read later, constructor, wrong guard
// attack: GET /files/match?glob=((a*)*)*b is short enough, but its time grows exponentially
// expect: 30 CWE-1333
package files.match;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.regex.Pattern;

@Path("/files/match")
@Produces("application/json")
public class MatchResource {

    private static final class NameFilter {
        private final String expression;

        NameFilter(String glob) {
            if (glob.length() > 40) {
                throw new BadRequestException();
            }
            this.expression = glob;
        }

        boolean accepts(String name) {
            return Pattern.compile(expression).matcher(name).lookingAt();
        }
    }

    private final List<String> names = List.of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac.txt", "b.txt");

    @GET
    public long count(@QueryParam("glob") String glob) {
        NameFilter filter = new NameFilter(glob);
        return names.stream().filter(filter::accepts).count();
    }
}
