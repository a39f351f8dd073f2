// weakness: CWE-601 open redirect
// features: lambda, allow list, early return
// attack: the list holds the only targets; another one leads to /
// expect: none
package vertx.auth;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

public class LogoutRoute {

    private static final List<String> TARGETS = List.of("/", "/login", "https://status.example.com/");

    public Router mount(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/logout").handler(ctx -> {
            ctx.session().destroy();
            String to = ctx.request().getParam("to");
            if (to == null || !TARGETS.contains(to)) {
                leave(ctx, TARGETS.get(0));
                return;
            }
            leave(ctx, to);
        });
        return router;
    }

    private static void leave(RoutingContext ctx, String location) {
        ctx.response()
            .setStatusCode(303)
            .putHeader("Location", location)
            .end();
    }
}
