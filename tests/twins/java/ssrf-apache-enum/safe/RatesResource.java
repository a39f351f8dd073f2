// weakness: CWE-918 SSRF
// features: switch, declared type
// attack: the source is an enum whose values are mapped to constant hosts
// expect: none
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
    public int status(@QueryParam("source") Source source) throws IOException {
        String address = source == null ? base(Source.CENTRAL) : base(source);
        try (CloseableHttpClient client = HttpClients.createDefault();
             CloseableHttpResponse response = client.execute(new HttpGet(address + "/daily.csv"))) {
            return response.getStatusLine().getStatusCode();
        }
    }
}
