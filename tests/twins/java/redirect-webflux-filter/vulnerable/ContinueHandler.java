// weakness: CWE-601 open redirect
// features: async, wrong sanitizer
// attack: GET /continue?path=//evil.example is not changed by URLDecoder and strip
// expect: 28 CWE-601
package flow;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
public class ContinueHandler {

    private static String target(String raw) {
        String path = URLDecoder.decode(raw, StandardCharsets.UTF_8).strip();
        return path.startsWith("/") ? path : "/" + path;
    }

    public Mono<ServerResponse> next(ServerRequest request) {
        return Mono.justOrEmpty(request.queryParam("path"))
                .defaultIfEmpty("/start")
                .map(ContinueHandler::target)
                .flatMap(path -> ServerResponse.seeOther(URI.create(path)).build());
    }
}
