// weakness: CWE-79 cross-site scripting
// features: anonymous class, closure, builder
// attack: GET /export/page?caption=<script>... is captured by the StreamingOutput and written as HTML
// expect: 32 CWE-79
package exports;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.owasp.encoder.Encode;

@Path("/export")
public class PageExportResource {

    @GET
    @Path("/page")
    public Response page(@QueryParam("caption") @DefaultValue("Export") String caption) {
        final String heading = caption.toUpperCase();
        StreamingOutput body = new StreamingOutput() {
            @Override
            public void write(OutputStream output) throws IOException {
                Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
                writer.write("<table><caption>" + heading + "</caption></table>");
                writer.flush();
            }
        };
        return Response.ok(body).type(MediaType.TEXT_HTML_TYPE).build();
    }
}
