// weakness: CWE-89 SQL injection
// features: async, lambda, callback
// attack: GET /devices/abc' OR true -- is concatenated into the Vert.x query
// expect: 27 CWE-89
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
        pool.query("SELECT firmware FROM device WHERE serial = '" + serial + "'")
            .execute()
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
