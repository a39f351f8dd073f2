// weakness: CWE-79 cross-site scripting
// features: template literal, lambda, class field
// attack: GET /room/<img src=x onerror=alert(1)> is formatted into the text block
// expect: 32 CWE-79
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
            if (name.isBlank()) {
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
