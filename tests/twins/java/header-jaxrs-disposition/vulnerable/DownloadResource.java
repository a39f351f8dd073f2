// weakness: CWE-113 header injection
// features: builder, wrong sanitizer, right sanitizer
// attack: GET /download?as=x%22%0d%0aSet-Cookie:%20a=b: removing the quotes leaves the line break
// expect: 25 CWE-113
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
        String name = as.replace("\"", "");
        return Response.ok(CONTENT, MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
