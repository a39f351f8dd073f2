// weakness: CWE-918 SSRF
// features: async, lambda, builder
// attack: the host is a constant and the caller's value is one encoded path segment
// expect: none
package hooks;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@RestController
public class WebhookController {

    public record Hook(String callback, String event) {
    }

    private final WebClient client;

    public WebhookController(WebClient.Builder builder) {
        this.client = builder.build();
    }

    @PostMapping("/hooks/test")
    public Mono<Integer> test(@RequestBody Mono<Hook> body) {
        return body.flatMap(hook -> client.post()
                .uri("https://hooks.example.net/in/{id}", hook.callback())
                .header("X-Event", "test")
                .retrieve()
                .toBodilessEntity())
                .map(answer -> answer.getStatusCode().value());
    }
}
