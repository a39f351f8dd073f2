// weakness: CWE-113 header injection
// features: lambda, loop, string builder, removal
// attack: GET /news?tags=a%0d%0aX-Injected:1 is appended to the value of X-Tags
// expect: 28 CWE-113
package news;

import io.vertx.core.AbstractVerticle;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

public class NewsVerticle extends AbstractVerticle {

    private static final Set<String> TAGS = Set.of("sports", "culture", "weather");

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.get("/news").handler(ctx -> {
            List<String> tags = new ArrayList<>(ctx.queryParam("tags"));
            tags.removeIf(tag -> tag.isBlank());
            StringBuilder value = new StringBuilder("all");
            for (String tag : tags) {
                value.append(' ').append(tag);
            }
            ctx.response()
                .putHeader("X-Tags", value.toString())
                .end();
        });
        vertx.createHttpServer().requestHandler(router).listen(8083);
    }
}
