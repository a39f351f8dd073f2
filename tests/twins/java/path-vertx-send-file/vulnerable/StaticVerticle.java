// weakness: CWE-22 path traversal
// features: lambda, check after decoding, early return
// attack: GET /static/%252e%252e%252f%252e%252e%252fetc%252fpasswd is decoded once more after the check
// expect: 31 CWE-22
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
        if (!ROOT.resolve(rest).normalize().startsWith(ROOT)) {
            ctx.fail(404);
            return;
        }
        Path file = ROOT.resolve(URLDecoder.decode(rest, StandardCharsets.UTF_8));
        ctx.response().sendFile(file.toString());
    }
}
