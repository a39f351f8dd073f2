// weakness: CWE-79 cross-site scripting
// features: template literal, lambda, class field
// attack: a room of other characters than letters and digits is answered with 404
// expect: none
package rooms;

import io.vertx.core.AbstractVerticle;
import io.vertx.ext.web.Router;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

public class RoomVerticle extends AbstractVerticle {

    private final String page = """
            <!doctype html>
            <title>Rooms</title>
            <h1>Room %s</h1>
            <p>%d seats</p>
            """;

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.get("/room/:name").handler(ctx -> {
            String name = URLDecoder.decode(ctx.pathParam("name"), StandardCharsets.UTF_8);
            if (!name.matches("[A-Za-z0-9]{1,20}")) {
                ctx.fail(404);
                return;
            }
            ctx.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(page.formatted(name, 12));
        });
        vertx.createHttpServer().requestHandler(router).listen(8081);
    }
}
