// weakness: CWE-89 SQL injection
// features: async, lambda, callback
// attack: the serial is passed as a Tuple to the prepared query
// expect: none
package iot.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

public class DeviceVerticle extends AbstractVerticle {

    private Pool pool;

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.get("/devices/:serial").handler(this::find);
        vertx.createHttpServer().requestHandler(router).listen(8080);
    }

    private void find(RoutingContext ctx) {
        String serial = ctx.pathParam("serial");
        pool.preparedQuery("SELECT firmware FROM device WHERE serial = $1")
            .execute(Tuple.of(serial))
            .onSuccess(rows -> {
                if (rows.size() == 0) {
                    ctx.fail(404);
                    return;
                }
                String firmware = rows.iterator().next().getString("firmware");
                ctx.json(new JsonObject().put("firmware", firmware));
            })
            .onFailure(ctx::fail);
    }
}
