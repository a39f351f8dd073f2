// weakness: CWE-113 header injection
// features: builder, wrong sanitizer, right sanitizer
// attack: everything but word characters, dots and dashes becomes an underscore
// expect: none
package downloads;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

@Path("/download")
public class DownloadResource {

    private static final byte[] CONTENT = "id;name\n1;chair\n".getBytes(StandardCharsets.UTF_8);

    @GET
    public Response download(@QueryParam("as") @DefaultValue("list.csv") String as) {
        String name = as.replaceAll("[^\\w.-]", "_");
        return Response.ok(CONTENT, MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
