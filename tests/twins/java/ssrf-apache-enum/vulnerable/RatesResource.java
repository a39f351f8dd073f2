// weakness: CWE-918 SSRF
// features: switch, declared type
// attack: GET /rates?source=http://internal.admin:8080 is the base of the address
// expect: 34 CWE-918
package rates;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

@Path("/rates")
public class RatesResource {

    public enum Source {
        CENTRAL, MIRROR
    }

    private static String base(Source source) {
        return switch (source) {
            case CENTRAL -> "https://rates.example.com";
            case MIRROR -> "https://mirror.example.com";
        };
    }

    @GET
    public int status(@QueryParam("source") String source) throws IOException {
        String address = source.isEmpty() ? base(Source.CENTRAL) : source;
        try (CloseableHttpClient client = HttpClients.createDefault();
             CloseableHttpResponse response = client.execute(new HttpGet(address + "/daily.csv"))) {
            return response.getStatusLine().getStatusCode();
        }
    }
}
