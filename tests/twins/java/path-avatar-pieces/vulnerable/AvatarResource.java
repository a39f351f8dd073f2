// weakness: CWE-22 path traversal
// features: constant index, same function
// attack: GET /avatar/u7:..%2f..%2f..%2fetc%2fpasswd takes the second piece, which nobody looked at, as the name
// expect: 29 CWE-22
package avatars;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

@Path("/avatar")
public class AvatarResource {

    private static final File FOLDER = new File("/srv/avatars");

    @GET
    @Path("{key: .+}")
    @Produces("image/png")
    public byte[] avatar(@PathParam("key") String key) throws IOException {
        String[] pieces = key.split(":", 2);
        String[] names = new String[2];
        names[0] = Long.parseLong(pieces[0].substring(1)) + ".png";
        names[1] = pieces.length > 1 ? pieces[1] : "default.png";
        File file = new File(FOLDER, names[1]);
        return Files.readAllBytes(file.toPath());
    }
}
