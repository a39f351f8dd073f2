// weakness: CWE-79 cross-site scripting
// features: async, lambda, ternary
// attack: GET /status?tag=<script>alert(1)</script> is mapped into the HTML body of the Mono
// expect: 24 CWE-79
package status;

import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
public class StatusHandler {

    public Mono<ServerResponse> status(ServerRequest request) {
        String tag = request.queryParam("tag").orElse("all");
        return Mono.delay(Duration.ofMillis(10))
                .map(tick -> tag.equals("all") ? "everything" : tag)
                .map(label -> "<h1>Status</h1><p>Shown: " + label + "</p>")
                .flatMap(html -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .bodyValue(html));
    }

    public Mono<ServerResponse> health(ServerRequest request) {
        return ServerResponse.noContent().build();
    }
}
