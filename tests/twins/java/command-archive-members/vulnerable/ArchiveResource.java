// weakness: CWE-88 argument injection
// features: argument injection, loop, right sanitizer
// attack: POST files=--checkpoint=1&files=--checkpoint-action=exec=id are read by tar as options
// expect: 33 CWE-88
package archive;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

@Path("/archive")
public class ArchiveResource {

    private static final String INPUT = "/srv/archive/current.tar";

    @POST
    @Path("/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response test(@FormParam("files") List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add("tar");
        command.add("-xOf");
        command.add(INPUT);
        for (String file : files) {
            command.add(file);
        }
        Process tar = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int code = tar.waitFor();
        return code == 0 ? Response.noContent().build() : Response.status(422).build();
    }
}
