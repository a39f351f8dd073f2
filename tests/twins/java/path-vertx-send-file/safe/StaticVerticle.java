// weakness: CWE-22 path traversal
// features: lambda, check after decoding, early return
// attack: the path is decoded and normalised first, and must then stay under the web root
// expect: none
package web.files;

import io.vertx.core.AbstractVerticle;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

public class StaticVerticle extends AbstractVerticle {

    private static final Path ROOT = Path.of("/srv/www");

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.get("/static/*").handler(ctx -> serve(ctx, ctx.pathParam("*")));
        vertx.createHttpServer().requestHandler(router).listen(8082);
    }

    private void serve(RoutingContext ctx, String rest) {
        Path file = ROOT.resolve(URLDecoder.decode(rest, StandardCharsets.UTF_8)).normalize();
        if (!file.startsWith(ROOT)) {
            ctx.fail(404);
            return;
        }
        ctx.response().sendFile(file.toString());
    }
}
